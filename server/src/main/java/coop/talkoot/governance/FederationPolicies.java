package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.POLICY_VERSION;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What federations advise their member groups, version by version: those here by their own deed, those elsewhere as far as
 * groups here belong to them. Publishing changes no group.
 */
@Singleton
public final class FederationPolicies {
    private static final int LONGEST = 200_000;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Memberships memberships;
    private final Federations federations;
    private final Affiliations affiliations;
    private final Charters charters;
    private final PolicyRows rows;

    FederationPolicies(
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Memberships memberships,
            Federations federations,
            Affiliations affiliations,
            Charters charters,
            PolicyRows rows) {
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.memberships = memberships;
        this.federations = federations;
        this.affiliations = affiliations;
        this.charters = charters;
        this.rows = rows;
    }

    /** What it advises now; nothing where it never did, or nobody here was told. */
    public Optional<PolicyVersion> current(Identity federation) {
        return transactions.read(() -> rows.newest(POLICY_VERSION.GROUP_ID.eq(federation.id())));
    }

    /** The same of several, by their ids. */
    public Map<Long, PolicyVersion> currentOf(Collection<Long> federationIds) {
        return federationIds.isEmpty() ? Map.of() : transactions.read(() -> rows.newestOf(federationIds));
    }

    public Optional<PolicyVersion> version(Identity federation, int version) {
        return transactions.read(
                () -> rows.newest(POLICY_VERSION.GROUP_ID.eq(federation.id()).and(POLICY_VERSION.VERSION.eq(version))));
    }

    /** A version by its own address, of a federation here or elsewhere. */
    public Optional<PolicyVersion> byUri(String uri) {
        return transactions.read(() -> rows.newest(POLICY_VERSION.URI.eq(uri)));
    }

    /** All it ever advised, newest first; {@code next} is a version. */
    public Page<PolicyVersion> all(Identity federation, Page.Request page) {
        return transactions.read(() -> rows.page(federation.id(), page));
    }

    /** Whether it takes a vote to advise something else. */
    public boolean takesVote(Identity federation) {
        return charters.inForce(federation).bylaws().advisesByVote();
    }

    /** A coordinator says what is advised from now on; what is the same as before makes no new version. */
    public PolicyVersion publish(Identity federation, Policies policies, Identity by) {
        requireFederation(federation);
        memberships.require(federation.id(), by.id(), Right.TIDY);
        if (takesVote(federation)) {
            throw Refused.conflict("Here a vote decides what is advised, as the charter says: propose it.");
        }
        return transactions.write(() -> write(federation, policies, null));
    }

    /** The federation has decided it, in the transaction of that. */
    void decided(Decision decision, Policies policies) {
        if (!Moved.isGone(decision.group())) {
            write(decision.group(), policies, decision.post().uri());
        }
    }

    /** Refuses a motion that could do nothing as things are. */
    void check(Identity group, MotionTerms terms) {
        if (terms.policies() != null) {
            requireFederation(group);
        }
        var adopts = terms.adopts();
        if (adopts != null) {
            var version = transactions
                    .read(() -> rows.newest(POLICY_VERSION.ID.eq(adopts)))
                    .orElseThrow(() -> Refused.invalid("adopts", "There is no such version of what is advised."));
            var now = clock.instant();
            if (affiliations.between(group.id(), version.federation().id(), now).isEmpty()) {
                throw Refused.invalid("adopts", "This group does not belong to who advises that.");
            }
        }
    }

    /**
     * What a federation elsewhere tells; the caller has checked that it comes from there. Refused by the name of what is wrong
     * where it is none of ours, older than what is known, or not what its hash says.
     */
    public void heard(Identity federation, FarPolicies told) {
        if (federation.isLocal()
                || affiliations.childrenOf(federation.id(), clock.instant()).stream()
                        .noneMatch(affiliation -> affiliation.child().isLocal())) {
            throw Refused.notAllowed("No group here belongs to who advises this.");
        }
        if (told.text().length() > LONGEST
                || !Charter.hex(Canonical.hash(told.text())).equals(told.hash())) {
            throw Refused.invalid("adviceDigest", "What is advised is not what its digest says.");
        }
        var policies = PoliciesText.read(told.text());
        if (!PoliciesText.write(policies).equals(told.text())) {
            throw Refused.invalid("advice", "What is advised stands in one form only, the canonical one.");
        }
        transactions.run(() -> {
            rows.lock(federation);
            var known = current(federation);
            if (known.isPresent() && known.get().version() >= told.version()) {
                var same = version(federation, told.version())
                        .filter(before -> before.hash().equals(told.hash()));
                if (same.isEmpty() || known.get().version() > told.version()) {
                    throw Refused.invalid("revision", "A newer version of what is advised is known already.");
                }
                return;
            }
            take(PolicyVersion.of(
                    ids.next(), told.uri(), federation, told.version(), policies, told.mandate(), told.publishedAt()));
        });
    }

    private PolicyVersion write(Identity federation, Policies policies, @Nullable String mandate) {
        rows.lock(federation);
        var before = current(federation);
        if (before.isPresent() && before.get().policies().equals(policies)) {
            return before.get();
        }
        var version = before.map(PolicyVersion::version).orElse(0) + 1;
        return take(PolicyVersion.of(
                ids.next(), uri(federation, version), federation, version, policies, mandate, clock.instant()));
    }

    private PolicyVersion take(PolicyVersion version) {
        rows.insert(version);
        events.publish(new PolicyEvent.PoliciesPublished(version));
        return version;
    }

    /** Of a federation here. */
    private static String uri(Identity federation, int version) {
        return federation.uri() + "/collections/policies/" + version;
    }

    private void requireFederation(Identity group) {
        Charters.requireLocal(group);
        Moved.refuse(group);
        if (!federations.isOne(group.id())) {
            throw Refused.conflict("This group is no federation: it has no member groups to advise.");
        }
    }
}
