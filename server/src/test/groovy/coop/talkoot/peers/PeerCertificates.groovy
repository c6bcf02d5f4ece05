package coop.talkoot.peers

import groovy.transform.CompileStatic
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import javax.net.ssl.X509TrustManager
import okhttp3.tls.HandshakeCertificates
import okhttp3.tls.HeldCertificate

/** A private authority, made once for each JVM, one certificate for all names under the domain, and the trust in it. */
@CompileStatic
final class PeerCertificates {

    static final String TRUST_PASSWORD = 'loopback'

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0).commonName('Authority of the specs').build()
    private final HandshakeCertificates server
    /** The authority alone, as a file for Node, curl and C programs. */
    final Path pem
    /** The same as a PKCS#12 trust store for Java. */
    final Path trustStore

    PeerCertificates(Path folder, String domain) {
        Files.createDirectories(folder)
        def host = new HeldCertificate.Builder()
                .signedBy(authority).commonName(domain).addSubjectAlternativeName("*.$domain").build()
        server = new HandshakeCertificates.Builder().heldCertificate(host, authority.certificate()).build()
        pem = Files.writeString(folder.resolve('authority.pem'), authority.certificatePem())
        trustStore = folder.resolve('authority.p12')
        def store = KeyStore.getInstance('PKCS12')
        store.load(null, null)
        store.setCertificateEntry('authority', authority.certificate())
        Files.newOutputStream(trustStore).withCloseable { store.store(it, TRUST_PASSWORD.toCharArray()) }
    }

    /** Whether who takes Java's default trust now trusts the authority. */
    boolean isTrustedByDefault() {
        def factory = TrustManagerFactory.getInstance(TrustManagerFactory.defaultAlgorithm)
        factory.init((KeyStore) null)
        factory.trustManagers.any { it instanceof X509TrustManager && authority.certificate() in ((X509TrustManager) it).acceptedIssuers }
    }

    SSLContext serverContext() {
        server.sslContext()
    }

    /** For a client in this JVM: trusts the authority and nothing else. */
    HandshakeCertificates client() {
        new HandshakeCertificates.Builder().addTrustedCertificate(authority.certificate()).build()
    }
}
