package coop.talkoot.web;

import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.OutcomeWords;
import coop.talkoot.governance.VotesDue;
import coop.talkoot.web.view.decision.DecisionCard;
import coop.talkoot.web.view.decision.Turnout;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Draws proposals and votes in lists. */
@Singleton
final class DecisionCards {
    private final Ballots ballots;
    private final VotesDue due;
    private final Names names;
    private final Clock clock;

    DecisionCards(Ballots ballots, VotesDue due, Names names, Clock clock) {
        this.ballots = ballots;
        this.due = due;
        this.names = names;
        this.clock = clock;
    }

    List<DecisionCard> motions(List<Motion> motions) {
        return motions.stream()
                .map(motion -> new DecisionCard(
                        names.href(motion.post()),
                        motion.post().title(),
                        motion.terms().type().name(),
                        names.who(motion.post().author()),
                        null,
                        DecisionLooks.of(motion, null, clock.instant()),
                        motion.post().publishedAt(),
                        null,
                        null,
                        null,
                        false))
                .toList();
    }

    List<DecisionCard> votes(List<Decision> votes, Visit visit) {
        var viewer = visit.viewer();
        var waiting = viewer == null ? Set.<Long>of() : due.waitingFor(viewer.actorId(), votes);
        return votes.stream()
                .map(vote -> card(vote, visit, waiting.contains(vote.id())))
                .toList();
    }

    private DecisionCard card(Decision vote, Visit visit, boolean isWaiting) {
        var conclusion = vote.conclusion();
        return new DecisionCard(
                names.href(vote.post()),
                vote.post().title(),
                vote.type().name(),
                names.who(vote.post().author()),
                null,
                DecisionLooks.of(vote, clock.instant()),
                conclusion == null ? vote.opensAt() : conclusion.at(),
                conclusion == null ? vote.closesAt() : null,
                vote.isLocal()
                        ? new Turnout(ballots.countVoted(vote.id()), vote.roll().size())
                        : null,
                conclusion == null ? null : OutcomeWords.why(Frames.texts(visit), conclusion.reason()),
                isWaiting);
    }
}
