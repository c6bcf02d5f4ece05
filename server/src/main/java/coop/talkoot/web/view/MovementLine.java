package coop.talkoot.web.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry as the statement of an account shows it.
 *
 * @param kind TRANSFER, REVERSAL or CLOSING
 * @param reversedBy the number of the entry that took it back, or null
 * @param reverseHref where a coordinator takes it back, or null
 */
public record MovementLine(
        String number,
        String kind,
        Who other,
        String memo,
        Instant at,
        String amount,
        String balance,
        @Nullable String reversedBy,
        @Nullable String reverseHref) {}
