package coop.talkoot.mastodon.door;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/** Which paths are Mastodon's. Our own API has rules of its own. */
final class Served {
    private Served() {}

    /** Its API, with all that is not there: programs probe for what newer servers have. */
    static boolean isApi(HttpRequest<?> request) {
        var path = request.getPath();
        return path.startsWith("/api/") && !path.startsWith("/api/talkoot/");
    }

    /** What programs ask for by themselves, pages of other sites among them. */
    static boolean isForPrograms(HttpRequest<?> request) {
        var path = request.getPath();
        return isApi(request)
                || path.equals("/oauth/token")
                || path.equals("/oauth/revoke")
                || path.equals("/oauth/userinfo")
                || path.startsWith("/.well-known/")
                || path.startsWith("/nodeinfo/");
    }

    /** The rest of OAuth is pages, unless a program looks what is there. */
    static boolean isOAuth(HttpRequest<?> request) {
        return request.getPath().startsWith("/oauth/");
    }

    static boolean wantsPage(HttpRequest<?> request) {
        return request.getHeaders().getAll("Accept").stream().anyMatch(accept -> accept.contains(MediaType.TEXT_HTML));
    }
}
