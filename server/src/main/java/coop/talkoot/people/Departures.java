package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;

import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** Who was here and is no more: what they said keeps its author, and nobody else is ever called as they were. */
@Singleton
public final class Departures {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Settings settings;
    private final Identities identities;

    Departures(DSLContext sql, Transactions transactions, Clock clock, Settings settings, Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
        this.identities = identities;
    }

    /** Somebody of this instance is no more, for good. */
    public void end(long id) {
        transactions.run(() -> {
            var now = clock.instant();
            sql.update(ACTOR)
                    .set(ACTOR.GONE_AT, now)
                    .set(ACTOR.UPDATED_AT, now)
                    .where(ACTOR.ID.eq(id).and(ACTOR.IS_LOCAL).and(ACTOR.GONE_AT.isNull()))
                    .execute();
            identities.forgetRecent(id);
        });
    }

    /** Who of this instance was called that, and is no more. */
    public Optional<Identity> of(Identity.Kind kind, String handle) {
        var folder = kind == Identity.Kind.GROUP ? "/groups/" : "/users/";
        return identities
                .byUri(settings.uri(folder + handle.toLowerCase(Locale.ROOT)))
                .filter(identity -> identity.isGone() && identity.kind() == kind);
    }

    /** Whether somebody was called that who is no more: a handle is given once. */
    public boolean had(String handle) {
        return of(Identity.Kind.PERSON, handle).isPresent()
                || of(Identity.Kind.GROUP, handle).isPresent();
    }
}
