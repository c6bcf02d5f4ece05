package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.VfIntent;
import coop.talkoot.vocab.VfMeasure;
import coop.talkoot.vocab.VfProposal;
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
        return new Properties()
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
                .put("inReturn", intent.inReturn())
                .build();
    }

    static @Nullable JsonObject measure(@Nullable VfMeasure measure) {
        return measure == null
                ? null
                : new Properties()
                        .put("hasUnit", measure.unit())
                        .putDecimal("hasNumericalValue", measure.value())
                        .build();
    }
}
