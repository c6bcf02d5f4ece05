package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Position;
import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Nearly all who take a position agree, and nobody (too few) blocks.
 *
 * @param threshold of those who agree, disagree or block
 * @param blockLimit how many blocks that stand stop it
 * @param weakAbove the share of all papers that stand aside above which it passes weakly
 */
public record Consensus(Threshold threshold, long blockLimit, Threshold weakAbove) implements Method {

    public static final Consensus USUAL = new Consensus(Threshold.CONSENSUS, 1, new Threshold(1, 3, true));

    public Consensus {
        if (threshold.num() == 0 || blockLimit < 1) {
            throw new IllegalArgumentException(
                    "a consensus needs somebody who agrees, and at least one block to stop it");
        }
    }

    @Override
    public boolean knowsInFavour() {
        return true;
    }

    @Override
    public long inFavour(Counts counts) {
        return Answers.amount(counts, Position.AGREE);
    }

    @Override
    public boolean isOnOneText() {
        return true;
    }

    @Override
    public List<Fault> check(List<String> options, Choice choice) {
        return Answers.check(Position.class, choice);
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        return Answers.counts(Position.class, Set.of(Position.STAND_ASIDE, Position.ABSTAIN), poll, papers);
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        // A block is one person's: whoever votes for others by delegation blocks once.
        long blocks = papers.stream()
                .filter(paper -> paper.choice() == Position.BLOCK)
                .count();
        long standing = Math.max(0, blocks - poll.setAside());
        if (standing >= blockLimit) {
            Reason reason = Reason.of(Code.BLOCKS_STAND, standing, blockLimit);
            return new Tally(counts, List.of(), Outcome.of(Kind.BLOCKED, reason));
        }
        Tally tally = Shares.decide(threshold, inFavour(counts), counts.decisiveWeight(), counts);
        long aside = Answers.amount(counts, Position.STAND_ASIDE);
        if (tally.outcome().kind() == Kind.PASSED && weakAbove.isMet(aside, counts.cast())) {
            Reason reason = Reason.of(Code.MANY_STAND_ASIDE, aside, counts.cast());
            return new Tally(counts, List.of(), Outcome.of(Kind.PASSED_WEAK, reason));
        }
        return tally;
    }
}
