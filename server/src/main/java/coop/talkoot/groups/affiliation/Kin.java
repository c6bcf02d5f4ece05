package coop.talkoot.groups.affiliation;

import java.util.HashSet;
import java.util.Set;

/**
 * The relatives of two groups of which one would become the child of the other, told by their own servers or known here;
 * those that are only asked for count.
 *
 * @param above uris of the parent and all above it
 * @param levelsAbove of the longest way from the parent up: 0 where it has no parent
 * @param below uris of the child and all below it
 * @param levelsBelow of the longest way from the child down: 0 where it has no child
 */
public record Kin(Set<String> above, int levelsAbove, Set<String> below, int levelsBelow) {
    /** So many steps there can be from the top of a tree to its lowest group (B12). */
    public static final int DEEPEST = 5;

    public Kin {
        above = Set.copyOf(above);
        below = Set.copyOf(below);
    }

    /** What two sources know together. */
    public Kin and(Kin other) {
        var allAbove = new HashSet<>(above);
        allAbove.addAll(other.above);
        var allBelow = new HashSet<>(below);
        allBelow.addAll(other.below);
        return new Kin(
                allAbove, Math.max(levelsAbove, other.levelsAbove), allBelow, Math.max(levelsBelow, other.levelsBelow));
    }

    /** Whether one of them would then be above itself. */
    public boolean isCycle() {
        return below.stream().anyMatch(above::contains);
    }

    public boolean isTooDeep() {
        return levelsAbove + 1 + levelsBelow > DEEPEST;
    }
}
