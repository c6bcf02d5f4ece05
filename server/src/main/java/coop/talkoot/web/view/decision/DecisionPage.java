package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Elsewhere;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Reply;
import coop.talkoot.web.view.ReplyForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal from its discussion to its outcome, under one address.
 *
 * @param support who wants it voted on, null once it is
 * @param opening null where the viewer cannot put it to the vote
 * @param ballot what the viewer fills in, null where they have voted or cannot
 * @param receipt of the viewer's ballot, null while they fill one in
 * @param noBallot why the viewer has no ballot, null where they have or nobody has
 * @param whatIf who would vote for the viewer and what, null for nobody
 * @param outcome null before the close
 * @param vetoes null where nobody can veto
 * @param together what ties it to votes of other groups; null where nothing does
 * @param replyForm null where the viewer may not answer
 */
public record DecisionPage(
        Proposal proposal,
        @Nullable Support support,
        @Nullable OpeningForm opening,
        @Nullable BallotPaper ballot,
        @Nullable Receipt receipt,
        @Nullable String noBallot,
        @Nullable String whatIf,
        @Nullable Standing standing,
        @Nullable Outcome outcome,
        @Nullable Vetoes vetoes,
        List<Reply> replies,
        @Nullable ReplyForm replyForm,
        List<Step> steps,
        DecisionDeeds deeds,
        String listHref,
        String charterHref,
        @Nullable Elsewhere elsewhere,
        @Nullable Together together)
        implements PageView {
    public DecisionPage {
        replies = List.copyOf(replies);
        steps = List.copyOf(steps);
    }

    /** Of a group that decides for itself. */
    public DecisionPage(
            Proposal proposal,
            @Nullable Support support,
            @Nullable OpeningForm opening,
            @Nullable BallotPaper ballot,
            @Nullable Receipt receipt,
            @Nullable String noBallot,
            @Nullable String whatIf,
            @Nullable Standing standing,
            @Nullable Outcome outcome,
            @Nullable Vetoes vetoes,
            List<Reply> replies,
            @Nullable ReplyForm replyForm,
            List<Step> steps,
            DecisionDeeds deeds,
            String listHref,
            String charterHref,
            @Nullable Elsewhere elsewhere) {
        this(
                proposal,
                support,
                opening,
                ballot,
                receipt,
                noBallot,
                whatIf,
                standing,
                outcome,
                vetoes,
                replies,
                replyForm,
                steps,
                deeds,
                listHref,
                charterHref,
                elsewhere,
                null);
    }

    @Override
    public String template() {
        return "decision.jte";
    }
}
