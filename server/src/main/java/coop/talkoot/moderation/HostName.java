package coop.talkoot.moderation;

import coop.talkoot.platform.Refused;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a server as it is compared: lower case, in ASCII (IDNA), without port and without a dot at the end
 * (CVE-2023-42451: names are parsed and compared label by label, never as pieces of text).
 */
public record HostName(String text) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})+");
    private static final int LONGEST = 253;

    public HostName {
        if (text.length() > LONGEST || !NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a server: " + text);
        }
    }

    /** What somebody typed: a domain, perhaps with a scheme before it or a slash behind. Empty when it is none. */
    public static Optional<HostName> typed(String typed) {
        var bare = typed.strip().replaceFirst("(?i)^https?://", "").replaceFirst("/$", "");
        return plain(bare);
    }

    /** {@link #typed}, or a refusal of {@code field}. */
    public static HostName required(String field, String typed) {
        return typed(typed).orElseThrow(() -> Refused.invalid(field, "A domain looks like example.org."));
    }

    /** The server in an http(s) URL. */
    public static Optional<HostName> of(String uri) {
        try {
            var host = new URI(uri).getHost();
            return host == null ? Optional.empty() : plain(host);
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    /** The server in a handle's domain, which may have a port. */
    public static Optional<HostName> ofDomain(String domain) {
        return plain(domain.replaceFirst(":[0-9]{1,5}$", ""));
    }

    /** This name, then what it is a part of: a.b.example.org, b.example.org, example.org. */
    public Stream<HostName> itselfAndAbove() {
        return Stream.iterate(text, name -> name.indexOf('.') > 0, name -> name.substring(name.indexOf('.') + 1))
                .map(HostName::new);
    }

    /** The other is this server, or a part of it. */
    public boolean covers(HostName other) {
        return other.itselfAndAbove().anyMatch(this::equals);
    }

    @Override
    public String toString() {
        return text;
    }

    private static Optional<HostName> plain(String name) {
        try {
            var ascii = IDN.toASCII(name.replaceFirst("\\.$", ""), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
            return ascii.length() <= LONGEST && NAME.matcher(ascii).matches()
                    ? Optional.of(new HostName(ascii))
                    : Optional.empty();
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }
}
