package coop.talkoot.peers;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Host names that exist in this JVM only, so that no spec writes to the machine's hosts file. */
public final class LoopbackNames {

    private static final Map<String, InetAddress> ADDRESSES = new ConcurrentHashMap<>();

    private LoopbackNames() {}

    /** Makes the name known from now on; it must not have been looked up before (the JDK remembers failures). */
    public static void add(String host, InetAddress address) {
        ADDRESSES.put(host, address);
    }

    static Optional<InetAddress> address(String host) {
        return Optional.ofNullable(ADDRESSES.get(host));
    }
}
