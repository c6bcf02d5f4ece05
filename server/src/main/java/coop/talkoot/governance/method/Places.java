package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.List;

/** How many are selected, and what it comes to when a transfer count has filled them. */
final class Places {

    private Places() {}

    static void refuse(int places) {
        if (places < 1) {
            throw new IllegalArgumentException("there is at least one place to fill, not " + places);
        }
    }

    /** A place that went to the status quo stays empty. */
    static Tally filled(Poll poll, Board board, int places, Counts counts) {
        List<String> selected = board.electedNames().stream()
                .filter(option -> !option.equals(poll.statusQuo()))
                .toList();
        if (selected.isEmpty()) {
            return new Tally(counts, board.stages(), Outcome.of(Kind.REJECTED, Reason.of(Code.STATUS_QUO_WON)));
        }
        Code code = selected.size() == places ? Code.PLACES_FILLED : Code.PLACES_LEFT;
        Outcome outcome = Outcome.selected(selected, Reason.of(code, selected.size(), places));
        return new Tally(counts, board.stages(), outcome);
    }

    /** Where the count stops because nobody can say whom of these it hits. */
    static Tally tied(Board board, List<Integer> tied, int places, Counts counts) {
        Reason reason = Reason.of(Code.TIE_UNBROKEN, tied.size(), places - board.elected());
        return new Tally(counts, board.stages(), Outcome.tied(board.electedNames(), board.names(tied), reason));
    }
}
