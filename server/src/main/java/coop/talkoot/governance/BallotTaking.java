package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Signals;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes ballots that came at the same moment, of one vote: three statements and one word to who looks on, however many
 * they are. Each is answered by itself, as if it had come alone after those before it.
 */
@Singleton
final class BallotTaking {
    private static final String FINAL = "In this vote a ballot is final once it is cast, and yours was.";

    private final DomainEvents events;
    private final Signals signals;
    private final Clock clock;
    private final BallotRows rows;
    private final VotingKeys keys;
    private final Posts posts;
    private final DecisionRows decisions;
    private final VoteCount count;

    BallotTaking(
            DomainEvents events,
            Signals signals,
            Clock clock,
            BallotRows rows,
            VotingKeys keys,
            Posts posts,
            DecisionRows decisions,
            VoteCount count) {
        this.events = events;
        this.signals = signals;
        this.clock = clock;
        this.rows = rows;
        this.keys = keys;
        this.posts = posts;
        this.decisions = decisions;
        this.count = count;
    }

    /**
     * One ballot that came in.
     *
     * @param voter who stands on the roll: its sender, or another name of theirs
     * @param uri its name
     */
    record Brought(Identity voter, Cast cast, String uri) {
        private boolean isFromElsewhere() {
            return cast.origin() instanceof Origin.Remote;
        }

        /** Signed under another name of theirs, it proves nothing to who counts again. */
        private @Nullable String proof() {
            return voter.id() == cast.voter().id() ? cast.raw() : null;
        }
    }

    /** A receipt for each, in their order; in the transaction of who asks. */
    List<Receipt> take(BallotBox box, List<Brought> all) {
        var voters = new TreeSet<Long>();
        all.forEach(brought -> voters.add(brought.voter().id()));
        var door = rows.door(box.decisionId(), voters, clock)
                .orElseThrow(() -> Refused.notFound("There is no such vote."));
        // Not before: that statement waits for who is closing the vote.
        var now = clock.instant();
        var receipts = new ArrayList<@Nullable Receipt>();
        var turnout = new TreeSet<Long>();
        for (var brought : all) {
            var refusal = refusal(box, door, brought, now);
            refusal = refusal == null ? unevenly(box, brought, now) : refusal;
            receipts.add(refusal);
            if (refusal == null) {
                requireNew(box, brought);
                turnout.add(brought.voter().id());
            }
        }
        var first = rows.turnOut(box.decisionId(), turnout);
        var slips = new ArrayList<BallotRows.Slip>();
        for (var place = 0; place < all.size(); place++) {
            var brought = all.get(place);
            if (receipts.get(place) != null) {
                continue;
            }
            if (box.terms().isFinal() && !first.remove(brought.voter().id())) {
                receipts.set(place, refused(box, Receipt.Why.INVALID, "choice", FINAL, now));
            } else {
                slips.add(slip(box, door, brought, now));
            }
        }
        var taken = rows.insert(box.decisionId(), slips).iterator();
        var written = slips.iterator();
        receipts.replaceAll(receipt -> receipt == null ? accepted(box, taken.next(), written.next(), now) : receipt);
        var answers = receipts.stream().map(Objects::requireNonNull).toList();
        tell(box, all, answers);
        return answers;
    }

    private void requireNew(BallotBox box, Brought brought) {
        if (brought.isFromElsewhere() && box.secrecy() == Secrecy.OPEN && rows.isTaken(brought.uri())) {
            throw Refused.conflict("A ballot of this name is known already.");
        }
    }

    /** Who divides votes divides all they bring, at this moment. */
    private Receipt.@Nullable Refused unevenly(BallotBox box, Brought brought, Instant now) {
        if (!(brought.cast().choice() instanceof Choice.Dividing dividing)) {
            return null;
        }
        var decision = posts.find(box.decisionId())
                .map(post -> decisions.byPosts(List.of(post)).getFirst())
                .orElseThrow();
        var others = count.entrusted(decision, brought.voter().id(), now);
        return dividing.total() == others + 1
                ? null
                : refused(
                        box,
                        Receipt.Why.INVALID,
                        "choice",
                        "You vote for yourself and " + others + " others now: divide " + (others + 1) + " votes, not "
                                + dividing.total() + ".",
                        now);
    }

    private static BallotRows.Slip slip(BallotBox box, BallotRows.Door door, Brought brought, Instant now) {
        var cast = brought.cast();
        var paper = ChoiceText.write(cast.choice());
        if (box.secrecy() == Secrecy.OPEN) {
            return new BallotRows.Slip(
                    brought.uri(), brought.voter().id(), null, paper, cast.reason(), brought.proof(), now);
        }
        var tracker =
                Tracker.of(Objects.requireNonNull(door.key()), brought.voter().uri());
        return new BallotRows.Slip(null, null, tracker, paper, cast.reason(), null, null);
    }

    private static Receipt accepted(BallotBox box, long sequence, BallotRows.Slip slip, Instant now) {
        var tracker = box.secrecy() == Secrecy.PSEUDONYMOUS ? slip.tracker() : null;
        return new Receipt.Accepted(box.decisionId(), sequence, tracker, now);
    }

    /** Those from elsewhere are answered by an activity, those here by what this came to. */
    private void tell(BallotBox box, List<Brought> all, List<Receipt> receipts) {
        var given = new ArrayList<BallotEvent.Given>();
        for (var place = 0; place < all.size(); place++) {
            var brought = all.get(place);
            switch (receipts.get(place)) {
                case Receipt.Accepted accepted -> {
                    given.add(new BallotEvent.Given(brought.cast(), accepted));
                    if (box.secrecy() == Secrecy.OPEN && brought.proof() != null) {
                        keys.keep(box.decisionId(), brought.voter().uri());
                    }
                }
                case Receipt.Refused refused -> {
                    if (brought.isFromElsewhere()) {
                        events.publish(new BallotEvent.BallotRefused(box.decisionId(), brought.cast(), refused));
                    }
                }
            }
        }
        if (!given.isEmpty()) {
            events.publish(new BallotEvent.BallotsCast(box.decisionId(), given));
            signals.publish(Ballots.TOPIC, Long.toString(box.decisionId()));
        }
    }

    /** Null when there is nothing against it. */
    private static Receipt.@Nullable Refused refusal(
            BallotBox box, BallotRows.Door door, Brought brought, Instant now) {
        if (door.state() == Decision.State.CANCELLED) {
            return refused(box, Receipt.Why.CLOSED, null, "This vote was taken back.", now);
        }
        if (door.state() != Decision.State.OPEN || !now.isBefore(door.closesAt())) {
            return refused(box, Receipt.Why.LATE, null, "This vote is closed; the ballot came after its end.", now);
        }
        if (box.terms().federal().rule() != null) {
            return refused(
                    box,
                    Receipt.Why.NOT_ON_THE_ROLL,
                    null,
                    "Member groups answer this vote, each by a vote of its own: cast your ballot there.",
                    now);
        }
        if (!door.onRoll().contains(brought.voter().id())) {
            return refused(
                    box,
                    Receipt.Why.NOT_ON_THE_ROLL,
                    null,
                    "Only those vote who were on the roll when the vote opened.",
                    now);
        }
        return box.check(brought.cast().choice(), brought.cast().reason())
                .map(flaw -> refused(box, Receipt.Why.INVALID, flaw.field(), flaw.sentence(), now))
                .orElse(null);
    }

    private static Receipt.Refused refused(
            BallotBox box, Receipt.Why why, @Nullable String field, String sentence, Instant now) {
        return new Receipt.Refused(box.decisionId(), why, field, sentence, now);
    }
}
