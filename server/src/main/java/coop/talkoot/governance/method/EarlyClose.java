package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Answer;
import coop.talkoot.governance.method.Choice.Consenting;
import coop.talkoot.governance.method.Choice.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether a vote may end before its time because nothing that can still come changes what is decided. */
public final class EarlyClose {

    private EarlyClose() {}

    /**
     * Only where ballots cannot be changed any more is the answer of use.
     *
     * <p>On one text: every condition of every method is a line between sums of weights, so what holds if all who have not
     * voted stay away, and if they all say the same, whatever that is, holds whatever each of them does. Between options:
     * once everybody has voted.
     */
    public static boolean isDecided(Poll poll, Collection<Paper> papers) {
        long weight =
                poll.roll().weight() - papers.stream().mapToLong(Paper::weight).sum();
        long people =
                poll.roll().voters() - papers.stream().mapToLong(Paper::people).sum();
        if (people == 0) {
            return true;
        }
        if (!poll.rule().method().isOnOneText() || weight <= 0) {
            return false;
        }
        // How those are divided hangs on how many are left to follow.
        if (papers.stream().anyMatch(paper -> paper.choice() instanceof Choice.Dividing)) {
            return false;
        }
        Outcome.Kind now = Counting.count(poll, papers).outcome().kind();
        for (Choice choice : choices(poll.rule().method())) {
            List<Paper> all = new ArrayList<>(papers);
            all.add(new Paper(choice, weight, people));
            if (Counting.count(poll, all).outcome().kind() != now) {
                return false;
            }
        }
        return true;
    }

    private static List<Choice> choices(Method method) {
        return switch (method) {
            case SimpleMajority majority -> List.of(Answer.values());
            case SuperMajority majority -> List.of(Answer.values());
            case Consensus consensus -> List.of(Position.values());
            case Consent consent -> List.of(Consenting.values());
            case Approval approval -> List.of();
            case Score score -> List.of();
            case Quadratic quadratic -> List.of();
            case InstantRunoff runoff -> List.of();
            case ScottishStv stv -> List.of();
            case MeekStv stv -> List.of();
            case Schulze schulze -> List.of();
            case Sortition sortition -> List.of();
        };
    }
}
