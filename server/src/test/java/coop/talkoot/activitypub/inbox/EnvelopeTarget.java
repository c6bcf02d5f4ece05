package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import java.util.Objects;

/** For the fuzzer: who acts under which id. Of one host, or refused. */
public final class EnvelopeTarget {
    private EnvelopeTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            var envelope = Envelope.of(Documents.parse(input), "0");
            if (!Hosts.same(envelope.id(), envelope.actor())) {
                throw new IllegalStateException("taken: " + envelope);
            }
        } catch (MalformedDocument refused) {
            Objects.requireNonNull(refused.getMessage());
        }
    }
}
