package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Trees of groups as they are known here: what this instance has agreed on with others, and beyond those what they tell of
 * each other (see {@link Hearsay}). One query a floor, however many groups stand on it.
 */
@Singleton
public final class Trees {
    /** So many threads are followed from one group. */
    public static final int MOST = 400;

    private final Transactions transactions;
    private final KinRows rows;
    private final Identities identities;

    Trees(Transactions transactions, KinRows rows, Identities identities) {
        this.transactions = transactions;
        this.rows = rows;
        this.identities = identities;
    }

    /** All below a group at that moment, the nearest first. */
    public List<Link> below(long groupId, Instant at) {
        return transactions.read(() -> named(walk(List.of(groupId), false, at)));
    }

    /** The groups above one at that moment, the nearest first. */
    public List<Identity> above(long groupId, Instant at) {
        return transactions.read(() -> {
            var ids = reached(groupId, true, at);
            var known = identities.byIds(ids);
            return ids.stream()
                    .map(id -> Objects.requireNonNull(known.get(id)))
                    .filter(Trees::isThere)
                    .toList();
        });
    }

    /** All below those that are above a group and have none above themselves; below itself where it has none above. */
    public List<Link> around(long groupId, Instant at) {
        return transactions.read(() -> {
            var up = walk(List.of(groupId), true, at).stream()
                    .filter(KinRows.Strand::isAgreed)
                    .toList();
            var children = up.stream().map(KinRows.Strand::childId).collect(Collectors.toSet());
            var tops = up.stream()
                    .map(KinRows.Strand::parentId)
                    .filter(id -> !children.contains(id))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return named(walk(tops.isEmpty() ? List.of(groupId) : tops, false, at));
        });
    }

    /** Whether one of these groups has a group below it that is not about to leave. */
    public boolean areAbove(Collection<Long> groupIds, Instant at) {
        return transactions.read(() -> rows.threads(groupIds, false, at).stream()
                .anyMatch(thread -> thread.isAgreed() && thread.endsAt() == null));
    }

    /** The groups that are reached. */
    Set<Long> reached(long groupId, boolean isUp, Instant at) {
        return walk(List.of(groupId), isUp, at).stream()
                .filter(KinRows.Strand::isAgreed)
                .map(thread -> thread.to(isUp))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A floor at a time. What only one side tells is given, and not followed. */
    private List<KinRows.Strand> walk(Collection<Long> from, boolean isUp, Instant at) {
        var found = new LinkedHashMap<List<Long>, KinRows.Strand>();
        var seen = new HashSet<>(from);
        Collection<Long> last = from;
        for (var floor = 0; floor <= Kin.DEEPEST && !last.isEmpty() && found.size() < MOST; floor++) {
            var next = new LinkedHashSet<Long>();
            for (var thread : rows.threads(last, isUp, at)) {
                if (found.size() < MOST) {
                    found.merge(
                            List.of(thread.parentId(), thread.childId()),
                            thread,
                            (one, other) -> one.isAgreed() ? one : other);
                    if (thread.isAgreed() && seen.add(thread.to(isUp))) {
                        next.add(thread.to(isUp));
                    }
                }
            }
            last = next;
        }
        return List.copyOf(found.values());
    }

    private List<Link> named(Collection<KinRows.Strand> threads) {
        var ids = new HashSet<Long>();
        threads.forEach(thread -> ids.addAll(List.of(thread.parentId(), thread.childId())));
        var known = identities.byIds(ids);
        return threads.stream()
                .map(thread -> new Link(
                        Objects.requireNonNull(known.get(thread.parentId())),
                        Objects.requireNonNull(known.get(thread.childId())),
                        thread.isAgreed(),
                        thread.endsAt()))
                .filter(link -> isThere(link.parent()) && isThere(link.child()))
                .toList();
    }

    private static boolean isThere(Identity group) {
        return !group.isGone() && !group.isSuspended();
    }
}
