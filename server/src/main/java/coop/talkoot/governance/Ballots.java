package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.BALLOT;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final int AT_ONCE = 256;
    private static final int MOST_WAITING = 4_000;

    private final Transactions transactions;
    private final Ids ids;
    private final Settings settings;
    private final Identities identities;
    private final Posts posts;
    private final BallotRows rows;
    private final Rolls rolls;
    private final BallotTaking taking;
    private final GroupCommit<Waiting> together = new GroupCommit<>("ballots", 1, AT_ONCE, MOST_WAITING, this::write);
    private final Map<Long, BallotBox> boxes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, BallotBox> eldest) {
            return size() > KEPT;
        }
    };

    Ballots(
            Transactions transactions,
            Ids ids,
            Settings settings,
            Identities identities,
            Posts posts,
            BallotRows rows,
            Rolls rolls,
            BallotTaking taking) {
        this.transactions = transactions;
        this.ids = ids;
        this.settings = settings;
        this.identities = identities;
        this.posts = posts;
        this.rows = rows;
        this.rolls = rolls;
        this.taking = taking;
    }

    /**
     * Takes a ballot, or says why not. Counts nothing. Those that come at the same moment are written together; within a
     * transaction it is written in that one. A ballot of a name that is known already changes nothing.
     */
    public Receipt cast(long decisionId, Cast cast) {
        var box = box(decisionId).orElseThrow(Ballots::none);
        var uri = switch (cast.origin()) {
            case Origin.Local local -> settings.uri("/ballots/" + ids.next());
            case Origin.Remote remote -> remote.uri();
        };
        var brought = new BallotTaking.Brought(voter(decisionId, cast.voter()), cast, uri);
        if (transactions.isOpen()) {
            return taking.take(box, List.of(brought)).getFirst();
        }
        var waiting = new Waiting(box, brought);
        try {
            together.write(waiting);
        } catch (GroupCommit.Full full) {
            throw new Refused(new Refusal.TooOften(1, "Too many vote at this moment. Try again in a second."));
        }
        return Objects.requireNonNull(waiting.receipt);
    }

    /** Whether it is a vote that is known, and of a group of this server, where ballots are cast. */
    public boolean areCastHere(long decisionId) {
        return box(decisionId).filter(BallotBox::isOurs).isPresent();
    }

    /** One that waits to be written with others; answered by the thread that writes, read once that is done. */
    private static final class Waiting {
        private final BallotBox box;
        private final BallotTaking.Brought brought;
        private volatile @Nullable Receipt receipt;

        private Waiting(BallotBox box, BallotTaking.Brought brought) {
            this.box = box;
            this.brought = brought;
        }
    }

    /** In the order of votes, so that nobody waits in a circle; of one vote in the order in which they came. */
    private void write(List<Waiting> batch) {
        var byVote = new TreeMap<Long, List<Waiting>>();
        batch.forEach(waiting -> byVote.computeIfAbsent(waiting.box.decisionId(), first -> new ArrayList<>())
                .add(waiting));
        transactions.run(() -> byVote.values().forEach(all -> {
            var receipts = taking.take(
                    all.getFirst().box,
                    all.stream().map(waiting -> waiting.brought).toList());
            for (var place = 0; place < all.size(); place++) {
                all.get(place).receipt = receipts.get(place);
            }
        }));
    }

    /** What somebody's own ballot says now, as long as it can be found: of who votes, for themselves. */
    public Optional<Ballot> of(long decisionId, Identity voter) {
        return transactions.read(() -> {
            var own = voter(decisionId, voter);
            var key = rows.key(decisionId);
            var condition = key == null ? BALLOT.VOTER_ID.eq(own.id()) : BALLOT.TRACKER.eq(Tracker.of(key, own.uri()));
            var isSecret = box(decisionId).orElseThrow(Ballots::none).secrecy() == Secrecy.SECRET;
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

    private Optional<BallotBox> box(long decisionId) {
        synchronized (boxes) {
            var known = boxes.get(decisionId);
            if (known != null) {
                return Optional.of(known);
            }
        }
        var read = transactions.read(() -> posts.find(decisionId).flatMap(rows::box));
        read.ifPresent(box -> {
            synchronized (boxes) {
                boxes.put(decisionId, box);
            }
        });
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
