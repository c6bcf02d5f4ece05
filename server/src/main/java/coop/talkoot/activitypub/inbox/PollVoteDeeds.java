package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.DecisionMapping;
import coop.talkoot.activitypub.mapping.PollMapping;
import coop.talkoot.governance.Ballot;
import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Cast;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Rolls;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.vocab.ActivityObject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Optional;

/**
 * Votes that members cast in their own program, where a group's vote is a poll there too (wire.md 2.4, 17). Those of all
 * others are dropped, and nobody is answered: their programs would not know what to make of it.
 */
@Singleton
final class PollVoteDeeds {
    private final Decisions decisions;
    private final Ballots ballots;
    private final Rolls rolls;
    private final PollMapping questions;
    private final DecisionMapping mapping;

    PollVoteDeeds(Decisions decisions, Ballots ballots, Rolls rolls, PollMapping questions, DecisionMapping mapping) {
        this.decisions = decisions;
        this.ballots = ballots;
        this.rolls = rolls;
        this.questions = questions;
        this.mapping = mapping;
    }

    /** Whether it names one of the answers to a vote of a group here, which then is no post, counted or not. */
    boolean voted(Received received, ActivityObject object) {
        var answer = questions.answer(object);
        var asked = Optional.ofNullable(object.core().conversation().inReplyTo());
        if (answer.isEmpty() || asked.isEmpty()) {
            return false;
        }
        var decision = asked.flatMap(decisions::byUri).filter(found -> found.isLocal() && found.isQuestion());
        var choice =
                decision.flatMap(found -> mapping.answer(found, answer.get().strip()));
        choice.ifPresent(chosen -> cast(received, object, decision.orElseThrow(), chosen));
        return choice.isPresent();
    }

    private void cast(Received received, ActivityObject object, Decision decision, Choice choice) {
        var voter = received.actor();
        var uri = object.id();
        if (uri == null || !decision.isLocal() || !mayVote(decision, voter)) {
            return;
        }
        var before = ballots.of(decision.id(), voter).map(Ballot::choice);
        var whole = before.isEmpty() ? Optional.of(choice) : together(before.get(), choice);
        // Without what it came in, which is no ballot that its voter signed, and nothing to be answered.
        whole.ifPresent(all -> ballots.cast(decision.id(), new Cast(voter, all, "", new Origin.Remote(uri), null)));
    }

    private boolean mayVote(Decision decision, Identity voter) {
        return rolls.weightOf(decision.id(), voter.id()).isPresent();
    }

    /** Several answers come as several notes; of a single choice the first counts, for it cannot be changed there. */
    private static Optional<Choice> together(Choice before, Choice choice) {
        if (before instanceof Choice.Approving known && choice instanceof Choice.Approving more) {
            var all = new LinkedHashSet<>(known.options());
            return all.addAll(more.options()) ? Optional.of(new Choice.Approving(all)) : Optional.empty();
        }
        return Optional.empty();
    }
}
