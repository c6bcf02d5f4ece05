package coop.talkoot.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What the keeper of an instance decides. Read once at start from the command line, the environment and one file
 * (docs/operating.md lists every key); nothing here changes while the instance runs.
 *
 * @param bind address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param baseUrl the address people and peers use, without a path; it is part of every id and must never change
 * @param data folder of the embedded database
 * @param database an external database instead of the embedded one
 * @param privateNetworks whether peers on loopback and private networks, and plain http, are allowed (development)
 * @param deliveryWorkers how many deliveries run at the same time
 * @param smtp the mail server letters go out by; without one, keepers pass on what they say
 * @param provider an identity provider of the co-op's by which people sign in here too
 * @param media pictures, films and sound
 */
public record Settings(
        String bind,
        int port,
        URI baseUrl,
        Path data,
        Optional<DatabaseAddress> database,
        boolean privateNetworks,
        int deliveryWorkers,
        Optional<SmtpSettings> smtp,
        Optional<OidcSettings> provider,
        MediaSettings media) {
    /** A PostgreSQL database somebody else runs. */
    public record DatabaseAddress(String url, String user, String password) {
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    public Settings {
        if (port < 0 || port > 65535) {
            throw Refused.invalid("port", "port must be a number from 0 to 65535, not " + port);
        }
        var scheme = baseUrl.getScheme();
        var hasPath = baseUrl.getRawPath() != null
                && !baseUrl.getRawPath().isEmpty()
                && !baseUrl.getRawPath().equals("/");
        if (baseUrl.getHost() == null || hasPath || !("https".equals(scheme) || "http".equals(scheme))) {
            throw Refused.invalid(
                    "base-url", "base-url must look like https://coop.example, with no path, not " + baseUrl);
        }
        baseUrl = URI.create(scheme + "://" + baseUrl.getRawAuthority().toLowerCase(Locale.ROOT));
        if (deliveryWorkers < 1 || deliveryWorkers > 1000) {
            throw Refused.invalid("delivery-workers", "delivery-workers must be a number from 1 to 1000");
        }
        if (!privateNetworks && provider.isPresent() && !provider.get().isEncrypted()) {
            throw Refused.invalid("oidc-issuer", "oidc-issuer must begin with https:// where others can reach it.");
        }
    }

    /** An instance that sends no mail, knows no identity provider and keeps its files as is usual. */
    public Settings(
            String bind,
            int port,
            URI baseUrl,
            Path data,
            Optional<DatabaseAddress> database,
            boolean privateNetworks,
            int deliveryWorkers) {
        this(
                bind,
                port,
                baseUrl,
                data,
                database,
                privateNetworks,
                deliveryWorkers,
                Optional.empty(),
                Optional.empty(),
                MediaSettings.in(data));
    }

    /** Host, with the port when it is not the scheme's own: the part after the @ of a handle. */
    public String domain() {
        return baseUrl.getRawAuthority();
    }

    /** The public address of a path that starts with a slash. */
    public String uri(String path) {
        return baseUrl + path;
    }

    /** The public address of a path of a file, which may be at another origin. */
    public String mediaUri(String path) {
        return media.url().orElse(baseUrl) + path;
    }

    /** Whether a URI names something of this instance. */
    public boolean isOurs(String uri) {
        return uri.startsWith(baseUrl + "/");
    }
}
