package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.MOTION;
import static coop.talkoot.schema.Tables.POLICY_ADOPTION;
import static coop.talkoot.schema.Tables.POLICY_VERSION;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.Rights;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.SuggestedTags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What groups take on of what their federations advise, each part by the group's own deed: its charter by a vote, tags by its
 * coordinators, blocked servers by who keeps the server it lives on. The federation is told which version that was.
 */
@Singleton
public final class Adoptions {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Memberships memberships;
    private final Affiliations affiliations;
    private final Charters charters;
    private final FederationPolicies policies;
    private final SuggestedTags tags;
    private final Rights rights;
    private final PolicyRows rows;

    Adoptions(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            Memberships memberships,
            Affiliations affiliations,
            Charters charters,
            FederationPolicies policies,
            SuggestedTags tags,
            Rights rights,
            PolicyRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.memberships = memberships;
        this.affiliations = affiliations;
        this.charters = charters;
        this.policies = policies;
        this.tags = tags;
        this.rights = rights;
        this.rows = rows;
    }

    /** What the federations of a group of this server advise it, the one it joined last first. */
    public Page<Advice> advice(Identity child, Page.Request page) {
        return transactions.read(() -> {
            var now = clock.instant();
            var above = affiliations.currentAbove(child.id(), page);
            var parents = above.items().stream()
                    .filter(affiliation -> affiliation.holdsAt(now))
                    .map(Affiliation::parent)
                    .toList();
            return new Page<>(of(child, parents), above.next());
        });
    }

    /** What all its federations advise about charters, so that those can be compared: {@link Affiliations#MOST} at most. */
    public List<Advice> all(Identity child) {
        return transactions.read(() -> of(
                child,
                affiliations.parentsOf(child.id(), clock.instant()).stream()
                        .map(Affiliation::parent)
                        .toList()));
    }

    /** What one of them advises; refused where the group does not belong to it. */
    public Advice require(Identity child, long parentId) {
        return all(child).stream()
                .filter(advice -> advice.parent().id() == parentId)
                .findFirst()
                .orElseThrow(() -> Refused.notFound("This group belongs to no such federation."));
    }

    /** What each of these groups has taken on of what the federation advises, by their ids. */
    public Map<Long, List<Adoption>> by(Identity federation, Collection<Identity> children) {
        var childIds = children.stream().map(Identity::id).toList();
        var found = new HashMap<Long, List<Adoption>>();
        if (!childIds.isEmpty()) {
            transactions
                    .read(() -> rows.latest(
                            POLICY_ADOPTION.PARENT_ID.eq(federation.id()).and(POLICY_ADOPTION.CHILD_ID.in(childIds))))
                    .forEach(adoption -> found.computeIfAbsent(adoption.child().id(), none -> new ArrayList<>())
                            .add(adoption));
        }
        found.values().forEach(adopted -> adopted.sort(Comparator.comparing(Adoption::part)));
        return found;
    }

    /** The group's rules as they would be if they met what is advised: what an amendment is filled in with. */
    public Bylaws amended(Identity child, PolicyVersion version) {
        return version.policies().metBy(charters.inForce(child).bylaws());
    }

    /** A coordinator says that the group's charter meets what is advised, and is to count as taken on; refused where it does not. */
    public Adoption confirmFloors(Identity child, long parentId, int version, Identity by) {
        var current = current(child, parentId, version, Adoption.Part.FLOORS);
        memberships.require(child.id(), by.id(), Right.TIDY);
        if (!current.policies().areMetBy(charters.inForce(child).bylaws())) {
            throw Refused.conflict("The charter of this group does not meet that yet: propose an amendment.");
        }
        return transactions.write(() -> write(child, current, Adoption.Part.FLOORS, null));
    }

    /** A coordinator has the group suggest these tags, beside those it suggests already. */
    public Adoption adoptTags(Identity child, long parentId, int version, Identity by) {
        var current = current(child, parentId, version, Adoption.Part.TAGS);
        memberships.require(child.id(), by.id(), Right.TIDY);
        return transactions.write(() -> {
            tags.add(child, current.policies().tags());
            return write(child, current, Adoption.Part.TAGS, null);
        });
    }

    /** Who keeps this server blocks them here; whoever hears of it sees to that in the same transaction. */
    public Adoption adoptDomains(Identity child, long parentId, int version, Viewer by) {
        var current = current(child, parentId, version, Adoption.Part.DOMAINS);
        var keeper = rights.require(by, Permission.SERVERS);
        return transactions.write(() -> {
            events.publish(new PolicyEvent.DomainsAdopted(child, current, keeper));
            return write(child, current, Adoption.Part.DOMAINS, null);
        });
    }

    /** A coordinator asks who keeps this server to block them. */
    public void askForDomains(Identity child, long parentId, int version, Identity by) {
        var current = current(child, parentId, version, Adoption.Part.DOMAINS);
        memberships.require(child.id(), by.id(), Right.TIDY);
        transactions.run(() -> events.publish(new PolicyEvent.DomainsAsked(child, current, by)));
    }

    /** The group's vote has amended its charter in order to take that version on; in the transaction of that. */
    void decided(Decision decision, long versionId) {
        var child = decision.group();
        rows.newest(POLICY_VERSION.ID.eq(versionId))
                .filter(version -> belongs(child, version.federation()))
                .ifPresent(version -> write(
                        child, version, Adoption.Part.FLOORS, decision.post().uri()));
    }

    /**
     * A group elsewhere says what it has taken on; the caller has checked that it says so itself. Refused by the name of what
     * is wrong: it is no member, there is no such version, or it is an older one than it took on before.
     */
    public void heard(Identity child, PolicyVersion version, String hash, Adoption told) {
        var parent = version.federation();
        if (!belongs(child, parent)) {
            throw Refused.notAllowed("That group does not belong to this federation.");
        }
        if (!version.hash().equals(hash)) {
            throw Refused.invalid("adviceDigest", "This is not what that version says.");
        }
        transactions.run(() -> {
            rows.lock(child);
            var before = latest(child, parent).get(told.part());
            if (before != null && before.version() > version.version()) {
                throw Refused.invalid("revision", "That group has taken on a newer version already.");
            }
            if (rows.insert(told)) {
                events.publish(new PolicyEvent.PolicyAdopted(told, version));
            }
        });
    }

    private Adoption write(Identity child, PolicyVersion version, Adoption.Part part, @Nullable String mandate) {
        var id = ids.next();
        var adoption = new Adoption(
                id,
                settings.uri("/adoptions/" + id),
                child,
                version.federation(),
                part,
                version.version(),
                mandate,
                clock.instant());
        if (rows.insert(adoption)) {
            events.publish(new PolicyEvent.PolicyAdopted(adoption, version));
        }
        return adoption;
    }

    /** The version that is to be taken on, if it is still the one of now: nobody takes on what they have not seen. */
    private PolicyVersion current(Identity child, long parentId, int version, Adoption.Part part) {
        Charters.requireLocal(child);
        Moved.refuse(child);
        var current = require(child, parentId).version();
        if (current == null || !current.policies().has(part)) {
            throw Refused.conflict("That federation advises nothing of this kind now.");
        }
        if (current.version() != version) {
            throw Refused.conflict("A newer version is there: read version " + current.version() + " first.");
        }
        return current;
    }

    private boolean belongs(Identity child, Identity parent) {
        return affiliations.between(child.id(), parent.id(), clock.instant()).isPresent();
    }

    private List<Advice> of(Identity child, List<Identity> parents) {
        var versions = policies.currentOf(parents.stream().map(Identity::id).toList());
        var adopted = new HashMap<Long, Map<Adoption.Part, Adoption>>();
        rows.latest(POLICY_ADOPTION.CHILD_ID.eq(child.id()))
                .forEach(adoption -> adopted.computeIfAbsent(
                                adoption.parent().id(), none -> new EnumMap<>(Adoption.Part.class))
                        .put(adoption.part(), adoption));
        var motions =
                motions(child, versions.values().stream().map(PolicyVersion::id).toList());
        return parents.stream()
                .map(parent -> {
                    var version = versions.get(parent.id());
                    return new Advice(
                            parent,
                            version,
                            adopted.getOrDefault(parent.id(), Map.of()),
                            version == null ? null : motions.get(version.id()));
                })
                .toList();
    }

    private Map<Adoption.Part, Adoption> latest(Identity child, Identity parent) {
        var found = new EnumMap<Adoption.Part, Adoption>(Adoption.Part.class);
        rows.latest(POLICY_ADOPTION.CHILD_ID.eq(child.id()).and(POLICY_ADOPTION.PARENT_ID.eq(parent.id())))
                .forEach(adoption -> found.put(adoption.part(), adoption));
        return found;
    }

    /** Amendments under way that take these versions on, by the versions' ids. */
    private Map<Long, Long> motions(Identity child, Collection<Long> versionIds) {
        var found = new HashMap<Long, Long>();
        if (!versionIds.isEmpty()) {
            sql.select(MOTION.ADOPTS_ID, MOTION.POST_ID)
                    .from(MOTION)
                    .where(MOTION.ADOPTS_ID.in(versionIds))
                    .and(MOTION.GROUP_ID.eq(child.id()))
                    .and(MOTION.STATE.in(Motion.State.PROPOSED.name(), Motion.State.VOTING.name()))
                    .orderBy(MOTION.POST_ID)
                    .fetch()
                    .forEach(row -> found.put(row.value1(), row.value2()));
        }
        return found;
    }
}
