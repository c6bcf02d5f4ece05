package coop.talkoot.ledger.clearing;

import static coop.talkoot.schema.Tables.TRUST_LINE;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.ledger.ClearingAccounts;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.clearing.TrustLine.Stated;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;

/** What co-ops here and elsewhere accept of each other, said by each side for itself, and whether the two still agree. */
@Singleton
public final class TrustLines {
    /** A year of everybody's work, and more than any co-op has owed another. */
    private static final long MOST = 1_000_000_000L;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final TrustLineRows rows;
    private final ClearingRows transfers;
    private final ClearingAccounts accounts;
    private final Memberships memberships;

    TrustLines(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            TrustLineRows rows,
            ClearingRows transfers,
            ClearingAccounts accounts,
            Memberships memberships) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.rows = rows;
        this.transfers = transfers;
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /** Those of a co-op, oldest first; for who keeps its accounts. */
    public List<TrustLine> of(long groupId, Identity by) {
        memberships.require(groupId, by.id(), Right.KEEP_ACCOUNTS);
        return all(TRUST_LINE.GROUP_ID.eq(groupId));
    }

    /** One of a co-op that {@code by} keeps the accounts of; any other is as if it were not there. */
    public TrustLine require(long lineId, Identity by) {
        return all(TRUST_LINE.ID.eq(lineId)).stream()
                .filter(line -> memberships.may(line.group().id(), by.id(), Right.KEEP_ACCOUNTS))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    public Optional<TrustLine> between(long groupId, long partnerId) {
        return all(TRUST_LINE.GROUP_ID.eq(groupId).and(TRUST_LINE.PARTNER_ID.eq(partnerId))).stream()
                .findFirst();
    }

    /** The one that a transfer goes over. */
    public Optional<TrustLine> ofTransfer(ClearingTransfer transfer) {
        return all(TRUST_LINE.ID.eq(transfer.lineId())).stream().findFirst();
    }

    /** What went over a line or is about to, newest first. */
    public Page<ClearingTransfer> transfers(TrustLine line, Page.Request page) {
        return transactions.read(() -> Page.of(
                transfers.newest(ClearingConditions.of(line).and(ClearingConditions.before(page)), page.limit() + 1),
                page.limit(),
                ClearingTransfer::id));
    }

    /** The newest of what went over each of these lines or is about to, by the lines' ids; a line without any is not in it. */
    public Map<Long, List<ClearingTransfer>> newest(List<TrustLine> lines, int each) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        var ids = lines.stream().map(TrustLine::id).toList();
        return transactions.read(
                () -> transfers.newest(ClearingConditions.newestOf(ids, each), each * ids.size()).stream()
                        .collect(Collectors.groupingBy(ClearingTransfer::lineId)));
    }

    /** A co-op accepts so many minutes of the partner's debt; 0 lets it owe nothing more, and takes nothing back. */
    public TrustLine accept(Unit unit, Identity partner, long minutes, Identity by) {
        if (minutes < 0 || minutes > MOST) {
            throw Refused.invalid("accepts", "A limit is 0 or more, and at most " + MOST / 60 + " hours.");
        }
        if (unit.kind() != Unit.Kind.TIME) {
            throw Refused.invalid("unit", "Only hours are worth the same in another co-op.");
        }
        if (partner.isLocal() || partner.kind() != Identity.Kind.GROUP) {
            throw Refused.invalid("partner", "A line leads to a co-op of another server.");
        }
        return transactions.write(() -> {
            var group = memberships
                    .require(unit.groupId(), by.id(), Right.KEEP_ACCOUNTS)
                    .group();
            var before = rows.lock(group, partner);
            if (before.unit() != null && before.unit().id() != unit.id()) {
                throw Refused.conflict(
                        "The line to this co-op counts in " + before.unit().name() + " already.");
            }
            var account = before.account()
                    .orElseGet(() -> accounts.open(unit, partner).id());
            var here = new Stated(minutes, before.here().revision() + 1);
            rows.setHere(before, unit.id(), account, here);
            accounts.limit(account, minutes, before.there().accepts());
            var after = now(before);
            events.publish(new LineEvent.LimitStated(after));
            return after;
        });
    }

    /** The partner says what it accepts of ours. Older words change nothing. */
    public void stated(Identity group, Identity partner, long accepts, long revision) {
        if (accepts < 0 || accepts > MOST || revision < 1) {
            throw Refused.invalid("accepts", "This is no limit of a line.");
        }
        transactions.run(() -> {
            var before = rows.lock(group, partner);
            if (revision > before.there().revision()) {
                rows.setThere(before, new Stated(accepts, revision));
                before.account()
                        .ifPresent(
                                account -> accounts.limit(account, before.here().accepts(), accepts));
                if (before.here().isSaid() && !before.there().isSaid()) {
                    events.publish(new LineEvent.LimitStated(now(before)));
                }
            }
        });
    }

    /** Asks the partner for both its chains, and gives it ours. */
    public void compare(TrustLine line, Identity by) {
        transactions.run(() -> {
            memberships.require(line.group().id(), by.id(), Right.KEEP_ACCOUNTS);
            events.publish(new LineEvent.StatementDue(line, statement(line), true));
        });
    }

    /** The partner's chains as it has them; answered with ours where it asked. */
    public void compared(Identity group, Identity partner, LineStatement theirs, boolean isAsking) {
        transactions.run(() -> between(group.id(), partner.id()).ifPresent(known -> {
            var line = rows.lock(known.id());
            rows.setComparison(line, new TrustLine.Comparison(clock.instant(), theirs));
            if (isAsking) {
                events.publish(new LineEvent.StatementDue(line, statement(line), false));
            }
        }));
    }

    /** How the chains of both sides stand to each other, by what the partner last said. */
    public Optional<Differences> differences(TrustLine line) {
        var comparison = line.comparison();
        return comparison == null
                ? Optional.empty()
                : Optional.of(Differences.between(statement(line), comparison.theirs()));
    }

    /**
     * Both chains are equal as far as both reach: what one side lacks is told to it again, and nothing that is booked is
     * changed. What the partner said it had booked, and has not in its own chain, counts no longer.
     */
    public TrustLine resume(TrustLine line, Identity by) {
        return transactions.write(() -> {
            memberships.require(line.group().id(), by.id(), Right.KEEP_ACCOUNTS);
            var before = rows.lock(line.id());
            var suspension = before.suspension();
            var comparison = before.comparison();
            if (suspension == null) {
                return before;
            }
            if (comparison == null || comparison.at().isBefore(suspension.at())) {
                throw Refused.conflict(
                        "Compare first: what the other side has is not known since the line was stopped.");
            }
            if (!Differences.between(statement(before), comparison.theirs()).isMendable()) {
                throw Refused.conflict("The two sides differ. The line stays stopped until they have settled that.");
            }
            rows.setSuspension(before, null);
            transfers.forgetTold(before.id(), comparison.theirs().sent().size());
            transfers.wakeAll(before.id(), clock.instant());
            return now(before);
        });
    }

    private LineStatement statement(TrustLine line) {
        return transactions.read(
                () -> new LineStatement(transfers.hashes(line.id(), true), transfers.hashes(line.id(), false)));
    }

    private List<TrustLine> all(Condition condition) {
        return transactions.read(() -> rows.all(condition));
    }

    private TrustLine now(TrustLine line) {
        return rows.one(TRUST_LINE.ID.eq(line.id())).orElseThrow();
    }
}
