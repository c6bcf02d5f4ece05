package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** One text, to which one says yes or no. */
sealed interface ByAnswers extends Method permits SimpleMajority, SuperMajority {

    @Override
    default boolean knowsInFavour() {
        return true;
    }

    @Override
    default long inFavour(Counts counts) {
        return Answers.amount(counts, Answer.YES);
    }

    @Override
    default boolean isOnOneText() {
        return true;
    }

    @Override
    default List<Fault> check(List<String> options, Choice choice) {
        return Answers.check(Answer.class, choice);
    }

    @Override
    default Counts counts(Poll poll, Collection<Paper> papers) {
        return Answers.counts(Answer.class, Set.of(Answer.ABSTAIN), poll, papers);
    }
}
