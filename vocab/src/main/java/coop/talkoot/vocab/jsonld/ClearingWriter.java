package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject.TalkootClearing;
import coop.talkoot.vocab.ActivityObject.TalkootLineStatement;
import coop.talkoot.vocab.ActivityObject.TalkootTrustLine;

/** Writes what groups of two instances say of the line between them. */
final class ClearingWriter {
    private ClearingWriter() {}

    static Properties line(TalkootTrustLine line, Properties properties) {
        return properties
                .put("partner", line.partner())
                .put("accepts", line.accepts())
                .put("revision", line.revision());
    }

    static Properties transfer(TalkootClearing transfer, Properties properties) {
        var sides = transfer.sides();
        var link = transfer.link();
        var mirror = transfer.mirror();
        return properties
                .put("payer", sides.payer())
                .put("payerGroup", sides.payerGroup())
                .put("payee", sides.payee())
                .put("payeeGroup", sides.payeeGroup())
                .put("minutes", transfer.minutes())
                .put("state", transfer.state())
                .put("reservedUntil", transfer.reservedUntil())
                .put("sequence", link.sequence())
                .put("previousHash", link.previousHash())
                .put("hash", link.hash())
                .put("sentSequence", mirror.sentSequence())
                .put("sentHash", mirror.sentHash())
                .put("receivedSequence", mirror.receivedSequence())
                .put("receivedHash", mirror.receivedHash());
    }

    static Properties statement(TalkootLineStatement statement, Properties properties) {
        return properties
                .put("partner", statement.partner())
                .putAll("sentHashes", statement.sentHashes(), Properties::text)
                .putAll("receivedHashes", statement.receivedHashes(), Properties::text);
    }
}
