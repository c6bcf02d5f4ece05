package coop.talkoot.governance.method;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A seed nobody could choose: several people each choose a number, bind themselves to it before the pool is fixed, and show
 * it afterwards. Who shows none is left out; a public number that was named in advance but not yet known is added.
 */
public final class CommonSeed {

    private static final String KIND = "talkoot-lot-v1";

    private CommonSeed() {}

    /** What somebody publishes before the pool is fixed: SHA-256 of the number's bytes and their name, in hexadecimal. */
    public static String commitment(String number, String member) {
        byte[] bytes = HexFormat.of().parseHex(number);
        byte[] name = member.getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[bytes.length + name.length];
        System.arraycopy(bytes, 0, both, 0, bytes.length);
        System.arraycopy(name, 0, both, bytes.length, name.length);
        return HexFormat.of().formatHex(Lot.sha256(both));
    }

    /**
     * SHA-256, in hexadecimal, of lines: kind, proposal, hash of the pool, then name and number of each who showed one, by
     * their names, then the public number.
     *
     * @param shown the numbers, in hexadecimal, by who showed them
     * @param publicNumber as it was published; empty where none was named
     */
    public static String of(String proposal, String poolHash, Map<String, String> shown, String publicNumber) {
        StringBuilder lines = new StringBuilder();
        lines.append(KIND)
                .append('\n')
                .append(proposal)
                .append('\n')
                .append(poolHash)
                .append('\n');
        new TreeMap<>(shown)
                .forEach((member, number) ->
                        lines.append(member).append(' ').append(number).append('\n'));
        lines.append(publicNumber).append('\n');
        return HexFormat.of().formatHex(Lot.sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
