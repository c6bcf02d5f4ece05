package coop.talkoot.governance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The roll as it is hashed: a list of (actor, weight, fingerprint of the actor's key), in the order of the actors. */
public final class RollText {
    private RollText() {}

    /** One who may vote. */
    public record Line(String actor, long weight, String keyFingerprint) {}

    /** What a roll hashes to, and how large it is. */
    public record Sealed(byte[] hash, int size, long weight) {}

    public static String write(List<Line> lines) {
        var sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(Line::actor));
        var rows = new ArrayList<Object>();
        for (var line : sorted) {
            rows.add(List.<Object>of(line.actor(), line.weight(), line.keyFingerprint()));
        }
        return Canonical.write(rows);
    }

    public static Sealed seal(List<Line> lines) {
        var weight = lines.stream().mapToLong(Line::weight).reduce(0L, Math::addExact);
        return new Sealed(Canonical.hash(write(lines)), lines.size(), weight);
    }
}
