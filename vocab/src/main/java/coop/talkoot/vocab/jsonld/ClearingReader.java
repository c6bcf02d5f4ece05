package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject.TalkootClearing;
import coop.talkoot.vocab.ActivityObject.TalkootLineStatement;
import coop.talkoot.vocab.ActivityObject.TalkootTrustLine;

/** Reads what groups of two instances say of the line between them. */
final class ClearingReader {
    private ClearingReader() {}

    static TalkootTrustLine line(Fields fields) {
        return new TalkootTrustLine(
                CoreReader.read(fields), fields.id("partner"), fields.count("accepts"), fields.count("revision"));
    }

    static TalkootClearing transfer(Fields fields) {
        return new TalkootClearing(
                CoreReader.read(fields),
                new TalkootClearing.Sides(
                        fields.id("payer"), fields.id("payerGroup"), fields.id("payee"), fields.id("payeeGroup")),
                fields.count("minutes"),
                fields.id("state"),
                Moments.instant(fields, "reservedUntil"),
                new TalkootClearing.Link(
                        fields.count("sequence"), fields.string("previousHash"), fields.string("hash")),
                new TalkootClearing.Mirror(
                        fields.count("sentSequence"),
                        fields.string("sentHash"),
                        fields.count("receivedSequence"),
                        fields.string("receivedHash")));
    }

    static TalkootLineStatement statement(Fields fields) {
        return new TalkootLineStatement(
                CoreReader.read(fields),
                fields.id("partner"),
                fields.strings("sentHashes"),
                fields.strings("receivedHashes"));
    }
}
