package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a federation advises its member groups. It binds nobody: each takes on what it wants, by its own deed.
 *
 * @param floors what it advises about charters, in the order of {@link Floor}
 * @param tags lower case, without #; for members to use
 * @param domains servers it advises to block
 * @param note why, in a few words of plain text; may be empty
 */
public record Policies(Map<Floor, Bound> floors, List<String> tags, List<AdvisedDomain> domains, String note) {
    public static final int MOST_TAGS = 50;
    public static final int MOST_DOMAINS = 200;
    private static final int LONGEST_NOTE = 2000;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}_]{1,100}");

    public Policies {
        var ordered = new EnumMap<Floor, Bound>(Floor.class);
        ordered.putAll(floors);
        floors = Collections.unmodifiableMap(ordered);
        tags = tags.stream().map(Policies::tag).distinct().toList();
        domains = List.copyOf(domains);
        note = note.strip();
        if (tags.size() > MOST_TAGS) {
            throw Refused.invalid("tags", "At most " + MOST_TAGS + " tags can be named.");
        }
        if (domains.size() > MOST_DOMAINS) {
            throw Refused.invalid("domains", "At most " + MOST_DOMAINS + " domains can be named.");
        }
        if (new HashSet<>(domains.stream().map(AdvisedDomain::domain).toList()).size() < domains.size()) {
            throw Refused.invalid("domains", "No domain can stand there twice.");
        }
        if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
            throw Refused.invalid("note", "A note has at most " + LONGEST_NOTE + " characters.");
        }
    }

    /** Whether nothing is advised: what was advised before is advised no more. */
    public boolean isEmpty() {
        return floors.isEmpty() && tags.isEmpty() && domains.isEmpty();
    }

    /** Whether there is something of that part to take on. */
    public boolean has(Adoption.Part part) {
        return switch (part) {
            case FLOORS -> !floors.isEmpty();
            case TAGS -> !tags.isEmpty();
            case DOMAINS -> !domains.isEmpty();
        };
    }

    /** Whether these rules meet every floor. */
    public boolean areMetBy(Bylaws bylaws) {
        return floors.entrySet().stream().allMatch(floor -> floor.getKey().isMet(bylaws, floor.getValue()));
    }

    /** The same rules with as little changed as meets every floor. */
    public Bylaws metBy(Bylaws bylaws) {
        var rules = bylaws;
        for (var floor : floors.entrySet()) {
            rules = floor.getKey().met(rules, floor.getValue());
        }
        return rules;
    }

    private static String tag(String typed) {
        var tag = typed.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
        if (!TAG.matcher(tag).matches()) {
            throw Refused.invalid("tags", "A tag is letters, digits and _ only, at most 100 of them.");
        }
        return tag;
    }
}
