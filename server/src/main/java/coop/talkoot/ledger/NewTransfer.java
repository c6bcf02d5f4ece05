package coop.talkoot.ledger;

import coop.talkoot.people.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Somebody gives somebody something.
 *
 * @param isFromCommons whether it comes from the co-op's own account, which is for coordinators to give from
 * @param key the same key posts once
 */
public record NewTransfer(
        Unit unit,
        Identity by,
        boolean isFromCommons,
        Identity to,
        long amount,
        String memo,
        @Nullable String key) {}
