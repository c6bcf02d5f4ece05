package coop.talkoot.activitypub.actor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.math.BigDecimal;
import java.util.Set;

/** Whether a request wants the document or the page of one address. */
final class Negotiation {
    private static final Set<String> DOCUMENTS =
            Set.of("application/activity+json", "application/ld+json", "application/json", "application/*");
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml", "text/*");

    private Negotiation() {}

    /** A type of documents is named, and no page is liked better. Whoever says nothing, or anything, gets the page. */
    static boolean wantsDocument(HttpRequest<?> request) {
        try {
            var page = BigDecimal.ZERO;
            for (var type : request.accept()) {
                var quality = type.getQualityAsNumber();
                if (isAmong(DOCUMENTS, type) && quality.signum() > 0) {
                    return quality.compareTo(page) > 0 && noPageAbove(request, quality);
                }
                if (isAmong(PAGES, type)) {
                    page = page.max(quality);
                }
            }
            return false;
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }

    private static boolean noPageAbove(HttpRequest<?> request, BigDecimal quality) {
        return request.accept().stream()
                .filter(type -> isAmong(PAGES, type))
                .noneMatch(type -> type.getQualityAsNumber().compareTo(quality) > 0);
    }

    private static boolean isAmong(Set<String> names, MediaType type) {
        return names.contains(type.getName());
    }
}
