package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.BallotMapping;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.SentBallot;
import coop.talkoot.governance.SentBallots;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.ActivityObject.TalkootReceipt;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What groups elsewhere say to the ballots of people here. */
@Singleton
final class BallotAnswers {
    private final SentBallots sent;
    private final Decisions decisions;
    private final BallotMapping mapping;
    private final Clock clock;

    BallotAnswers(SentBallots sent, Decisions decisions, BallotMapping mapping, Clock clock) {
        this.sent = sent;
        this.decisions = decisions;
        this.mapping = mapping;
        this.clock = clock;
    }

    /** True when it answers a ballot of somebody here. */
    boolean accepted(Received received, Activity.Accept accept) {
        var receipt = accept.result() != null && accept.result().thing() instanceof TalkootReceipt given ? given : null;
        return answered(
                received,
                accept.object(),
                new SentBallot.Answer(
                        true,
                        "",
                        receipt == null ? null : receipt.tracker(),
                        clock.instant(),
                        received.document().toString()));
    }

    /** True when it answers a ballot of somebody here. */
    boolean rejected(Received received, Activity.Reject reject) {
        return answered(
                received,
                reject.object(),
                new SentBallot.Answer(
                        false,
                        mapping.words(reject),
                        null,
                        clock.instant(),
                        received.document().toString()));
    }

    /** Only the group that was voted in can say. */
    private boolean answered(Received received, @Nullable Reference object, SentBallot.Answer answer) {
        Optional<SentBallot> ballot = mapping.answered(object).flatMap(sent::byUri);
        ballot.filter(found -> decisions
                        .find(found.decisionId())
                        .filter(decision ->
                                decision.group().id() == received.actor().id())
                        .isPresent())
                .ifPresent(found -> sent.answered(found.uri(), answer));
        return ballot.isPresent();
    }
}
