package coop.talkoot.web;

import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Outlook;
import coop.talkoot.governance.Outlooks;
import coop.talkoot.governance.Rolls;
import coop.talkoot.platform.Texts;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What would become of a visitor's vote, were it closed now, in a sentence. */
@Singleton
final class OutlookWords {
    private final Outlooks outlooks;
    private final Rolls rolls;
    private final Ballots ballots;
    private final Clock clock;

    OutlookWords(Outlooks outlooks, Rolls rolls, Ballots ballots, Clock clock) {
        this.outlooks = outlooks;
        this.rolls = rolls;
        this.ballots = ballots;
        this.clock = clock;
    }

    /** Null for who has no vote in it, or has voted. */
    @Nullable
    String of(Decision decision, Visit visit) {
        var viewer = visit.viewer();
        if (viewer == null
                || !decision.isLocal()
                || !decision.isOpenAt(clock.instant())
                || rolls.weightOf(decision.id(), viewer.actorId()).isEmpty()
                || ballots.of(decision.id(), viewer.identity()).isPresent()) {
            return null;
        }
        return said(decision, outlooks.of(decision, viewer.identity()), Frames.texts(visit));
    }

    private static String said(Decision decision, Outlook outlook, Texts texts) {
        return switch (outlook) {
            case Outlook.Own ignored -> texts.say("whatif.own");
            case Outlook.Nobody ignored -> texts.say("whatif.nobody");
            case Outlook.Unused unused -> texts.say("whatif.unused." + unused.why());
            case Outlook.By by -> {
                if (by.choice() == null) {
                    yield texts.say("whatif.byHidden", by.delegate().displayName());
                }
                var said = String.join(", ", BallotSheets.said(decision, by.choice(), texts));
                yield texts.say("whatif.by", by.delegate().displayName(), said);
            }
        };
    }
}
