package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.BallotMapping;
import coop.talkoot.activitypub.mapping.LotMapping;
import coop.talkoot.governance.FarLots;
import coop.talkoot.governance.LotAnswers;
import coop.talkoot.governance.LotAsk;
import coop.talkoot.governance.LotDeed;
import coop.talkoot.governance.Lots;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.governance.SentLotAnswers;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.TalkootLot;
import coop.talkoot.vocab.TalkootLotAnswer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Panels drawn by lot: what groups elsewhere tell of theirs, and what members elsewhere do in those of groups here. */
@Singleton
final class LotDeeds {
    private final Lots lots;
    private final FarLots far;
    private final LotAnswers answers;
    private final SentLotAnswers sent;
    private final Motions motions;
    private final LotMapping mapping;
    private final BallotMapping words;

    LotDeeds(
            Lots lots,
            FarLots far,
            LotAnswers answers,
            SentLotAnswers sent,
            Motions motions,
            LotMapping mapping,
            BallotMapping words) {
        this.lots = lots;
        this.far = far;
        this.answers = answers;
        this.sent = sent;
        this.motions = motions;
        this.mapping = mapping;
        this.words = words;
    }

    /** True when it was about a drawing, whatever became of it; what may not be is refused by name. */
    boolean heard(Received received) {
        var object = object(received);
        if (object instanceof TalkootLot lot) {
            told(received, lot);
            return true;
        }
        if (object instanceof TalkootLotAnswer answer) {
            answered(received, answer);
            return true;
        }
        return false;
    }

    /** True when it answers what somebody here did in a drawing; only the group that was asked can say. */
    boolean accepted(Received received, Activity.Accept accept) {
        return answer(received, accept.object(), true, "");
    }

    /** The same of a no. */
    boolean rejected(Received received, Activity.Reject reject) {
        return answer(received, reject.object(), false, words.words(reject));
    }

    /** A member's server is told why what they did was not taken. */
    void refused(Received received, String sentence) {
        if (object(received) instanceof TalkootLotAnswer answer && PostDeeds.isOwn(answer, received.actor())) {
            addressed(received)
                    .ifPresent(group -> ask(received, answer)
                            .ifPresent(ask -> answers.refuse(group, received.actor(), ask, sentence)));
        }
    }

    private void told(Received received, TalkootLot lot) {
        var group = received.actor();
        var isTold = received.activity() instanceof Activity.Create || received.activity() instanceof Activity.Update;
        var isOwn = group.kind() == Identity.Kind.GROUP
                && lot.id() != null
                && Hosts.same(lot.id(), group.uri())
                && group.uri().equals(lot.core().author());
        if (!isTold || !isOwn) {
            throw Refused.notAllowed("Only a group itself says how its drawings stand.");
        }
        var motion = Optional.ofNullable(lot.terms().motion())
                .flatMap(motions::byUri)
                .filter(found -> found.group().id() == group.id())
                .map(Motion::id);
        far.take(mapping.read(lot, group, motion.orElse(null))
                .orElseThrow(() -> Refused.invalid("object", "This does not say how a drawing stands.")));
    }

    private void answered(Received received, TalkootLotAnswer answer) {
        var by = received.actor();
        var ask = ask(received, answer);
        if (!(received.activity() instanceof Activity.Create)
                || ask.isEmpty()
                || !PostDeeds.isOwn(answer, by)
                || !by.uri().equals(answer.core().author())) {
            throw Refused.notAllowed("In a drawing everybody speaks for themselves only.");
        }
        var deed = mapping.deed(answer)
                .orElseThrow(() -> Refused.invalid("object", "An answer in a drawing says one thing, and only one."));
        if (deed instanceof LotDeed.Willing willing) {
            var group = addressed(received)
                    .filter(named ->
                            named.uri().equals(answer.core().conversation().context()))
                    .orElseThrow(() -> Refused.invalid("context", "Name the group of whose panels this is said."));
            answers.take(group, by, willing, ask.get());
        } else {
            answers.take(lot(received, answer), by, deed, ask.get());
        }
    }

    /** The drawing of the group that is spoken to. */
    private PanelLot lot(Received received, TalkootLotAnswer answer) {
        return Optional.ofNullable(answer.core().conversation().context())
                .flatMap(lots::byUri)
                .filter(lot -> addressed(received)
                        .filter(group -> group.id() == lot.group().id())
                        .isPresent())
                .orElseThrow(() -> Refused.notFound("There is no such drawing."));
    }

    private boolean answer(Received received, @Nullable Reference object, boolean isAccepted, String said) {
        return words.answered(object)
                .filter(uri -> sent.answered(uri, received.actor(), isAccepted, said))
                .isPresent();
    }

    private static @Nullable Object object(Received received) {
        var object = received.activity().object();
        return object == null ? null : object.thing();
    }

    private static Optional<LotAsk> ask(Received received, TalkootLotAnswer answer) {
        var uri = answer.id();
        var activityUri = received.activity().core().id();
        return uri == null || activityUri == null ? Optional.empty() : Optional.of(new LotAsk(uri, activityUri));
    }

    /** The one group here that it was sent to. */
    private static Optional<Identity> addressed(Received received) {
        var to = received.activity().core().addressing().to();
        return Optional.ofNullable(to.size() == 1 ? received.person(to.getFirst()) : null)
                .filter(named -> named.isLocal() && named.kind() == Identity.Kind.GROUP);
    }
}
