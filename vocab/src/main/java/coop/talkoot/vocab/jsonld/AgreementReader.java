package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject.TalkootStep;
import coop.talkoot.vocab.ActivityObject.VfAgreement;
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent;
import coop.talkoot.vocab.TalkootDispute;
import coop.talkoot.vocab.VfCommitment;
import coop.talkoot.vocab.VfCommitment.Period;
import coop.talkoot.vocab.VfGoods;
import coop.talkoot.vocab.VfIntent.Parties;
import org.jspecify.annotations.Nullable;

/** Reads what two sides have agreed upon, and what came to pass of it (FEP-0837, Valueflows). */
final class AgreementReader {
    private AgreementReader() {}

    static VfAgreement agreement(Fields fields) {
        return new VfAgreement(
                CoreReader.read(fields),
                commitment(fields, "stipulates"),
                commitment(fields, "stipulatesReciprocal"),
                fields.id("exchangeKind"));
    }

    private static @Nullable VfCommitment commitment(Fields fields, String key) {
        return fields.objects(key).stream()
                .findFirst()
                .map(commitment -> new VfCommitment(
                        commitment.id(),
                        ListingReader.action(commitment),
                        parties(commitment),
                        commitment.id("satisfies"),
                        goods(commitment),
                        new Period(Moments.instant(commitment, "hasBeginning"), Moments.instant(commitment, "due")),
                        commitment.string("inReturn")))
                .orElse(null);
    }

    static VfEconomicEvent event(Fields fields) {
        return new VfEconomicEvent(
                CoreReader.read(fields),
                ListingReader.action(fields),
                parties(fields),
                goods(fields),
                new VfEconomicEvent.Basis(fields.id("realizationOf"), fields.id("fulfills"), fields.id("corrects")),
                Moments.instant(fields, "hasPointInTime"),
                Moments.instant(fields, "due"),
                fields.id("exchangeKind"),
                fields.count("condition"));
    }

    static TalkootStep step(Fields fields) {
        return new TalkootStep(
                CoreReader.read(fields),
                fields.id("step"),
                Moments.instant(fields, "until"),
                fields.count("condition"),
                new TalkootDispute(
                        fields.id("state"),
                        fields.id("answers"),
                        fields.id("remedy"),
                        fields.count("amount"),
                        fields.id("offeredBy"),
                        fields.id("mediator"),
                        fields.id("namedBy")));
    }

    private static Parties parties(Fields fields) {
        return new Parties(fields.id("provider"), fields.id("receiver"));
    }

    private static VfGoods goods(Fields fields) {
        return new VfGoods(
                fields.id("resourceConformsTo"),
                ListingReader.measure(fields, "resourceQuantity"),
                ListingReader.measure(fields, "effortQuantity"));
    }
}
