package coop.talkoot.activitypub.signature;

import coop.talkoot.activitypub.Hosts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * The one place that says what a signature must cover (security.md §0 c): method, target with host, time, and the
 * body by its digest. Both dialects; RFC 9421 when the request speaks it.
 */
@Singleton
public final class RequestVerifier {
    private static final int LONGEST_KEY_ID = 2048;

    private final Clock clock;

    public RequestVerifier(Clock clock) {
        this.clock = clock;
    }

    /** Whether a request is signed at all, well or badly. */
    public static boolean isSigned(IncomingRequest request) {
        return request.has("signature") || request.has("signature-input");
    }

    /** What the request claims, all but the key checked. Throws BadSignature with the reason. */
    public Claim check(IncomingRequest request) throws BadSignature {
        return check(request, clock.instant());
    }

    /** The same for a request that arrived at {@code now}. */
    public Claim check(IncomingRequest request, Instant now) throws BadSignature {
        if (!isSigned(request)) {
            throw new BadSignature("the request must be signed");
        }
        var claim = request.has("signature-input")
                ? MessageSignature.check(request, now)
                : CavageSignature.check(request, now);
        if (claim.keyId().length() > LONGEST_KEY_ID || Hosts.of(claim.keyId()).isEmpty()) {
            throw new BadSignature("the key id must be an http(s) URL");
        }
        return claim;
    }
}
