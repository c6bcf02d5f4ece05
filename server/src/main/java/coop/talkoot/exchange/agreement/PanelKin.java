package coop.talkoot.exchange.agreement;

import coop.talkoot.governance.method.CommonSeed;
import coop.talkoot.governance.method.Lot;
import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.groups.affiliation.Kinship;
import coop.talkoot.groups.affiliation.Link;
import coop.talkoot.groups.affiliation.Told;
import coop.talkoot.groups.affiliation.Trees;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which groups sit on a panel beside the one here: who belongs to what this group belongs to is known to the federation, so
 * its server is asked, outside any transaction.
 */
@Singleton
final class PanelKin {
    /** So many groups are asked who is below them. */
    private static final int MOST_ASKED = 20;

    private final Trees trees;
    private final Kinship kinship;
    private final Clock clock;

    PanelKin(Trees trees, Kinship kinship, Clock clock) {
        this.trees = trees;
        this.kinship = kinship;
        this.clock = clock;
    }

    /** The federation, the other side's co-op, and the third group. */
    record Found(Identity parent, Identity other, Identity third) {}

    /** Whether a group belongs to something at all. */
    boolean isKin(Identity group) {
        return !trees.above(group.id(), clock.instant()).isEmpty();
    }

    /**
     * The nearest group above this one below which there are one on the other side's server and one on a third. Which of
     * several is third follows from what it is about, so nobody chooses; that it lives on neither side's server leaves
     * each server with one of three seats. Refused where a server that has to be asked does not answer.
     *
     * @param farDomain that of the other side's server
     */
    Optional<Found> find(PanelDraw draw, String farDomain) {
        var home = draw.home();
        for (var parent : trees.above(home.id(), clock.instant())) {
            var below = below(parent);
            var others = pick(draw, below, group -> group.domain().equals(farDomain));
            var thirds = pick(
                    draw,
                    below,
                    group -> !group.domain().equals(farDomain)
                            && !group.domain().equals(home.domain())
                            && !draw.skipped().contains(group.id()));
            if (!others.isEmpty() && !thirds.isEmpty()) {
                return Optional.of(new Found(parent, others.getFirst(), thirds.getFirst()));
            }
        }
        return Optional.empty();
    }

    /** Whether the groups that another server named belong together with the one here. Refused where that cannot be asked. */
    boolean isTrue(PanelDraw draw) {
        var parent = draw.parent();
        if (parent == null
                || trees.above(draw.own().id(), clock.instant()).stream()
                        .noneMatch(above -> above.id() == parent.id())) {
            return false;
        }
        var below = below(parent);
        return draw.elsewhere().stream().allMatch(group -> below.containsKey(group.id()));
    }

    /** In an order that follows from what it is about. */
    private static List<Identity> pick(PanelDraw draw, Map<Long, Member> below, Predicate<Identity> wanted) {
        var byUri = new HashMap<String, Identity>();
        below.values().stream()
                .filter(member -> !member.isParent)
                .map(member -> member.group)
                .filter(wanted)
                .forEach(group -> byUri.put(group.uri(), group));
        return new Lot(CommonSeed.commitment("", draw.about()))
                .order(List.copyOf(byUri.keySet())).stream().map(byUri::get).toList();
    }

    /** Who belongs to it, by any number of steps. */
    private Map<Long, Member> below(Identity parent) {
        var found = new LinkedHashMap<Long, Member>();
        var now = clock.instant();
        var next = List.of(parent);
        var asked = 0;
        for (var floor = 0; floor < Kin.DEEPEST && asked < MOST_ASKED && !next.isEmpty(); floor++) {
            var last = next.stream().limit(MOST_ASKED - asked).toList();
            asked += last.size();
            var floorBefore = Set.copyOf(found.keySet());
            for (var group : last) {
                var children = group.isLocal() ? here(group, now) : floor == 0 ? told(group) : asFarAsTold(group);
                if (!children.isEmpty()) {
                    found.computeIfPresent(group.id(), (id, member) -> new Member(member.group, true));
                }
                children.forEach(child -> found.putIfAbsent(child.id(), new Member(child, false)));
            }
            next = found.values().stream()
                    .map(member -> member.group)
                    .filter(group -> !floorBefore.contains(group.id()))
                    .sorted(Comparator.comparing(Identity::uri))
                    .toList();
        }
        return found;
    }

    private List<Identity> here(Identity group, Instant now) {
        return trees.below(group.id(), now).stream()
                .filter(link -> link.isAgreed() && link.parent().id() == group.id())
                .map(Link::child)
                .toList();
    }

    /** Whoever is away further down holds nobody up: those below it are not known then. */
    private List<Identity> asFarAsTold(Identity group) {
        try {
            return told(group);
        } catch (Refused away) {
            return List.of();
        }
    }

    private List<Identity> told(Identity group) {
        return kinship.told(group, false, new Kinship.Known(Set.of(), Set.of())).stream()
                .filter(Told::isAgreed)
                .map(Told::other)
                .toList();
    }

    /** A group below, and whether there are others below it. */
    private record Member(Identity group, boolean isParent) {}
}
