package coop.talkoot.http;

import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Whether a page of ours sent a request: browsers say so in headers that pages cannot write. */
@Singleton
final class SameOrigin {
    /** UNKNOWN: no header says anything, as with programs and very old browsers. */
    enum Sender {
        OURS,
        ANOTHER_SITE,
        UNKNOWN
    }

    private final String origin;

    SameOrigin(Settings settings) {
        this.origin = settings.baseUrl().toString();
    }

    Sender senderOf(HttpRequest<?> request) {
        var site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none") ? Sender.OURS : Sender.ANOTHER_SITE;
        }
        var named = request.getHeaders().get("Origin");
        if (named != null) {
            return named.equals(origin) ? Sender.OURS : Sender.ANOTHER_SITE;
        }
        return byReferer(request.getHeaders().get("Referer"));
    }

    private Sender byReferer(@Nullable String referer) {
        if (referer == null) {
            return Sender.UNKNOWN;
        }
        return referer.equals(origin) || referer.startsWith(origin + "/") ? Sender.OURS : Sender.ANOTHER_SITE;
    }
}
