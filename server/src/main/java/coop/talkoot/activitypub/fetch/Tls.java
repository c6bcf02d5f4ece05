package coop.talkoot.activitypub.fetch;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of connections to other servers: by Conscrypt where its native library loads, at a third of the JDK's cost for
 * a handshake, else by the JDK. Which authorities are trusted is the JDK's word in both.
 */
record Tls(SSLSocketFactory sockets, X509TrustManager trust) {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    static Tls usual() {
        try {
            var trust = trustManager();
            var context = context();
            context.init(null, new TrustManager[] {trust}, null);
            var sockets = context.getSocketFactory();
            if (Conscrypt.isConscrypt(sockets)) {
                // Sockets of Java's, not of the operating system's: those would hold a carrier thread while they wait.
                Conscrypt.setUseEngineSocket(sockets, true);
            }
            return new Tls(sockets, trust);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("this Java has no TLS", cause);
        }
    }

    private static SSLContext context() throws GeneralSecurityException {
        try {
            return SSLContext.getInstance("TLS", Conscrypt.newProvider());
        } catch (UnsatisfiedLinkError | RuntimeException absent) {
            LOG.info("Conscrypt does not load here ({}); the JDK does TLS", absent.getMessage());
            return SSLContext.getInstance("TLS");
        }
    }

    private static X509TrustManager trustManager() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(manager -> new NamingKeyExchange((X509ExtendedTrustManager) manager))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no trust manager"));
    }

    /**
     * What TLS 1.3 leaves open in the name of a key exchange Conscrypt calls GENERIC, and the JDK's check of the last
     * certificate knows only as UNKNOWN.
     */
    private static final class NamingKeyExchange extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager manager;

        NamingKeyExchange(X509ExtendedTrustManager manager) {
            this.manager = manager;
        }

        private static String named(String keyExchange) {
            return keyExchange.equals("GENERIC") ? "UNKNOWN" : keyExchange;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
                throws CertificateException {
            manager.checkServerTrusted(chain, named(keyExchange), socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
                throws CertificateException {
            manager.checkServerTrusted(chain, named(keyExchange), engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
            manager.checkServerTrusted(chain, named(keyExchange));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
                throws CertificateException {
            throw new CertificateException("nobody is a client here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("nobody is a client here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
            throw new CertificateException("nobody is a client here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return manager.getAcceptedIssuers();
        }
    }
}
