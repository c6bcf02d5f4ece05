package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.TalkootLot;
import coop.talkoot.vocab.TalkootLotAnswer;
import coop.talkoot.vocab.TalkootPanelPaper;
import jakarta.json.JsonValue;

/** Writes drawings of panels, and what members do in them. */
final class LotWriter {
    private LotWriter() {}

    static Properties lot(TalkootLot lot, Properties properties) {
        var terms = lot.terms();
        var seal = lot.seal();
        return properties
                .put("seats", terms.seats())
                .put("restMonths", terms.restMonths())
                .putSome("parts", terms.parts(), Properties::text)
                .put("promisedBy", terms.promisedBy())
                .put("revealedBy", terms.revealedBy())
                .put("numberSource", terms.numberSource())
                .put("motion", terms.motion())
                .put("state", lot.state())
                .put("revision", lot.revision())
                .put("publicNumber", seal.publicNumber())
                .put("numberConfirmed", seal.numberConfirmed())
                .put("poolDigest", seal.poolDigest())
                .put("seed", seal.seed())
                .putAll("promises", lot.promises(), LotWriter::promise)
                .putAll("panel", lot.panel(), LotWriter::seat);
    }

    private static JsonValue promise(TalkootLot.Promise promise) {
        return new Properties()
                .put("member", promise.member())
                .put("commitment", promise.commitment())
                .put("number", promise.number())
                .build();
    }

    private static JsonValue seat(TalkootLot.Seat seat) {
        return new Properties()
                .put("member", seat.member())
                .put("part", seat.part())
                .build();
    }

    static Properties paper(TalkootPanelPaper paper, Properties properties) {
        var share = paper.share();
        properties
                .put("step", paper.step())
                .put("attempt", paper.attempt())
                .put("until", paper.until())
                .putSome("groups", paper.groups(), Properties::text)
                .putSome("apart", paper.apart(), Properties::text)
                .put("remedy", paper.remedy())
                .put("amount", paper.amount());
        return share == null
                ? properties
                : properties
                        .put("commitment", share.commitment())
                        .putAll("pool", share.pool(), Properties::text)
                        .put("number", share.number())
                        .put("panelist", share.panelist())
                        .put("salt", share.salt());
    }

    static Properties answer(TalkootLotAnswer answer, Properties properties) {
        return properties
                .put("willing", answer.willing())
                .put("part", answer.part())
                .put("commitment", answer.commitment())
                .put("number", answer.number())
                .put("publicNumber", answer.publicNumber())
                .put("declines", answer.declines());
    }
}
