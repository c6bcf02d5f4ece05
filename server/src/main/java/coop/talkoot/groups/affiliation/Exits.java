package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;

import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** How a group goes out of another one: by its own decision or the other's, at an instant that both know before (B14). */
@Singleton
public final class Exits {
    /** Who is sent away has two weeks, whatever the charter says of those who go. */
    public static final Duration EXPULSION = Duration.ofDays(14);

    /** So long a server may have been away and still be told: what says it is older was dated back. */
    static final Duration OLDEST = Duration.ofDays(7).plusHours(1);

    private static final Duration SKEW = Duration.ofHours(1);

    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final AffiliationRows rows;
    private final ExitRules rules;
    private final Follows follows;

    Exits(
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            AffiliationRows rows,
            ExitRules rules,
            Follows follows) {
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.rows = rows;
        this.rules = rules;
        this.follows = follows;
    }

    /** A group here gives notice, by its adopted decision; nothing where it does not belong to the other, or has given it. */
    public Optional<Affiliation> leave(Identity child, Identity parent, String mandate) {
        return transactions.write(() -> held(child, parent, Affiliation.State.MEMBER)
                .map(member -> {
                    var now = clock.instant();
                    var notice = new Affiliation.Notice(
                            child.uri() + "/activities/leave-" + ids.next(),
                            mandate,
                            false,
                            now,
                            now.plus(shortest(member)));
                    return give(member, notice, "");
                }));
    }

    /** A group here stays after all, by its adopted decision; nothing where it is not leaving. */
    public Optional<Affiliation> stay(Identity child, Identity parent, String mandate) {
        return transactions.write(() -> held(child, parent, Affiliation.State.NOTICE)
                .filter(leaving -> !notice(leaving).isByParent())
                .map(leaving -> takeBack(leaving, child, mandate)));
    }

    /** A group here sends one of its own away, by its adopted decision. */
    public Optional<Affiliation> expel(Identity parent, Identity child, String mandate, String because) {
        return transactions.write(() -> held(child, parent, Affiliation.State.MEMBER)
                .map(member -> {
                    var now = clock.instant();
                    var notice = new Affiliation.Notice(
                            parent.uri() + "/activities/expel-" + ids.next(), mandate, true, now, now.plus(EXPULSION));
                    return give(member, notice, because);
                }));
    }

    /**
     * A child elsewhere says that it goes. Dated back it is refused; what would end too early ends at the earliest moment
     * it can, and the child is told. The caller has checked that the mandate is the child's adopted decision.
     */
    public Affiliation left(Identity child, Identity parent, String uri, String mandate, Dates said) {
        return transactions.write(() -> {
            var member = held(child, parent);
            if (isSame(member, uri)) {
                return member;
            }
            if (member.state() == Affiliation.State.NOTICE) {
                throw Refused.conflict("Notice of this has been given already.");
            }
            check(member, said);
            var earliest = said.givenAt().plus(shortest(member));
            var effective = said.effectiveAt().isBefore(earliest) ? earliest : said.effectiveAt();
            return give(member, new Affiliation.Notice(uri, mandate, false, said.givenAt(), effective), "");
        });
    }

    /** A parent elsewhere sends a group here away; less than two weeks, or dated back, is refused. */
    public Affiliation expelled(Identity child, Identity parent, String uri, String mandate, Dates said) {
        return transactions.write(() -> {
            var member = held(child, parent);
            if (isSame(member, uri)) {
                return member;
            }
            if (member.state() == Affiliation.State.NOTICE) {
                throw Refused.conflict("Notice of this has been given already.");
            }
            check(member, said);
            if (said.effectiveAt().isBefore(said.givenAt().plus(EXPULSION))) {
                throw Refused.invalid("startTime", "Who is sent away has " + EXPULSION.toDays() + " days.");
            }
            return give(member, new Affiliation.Notice(uri, mandate, true, said.givenAt(), said.effectiveAt()), "");
        });
    }

    /** A child elsewhere stays after all; only before it is over. */
    public void stayed(Identity child, String noticeUri, String mandate) {
        transactions.run(() -> {
            rows.lockAll();
            var leaving = rows.one(AFFILIATION
                            .NOTICE_URI
                            .eq(noticeUri)
                            .and(AFFILIATION.CHILD_ID.eq(child.id()))
                            .and(AFFILIATION.NOTICE_BY_PARENT.isFalse()))
                    .orElseThrow(() -> Refused.notFound("No notice of that name was given."));
            if (leaving.state() != Affiliation.State.NOTICE) {
                throw Refused.conflict("It is over: ask to be let in again.");
            }
            takeBack(leaving, child, mandate);
        });
    }

    /** A parent elsewhere lets a group here go sooner, or names the earliest moment; it can never keep it for longer. */
    public void answered(Affiliation known, Instant endsAt) {
        transactions.run(() -> {
            rows.lockAll();
            var leaving = rows.lock(known.id());
            if (leaving.state() != Affiliation.State.NOTICE || notice(leaving).isByParent()) {
                return;
            }
            var notice = notice(leaving);
            var latest = notice.givenAt().plus(leaving.noticePeriod());
            if (endsAt.isBefore(notice.givenAt()) || endsAt.equals(notice.effectiveAt())) {
                return;
            }
            if (endsAt.isAfter(notice.effectiveAt()) && endsAt.isAfter(latest)) {
                return;
            }
            var now = clock.instant();
            move(leaving, endsAt.isBefore(now) ? now : endsAt);
        });
    }

    /** Whoever is gone belongs to nobody any more, and nobody to them, from this moment on. */
    public void detach(Identity gone) {
        transactions.run(() -> {
            rows.lockAll();
            var isOfIt = AFFILIATION.CHILD_ID.eq(gone.id()).or(AFFILIATION.PARENT_ID.eq(gone.id()));
            for (var affiliation : rows.newest(isOfIt.and(rows.areCurrent()), 2 * Affiliations.MOST)) {
                if (affiliation.state() == Affiliation.State.ASKED) {
                    var now = rows.change(affiliation, Affiliation.State.WITHDRAWN, row -> row);
                    rows.note(now, AffiliationRows.Step.WITHDRAWN, gone, null, null);
                } else {
                    var at = clock.instant();
                    var isByParent = affiliation.parent().id() == gone.id();
                    var notice = affiliation.notice() == null
                            ? new Affiliation.Notice(null, null, isByParent, at, at)
                            : new Affiliation.Notice(
                                    affiliation.notice().uri(),
                                    affiliation.notice().mandate(),
                                    affiliation.notice().isByParent(),
                                    affiliation.notice().givenAt(),
                                    at);
                    end(write(affiliation, notice, Affiliation.State.NOTICE, ""));
                }
            }
        });
    }

    /** Ends what is over by its own date: for the clock. */
    void endDue() {
        var due = AFFILIATION.ENDED_AT.isNull().and(AFFILIATION.ENDS_AT.le(clock.instant()));
        List<Affiliation> found = transactions.read(() -> rows.oldest(due, Affiliations.MOST));
        for (var affiliation : found) {
            transactions.run(() -> {
                rows.lockAll();
                if (rows.one(AFFILIATION.ID.eq(affiliation.id()).and(due)).isPresent()) {
                    end(rows.lock(affiliation.id()));
                }
            });
        }
    }

    private void end(Affiliation over) {
        var notice = notice(over);
        var ended = rows.change(
                over, AffiliationRows.endOf(notice), row -> row.set(AFFILIATION.ENDED_AT, notice.effectiveAt()));
        rows.note(
                ended,
                AffiliationRows.Step.ENDED,
                notice.isByParent() ? ended.parent() : ended.child(),
                notice.mandate(),
                notice.effectiveAt());
        events.publish(new AffiliationEvent.AffiliationEnded(ended));
        if (ended.parent().isLocal() != ended.child().isLocal()) {
            var ours = ended.parent().isLocal() ? ended.parent() : ended.child();
            follows.end(ours.id(), ended.other(ours.id()).id());
        }
    }

    private Affiliation give(Affiliation member, Affiliation.Notice notice, String because) {
        var given = write(member, notice, Affiliation.State.NOTICE, because);
        rows.note(
                given,
                AffiliationRows.Step.NOTICE_GIVEN,
                notice.isByParent() ? given.parent() : given.child(),
                notice.mandate(),
                notice.effectiveAt());
        events.publish(new AffiliationEvent.NoticeGiven(given));
        return given;
    }

    private Affiliation write(
            Affiliation affiliation, Affiliation.Notice notice, Affiliation.State state, String because) {
        return rows.change(
                affiliation,
                state,
                row -> row.set(AFFILIATION.NOTICE_URI, notice.uri())
                        .set(AFFILIATION.NOTICE_MANDATE, notice.mandate())
                        .set(AFFILIATION.NOTICE_BY_PARENT, notice.isByParent())
                        .set(AFFILIATION.NOTICE_AT, notice.givenAt())
                        .set(AFFILIATION.ENDS_AT, notice.effectiveAt())
                        .set(AFFILIATION.BECAUSE, because));
    }

    private Affiliation takeBack(Affiliation leaving, Identity by, String mandate) {
        var stays = rows.change(
                leaving,
                Affiliation.State.MEMBER,
                row -> row.setNull(AFFILIATION.NOTICE_URI)
                        .setNull(AFFILIATION.NOTICE_MANDATE)
                        .setNull(AFFILIATION.NOTICE_BY_PARENT)
                        .setNull(AFFILIATION.NOTICE_AT)
                        .setNull(AFFILIATION.ENDS_AT));
        rows.note(stays, AffiliationRows.Step.NOTICE_TAKEN_BACK, by, mandate, null);
        events.publish(new AffiliationEvent.NoticeTakenBack(stays, leaving, mandate));
        return stays;
    }

    private void move(Affiliation leaving, Instant endsAt) {
        var moved = rows.change(leaving, Affiliation.State.NOTICE, row -> row.set(AFFILIATION.ENDS_AT, endsAt));
        rows.note(moved, AffiliationRows.Step.SHORTENED, moved.parent(), null, endsAt);
        events.publish(new AffiliationEvent.NoticeShortened(moved));
    }

    /** What was agreed when it began, or less where the parent's charter has come to ask for less. */
    private Duration shortest(Affiliation member) {
        if (!member.parent().isLocal()) {
            return member.noticePeriod();
        }
        var now = rules.noticeOf(member.parent());
        return now.compareTo(member.noticePeriod()) < 0 ? now : member.noticePeriod();
    }

    private void check(Affiliation member, Dates said) {
        var now = clock.instant();
        var since = member.since();
        if (said.givenAt().isAfter(now.plus(SKEW))) {
            throw Refused.invalid("published", "It is dated ahead: it says " + said.givenAt() + ".");
        }
        if (said.givenAt().isBefore(now.minus(OLDEST))
                || (since != null && said.givenAt().isBefore(since))) {
            throw Refused.invalid("published", "It is dated back: it says " + said.givenAt() + ".");
        }
    }

    /** When notice was given, and from when on it is to be over, as another server says. */
    public record Dates(Instant givenAt, Instant effectiveAt) {}

    private static boolean isSame(Affiliation known, String uri) {
        var notice = known.notice();
        return notice != null && uri.equals(notice.uri());
    }

    private Affiliation held(Identity child, Identity parent) {
        rows.lockAll();
        return rows.one(between(child, parent).and(AffiliationRows.holdAt(clock.instant())))
                .orElseThrow(() -> Refused.notFound(child.address() + " does not belong to " + parent.address() + "."));
    }

    private Optional<Affiliation> held(Identity child, Identity parent, Affiliation.State state) {
        rows.lockAll();
        return rows.one(between(child, parent).and(AffiliationRows.holdAt(clock.instant())))
                .filter(affiliation -> affiliation.state() == state);
    }

    private static Condition between(Identity child, Identity parent) {
        return AFFILIATION.CHILD_ID.eq(child.id()).and(AFFILIATION.PARENT_ID.eq(parent.id()));
    }

    private static Affiliation.Notice notice(Affiliation leaving) {
        var notice = leaving.notice();
        if (notice == null) {
            throw new IllegalStateException("no notice was given of " + leaving.uri());
        }
        return notice;
    }
}
