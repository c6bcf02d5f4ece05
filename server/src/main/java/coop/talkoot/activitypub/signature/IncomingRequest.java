package coop.talkoot.activitypub.signature;

import coop.talkoot.activitypub.Hosts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request as it must be to be verified.
 *
 * @param method upper case
 * @param target the public URL it was made to, scheme and host from our settings, path and query as sent
 * @param headers by lower-case name
 */
public record IncomingRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
    private static final int LONGEST_HEADER = 8192;
    /** Cut, never parsed as a URI: what is signed may hold what java.net.URI refuses, such as | in a query. */
    private static final Pattern PARTS = Pattern.compile("(?s)(https?)://([^/?#]++)([^?]*+)(?:\\?(.*+))?");

    public IncomingRequest {
        method = method.toUpperCase(Locale.ROOT);
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
        body = body.clone();
        if (!PARTS.matcher(target).matches()) {
            throw new IllegalArgumentException("a request is made to an http(s) URL, not to " + target);
        }
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The value of a header that stands at most once. */
    String one(String name) throws BadSignature {
        var values = all(name);
        if (values.size() != 1) {
            throw new BadSignature(values.isEmpty() ? name + " is missing" : name + " stands more than once");
        }
        if (values.getFirst().length() > LONGEST_HEADER) {
            throw new BadSignature(name + " is too long");
        }
        return values.getFirst().strip();
    }

    /** Whether a Host header names where this request was made to; the scheme's own port may be left out. */
    boolean isForHost(String host) {
        var wanted = Hosts.of(scheme() + "://" + authority() + "/");
        return wanted.isPresent() && wanted.equals(Hosts.of(scheme() + "://" + host + "/"));
    }

    String scheme() {
        return part(1);
    }

    /** Lower case, as it is signed. */
    String authority() {
        return part(2).toLowerCase(Locale.ROOT);
    }

    /** At least a slash. */
    String path() {
        return part(3).isEmpty() ? "/" : part(3);
    }

    /** With its question mark; empty when there is none. */
    String query() {
        return part(4).isEmpty() && !target.endsWith("?") ? "" : "?" + part(4);
    }

    private String part(int group) {
        var parts = PARTS.matcher(target);
        if (!parts.matches()) {
            throw new IllegalStateException(target + " was a URL a moment ago");
        }
        return parts.group(group) == null ? "" : parts.group(group);
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    boolean hasBody() {
        return method.equals("POST") || method.equals("PUT") || body.length > 0;
    }
}
