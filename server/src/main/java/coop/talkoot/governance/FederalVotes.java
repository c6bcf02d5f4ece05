package coop.talkoot.governance;

import coop.talkoot.governance.federal.FederalRule;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.Trees;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Votes that a federation puts to its member groups. Each group holds a vote of its own on it, by its own roll and rules,
 * wherever it lives; what those come to is put together where the federation lives (governance.md B11, B12).
 */
@Singleton
public final class FederalVotes {
    /** So long before the federation's own close its groups close theirs: their tallies have a way to go. */
    static final Duration WAY = Duration.ofHours(1);

    /** How long an affected group may still veto after the close. */
    static final int GRACE_HOURS = 72;

    private static final Vetoing NO_VETO = new Vetoing(Vetoing.Holders.NOBODY, 1, 0, 0, false);

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Posts posts;
    private final DecisionPosts envelopes;
    private final Groups groups;
    private final Memberships memberships;
    private final Affiliations affiliations;
    private final Trees trees;
    private final Charters charters;
    private final Rolls rolls;
    private final DecisionRows decisions;
    private final FederalRows rows;
    private final CouncilRolls councils;

    FederalVotes(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Posts posts,
            DecisionPosts envelopes,
            Groups groups,
            Memberships memberships,
            Affiliations affiliations,
            Trees trees,
            Charters charters,
            Rolls rolls,
            DecisionRows decisions,
            FederalRows rows,
            CouncilRolls councils) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.posts = posts;
        this.envelopes = envelopes;
        this.groups = groups;
        this.memberships = memberships;
        this.affiliations = affiliations;
        this.trees = trees;
        this.charters = charters;
        this.rolls = rolls;
        this.decisions = decisions;
        this.rows = rows;
        this.councils = councils;
    }

    /** The member groups that are asked in a vote that opens now: none where the group has none. */
    public List<Affiliation> askedNow(Identity group) {
        var now = clock.instant();
        return affiliations.childrenOf(group.id(), now).stream()
                .filter(affiliation -> affiliation.mayVote(now, false))
                .toList();
    }

    /** The rule by which a group's charter puts together what these say, as it would be if it opened now. */
    public FederalRule rule(Bylaws bylaws, List<Affiliation> asked, FederalOpening opening) {
        var children =
                asked.stream().map(affiliation -> affiliation.child().id()).toList();
        var isDeep = trees.areAbove(children, clock.instant())
                || children.stream()
                        .anyMatch(child -> groups.find(child)
                                .filter(group -> group.kind() == Group.Kind.FEDERATION)
                                .isPresent());
        var usual = bylaws.federating().rule(isDeep);
        var mode = opening.mode();
        var weighting = opening.weighting();
        return new FederalRule(
                mode == null ? usual.mode() : mode,
                weighting == null ? usual.weighting() : weighting,
                usual.isDouble(),
                usual.alphaPercent(),
                usual.capExtra());
    }

    /** The rules of a vote that is put to these; refused where it cannot be. */
    VotingTerms terms(VotingTerms usual, Bylaws bylaws, List<Affiliation> asked, Motion motion, Opening opening) {
        var wanted = opening.federal();
        var uris = new HashSet<>(
                asked.stream().map(affiliation -> affiliation.child().uri()).toList());
        if (motion.post().audience() != Audience.PUBLIC) {
            throw Refused.invalid(
                    "audience",
                    "What is put to member groups must be for everybody to read: their members vote on it.");
        }
        if (opening.isQuestion() || (opening.secrecy() != null && opening.secrecy() != Secrecy.OPEN)) {
            throw Refused.invalid(
                    "secrecy", "What is put to member groups is voted on in the open: nobody is to count twice.");
        }
        if (!uris.containsAll(wanted.affected())) {
            throw Refused.invalid("affected", "Only groups that are asked can be affected.");
        }
        if (!uris.containsAll(wanted.contributions().keySet())
                || wanted.contributions().values().stream().anyMatch(given -> given < 0)) {
            throw Refused.invalid("contributions", "A contribution is a whole number of a group that is asked.");
        }
        var vetoing =
                wanted.affected().isEmpty() ? NO_VETO : new Vetoing(Vetoing.Holders.AFFECTED, 1, 0, GRACE_HOURS, false);
        var affected = wanted.affected().stream().sorted().toList();
        return usual.with(new Federal(rule(bylaws, asked, wanted), null, affected), vetoing);
    }

    /** Writes down who is asked, and freezes the roll of groups. */
    RollText.Sealed freeze(Decision whole, List<Affiliation> asked, FederalOpening opening) {
        for (var affiliation : asked) {
            var child = affiliation.child();
            rows.insert(new FederalPart(
                    whole.id(),
                    child,
                    child.isLocal() ? memberships.countMembers(child.id()) : rows.lastSize(child.id()),
                    opening.contributions().getOrDefault(child.uri(), 0L),
                    Objects.requireNonNull(affiliation.memberSince()),
                    opening.affected().contains(child.uri()),
                    null,
                    FederalPart.State.ASKED,
                    ""));
        }
        return rolls.freezeGroups(
                whole.id(), asked.stream().map(Affiliation::child).toList());
    }

    /** A federation asks its groups: those of this instance begin to vote, in the transaction of the deed. */
    void asked(Decision whole) {
        if (whole.terms().federal().rule() == null || whole.isOver()) {
            return;
        }
        affiliations.childrenOf(whole.group().id(), whole.opensAt()).stream()
                .filter(affiliation -> affiliation.child().isLocal() && affiliation.mayVote(whole.opensAt(), false))
                .forEach(affiliation -> open(whole, affiliation));
    }

    /** A group votes on what it says is a part of a federation's vote: so it is, if it was asked and did not before. */
    void heard(Decision part, int size) {
        var whole = wholeOf(part);
        if (whole.filter(found -> found.isLocal() && !found.isOver()).isPresent()) {
            rows.open(whole.get().id(), part.group().id(), part.id(), size);
        }
    }

    /** A group's part is over: where the federation lives, its count file is fetched next. */
    void concluded(Decision part) {
        rows.byPart(part.id())
                .filter(row -> row.state() == FederalPart.State.OPEN)
                .ifPresent(row -> rows.move(row, FederalPart.State.TOLD, ""));
    }

    /** What became of each member group; none of a vote that was put to none. */
    public List<FederalPart> parts(Decision whole) {
        return transactions.read(() -> rows.of(whole.id()));
    }

    /** The same of several votes, by their ids; in one query. */
    public Map<Long, List<FederalPart>> parts(Collection<Decision> wholes) {
        return transactions.read(() -> rows.of(wholes.stream().map(Decision::id).toList()));
    }

    /** What became of one group's part, wherever that is known. */
    public Optional<FederalPart> partOf(Decision whole, Identity child) {
        return transactions.read(() -> rows.between(whole.id(), child.id()));
    }

    /** The federation's vote of which this is one group's part, if it is known here. */
    public Optional<Decision> wholeOf(Decision part) {
        var uri = part.terms().federal().partOf();
        return uri == null
                ? Optional.empty()
                : transactions.read(() -> posts.byUri(uri)
                        .flatMap(post ->
                                decisions.byPosts(List.of(post)).stream().findFirst())
                        .filter(whole -> whole.terms().federal().rule() != null));
    }

    /** Groups with which a vote has to do beside its own: those it was put to, and the one it is a part for. */
    public List<Identity> counterparts(Decision decision) {
        return transactions.read(() -> {
            if (decision.terms().federal().rule() == null
                    && decision.terms().federal().partOf() == null) {
                return List.of();
            }
            var others = new ArrayList<>(
                    rows.of(decision.id()).stream().map(FederalPart::child).toList());
            wholeOf(decision).map(Decision::group).ifPresent(others::add);
            return List.copyOf(others);
        });
    }

    /**
     * As whom its count file is asked for by somebody: as themselves where it is their group's; else as the group of theirs
     * that is asked in it, or has groups that are, down to theirs; or for which a delegate speaks. Empty for all others.
     */
    public Optional<Identity> reader(Decision decision, Identity person) {
        return memberships.may(decision.group().id(), person.id(), Right.READ)
                ? Optional.of(person)
                : transactions.read(
                        () -> rows.askedAbove(decision.id(), memberships.groupsWhere(person.id(), Right.READ))
                                .map(asked -> decision.isLocal() ? person : asked)
                                .or(() -> councils.reader(decision, person)));
    }

    /**
     * Somebody says in which of their groups they are to count, or says so no more: from the next vote on. Only the
     * group's own server is told.
     */
    public void countHere(Identity person, Identity group, boolean isChosen) {
        Charters.requireLocal(group);
        memberships.require(group.id(), person.id(), Right.WRITE);
        transactions.run(() -> rows.choose(person, group.id(), isChosen, clock.instant()));
    }

    /** Whether they said so of that group. */
    public boolean isCountedHere(Identity person, Identity group) {
        return transactions.read(() -> rows.isChosen(person.id(), group.id()));
    }

    private void open(Decision whole, Affiliation affiliation) {
        var child = affiliation.child();
        charters.lock(child);
        rows.insert(new FederalPart(
                whole.id(),
                child,
                0,
                0,
                Objects.requireNonNull(affiliation.memberSince()),
                whole.terms().federal().affected().contains(child.uri()),
                null,
                FederalPart.State.ASKED,
                ""));
        var known = rows.between(whole.id(), child.id());
        var now = clock.instant();
        if (known.filter(row -> row.partId() == null).isEmpty() || !now.isBefore(whole.closesAt())) {
            return;
        }
        var charter = charters.pinned(child);
        var asked = askedNow(child);
        var written = written(whole, child, charter, asked, now);
        decisions.insert(written, charter.bylaws().voting().closesEarly());
        var sealed = asked.isEmpty()
                ? rolls.freeze(written.id(), child, null)
                : freeze(written, asked, FederalOpening.USUAL);
        decisions.seal(written.id(), sealed);
        rows.open(whole.id(), child.id(), written.id(), sealed.size());
        var opened = decisions.byPosts(List.of(written.post())).getFirst();
        events.publish(new DecisionEvent.DecisionOpened(opened));
        asked(opened);
    }

    private Decision written(Decision whole, Identity child, Charter charter, List<Affiliation> asked, Instant now) {
        var closes = closes(whole, now);
        var rule = asked.isEmpty() ? null : rule(charter.bylaws(), asked, FederalOpening.USUAL);
        var terms = terms(whole, charter.bylaws())
                .with(new Federal(rule, whole.post().uri(), List.of()), NO_VETO);
        return new Decision(
                envelopes.write(whole.post(), child, Audience.PUBLIC),
                child,
                null,
                Occasion.FIRST,
                whole.type(),
                Decision.State.OPEN,
                terms,
                charter.id(),
                charter.hash(),
                Secrecy.OPEN,
                charter.bylaws().voting().hidesResults(),
                true,
                false,
                now,
                closes,
                closes,
                null,
                new Decision.Seal("", 0, 0),
                whole.options(),
                null,
                Decision.Implementation.NONE);
    }

    /** By the group's own rules; between options the paper must be the federation's, or nobody could count it. */
    private static VotingTerms terms(Decision whole, Bylaws bylaws) {
        var method = whole.terms().method();
        var own = bylaws.of(whole.type()).methods();
        var isOurs = !method.isForTexts() || own.contains(method);
        var used = isOurs
                ? method
                : own.stream().filter(VotingMethod::isForTexts).findFirst().orElseThrow();
        var terms = VotingTerms.of(bylaws, whole.type(), used, whole.terms().seats());
        return method.isForTexts() ? terms : terms.with(whole.terms().counting());
    }

    /** Early enough for its tally to be with the federation in time. */
    private static Instant closes(Decision whole, Instant now) {
        var left = Duration.between(now, whole.closesAt());
        var quarter = left.dividedBy(4);
        return whole.closesAt().minus(quarter.compareTo(WAY) < 0 ? quarter : WAY);
    }
}
