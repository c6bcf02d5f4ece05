package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.TalkootLot;
import coop.talkoot.vocab.TalkootLotAnswer;
import coop.talkoot.vocab.TalkootPanelPaper;

/** Reads drawings of panels, and what members do in them. */
final class LotReader {
    private LotReader() {}

    static TalkootLot lot(Fields fields) {
        return new TalkootLot(
                CoreReader.read(fields),
                new TalkootLot.Terms(
                        fields.count("seats"),
                        fields.count("restMonths"),
                        fields.strings("parts"),
                        Moments.instant(fields, "promisedBy"),
                        Moments.instant(fields, "revealedBy"),
                        fields.string("numberSource"),
                        fields.id("motion")),
                fields.id("state"),
                fields.count("revision"),
                new TalkootLot.Seal(
                        fields.string("publicNumber"),
                        fields.flag("numberConfirmed"),
                        fields.string("poolDigest"),
                        fields.string("seed")),
                fields.objects("promises").stream()
                        .map(promise -> new TalkootLot.Promise(
                                promise.id("member"), promise.string("commitment"), promise.string("number")))
                        .toList(),
                fields.objects("panel").stream()
                        .map(seat -> new TalkootLot.Seat(seat.id("member"), seat.string("part")))
                        .toList());
    }

    static TalkootPanelPaper paper(Fields fields) {
        var commitment = fields.string("commitment");
        var share = commitment == null
                ? null
                : new TalkootPanelPaper.Share(
                        commitment,
                        fields.strings("pool"),
                        fields.string("number"),
                        fields.id("panelist"),
                        fields.string("salt"));
        return new TalkootPanelPaper(
                CoreReader.read(fields),
                fields.id("step"),
                fields.count("attempt"),
                Moments.instant(fields, "until"),
                fields.ids("groups"),
                fields.ids("apart"),
                share,
                fields.id("remedy"),
                fields.count("amount"));
    }

    static TalkootLotAnswer answer(Fields fields) {
        return new TalkootLotAnswer(
                CoreReader.read(fields),
                fields.flag("willing"),
                fields.string("part"),
                fields.string("commitment"),
                fields.string("number"),
                fields.string("publicNumber"),
                fields.flag("declines"));
    }
}
