package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.AffiliationMapping;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.Bond;
import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.groups.affiliation.Kinship;
import coop.talkoot.groups.affiliation.Told;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.ActorProfile;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks up and down a tree of groups, by what each says of itself on its own server. Claims count: one that is only made
 * could become true at any moment, and a cycle would then be closed by nobody's fault.
 */
@Singleton
public final class RemoteKin implements Kinship {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteKin.class);
    /** So many groups are asked for one question. */
    private static final int MOST = 400;
    /** And so many documents: a group, its collection, and that one's leaves. */
    private static final int MOST_FETCHES = 4 * MOST;

    private final RemoteDocuments documents;
    private final RemoteCollections collections;
    private final RemoteActors actors;
    private final Affiliations affiliations;
    private final Identities identities;
    private final Settings settings;

    RemoteKin(
            RemoteDocuments documents,
            RemoteCollections collections,
            RemoteActors actors,
            Affiliations affiliations,
            Identities identities,
            Settings settings) {
        this.documents = documents;
        this.collections = collections;
        this.actors = actors;
        this.affiliations = affiliations;
        this.identities = identities;
        this.settings = settings;
    }

    @Override
    public Kin of(Identity child, Identity parent) {
        try {
            return asked(child, parent);
        } catch (Unreachable cause) {
            LOG.info("whether {} can come below {}: {}", child.uri(), parent.uri(), cause.getMessage());
            throw Refused.conflict("Whether a group would be above itself could not be found out: "
                    + "one of the groups in the tree does not answer.");
        }
    }

    /** The same for who can wait and ask again. Refused where the tree has more groups than are asked. */
    public Kin asked(Identity child, Identity parent) throws Unreachable {
        var found = new AtomicReference<@Nullable Kin>();
        FetchAllowance.<Unreachable>during(MOST_FETCHES, () -> {
            var above = walk(parent.uri(), true);
            var below = walk(child.uri(), false);
            found.set(new Kin(above.all(), above.levels(), below.all(), below.levels()));
        });
        return Objects.requireNonNull(found.get());
    }

    @Override
    public List<Bond> bonds(Identity old, Identity target) {
        try {
            return taken(old, target);
        } catch (Unreachable cause) {
            LOG.info("what {} took along to {}: {}", old.uri(), target.uri(), cause.getMessage());
            throw Refused.conflict(old.domain() + " does not answer. Try again later.");
        }
    }

    /** The same for who can wait and ask again. */
    public List<Bond> taken(Identity old, Identity target) throws Unreachable {
        var found = new ArrayList<Bond>();
        FetchAllowance.<Unreachable>during(MOST_FETCHES, () -> {
            for (var isUp : List.of(true, false)) {
                for (var told : claims(old.uri(), isUp)) {
                    var other = AffiliationMapping.other(told, old.uri(), isUp)
                            .filter(uri -> !settings.isOurs(uri) && AffiliationMapping.isMoved(told));
                    if (other.isPresent()) {
                        confirmed(old, target, told, other.get(), isUp).ifPresent(found::add);
                    }
                }
            }
        });
        return found;
    }

    /** If the other one says so too, of the old name or the new one. What its parent says of the dates counts. */
    private Optional<Bond> confirmed(Identity old, Identity target, Reference told, String uri, boolean isUp) {
        try {
            var names = Set.of(old.uri(), target.uri());
            var answer = claims(uri, !isUp).stream()
                    .filter(item -> AffiliationMapping.other(item, uri, !isUp)
                            .filter(names::contains)
                            .isPresent())
                    .filter(item -> AffiliationMapping.isHeld(item) || AffiliationMapping.isMoved(item))
                    .findFirst();
            var other = answer.isEmpty() ? null : actors.byUri(uri);
            if (other == null || other.kind() != Identity.Kind.GROUP) {
                return Optional.empty();
            }
            var above = walk(isUp ? uri : target.uri(), true);
            var below = walk(isUp ? target.uri() : uri, false);
            var kin = new Kin(above.all(), above.levels(), below.all(), below.levels());
            return AffiliationMapping.bond(other, isUp, told, isUp ? answer.get() : told, kin);
        } catch (Unreachable away) {
            LOG.info("whether {} goes along to {}: {}", uri, target.uri(), away.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public List<Told> told(Identity group, boolean isUp, Known known) {
        var found = new ArrayList<Told>();
        try {
            FetchAllowance.<Unreachable>during(MOST_FETCHES, () -> {
                for (var item : claims(group.uri(), isUp)) {
                    var other = AffiliationMapping.other(item, group.uri(), isUp)
                            .filter(uri -> !settings.isOurs(uri) && AffiliationMapping.isStanding(item));
                    if (other.isPresent() && found.size() < Affiliations.MOST) {
                        told(group, isUp, other.get(), item, known).ifPresent(found::add);
                    }
                }
            });
        } catch (Unreachable cause) {
            throw Refused.conflict(group.domain() + " does not answer: " + cause.getMessage());
        }
        return found;
    }

    /** Unless the other one says otherwise. Who does not answer now has said before what counts, or nothing. */
    private Optional<Told> told(Identity group, boolean isUp, String uri, Reference item, Known known) {
        var endsAt = AffiliationMapping.endOf(item);
        try {
            var other = actors.byUri(uri);
            var isAgreed = known.lately().contains(uri)
                    || claims(uri, !isUp).stream()
                            .anyMatch(back -> AffiliationMapping.isStanding(back)
                                    && AffiliationMapping.other(back, uri, !isUp)
                                            .filter(group.uri()::equals)
                                            .isPresent());
            return other.kind() == Identity.Kind.GROUP && isAgreed
                    ? Optional.of(new Told(other, endsAt, true))
                    : Optional.empty();
        } catch (Unreachable away) {
            LOG.info("whether {} belongs with {}: {}", uri, group.uri(), away.getMessage());
            return identities
                    .byUri(uri)
                    .filter(other -> other.kind() == Identity.Kind.GROUP)
                    .map(other -> new Told(other, endsAt, known.agreed().contains(uri)));
        }
    }

    private record Walked(Set<String> all, int levels) {}

    /** A step at a time: the last step from which there is none is the longest way. Deeper than allowed it stops. */
    private Walked walk(String from, boolean isUp) throws Unreachable {
        var known = new HashMap<String, List<String>>();
        var all = new HashSet<>(Set.of(from));
        var last = Set.of(from);
        var levels = -1;
        while (!last.isEmpty() && levels <= Kin.DEEPEST) {
            levels++;
            var next = new HashSet<String>();
            for (var uri : last) {
                next.addAll(beside(uri, isUp, known));
            }
            all.addAll(next);
            last = next;
        }
        return new Walked(all, levels);
    }

    private List<String> beside(String uri, boolean isUp, Map<String, List<String>> known) throws Unreachable {
        var before = known.get(uri);
        if (before != null) {
            return before;
        }
        if (known.size() >= MOST) {
            throw Refused.conflict("There are more than " + MOST + " groups in that tree.");
        }
        var found = settings.isOurs(uri)
                ? here(uri, isUp)
                : claims(uri, isUp).stream()
                        .flatMap(item -> AffiliationMapping.other(item, uri, isUp).stream())
                        .distinct()
                        .limit(Affiliations.MOST)
                        .toList();
        known.put(uri, found);
        return found;
    }

    private List<String> here(String uri, boolean isUp) {
        var group = identities.byUri(uri).map(Identity::id).orElse(0L);
        return isUp
                ? affiliations.claimedAbove(group).stream()
                        .map(Affiliation::parent)
                        .map(Identity::uri)
                        .toList()
                : affiliations.claimedBelow(group).stream()
                        .map(Affiliation::child)
                        .map(Identity::uri)
                        .toList();
    }

    /** Only what it says of itself counts, on its own host. */
    private List<Reference> claims(String uri, boolean isUp) throws Unreachable {
        if (documents.presence(uri) != RemoteDocuments.Presence.THERE) {
            // Who is gone is above and below nobody.
            return List.of();
        }
        var actor = documents.fetch(uri).thing();
        var coop = actor instanceof Actor.Group group ? group.profile().coop() : null;
        var collection = collection(coop, isUp);
        return collection == null || !Hosts.same(collection, uri) ? List.of() : collections.items(collection);
    }

    private static @Nullable String collection(ActorProfile.@Nullable CoopCollections coop, boolean isUp) {
        return coop == null ? null : isUp ? coop.parents() : coop.children();
    }
}
