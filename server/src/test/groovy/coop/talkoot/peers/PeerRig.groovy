package coop.talkoot.peers

import groovy.transform.CompileStatic
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption

/**
 * A little fediverse on one machine: names under talkoot.test on one loopback address, a TLS front that serves them,
 * and peers that know those names and trust that front. One rig at a time in a JVM.
 */
@CompileStatic
final class PeerRig implements AutoCloseable {

    static final String DOMAIN = 'talkoot.test'
    private static final int HTTPS = 443

    // One for the JVM, for both outlive a rig in its caches: looked-up names, and default trust.
    private static final InetAddress ADDRESS = InetAddress.getByName("127.77.${part(8)}.${part(0)}")
    private static PeerCertificates shared

    /** Where all names lead, for a client that can be told so, such as a browser. */
    final String address = ADDRESS.hostAddress
    final PeerCertificates certificates
    final TlsFront front
    final Path hostsFile
    private final List<AutoCloseable> peers = []

    PeerRig() {
        Files.createDirectories(PeerTools.WORK)
        PeerTools.WORK.toFile().listFiles().findAll { it.name.endsWith('.log') }.each { it.delete() }
        certificates = authority()
        hostsFile = PeerTools.WORK.resolve('hosts')
        Files.writeString(hostsFile, '127.0.0.1 localhost\n')
        front = new TlsFront(ADDRESS, HTTPS, certificates.serverContext(), PeerTools.WORK.resolve('front.log').toFile())
    }

    /** Lets clients of this JVM that use Java's default trust (an instance under test) trust the peers. */
    static void trustByDefault() {
        System.setProperty('javax.net.ssl.trustStore', authority().trustStore.toString())
        System.setProperty('javax.net.ssl.trustStorePassword', PeerCertificates.TRUST_PASSWORD)
        System.setProperty('javax.net.ssl.trustStoreType', 'PKCS12')
        // The JDK keeps the trust it read last, and gives it to who asks while another is reading the new one. So it is read
        // here, before an instance asks: other specs may start theirs at any moment.
        Await.until('the trust in the authority of the specs') { authority().isTrustedByDefault() }
    }

    /** The full name of "bakery", say, before anything is routed: an instance must know it when it starts. */
    static String host(String name) {
        "${name}.$DOMAIN"
    }

    /** Gives the name ("bakery", say) to what listens on the port in plain HTTP; answers the full host name. */
    String route(String name, int port) {
        def host = host(name)
        LoopbackNames.add(host, ADDRESS)
        // Appended in place: peers that run already see this very file as their /etc/hosts.
        Files.writeString(hostsFile, "${ADDRESS.hostAddress} $host\n", StandardOpenOption.APPEND)
        front.route(host, port)
        host
    }

    /** A Fedify server with one person. `firstKnock` is the signature it tries first on a server it has not met. */
    FedifyPeer fedify(String name = 'fedify', String user = 'maya', String firstKnock = FedifyPeer.RFC_9421) {
        def peer = new FedifyPeer(this, name, user, firstKnock)
        peers << peer
        peer
    }

    SnacPeer snac(String name = 'snac', String user = 'sven') {
        def peer = new SnacPeer(this, name, user)
        peers << peer
        peer
    }

    /** A port nothing listens on now. */
    static int freePort() {
        new ServerSocket(0, 1, InetAddress.getByName('127.0.0.1')).withCloseable { it.localPort }
    }

    @Override
    void close() {
        peers.reverse().each { it.close() }
        front.close()
    }

    private static synchronized PeerCertificates authority() {
        if (shared == null) shared = new PeerCertificates(PeerTools.WORK, DOMAIN)
        shared
    }

    /** A part of the address that differs between builds on one machine, so that they can run at once. */
    private static int part(int shift) {
        1 + ((ProcessHandle.current().pid() >> shift) & 0xff) % 254
    }
}
