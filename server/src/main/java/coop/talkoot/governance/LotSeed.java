package coop.talkoot.governance;

import coop.talkoot.governance.method.CommonSeed;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The seed of a public lot as {@link CommonSeed} makes it, from what was promised and shown by members of a group. */
public final class LotSeed {
    private LotSeed() {}

    /** What somebody promises: the hash of a number of theirs, followed by their own uri, so that nobody can copy it. */
    public static byte[] commitment(byte[] number, String actor) {
        return bytes(CommonSeed.commitment(HexFormat.of().formatHex(number), actor));
    }

    /** The hash of all who could be drawn; with the part each belongs to, where there are such. */
    public static byte[] pool(Map<String, String> partOf) {
        var isByParts = partOf.values().stream().anyMatch(part -> !part.isEmpty());
        return Canonical.hash(
                isByParts
                        ? Canonical.write(partOf)
                        : Canonical.write(partOf.keySet().stream().sorted().toList()));
    }

    /**
     * @param lotUri the drawing's name, as another one of the same pool must not give the same
     * @param shown the numbers that were shown, by who promised them
     * @param publicNumber as it was typed by two people; empty where none was named
     */
    public static byte[] of(String lotUri, byte[] poolHash, SortedMap<String, byte[]> shown, String publicNumber) {
        var numbers = new TreeMap<String, String>();
        shown.forEach((actor, number) -> numbers.put(actor, HexFormat.of().formatHex(number)));
        return bytes(CommonSeed.of(lotUri, HexFormat.of().formatHex(poolHash), numbers, publicNumber));
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
