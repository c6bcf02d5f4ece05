package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What groups of other servers tell of those above and below them, so that a tree is known here beyond those that groups of
 * this instance have to do with themselves. Each is asked when it comes into the tree, when it says that something has
 * changed, and now and then.
 */
@Singleton
public final class Hearsay implements DomainListener {
    private static final Logger LOG = LoggerFactory.getLogger(Hearsay.class);
    private static final Duration AGAIN = Duration.ofHours(6);
    private static final Duration AFTER_SILENCE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 20;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final KinRows rows;
    private final Trees trees;
    private final Identities identities;
    private final Kinship kinship;

    Hearsay(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            KinRows rows,
            Trees trees,
            Identities identities,
            Kinship kinship) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.rows = rows;
        this.trees = trees;
        this.identities = identities;
        this.kinship = kinship;
    }

    /** A group of another server says that something about it has changed: it is asked soon, and those beyond it. */
    public void changed(Identity group) {
        transactions.run(() -> {
            var now = clock.instant();
            var beside = new HashSet<>(Set.of(group.id()));
            beside.addAll(trees.reached(group.id(), false, now));
            beside.addAll(trees.reached(group.id(), true, now));
            rows.dueNow(beside, now);
        });
    }

    /** Asks whom it is time to ask, floor by floor; outside a transaction. */
    void ask() {
        var left = AT_ONCE;
        for (var floor = 0; floor < Kin.DEEPEST && left > 0; floor++) {
            var most = left;
            var due = transactions.write(() -> {
                rows.settle(false, clock.instant());
                rows.settle(true, clock.instant());
                return rows.due(clock.instant(), most);
            });
            due.forEach(this::ask);
            left = due.isEmpty() ? 0 : left - due.size();
        }
    }

    private void ask(KinRows.Due due) {
        var group = identities.get(due.groupId());
        var now = clock.instant();
        var agreed = transactions.read(() -> rows.agreed(due));
        var lately = new HashMap<>(agreed);
        lately.values().removeIf(checked -> !checked.plus(AGAIN).isAfter(now));
        var known = new Kinship.Known(uris(agreed.keySet()), uris(lately.keySet()));
        try {
            var told = kinship.told(group, due.isUp(), known);
            transactions.run(() -> {
                rows.asked(due, now.plus(AGAIN));
                if (rows.replace(due, told, lately, now)) {
                    tell(group, !due.isUp());
                }
            });
        } catch (Refused away) {
            LOG.info("what {} tells of its tree: {}", group.uri(), away.getMessage());
            transactions.run(() -> rows.asked(due, now.plus(AFTER_SILENCE)));
        } catch (RuntimeException cause) {
            LOG.error("what {} tells of its tree cannot be read", group.uri(), cause);
            transactions.run(() -> rows.asked(due, now.plus(AFTER_SILENCE)));
        }
    }

    private Set<String> uris(Set<Long> ids) {
        return Set.copyOf(identities.urisOf(ids).values());
    }

    /** What changes between two groups is news for those beyond: above the parent, and below the child. */
    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case AffiliationEvent.JoinAsked ignored -> {}
            case AffiliationEvent.ChildRefused ignored -> {}
            case AffiliationEvent.JoinWithdrawn ignored -> {}
            case AffiliationEvent changed -> {
                tell(changed.affiliation().parent(), true);
                tell(changed.affiliation().child(), false);
            }
            default -> {}
        }
    }

    private void tell(Identity group, boolean isUp) {
        var concerned = new LinkedHashSet<>(Set.of(group.id()));
        concerned.addAll(trees.reached(group.id(), isUp, clock.instant()));
        identities.byIds(concerned).values().stream()
                .filter(Identity::isLocal)
                .forEach(ours -> events.publish(new FederationEvent.TreeChanged(ours, isUp)));
    }
}
