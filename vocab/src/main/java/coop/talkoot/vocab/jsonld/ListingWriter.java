package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.TalkootSubject;
import coop.talkoot.vocab.VfIntent;
import coop.talkoot.vocab.VfMeasure;
import coop.talkoot.vocab.VfProposal;
import coop.talkoot.vocab.VfResource;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Writes FEP-0837: an offer or a need as properties of the note that tells of it. */
final class ListingWriter {
    private ListingWriter() {}

    static void write(VfProposal proposal, Properties properties) {
        properties
                .put("purpose", proposal.purpose().wire())
                .put("exchangeKind", proposal.exchangeKind())
                .put("unitBased", proposal.unitBased())
                .put("publishes", intent(proposal.primary()));
        if (proposal.reciprocal() != null) {
            properties.put("reciprocal", intent(proposal.reciprocal()));
        }
    }

    private static JsonObject intent(VfIntent intent) {
        var quantities = intent.quantities();
        var properties = new Properties()
                .put("id", intent.id())
                .put("type", "Intent")
                .put("action", intent.action())
                .put("provider", intent.parties().provider())
                .put("receiver", intent.parties().receiver())
                .put("resourceConformsTo", intent.resourceConformsTo())
                .put("resourceQuantity", measure(quantities.resource()))
                .put("effortQuantity", measure(quantities.effort()))
                .put("availableQuantity", measure(quantities.available()))
                .put("minimumQuantity", measure(quantities.minimum()))
                .put("due", intent.due())
                .put("inReturn", intent.inReturn());
        if (intent.subject() != null) {
            write(intent.subject(), properties);
        }
        return properties.build();
    }

    private static void write(TalkootSubject subject, Properties properties) {
        var deed = subject.deed();
        properties
                .put("resourceClassifiedAs", subject.classifiedAs())
                .put("resourceInventoriedAs", subject.resource() == null ? null : resource(subject.resource()))
                .put("perUnit", deed.perUnit())
                .put("availability", deed.availability())
                .put("duration", deed.minutes() == null ? null : "PT" + deed.minutes() + "M")
                .put("places", deed.places())
                .put("complexity", deed.complexity())
                .put("urgency", deed.urgency())
                .put("level", deed.level())
                .put("compensation", measure(deed.compensation()));
    }

    private static JsonObject resource(VfResource resource) {
        var extent = resource.extent();
        return new Properties()
                .put("id", resource.id())
                .put("type", "EconomicResource")
                .put("resourceClassifiedAs", resource.classifiedAs())
                .put("condition", resource.condition())
                .put("itemLength", measure(extent.length()))
                .put("itemWidth", measure(extent.width()))
                .put("itemHeight", measure(extent.height()))
                .put("itemWeight", measure(extent.weight()))
                .put("worth", measure(resource.worth()))
                .put("onhandQuantity", measure(resource.onhand()))
                .build();
    }

    private static @Nullable JsonObject measure(@Nullable VfMeasure measure) {
        return measure == null
                ? null
                : new Properties()
                        .put("hasUnit", measure.unit())
                        .putDecimal("hasNumericalValue", measure.value())
                        .build();
    }
}
