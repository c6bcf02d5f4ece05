package coop.talkoot.peers;

import coop.talkoot.platform.LocalhostNames;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Makes the JDK look into {@link LoopbackNames} before it asks the machine.
 *
 * <p>In Java, not Groovy, and apart from the names: Groovy's compiler runs on Maven's older JDK, without this service.
 */
public final class LoopbackResolver extends InetAddressResolverProvider {

    @Override
    public String name() {
        return "loopback names of the specs";
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        // The JDK takes one provider only, and this one stands before the server's own.
        var machine = new LocalhostNames().get(configuration);
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                var known = LoopbackNames.address(host);
                return known.isPresent() ? known.stream() : machine.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return machine.lookupByAddress(address);
            }
        };
    }
}
