package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.mapping.AgreementReading;
import coop.talkoot.activitypub.mapping.DisputeMapping;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.Disputes;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.FarDisputes;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.ActivityObject.TalkootStep;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a side elsewhere does in a dispute, and how it stands by the server where its agreement is at home. */
@Singleton
final class DisputeInbox {
    private final Disputes disputes;
    private final FarDisputes far;
    private final DisputeMapping mapping;
    private final AgreementReading reading;
    private final Identities identities;
    private final Settings settings;

    DisputeInbox(
            Disputes disputes,
            FarDisputes far,
            DisputeMapping mapping,
            AgreementReading reading,
            Identities identities,
            Settings settings) {
        this.disputes = disputes;
        this.far = far;
        this.mapping = mapping;
        this.reading = reading;
        this.identities = identities;
        this.settings = settings;
    }

    /** Whether it is of a dispute. */
    boolean isOf(TalkootStep said) {
        return mapping.word(said).isPresent();
    }

    /** True when it was of a dispute; who speaks is a side. */
    boolean heard(Agreement agreement, Identity side, TalkootStep said) {
        var word = mapping.word(said);
        word.ifPresent(found -> {
            take(agreement, side, found, said);
            answer(agreement, said, "");
        });
        return word.isPresent();
    }

    /** Where it is kept here; {@code reason} why it could not be done, empty when it was. */
    void answer(Agreement agreement, TalkootStep said, String reason) {
        var id = said.id();
        if (id != null) {
            far.restate(agreement.id(), id, reason);
        }
    }

    private void take(Agreement agreement, Identity side, DisputeMapping.Word word, TalkootStep said) {
        var id = agreement.disputeId();
        if (id == null) {
            throw Refused.conflict("Nothing is disputed here.");
        }
        var words = Evidence.of(reading.words(said.core()));
        switch (word) {
            case ANSWER -> disputes.answer(id, side, words);
            case NAME_MEDIATOR -> disputes.nameMediator(id, side, mediator(said));
            case ACCEPT_MEDIATOR -> disputes.acceptMediator(id, side, mediator(said));
            case OFFER_REMEDY -> disputes.offer(id, side, remedy(said), words);
            case ACCEPT_REMEDY -> disputes.acceptOffer(id, side, remedy(said));
            case WITHDRAW_CLAIM -> disputes.withdraw(id, side);
            case CALL_PANEL -> disputes.callPanel(id, side);
            case APPEAL -> disputes.appeal(id, side, words);
            case DISPUTE_STANDS -> stands(agreement, side, said, words.words());
        }
    }

    private void stands(Agreement agreement, Identity side, TalkootStep said, String reason) {
        if (agreement.keeper().id() != side.id()) {
            throw Refused.notAllowed("How this dispute stands is said elsewhere.");
        }
        var stand = mapping.stand(said, agreement, identities::byUri)
                .orElseThrow(() -> Refused.invalid("state", "How it stands cannot be read."));
        far.stands(agreement.id(), stand, word(agreement, said.dispute().answers()), reason);
    }

    /** The word of a side here that is answered; nothing for what is none of theirs. */
    private @Nullable Long word(Agreement agreement, @Nullable String answers) {
        var ours = settings.uri("/agreements/" + agreement.id() + "/steps/said-");
        var number = answers != null && answers.startsWith(ours) ? answers.substring(ours.length()) : "";
        return number.matches("[0-9]{1,18}") ? (Long) Long.parseLong(number) : null;
    }

    private Remedy remedy(TalkootStep said) {
        return mapping.remedy(said)
                .orElseThrow(() -> Refused.invalid("remedy", "What would set it right cannot be read."));
    }

    private Identity mediator(TalkootStep said) {
        return Optional.ofNullable(said.dispute().mediator())
                .flatMap(identities::byUri)
                .orElseThrow(() -> Refused.invalid("mediator", "Nobody is known by this name."));
    }
}
