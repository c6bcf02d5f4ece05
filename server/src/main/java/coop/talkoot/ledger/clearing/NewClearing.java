package coop.talkoot.ledger.clearing;

import coop.talkoot.people.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Minutes that a member here gives to a member of a co-op elsewhere.
 *
 * @param key makes a repetition harmless: the same key of the same line is the same transfer
 * @param about the agreement it is for, if it is for one
 */
public record NewClearing(
        TrustLine line,
        Identity payer,
        Identity payee,
        long minutes,
        String memo,
        String key,
        @Nullable String about) {}
