package coop.talkoot.groups.affiliation;

import coop.talkoot.platform.Refused;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What makes a group one of groups.
 *
 * @param scopeWords says the scope more closely, as "Vale and its hills"; needed where it is CUSTOM
 * @param tags lower case, without #; what is announced where {@code announces} is TAGS, else empty
 */
public record FederationTerms(
        Scope scope,
        String scopeWords,
        Governing governing,
        Admission admission,
        Announces announces,
        List<String> tags) {
    /** What its groups have in common. */
    public enum Scope {
        GEOGRAPHIC,
        SECTORAL,
        SKILL,
        VALUES,
        CUSTOM
    }

    /** Who speaks for a group in it: all its members, or delegates it sends. */
    public enum Governing {
        MEMBERS,
        COUNCIL
    }

    /** Who lets a group in. */
    public enum Admission {
        COORDINATORS,
        VOTE
    }

    /** What its groups announce that it announces, too. */
    public enum Announces {
        ALL,
        TAGS,
        NOTHING
    }

    /** Of a federation that has said nothing yet. */
    public static final FederationTerms USUAL = new FederationTerms(
            Scope.GEOGRAPHIC, "", Governing.MEMBERS, Admission.COORDINATORS, Announces.ALL, List.of());

    public static final int MOST_TAGS = 20;
    private static final int LONGEST_WORDS = 200;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}_]{1,100}");

    public FederationTerms {
        scopeWords = scopeWords.strip();
        if (scopeWords.length() > LONGEST_WORDS) {
            throw Refused.invalid("scopeWords", "A scope is said in at most " + LONGEST_WORDS + " characters.");
        }
        if (scope == Scope.CUSTOM && scopeWords.isEmpty()) {
            throw Refused.invalid("scopeWords", "Say in a few words what its groups have in common.");
        }
        tags = tags.stream()
                .map(tag -> tag.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (!tags.stream().allMatch(tag -> TAG.matcher(tag).matches())) {
            throw Refused.invalid("tags", "A tag is letters, digits and _ only, at most 100 of them.");
        }
        if (tags.size() > MOST_TAGS) {
            throw Refused.invalid("tags", "At most " + MOST_TAGS + " tags can be named.");
        }
        if ((announces == Announces.TAGS) == tags.isEmpty()) {
            throw Refused.invalid(
                    "tags", "Name at least one tag where only tags are announced, and none where they do not count.");
        }
    }
}
