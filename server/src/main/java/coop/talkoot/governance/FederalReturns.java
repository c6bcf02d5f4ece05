package coop.talkoot.governance;

import coop.talkoot.governance.count.Recount;
import coop.talkoot.governance.count.Unreadable;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the count files of member groups whose part of a federation's vote is over, and looks whether each is that
 * group's word in that vote. What is not right is named, and the group counts as silent.
 */
@Singleton
final class FederalReturns {
    private static final int AT_ONCE = 50;
    private static final int LONGEST_BECAUSE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(FederalReturns.class);

    private final Transactions transactions;
    private final Posts posts;
    private final DecisionRows decisions;
    private final BallotRows ballots;
    private final FederalRows rows;
    private final CountArchives archives;
    private final GuestBallots guests;

    FederalReturns(
            Transactions transactions,
            Posts posts,
            DecisionRows decisions,
            BallotRows ballots,
            FederalRows rows,
            CountArchives archives,
            GuestBallots guests) {
        this.transactions = transactions;
        this.posts = posts;
        this.decisions = decisions;
        this.ballots = ballots;
        this.rows = rows;
        this.archives = archives;
        this.guests = guests;
    }

    /** What cannot be had now is tried again the next time, until the federation's own vote closes. */
    void fetch() {
        for (var part : transactions.read(() -> rows.told(AT_ONCE))) {
            try {
                fetch(part);
            } catch (Refused wrong) {
                LOG.warn("the answer of {} does not count: {}", part.child().uri(), wrong.getMessage());
                var because = String.valueOf(wrong.getMessage());
                var said = because.substring(0, Math.min(because.length(), LONGEST_BECAUSE));
                transactions.run(() -> rows.move(part, FederalPart.State.REFUSED, said));
            } catch (RuntimeException cause) {
                LOG.error(
                        "the answer of {} waits for the next round",
                        part.child().uri(),
                        cause);
            }
        }
    }

    private void fetch(FederalPart part) {
        var whole = decision(part.wholeId());
        var told = part.partId() == null ? Optional.<Decision>empty() : decision(part.partId());
        if (whole.isEmpty() || told.isEmpty() || !whole.get().isLocal()) {
            return;
        }
        archives.brought(told.get(), whole.get().group()).ifPresent(archive -> {
            var people = people(whole.get(), archive);
            transactions.run(() -> {
                decisions.lock(part.wholeId());
                var isOpen = decision(part.wholeId())
                        .filter(now -> now.state() == Decision.State.OPEN)
                        .isPresent();
                if (isOpen && rows.answered(part, people)) {
                    ballots.turnOut(part.wholeId(), List.of(part.child().id()));
                }
            });
        });
    }

    /** How many are on its rolls, if it is of this vote. */
    private int people(Decision whole, byte[] archive) {
        try {
            var file = Recount.check(archive);
            if (!whole.post().uri().equals(file.partOf())) {
                throw Refused.conflict("The count file is of another vote.");
            }
            guests.requireTheirs(file.guests());
            return file.answer().people().size();
        } catch (Unreadable wrong) {
            throw Refused.conflict("The count file is not right: " + wrong.getMessage());
        }
    }

    private Optional<Decision> decision(long id) {
        return transactions.read(() -> posts.find(id)
                .flatMap(post -> decisions.byPosts(List.of(post)).stream().findFirst()));
    }
}
