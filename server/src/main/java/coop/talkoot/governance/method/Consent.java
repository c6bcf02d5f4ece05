package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Consenting;
import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Good enough for now: it stands unless somebody objects and the objection is not resolved. */
public record Consent() implements Method {

    @Override
    public boolean knowsInFavour() {
        return true;
    }

    @Override
    public long inFavour(Counts counts) {
        return Answers.amount(counts, Consenting.CONSENT);
    }

    @Override
    public boolean isOnOneText() {
        return true;
    }

    @Override
    public List<Fault> check(List<String> options, Choice choice) {
        return Answers.check(Consenting.class, choice);
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        return Answers.counts(Consenting.class, Set.of(Consenting.ABSTAIN), poll, papers);
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        long objections = papers.stream()
                .filter(paper -> paper.choice() == Consenting.OBJECT)
                .count();
        long standing = Math.max(0, objections - poll.setAside());
        Outcome outcome = standing > 0
                ? Outcome.of(Kind.BLOCKED, Reason.of(Code.OBJECTIONS_STAND, standing))
                : Outcome.of(Kind.PASSED, Reason.of(Code.NOBODY_OBJECTS, inFavour(counts)));
        return new Tally(counts, List.of(), outcome);
    }
}
