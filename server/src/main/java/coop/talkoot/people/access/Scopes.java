package coop.talkoot.people.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a program may do, in the words of Mastodon's API; a word alone includes those it stands before with a colon. */
public record Scopes(List<String> words) {
    /** Every word we know. Others are passed over: programs ask for what newer servers have. */
    public static final List<String> KNOWN = List.of(
            "profile",
            "read",
            "read:accounts",
            "read:blocks",
            "read:bookmarks",
            "read:favourites",
            "read:filters",
            "read:follows",
            "read:lists",
            "read:mutes",
            "read:notifications",
            "read:search",
            "read:statuses",
            "write",
            "write:accounts",
            "write:blocks",
            "write:bookmarks",
            "write:conversations",
            "write:favourites",
            "write:filters",
            "write:follows",
            "write:lists",
            "write:media",
            "write:mutes",
            "write:notifications",
            "write:reports",
            "write:statuses",
            "follow",
            "push");

    /** What somebody's own token may do: everything. */
    public static final Scopes ALL = new Scopes(List.of("read", "write", "follow", "push", "profile"));

    private static final Scopes READ = new Scopes(List.of("read"));
    /** {@code follow} is the older word for these. */
    private static final Set<String> FOLLOW = Set.of("blocks", "follows", "mutes");

    public Scopes {
        words = List.copyOf(words);
    }

    /** The words we know among those between spaces or commas; {@code read} when none is left. */
    public static Scopes of(String asked) {
        return of(Arrays.asList(asked.split("[\\s,+]+", -1)));
    }

    static Scopes of(Collection<String> asked) {
        var wanted = new TreeSet<>(asked);
        var known = KNOWN.stream().filter(wanted::contains).toList();
        return known.isEmpty() ? READ : new Scopes(known);
    }

    /** Whether a program with these may do what needs {@code word}. */
    public boolean permit(String word) {
        var colon = word.indexOf(':');
        if (words.contains(word) || (colon > 0 && words.contains(word.substring(0, colon)))) {
            return true;
        }
        return colon > 0 && FOLLOW.contains(word.substring(colon + 1)) && words.contains("follow");
    }

    /** Whether these permit all that {@code others} do. */
    public boolean include(Scopes others) {
        return others.words.stream().allMatch(this::permit);
    }

    /** As they travel: words with a space between. */
    public String text() {
        return String.join(" ", words);
    }

    String[] array() {
        return words.toArray(String[]::new);
    }
}
