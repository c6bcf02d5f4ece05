package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.VETO;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stopping a text, with a reason, and taking that back; while it is voted on and for some hours after. */
@Singleton
public final class Vetoes {
    public static final int LONGEST_REASON = 2_000;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Signals signals;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Memberships memberships;
    private final Rolls rolls;
    private final DecisionRows decisions;
    private final VetoRows rows;

    Vetoes(
            Transactions transactions,
            DomainEvents events,
            Signals signals,
            Ids ids,
            Clock clock,
            Settings settings,
            Memberships memberships,
            Rolls rolls,
            DecisionRows decisions,
            VetoRows rows) {
        this.transactions = transactions;
        this.events = events;
        this.signals = signals;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.memberships = memberships;
        this.rolls = rolls;
        this.decisions = decisions;
        this.rows = rows;
    }

    /** Who may veto, says why. A second one of the same person changes nothing. */
    public Veto cast(Decision decision, Identity holder, String reason, Origin origin) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON || why.indexOf('\0') >= 0) {
            throw Refused.invalid("reason", "A veto needs a reason of at most " + LONGEST_REASON + " characters.");
        }
        return transactions.write(() -> {
            requireTime(decision);
            requireHolder(decision, holder);
            var id = ids.next();
            var uri = switch (origin) {
                case Origin.Local local -> settings.uri("/vetoes/" + id);
                case Origin.Remote remote -> remote.uri();
            };
            var isNew = rows.insert(id, uri, decision.id(), holder.id(), why, clock.instant());
            var veto = standingOf(decision, holder)
                    .orElseThrow(() -> Refused.conflict("A veto of this name is known already."));
            if (isNew) {
                events.publish(new VetoEvent.VetoCast(decision, veto));
                signals.publish(Ballots.TOPIC, Long.toString(decision.id()));
            }
            return veto;
        });
    }

    /** A coordinator says it for their group, which a vote of its federation affects. */
    public Veto castFor(Decision decision, Identity group, Identity by, String reason) {
        Charters.requireLocal(group);
        memberships.require(group.id(), by.id(), Right.PUT_TO_VOTE);
        return cast(decision, group, reason, Origin.LOCAL);
    }

    /** A coordinator takes back what was said for their group. */
    public void withdrawFor(Decision decision, Identity group, Identity by) {
        Charters.requireLocal(group);
        memberships.require(group.id(), by.id(), Right.PUT_TO_VOTE);
        withdraw(decision, group);
    }

    /** Groups for which somebody may say whether they veto this, and have not: none where no groups are asked. */
    public List<Identity> speaksFor(Decision decision, Collection<Identity> groups, Identity somebody) {
        var vetoed = of(decision).stream()
                .filter(veto -> veto.withdrawnAt() == null)
                .map(veto -> veto.holder().id())
                .toList();
        var own = memberships.groupsWhere(somebody.id(), Right.PUT_TO_VOTE);
        return groups.stream()
                .filter(group -> group.isLocal() && own.contains(group.id()))
                .filter(group -> may(decision, group) && !vetoed.contains(group.id()))
                .toList();
    }

    /** Who cast it takes it back, as long as they could still cast one. */
    public void withdraw(Decision decision, Identity holder) {
        transactions.run(() -> {
            requireTime(decision);
            standingOf(decision, holder).ifPresent(veto -> {
                rows.withdraw(veto.id(), clock.instant());
                events.publish(new VetoEvent.VetoWithdrawn(decision, veto));
                signals.publish(Ballots.TOPIC, Long.toString(decision.id()));
            });
        });
    }

    /** All that were cast, also those taken back; whoever asks has checked that the vote may be read. */
    public List<Veto> of(Decision decision) {
        return transactions.read(() -> rows.all(VETO.DECISION_ID.eq(decision.id())));
    }

    public Optional<Veto> byUri(String uri) {
        return transactions.read(() -> rows.one(VETO.URI.eq(uri)));
    }

    /** Whether somebody could veto this now. */
    public boolean may(Decision decision, Identity holder) {
        return isTime(decision) && isHolder(decision, holder);
    }

    private Optional<Veto> standingOf(Decision decision, Identity holder) {
        return rows.one(VETO.DECISION_ID
                .eq(decision.id())
                .and(VETO.ACTOR_ID.eq(holder.id()))
                .and(VETO.WITHDRAWN_AT.isNull()));
    }

    private boolean isTime(Decision decision) {
        return !decision.isOver() && clock.instant().isBefore(decision.concludesAt());
    }

    /** Locked, as it must not be concluded meanwhile. */
    private void requireTime(Decision decision) {
        decisions.lock(decision.id());
        var now = decisions.byPosts(List.of(decision.post())).stream().findFirst();
        if (now.filter(this::isTime).isEmpty()) {
            throw Refused.conflict("It is too late for a veto.");
        }
    }

    private void requireHolder(Decision decision, Identity holder) {
        if (!isHolder(decision, holder)) {
            throw Refused.notAllowed("By the rules this vote follows, you cannot veto it.");
        }
    }

    private boolean isHolder(Decision decision, Identity holder) {
        return switch (decision.terms().vetoing().holders()) {
            case NOBODY -> false;
            case ANYBODY -> isOnRoll(decision, holder);
            case AFFECTED -> decision.terms().federal().affected().contains(holder.uri());
            case COORDINATORS ->
                isOnRoll(decision, holder) && memberships.may(decision.group().id(), holder.id(), Right.TIDY);
        };
    }

    /** Of a group elsewhere only its own server has the roll, and says no to whoever is not on it. */
    private boolean isOnRoll(Decision decision, Identity holder) {
        if (!decision.isLocal()) {
            return memberships.isMember(decision.group().id(), holder.id());
        }
        return rolls.weightOf(decision.id(), holder.id()).isPresent();
    }
}
