package coop.talkoot.moderation;

import static coop.talkoot.schema.Tables.ACTOR_RULE;

import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Measure;
import coop.talkoot.people.Measures;
import coop.talkoot.people.Sessions;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/** Who is limited or suspended, here or elsewhere. Memberships stay; whoever is suspended cannot act on them. */
@Singleton
public final class ActorRules {
    private static final int LONGEST = 2000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Identities identities;
    private final Measures measures;
    private final Follows follows;
    private final Logins logins;
    private final Sessions sessions;
    private final Contacts contacts;
    private final AuditLog audit;

    ActorRules(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Identities identities,
            Measures measures,
            Follows follows,
            Logins logins,
            Sessions sessions,
            Contacts contacts,
            AuditLog audit) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.identities = identities;
        this.measures = measures;
        this.follows = follows;
        this.logins = logins;
        this.sessions = sessions;
        this.contacts = contacts;
        this.audit = audit;
    }

    /**
     * Limits or suspends somebody, or lifts what there is (NONE). Whoever keeps the server stays: nobody shall shut
     * the house from inside. The reason is for the log, and not shown to anybody else.
     */
    public Identity put(Identity keeper, Identity actor, Measure measure, String reason) {
        var why = reason.strip();
        if (why.length() > LONGEST || why.indexOf('\0') >= 0) {
            throw Refused.invalid("reason", "A reason has at most " + LONGEST + " characters.");
        }
        var login = logins.ofActor(actor.id());
        if (measure != Measure.NONE
                && (isServer(actor)
                        || login.map(viewer -> viewer.role().keepsHouse()).orElse(false))) {
            throw Refused.invalid("measure", "Those who keep this server, and the server itself, cannot be kept out.");
        }
        return transactions.write(() -> {
            var before = find(actor.id()).map(ActorRule::measure).orElse(Measure.NONE);
            if (before == measure) {
                return identities.get(actor.id());
            }
            // First, while the other side may still be told.
            if (measure == Measure.SUSPENDED && !actor.isLocal()) {
                follows.endAllOf(actor);
            }
            write(actor, measure, why);
            var changed = measures.set(actor.id(), measure);
            audit.write(keeper, deed(measure), actor.address(), why, word(before), word(measure));
            if (measure == Measure.SUSPENDED) {
                login.ifPresent(viewer -> sessions.closeAll(viewer.loginId()));
            }
            transactions.afterCommit(contacts::changed);
            return changed;
        });
    }

    public Optional<ActorRule> find(long actorId) {
        return transactions.read(() -> sql.selectFrom(ACTOR_RULE)
                .where(ACTOR_RULE.ACTOR_ID.eq(actorId))
                .fetchOptional(row -> new ActorRule(
                        row.getId(),
                        identities.get(row.getActorId()),
                        Measure.valueOf(row.getMeasure()),
                        row.getReason(),
                        row.getCreatedAt())));
    }

    /** Newest first. */
    public Page<ActorRule> all(Page.Request page) {
        return transactions.read(() -> {
            var rows = sql.selectFrom(ACTOR_RULE)
                    .where(ACTOR_RULE.ID.lt(page.before()))
                    .orderBy(ACTOR_RULE.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            var actors = identities.byIds(new LinkedHashSet<>(rows.getValues(ACTOR_RULE.ACTOR_ID)));
            return Page.of(
                    rows.map(row -> new ActorRule(
                            row.getId(),
                            Objects.requireNonNull(actors.get(row.getActorId())),
                            Measure.valueOf(row.getMeasure()),
                            row.getReason(),
                            row.getCreatedAt())),
                    page.limit(),
                    ActorRule::id);
        });
    }

    private void write(Identity actor, Measure measure, String reason) {
        sql.deleteFrom(ACTOR_RULE).where(ACTOR_RULE.ACTOR_ID.eq(actor.id())).execute();
        if (measure != Measure.NONE) {
            sql.insertInto(ACTOR_RULE)
                    .set(ACTOR_RULE.ID, ids.next())
                    .set(ACTOR_RULE.ACTOR_ID, actor.id())
                    .set(ACTOR_RULE.ACTOR_URI, actor.uri())
                    .set(ACTOR_RULE.MEASURE, measure.name())
                    .set(ACTOR_RULE.REASON, reason)
                    .set(ACTOR_RULE.CREATED_AT, clock.instant())
                    .execute();
        }
    }

    private boolean isServer(Identity actor) {
        return actor.isLocal() && actor.kind() == Identity.Kind.SERVICE;
    }

    private static Deed deed(Measure measure) {
        return switch (measure) {
            case NONE -> Deed.ACTOR_LIFTED;
            case LIMITED -> Deed.ACTOR_LIMITED;
            case SUSPENDED -> Deed.ACTOR_SUSPENDED;
        };
    }

    private static String word(Measure measure) {
        return measure == Measure.NONE ? "" : measure.name().toLowerCase(Locale.ROOT);
    }
}
