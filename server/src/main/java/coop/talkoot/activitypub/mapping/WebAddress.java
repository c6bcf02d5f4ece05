package coop.talkoot.activitypub.mapping;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which addresses of strangers we keep: http(s) with a host, of a length an index can hold. */
final class WebAddress {
    private static final int MOST_BYTES = 2048;

    private WebAddress() {}

    /** The address as it came, or nothing when it is not one. */
    static @Nullable String kept(@Nullable String text) {
        return text != null && host(text) != null ? text : null;
    }

    /** The host, with its port if it names one, in lower case. */
    static @Nullable String host(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return null;
        }
        try {
            var uri = new URI(text);
            var isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!isWeb || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return null;
            }
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getHost().toLowerCase(Locale.ROOT) + port;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }
}
