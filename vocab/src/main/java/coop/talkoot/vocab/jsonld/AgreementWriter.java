package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject.TalkootStep;
import coop.talkoot.vocab.ActivityObject.VfAgreement;
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent;
import coop.talkoot.vocab.VfCommitment;
import coop.talkoot.vocab.VfGoods;
import coop.talkoot.vocab.VfIntent.Parties;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes what two sides have agreed upon, and what came to pass of it (FEP-0837, Valueflows). */
final class AgreementWriter {
    private AgreementWriter() {}

    static Properties agreement(VfAgreement agreement, Properties properties) {
        return properties
                .put("stipulates", commitment(agreement.primary()))
                .put("stipulatesReciprocal", commitment(agreement.reciprocal()))
                .put("exchangeKind", agreement.exchangeKind());
    }

    private static @Nullable JsonObject commitment(@Nullable VfCommitment commitment) {
        if (commitment == null) {
            return null;
        }
        var properties = new Properties()
                .put("id", commitment.id())
                .put("type", "Commitment")
                .put("action", commitment.action());
        parties(commitment.parties(), properties);
        properties.put("satisfies", commitment.satisfies());
        goods(commitment.goods(), properties);
        return properties
                .put("hasBeginning", commitment.period().from())
                .put("due", commitment.period().due())
                .put("inReturn", commitment.words())
                .build();
    }

    static Properties event(VfEconomicEvent event, Properties properties) {
        properties
                .put("realizationOf", event.basis().realizationOf())
                .put("corrects", event.basis().corrects())
                .put("action", event.action());
        parties(event.parties(), properties);
        goods(event.goods(), properties);
        return properties
                .put("hasPointInTime", event.at())
                .put("fulfills", event.basis().fulfills())
                .put("due", event.due())
                .put("exchangeKind", event.exchangeKind())
                .put("condition", event.condition());
    }

    static Properties step(TalkootStep step, Properties properties) {
        var dispute = step.dispute();
        return properties
                .put("step", step.step())
                .put("until", step.until())
                .put("condition", step.condition())
                .put("state", dispute.state())
                .put("answers", dispute.answers())
                .put("remedy", dispute.remedy())
                .put("amount", dispute.amount())
                .put("offeredBy", dispute.offeredBy())
                .put("mediator", dispute.mediator())
                .put("namedBy", dispute.namedBy());
    }

    private static void parties(Parties parties, Properties properties) {
        properties.put("provider", parties.provider()).put("receiver", parties.receiver());
    }

    private static void goods(VfGoods goods, Properties properties) {
        properties
                .put("resourceConformsTo", goods.conformsTo())
                .put("resourceQuantity", ListingWriter.measure(goods.resource()))
                .put("effortQuantity", ListingWriter.measure(goods.effort()));
    }
}
