package coop.talkoot.activitypub.signature;

import coop.talkoot.activitypub.Hosts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it must be to be verified.
 *
 * @param method upper case
 * @param target the public URL it was made to, scheme and host from our settings, path and query as sent
 * @param headers by lower-case name
 */
public record IncomingRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {
    private static final int LONGEST_HEADER = 8192;

    public IncomingRequest {
        method = method.toUpperCase(Locale.ROOT);
        var lower = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lower);
        body = body.clone();
        target = URI.create(target).toString();
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
        var scheme = URI.create(target).getScheme();
        return Hosts.of(scheme + "://" + host + "/").equals(Hosts.of(target));
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    boolean hasBody() {
        return method.equals("POST") || method.equals("PUT") || body.length > 0;
    }
}
