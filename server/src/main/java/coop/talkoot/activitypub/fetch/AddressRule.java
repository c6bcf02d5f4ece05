package coop.talkoot.activitypub.fetch;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses may be connected to. An allow-list: global unicast as in IANA's special-purpose registries
 * (IPv4: all but those; IPv6: 2000::/3 but those), never a list of what is bad. In development also loopback and
 * private networks.
 */
final class AddressRule {
    private static final List<Network> NOT_GLOBAL_4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    private static final Network GLOBAL_6 = Network.of("2000:0:0:0:0:0:0:0/3");
    /** Teredo, ORCHID and other protocol assignments; documentation; 6to4, which wraps any IPv4 address. */
    private static final List<Network> NOT_GLOBAL_6 = networks(
            "2001:0:0:0:0:0:0:0/23", "2001:db8:0:0:0:0:0:0/32", "2002:0:0:0:0:0:0:0/16", "3fff:0:0:0:0:0:0:0/20");

    private static final List<Network> PRIVATE = networks(
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "0:0:0:0:0:0:0:1/128",
            "fc00:0:0:0:0:0:0:0/7");

    private final boolean allowPrivate;

    AddressRule(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /** An IPv4-mapped IPv6 address arrives here as the IPv4 address it maps: Java unwraps it. */
    boolean allows(InetAddress address) {
        var bytes = address.getAddress();
        if (allowPrivate && PRIVATE.stream().anyMatch(network -> network.contains(bytes))) {
            return true;
        }
        return bytes.length == 4
                ? NOT_GLOBAL_4.stream().noneMatch(network -> network.contains(bytes))
                : GLOBAL_6.contains(bytes) && NOT_GLOBAL_6.stream().noneMatch(network -> network.contains(bytes));
    }

    private static List<Network> networks(String... texts) {
        return Arrays.stream(texts).map(Network::of).toList();
    }

    private record Network(BigInteger prefix, int length, int bits) {
        static Network of(String text) {
            var slash = text.indexOf('/');
            var bytes = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
            var length = Integer.parseInt(text.substring(slash + 1));
            return new Network(head(bytes, length), length, bytes.length * 8);
        }

        boolean contains(byte[] address) {
            return address.length * 8 == bits && head(address, length).equals(prefix);
        }

        private static BigInteger head(byte[] address, int length) {
            return new BigInteger(1, address).shiftRight(address.length * 8 - length);
        }
    }
}
