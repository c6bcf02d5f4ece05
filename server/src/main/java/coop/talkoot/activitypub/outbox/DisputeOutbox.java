package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.DisputeMapping;
import coop.talkoot.activitypub.mapping.DisputeMapping.Saying;
import coop.talkoot.activitypub.mapping.DisputeMapping.Word;
import coop.talkoot.exchange.agreement.Dispute;
import coop.talkoot.exchange.agreement.DisputeEvent;
import coop.talkoot.exchange.agreement.DisputeRestated;
import coop.talkoot.exchange.agreement.DisputeState;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other side of a dispute what a side here did in it; and, where the agreement is at home, how it stands after each
 * deed of either.
 */
@Singleton
final class DisputeOutbox {
    private final Activities activities;
    private final DisputeMapping mapping;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;

    DisputeOutbox(Activities activities, DisputeMapping mapping, Settings settings, Ids ids, Clock clock) {
        this.activities = activities;
        this.mapping = mapping;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(DisputeEvent event) {
        var dispute = event.dispute();
        var agreement = dispute.agreement();
        if (agreement.isAllLocal()) {
            return;
        }
        var by = event.by();
        var side = by == null ? null : agreement.sideOf(by.id()).orElse(null);
        var isOurs = false;
        if (by != null && side != null && by.isLocal()) {
            done(event, by, agreement.of(side.other()));
            isOurs = true;
        }
        // The claim itself is told after this; what the other side does is answered by what follows it. What one of a
        // panel
        // said is nobody's to know before two said the same.
        var isEnough = switch (event.deed()) {
            case CLAIM -> isOurs;
            case VOTE -> dispute.state() instanceof DisputeState.Panel;
            default -> side != null && !isOurs;
        };
        if (agreement.isHome() && !isEnough) {
            stands(dispute, null, "");
        }
    }

    void tell(DisputeRestated restated) {
        if (!restated.dispute().agreement().isAllLocal()) {
            stands(restated.dispute(), restated.answers(), restated.reason());
        }
    }

    private void done(DisputeEvent event, Identity by, Identity to) {
        var dispute = event.dispute();
        var word = word(event.deed());
        if (word != null) {
            var said = dispute.words().getLast();
            var saying = new Saying(dispute, word, by, to, said.evidence().words(), remedy(event), mediator(event));
            send(saying, mapping.write(id(dispute, said.id()), saying, clock.instant()));
        }
    }

    /** The dispute itself began with a step of its agreement. */
    private static @Nullable Word word(Dispute.Deed deed) {
        return switch (deed) {
            case ANSWER -> Word.ANSWER;
            case NAME_MEDIATOR -> Word.NAME_MEDIATOR;
            case ACCEPT_MEDIATOR -> Word.ACCEPT_MEDIATOR;
            case OFFER -> Word.OFFER_REMEDY;
            case ACCEPT_OFFER -> Word.ACCEPT_REMEDY;
            case WITHDRAW -> Word.WITHDRAW_CLAIM;
            case CALL_PANEL -> Word.CALL_PANEL;
            case APPEAL -> Word.APPEAL;
            case CLAIM, VOTE, DECLINE, DECIDE, LAPSE, STANDS -> null;
        };
    }

    /** What is offered, or was accepted. */
    private static @Nullable Remedy remedy(DisputeEvent event) {
        var dispute = event.dispute();
        return switch (event.deed()) {
            case OFFER -> dispute.offered();
            case ACCEPT_OFFER ->
                dispute.state() instanceof DisputeState.Closed closed ? closed.remedy() : dispute.offered();
            default -> null;
        };
    }

    /** Who is named, or was accepted. */
    private static @Nullable Identity mediator(DisputeEvent event) {
        var state = event.dispute().state();
        return switch (event.deed()) {
            case NAME_MEDIATOR -> state instanceof DisputeState.Answered answered ? answered.named() : null;
            case ACCEPT_MEDIATOR -> state instanceof DisputeState.Mediation mediation ? mediation.mediator() : null;
            default -> null;
        };
    }

    /** Where it is kept here. */
    private void stands(Dispute dispute, @Nullable String answers, String reason) {
        var agreement = dispute.agreement();
        var from = agreement.keeper();
        var to = agreement.of(agreement.sideOf(from.id()).orElseThrow().other());
        var saying = new Saying(dispute, Word.DISPUTE_STANDS, from, to, reason, null, null);
        send(saying, mapping.stands(id(dispute, ids.next()), saying, answers, clock.instant()));
    }

    private String id(Dispute dispute, long wordId) {
        return settings.uri("/agreements/" + dispute.agreement().id() + "/steps/said-" + wordId);
    }

    private void send(Saying saying, JsonObject activity) {
        var to = saying.to();
        if (!to.isLocal() && to.capabilities().contains(Namespaces.CAPABILITY)) {
            activities.send(
                    saying.from(),
                    activity,
                    Audience.DIRECT,
                    List.of(to.endpoints().inbox()));
        }
    }
}
