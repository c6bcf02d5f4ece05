package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Votes of groups, open and over, of this instance and of others as far as they are told here. */
@Singleton
public final class Decisions {
    private static final int LONGEST_BECAUSE = 500;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Posts posts;
    private final Memberships memberships;
    private final Charters charters;
    private final DecisionRows rows;
    private final Consequences consequences;

    Decisions(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Posts posts,
            Memberships memberships,
            Charters charters,
            DecisionRows rows,
            Consequences consequences) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.posts = posts;
        this.memberships = memberships;
        this.charters = charters;
        this.rows = rows;
        this.consequences = consequences;
    }

    /** A coordinator puts the close off: once, before it, and for all to read why. */
    public Decision extend(Decision decision, Identity by, Instant until, String because) {
        Charters.requireLocal(decision.group());
        memberships.require(decision.group().id(), by.id(), Right.PUT_TO_VOTE);
        var why = because.strip();
        if (why.isEmpty() || why.length() > LONGEST_BECAUSE || why.indexOf('\0') >= 0) {
            throw Refused.invalid("because", "Say why, in at most " + LONGEST_BECAUSE + " characters.");
        }
        return transactions.write(() -> {
            var now = locked(decision.id());
            if (!now.isOpenAt(clock.instant())) {
                throw Refused.conflict("This vote is closed.");
            }
            if (now.extension() != null) {
                throw Refused.conflict("The close was put off once already.");
            }
            checkExtension(now, until);
            sql.update(DECISION)
                    .set(DECISION.CLOSES_AT, until)
                    .set(DECISION.CONCLUDES_AT, until.plus(Duration.between(now.closesAt(), now.concludesAt())))
                    .set(DECISION.EXTENDED_FROM, now.closesAt())
                    .set(DECISION.EXTENDED_BY_ID, by.id())
                    .set(DECISION.EXTENDED_BECAUSE, why)
                    .setNull(DECISION.REMINDED_AT)
                    .where(DECISION.POST_ID.eq(decision.id()))
                    .execute();
            var extended = get(decision.id());
            events.publish(new DecisionEvent.DecisionExtended(extended));
            return extended;
        });
    }

    /** A coordinator confirms what passed although many stood aside; else it is talked over again. */
    public Decision confirm(Decision decision, Identity by) {
        Charters.requireLocal(decision.group());
        memberships.require(decision.group().id(), by.id(), Right.PUT_TO_VOTE);
        return transactions.write(() -> {
            var now = locked(decision.id());
            var conclusion = now.conclusion();
            if (conclusion == null || conclusion.outcome() != Outcome.Kind.PASSED_WEAK) {
                throw Refused.conflict("There is nothing to confirm.");
            }
            consequences.confirmed(now);
            sql.update(DECISION)
                    .set(DECISION.OUTCOME, Outcome.Kind.PASSED.name())
                    .where(DECISION.POST_ID.eq(decision.id()))
                    .execute();
            var confirmed = get(decision.id());
            events.publish(new DecisionEvent.DecisionConfirmed(confirmed, by));
            return confirmed;
        });
    }

    /** A coordinator says by when it is to be done. */
    public Decision plan(Decision decision, Identity by, Instant until) {
        memberships.require(decision.group().id(), by.id(), Right.PUT_TO_VOTE);
        return transactions.write(() -> {
            requireDecided(locked(decision.id()));
            if (!until.isAfter(clock.instant())) {
                throw Refused.invalid("implementBy", "The day must lie ahead.");
            }
            sql.update(DECISION)
                    .set(DECISION.IMPLEMENT_BY, until)
                    .setNull(DECISION.DUE_TOLD_AT)
                    .where(DECISION.POST_ID.eq(decision.id()))
                    .execute();
            return get(decision.id());
        });
    }

    /** A coordinator says that it is done. */
    public Decision implemented(Decision decision, Identity by) {
        Charters.requireLocal(decision.group());
        memberships.require(decision.group().id(), by.id(), Right.PUT_TO_VOTE);
        return transactions.write(() -> {
            requireDecided(locked(decision.id()));
            sql.update(DECISION)
                    .set(DECISION.IMPLEMENTED_AT, clock.instant())
                    .set(DECISION.IMPLEMENTED_BY_ID, by.id())
                    .where(DECISION.POST_ID.eq(decision.id()))
                    .execute();
            var done = get(decision.id());
            events.publish(new DecisionEvent.DecisionImplemented(done, by));
            return done;
        });
    }

    /** The vote of a post whatever its state; whoever asks has checked that the post may be read. */
    public Optional<Decision> of(Post post) {
        return Optional.ofNullable(among(List.of(post)).get(post.id()));
    }

    public Optional<Decision> byUri(String uri) {
        return posts.byUri(uri).flatMap(this::of);
    }

    /** The vote whose result a post tells of. */
    public Optional<Decision> ofResult(Post result) {
        return transactions
                .read(() -> sql.select(DECISION.POST_ID)
                        .from(DECISION)
                        .where(DECISION.RESULT_POST_ID.eq(result.id()))
                        .fetchOptional(DECISION.POST_ID))
                .flatMap(posts::find)
                .flatMap(this::of);
    }

    /** A vote for {@code viewerId} (null: the public) to read, or a refusal: not found, or gone. */
    public Decision require(long id, @Nullable Long viewerId) {
        return of(posts.require(id, viewerId))
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    /** The votes among posts, by post id: the same few queries for a page. */
    public Map<Long, Decision> among(List<Post> candidates) {
        return transactions.read(() -> rows.byId(candidates));
    }

    /** Votes that fit, newest first: what is open, and the archive. */
    public Page<Decision> search(DecisionFilter filter, @Nullable Long viewerId, Page.Request page) {
        return transactions.read(() -> rows.search(filter, viewerId, clock.instant(), page));
    }

    /** How many fit. */
    public int count(DecisionFilter filter, @Nullable Long viewerId) {
        return transactions.read(() -> rows.count(filter, viewerId, clock.instant()));
    }

    public Optional<Decision> find(long id) {
        return posts.find(id).flatMap(this::of);
    }

    /** How many votes of a group are open. */
    public int countOpen(long groupId) {
        return transactions.read(() -> sql.fetchCount(
                DECISION, DECISION.GROUP_ID.eq(groupId).and(DECISION.STATE.eq(Decision.State.OPEN.name()))));
    }

    /** As it is now; nobody votes and nothing changes it until the commit. */
    Decision locked(long id) {
        if (!rows.lock(id)) {
            throw Refused.notFound("There is no such vote.");
        }
        return get(id);
    }

    Decision get(long id) {
        return Objects.requireNonNull(
                rows.byId(posts.find(id).stream().toList()).get(id), () -> "there is no vote " + id);
    }

    private void checkExtension(Decision decision, Instant until) {
        var charterId = Objects.requireNonNull(decision.charterId());
        var hours = charters.byId(charterId).orElseThrow().bylaws().voting().extensionHours();
        if (!until.isAfter(decision.closesAt())
                || until.isAfter(decision.closesAt().plus(Duration.ofHours(hours)))) {
            throw Refused.invalid(
                    "until", "By the rules of this group the close is put off by at most " + hours + " hours.");
        }
    }

    private static void requireDecided(Decision decision) {
        var conclusion = decision.conclusion();
        if (conclusion == null
                || (conclusion.outcome() != Outcome.Kind.PASSED && conclusion.outcome() != Outcome.Kind.SELECTED)) {
            throw Refused.conflict("Nothing was decided here that could be done.");
        }
    }
}
