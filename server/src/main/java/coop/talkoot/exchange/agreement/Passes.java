package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT_PASS;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Tokens;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Links by which a side whose server knows no agreements takes part in one: who has the newest sees the agreement, and says
 * yes or no with it, once; as long as it can be called off, it can with it all the same.
 */
@Singleton
public final class Passes {
    private static final Duration LASTS = Duration.ofDays(30);
    private static final Set<Step.Name> ANSWERS =
            EnumSet.of(Step.Name.ACCEPT, Step.Name.DECLINE, Step.Name.CONFIRM, Step.Name.CALL_OFF);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Identities identities;
    private final Agreements agreements;

    Passes(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Identities identities,
            Agreements agreements) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.identities = identities;
        this.agreements = agreements;
    }

    /**
     * What a link opens.
     *
     * @param isUsed whether they have answered with it
     * @param open the steps that can be taken with it
     */
    public record Pass(Agreement agreement, Identity guest, boolean isUsed, List<Step.Name> open) {
        public Pass {
            open = List.copyOf(open);
        }
    }

    /** A new secret for a side elsewhere; the one before ends. Part of the deed that it tells of. */
    public String issue(Agreement agreement, Identity guest) {
        var token = Tokens.create();
        var now = clock.instant();
        transactions.run(() -> sql.insertInto(AGREEMENT_PASS)
                .set(AGREEMENT_PASS.ID, ids.next())
                .set(AGREEMENT_PASS.TOKEN_HASH, Tokens.hash(token))
                .set(AGREEMENT_PASS.AGREEMENT_ID, agreement.id())
                .set(AGREEMENT_PASS.ACTOR_ID, guest.id())
                .set(AGREEMENT_PASS.CREATED_AT, now)
                .set(AGREEMENT_PASS.EXPIRES_AT, now.plus(LASTS))
                .onConflict(AGREEMENT_PASS.AGREEMENT_ID, AGREEMENT_PASS.ACTOR_ID)
                .doUpdate()
                .set(AGREEMENT_PASS.TOKEN_HASH, Tokens.hash(token))
                .set(AGREEMENT_PASS.CREATED_AT, now)
                .set(AGREEMENT_PASS.EXPIRES_AT, now.plus(LASTS))
                .setNull(AGREEMENT_PASS.USED_AT)
                .execute());
        return token;
    }

    /** What the secret opens; one that was replaced, is too old or never was, opens nothing. */
    public Pass require(String token) {
        return transactions.read(() -> {
            var row = sql.selectFrom(AGREEMENT_PASS)
                    .where(AGREEMENT_PASS.TOKEN_HASH.eq(Tokens.hash(token)))
                    .and(AGREEMENT_PASS.EXPIRES_AT.gt(clock.instant()))
                    .fetchOptional()
                    .orElseThrow(Passes::nothing);
            var guest = identities
                    .find(row.getActorId())
                    .filter(found -> !found.isSuspended() && !found.isGone())
                    .orElseThrow(Passes::nothing);
            var agreement = agreements.require(row.getAgreementId(), guest.id());
            var isUsed = row.getUsedAt() != null;
            var open = agreements.open(agreement, guest.id()).stream()
                    .filter(name -> isUsed ? name == Step.Name.CALL_OFF : ANSWERS.contains(name))
                    .toList();
            return new Pass(agreement, guest, isUsed, open);
        });
    }

    /** Takes a step with it; an answer uses it up. */
    public Agreement take(String token, Step.Name name) {
        return transactions.write(() -> {
            var pass = require(token);
            if (name != Step.Name.CALL_OFF && !use(token)) {
                throw Refused.conflict("This link has been used. The next message brings a new one.");
            }
            var step = switch (name) {
                case ACCEPT -> new Step.Accept(Evidence.NONE);
                case DECLINE -> new Step.Decline(Evidence.NONE);
                case CONFIRM -> new Step.Confirm();
                case CALL_OFF -> new Step.CallOff(Evidence.NONE);
                default -> throw Refused.invalid("step", "This cannot be done by a link.");
            };
            return agreements.take(new NewStep(pass.agreement().id(), pass.guest(), step, Origin.LOCAL, null, null));
        });
    }

    private boolean use(String token) {
        return sql.update(AGREEMENT_PASS)
                        .set(AGREEMENT_PASS.USED_AT, clock.instant())
                        .where(AGREEMENT_PASS.TOKEN_HASH.eq(Tokens.hash(token)))
                        .and(AGREEMENT_PASS.USED_AT.isNull())
                        .execute()
                > 0;
    }

    private static Refused nothing() {
        return Refused.notFound("This link opens nothing, or nothing any more.");
    }
}
