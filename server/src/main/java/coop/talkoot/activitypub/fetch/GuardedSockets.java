package coop.talkoot.activitypub.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/** Sockets that look at the address they are about to connect to: whatever was resolved, this is what is reached. */
final class GuardedSockets extends SocketFactory {
    private final AddressRule rule;

    GuardedSockets(AddressRule rule) {
        this.rule = rule;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                if (!(endpoint instanceof InetSocketAddress address)
                        || address.getAddress() == null
                        || !rule.allows(address.getAddress())) {
                    throw new ForbiddenAddress(String.valueOf(endpoint));
                }
                super.connect(endpoint, timeout);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only unconnected sockets are made here");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("only unconnected sockets are made here");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("only unconnected sockets are made here");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("only unconnected sockets are made here");
    }
}
