package coop.talkoot.activitypub.signature;

import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.TreeMap;

/** A request of Micronaut's as it must be to be verified. */
public final class Requests {
    private Requests() {}

    /** Path and query as they were sent; scheme and host are for our settings to say, not for a proxy or the sender. */
    public static IncomingRequest incoming(HttpRequest<?> request, byte[] body, Settings settings) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        request.getHeaders()
                .names()
                .forEach(name -> headers.put(name, request.getHeaders().getAll(name)));
        var uri = request.getUri();
        var target = uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
        return new IncomingRequest(request.getMethodName(), settings.baseUrl() + target, headers, body);
    }
}
