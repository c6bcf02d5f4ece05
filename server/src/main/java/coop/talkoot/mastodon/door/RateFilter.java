package coop.talkoot.mastodon.door;

import coop.talkoot.http.Attempts;
import coop.talkoot.http.Rejected;
import coop.talkoot.http.Viewers;
import coop.talkoot.people.Tokens;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.HexFormat;

/**
 * Counts requests by token, and without one by address; refuses a token that opens nothing. Introducing programs and
 * trading codes count apart, as anybody can do these.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-60)
final class RateFilter {
    private static final int WITH_TOKEN = 1500;
    private static final int WITHOUT = 900;
    private static final int INTRODUCTIONS = 100;
    static final String ATTRIBUTE = "talkoot.rate";

    private final Rates rates;

    RateFilter(Rates rates) {
        this.rates = rates;
    }

    @RequestFilter
    void count(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.OPTIONS || !(Served.isApi(request) || isIntroduction(request))) {
            return;
        }
        var standing = standingOf(request);
        request.setAttribute(ATTRIBUTE, standing);
        if (standing.remaining() < 0) {
            throw new Refused(new Refusal.TooOften(standing.secondsLeft(), "Too many requests. Wait a few minutes."));
        }
        var isUnknown = Viewers.tokenOf(request).isPresent()
                && Viewers.accessOf(request).isEmpty();
        if (isUnknown && Served.isApi(request)) {
            throw Rejected.invalidToken();
        }
    }

    private Rates.Standing standingOf(HttpRequest<?> request) {
        var address = Attempts.sourceOf(request);
        if (isIntroduction(request)) {
            return rates.count("introduction " + address, INTRODUCTIONS);
        }
        // a token that opens nothing could be a new one each time
        return Viewers.tokenOf(request)
                .filter(token -> Viewers.accessOf(request).isPresent())
                .map(token -> rates.count(HexFormat.of().formatHex(Tokens.hash(token)), WITH_TOKEN))
                .orElseGet(() -> rates.count("address " + address, WITHOUT));
    }

    static boolean isIntroduction(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.POST
                && (request.getPath().equals("/api/v1/apps")
                        || request.getPath().equals("/oauth/token")
                        || request.getPath().equals("/oauth/revoke"));
    }
}
