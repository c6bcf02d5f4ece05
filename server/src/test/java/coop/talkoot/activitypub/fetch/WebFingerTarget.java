package coop.talkoot.activitypub.fetch;

import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** For the fuzzer: an answer to WebFinger, and a media type. A link, none, or refused. */
public final class WebFingerTarget {
    private WebFingerTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        for (var form : Form.values()) {
            form.fits(new String(input, StandardCharsets.UTF_8));
        }
        try {
            var document = Documents.parse(input);
            WebFinger.link(document, "self").ifPresent(Objects::requireNonNull);
            WebFinger.link(document, "http://ostatus.org/schema/1.0/subscribe").ifPresent(Objects::requireNonNull);
        } catch (MalformedDocument refused) {
            Objects.requireNonNull(refused.getMessage());
        }
    }
}
