package coop.talkoot.activitypub;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The origin of a URI, for comparing: parsed, never cut out of a string (security.md row 18). */
public final class Hosts {
    private Hosts() {}

    /** Host in lower case, with the port when it is not the scheme's own; empty for what is no http(s) URL. */
    public static Optional<String> of(String uri) {
        try {
            var parsed = new URI(uri);
            var scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
            var usual = switch (scheme) {
                case "https" -> 443;
                case "http" -> 80;
                default -> -1;
            };
            if (usual < 0 || parsed.getHost() == null || parsed.getRawUserInfo() != null) {
                return Optional.empty();
            }
            var host = parsed.getHost().toLowerCase(Locale.ROOT);
            var isUsual = parsed.getPort() < 0 || parsed.getPort() == usual;
            return Optional.of(isUsual ? host : host + ":" + parsed.getPort());
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    /** Both are http(s) URLs of one host and port. */
    public static boolean same(String one, String other) {
        var host = of(one);
        return host.isPresent() && host.equals(of(other));
    }
}
