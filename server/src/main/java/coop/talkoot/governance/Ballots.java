package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.BALLOT;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Posts;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Casting ballots in the votes of this instance's groups. Of each voter the last one before the close counts, by the
 * order in which this database took them and by its clock. What a voter weighs is never read from a ballot.
 */
@Singleton
public final class Ballots {
    /** What is told to other processes: a ballot came in, in the vote whose id follows. */
    public static final String TOPIC = "votes";

    private static final int KEPT = 1_000;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Signals signals;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Identities identities;
    private final Posts posts;
    private final BallotRows rows;
    private final Rolls rolls;
    private final VotingKeys keys;
    private final BeanProvider<BallotSigner> signers;
    private final Map<Long, BallotBox> boxes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, BallotBox> eldest) {
            return size() > KEPT;
        }
    };

    Ballots(
            Transactions transactions,
            DomainEvents events,
            Signals signals,
            Ids ids,
            Clock clock,
            Settings settings,
            Identities identities,
            Posts posts,
            BallotRows rows,
            Rolls rolls,
            VotingKeys keys,
            BeanProvider<BallotSigner> signers) {
        this.transactions = transactions;
        this.events = events;
        this.signals = signals;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.identities = identities;
        this.posts = posts;
        this.rows = rows;
        this.rolls = rolls;
        this.keys = keys;
        this.signers = signers;
    }

    /**
     * Takes a ballot, or says why not. Counts nothing: one short transaction that waits for no other voter. A ballot of a
     * name that is known already changes nothing.
     */
    public Receipt cast(long decisionId, Cast cast) {
        var box = box(decisionId);
        var voter = voter(decisionId, cast.voter());
        var uri = switch (cast.origin()) {
            case Origin.Local local -> settings.uri("/ballots/" + ids.next());
            case Origin.Remote remote -> remote.uri();
        };
        // Signed under another name of theirs, it proves nothing to who counts again.
        var raw = voter.id() == cast.voter().id() ? signed(box, cast, uri) : null;
        var ballot = new Cast(voter, cast.choice(), cast.reason(), cast.origin(), raw);
        return transactions.write(() -> take(box, ballot, uri, cast));
    }

    /** What a voter elsewhere signed; of those here the same, made now. Where ballots have no names, nothing is signed. */
    private @Nullable String signed(BallotBox box, Cast cast, String uri) {
        var isToBeSigned = cast.origin() instanceof Origin.Local
                && box.secrecy() == Secrecy.OPEN
                && signers.isPresent()
                && box.check(cast.choice(), cast.reason()).isEmpty();
        if (!isToBeSigned) {
            return cast.raw();
        }
        var voter = cast.voter();
        var ballot =
                new SentBallot(uri, box.decisionId(), voter.id(), cast.choice(), cast.reason(), clock.instant(), null);
        return signers.get().sign(voter, box.address(), ballot);
    }

    private Receipt take(BallotBox box, Cast ballot, String uri, Cast sent) {
        var decisionId = box.decisionId();
        var door = rows.door(decisionId, ballot.voter().id()).orElseThrow(Ballots::none);
        var now = clock.instant();
        var refused = refusal(box, door, ballot, now);
        if (refused.isPresent()) {
            if (sent.origin() instanceof Origin.Remote) {
                events.publish(new BallotEvent.BallotRefused(decisionId, sent, refused.get()));
            }
            return refused.get();
        }
        var tracker = box.secrecy() == Secrecy.OPEN
                ? null
                : Tracker.of(Objects.requireNonNull(door.key()), ballot.voter().uri());
        if (ballot.origin() instanceof Origin.Remote && tracker == null && rows.isTaken(uri)) {
            throw Refused.conflict("A ballot of this name is known already.");
        }
        var isFirst = rows.turnOut(decisionId, ballot.voter().id());
        if (box.terms().isFinal() && !isFirst) {
            var second = new Receipt.Refused(
                    decisionId,
                    Receipt.Why.INVALID,
                    "choice",
                    "In this vote a ballot is final once it is cast, and yours was.",
                    now);
            if (sent.origin() instanceof Origin.Remote) {
                events.publish(new BallotEvent.BallotRefused(decisionId, sent, second));
            }
            return second;
        }
        var sequence = rows.insert(decisionId, ballot, tracker, uri, now);
        if (tracker == null && ballot.raw() != null && !ballot.voter().isLocal()) {
            keys.keep(decisionId, ballot.voter().uri());
        }
        var receipt =
                new Receipt.Accepted(decisionId, sequence, box.secrecy() == Secrecy.PSEUDONYMOUS ? tracker : null, now);
        events.publish(new BallotEvent.BallotCast(decisionId, sent, receipt));
        signals.publish(TOPIC, Long.toString(decisionId));
        return receipt;
    }

    private static Optional<Receipt.Refused> refusal(BallotBox box, BallotRows.Door door, Cast cast, Instant now) {
        if (door.state() == Decision.State.CANCELLED) {
            return refused(box, Receipt.Why.CLOSED, "This vote was taken back.", now);
        }
        if (door.state() != Decision.State.OPEN || !now.isBefore(door.closesAt())) {
            return refused(box, Receipt.Why.LATE, "This vote is closed; the ballot came after its end.", now);
        }
        if (box.terms().federal().rule() != null) {
            return refused(
                    box,
                    Receipt.Why.NOT_ON_THE_ROLL,
                    "Member groups answer this vote, each by a vote of its own: cast your ballot there.",
                    now);
        }
        if (door.weight() == null) {
            return refused(
                    box,
                    Receipt.Why.NOT_ON_THE_ROLL,
                    "Only those vote who were on the roll when the vote opened.",
                    now);
        }
        return box.check(cast.choice(), cast.reason())
                .map(flaw ->
                        new Receipt.Refused(box.decisionId(), Receipt.Why.INVALID, flaw.field(), flaw.sentence(), now));
    }

    private static Optional<Receipt.Refused> refused(BallotBox box, Receipt.Why why, String sentence, Instant now) {
        return Optional.of(new Receipt.Refused(box.decisionId(), why, null, sentence, now));
    }

    /** What somebody's own ballot says now, as long as it can be found: of who votes, for themselves. */
    public Optional<Ballot> of(long decisionId, Identity voter) {
        return transactions.read(() -> {
            var own = voter(decisionId, voter);
            var key = rows.key(decisionId);
            var condition = key == null ? BALLOT.VOTER_ID.eq(own.id()) : BALLOT.TRACKER.eq(Tracker.of(key, own.uri()));
            var isSecret = box(decisionId).secrecy() == Secrecy.SECRET;
            return rows.last(decisionId, condition).map(last -> read(last, own, isSecret));
        });
    }

    /** How many have voted, of those on the roll: known in every vote, whatever is hidden. */
    public int countVoted(long decisionId) {
        return transactions.read(() -> rows.countVoted(decisionId));
    }

    /** Whether nobody has voted yet. */
    boolean isUntouched(long decisionId) {
        return rows.isUntouched(decisionId);
    }

    /** Somebody who is on the roll under another name of theirs, which both names say of each other, is that person. */
    private Identity voter(long decisionId, Identity sender) {
        if (sender.alsoKnownAs().isEmpty()
                || rolls.weightOf(decisionId, sender.id()).isPresent()) {
            return sender;
        }
        return identities.byUris(sender.alsoKnownAs()).stream()
                .filter(other -> other.alsoKnownAs().contains(sender.uri()))
                .filter(other -> rolls.weightOf(decisionId, other.id()).isPresent())
                .findFirst()
                .orElse(sender);
    }

    private BallotBox box(long decisionId) {
        synchronized (boxes) {
            var known = boxes.get(decisionId);
            if (known != null) {
                return known;
            }
        }
        var read = transactions
                .read(() -> posts.find(decisionId).flatMap(rows::box))
                .orElseThrow(Ballots::none);
        synchronized (boxes) {
            boxes.put(decisionId, read);
        }
        return read;
    }

    private static Ballot read(BallotRows.Last last, @Nullable Identity voter, boolean hidesTracker) {
        return new Ballot(
                last.sequence(),
                last.uri(),
                voter,
                hidesTracker ? null : last.tracker(),
                ChoiceText.read(last.paper()),
                last.reason(),
                last.castAt(),
                last.raw());
    }

    private static Refused none() {
        return Refused.notFound("There is no such vote.");
    }
}
