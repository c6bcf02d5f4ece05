package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a listing says beyond its words.
 *
 * @param inReturn what is asked in return, in words; empty for nothing
 * @param place where, in words
 * @param due when it must happen or be back
 * @param openUntil when the listing ends by itself; null for a standing one
 */
public record Terms(
        Purpose purpose,
        ExchangeKind kind,
        @Nullable Quantity quantity,
        String inReturn,
        String place,
        @Nullable Spot spot,
        @Nullable Instant due,
        @Nullable Instant openUntil) {
    private static final int LONGEST = 200;

    public Terms {
        inReturn = inReturn.strip();
        place = place.strip();
        if (inReturn.length() > LONGEST || inReturn.indexOf('\0') >= 0) {
            throw Refused.invalid("inReturn", "What you want in return has at most " + LONGEST + " characters.");
        }
        if (place.length() > LONGEST || place.indexOf('\0') >= 0) {
            throw Refused.invalid("place", "A place has at most " + LONGEST + " characters.");
        }
    }
}
