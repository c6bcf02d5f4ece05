package coop.talkoot.api;

import coop.talkoot.ledger.Account;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What somebody holds in a unit. */
@Serdeable
record LedgerAccountView(
        String id,
        String unitId,
        IdentityView owner,
        boolean isCommons,
        long balance,
        long creditLimit,
        long available,
        long received,
        LimitsView limits,
        String state,
        String createdAt) {
    static LedgerAccountView of(Account account) {
        return new LedgerAccountView(
                Long.toString(account.id()),
                Long.toString(account.unit().id()),
                IdentityView.of(account.owner()),
                account.isCommons(),
                account.balance(),
                account.creditLimit(),
                account.available(),
                account.received(),
                LimitsView.of(account.limits()),
                account.state().name().toLowerCase(Locale.ROOT),
                account.createdAt().toString());
    }
}
