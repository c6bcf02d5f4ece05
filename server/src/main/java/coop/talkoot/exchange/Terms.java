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
 * @param subject what exactly it is
 */
public record Terms(
        Purpose purpose,
        ExchangeKind kind,
        @Nullable Quantity quantity,
        String inReturn,
        String place,
        @Nullable Spot spot,
        @Nullable Instant due,
        @Nullable Instant openUntil,
        Subject subject) {
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
        if ((kind == ExchangeKind.LOAN || kind == ExchangeKind.PURCHASE) && !subject.isTangible()) {
            throw Refused.invalid("kind", "Only a thing or a space can be lent or sold.");
        }
        if (purpose == Purpose.NEED
                && subject instanceof Subject.Item item
                && !item.features().equals(Features.UNKNOWN)) {
            throw Refused.invalid(
                    "subject", "What a needed thing should be like is said in words: it is not there yet.");
        }
    }

    /** All of it but what exactly it is. */
    public Terms(
            Purpose purpose,
            ExchangeKind kind,
            @Nullable Quantity quantity,
            String inReturn,
            String place,
            @Nullable Spot spot,
            @Nullable Instant due,
            @Nullable Instant openUntil) {
        this(purpose, kind, quantity, inReturn, place, spot, due, openUntil, new Subject.Unsaid());
    }

    /** The same with another end; null for a standing one. */
    Terms until(@Nullable Instant end) {
        return new Terms(purpose, kind, quantity, inReturn, place, spot, due, end, subject);
    }

    /** The same about something else. */
    public Terms about(Subject other) {
        return new Terms(purpose, kind, quantity, inReturn, place, spot, due, openUntil, other);
    }
}
