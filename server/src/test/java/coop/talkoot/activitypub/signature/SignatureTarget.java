package coop.talkoot.activitypub.signature;

import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/**
 * For the fuzzer: the headers of a signed request, one a line, and the same bytes as a key, a digest, a wish and a
 * proof. Refused with a reason, and never taken for signed.
 */
public final class SignatureTarget {
    private static final Instant NOW = Instant.parse("2023-12-20T10:00:00Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
    private static final ActorKey RSA = key("RSA", 2048);
    private static final ActorKey ED25519 = key("Ed25519", 255);
    private static final RequestVerifier VERIFIER = new RequestVerifier(Clock.fixed(NOW, ZoneOffset.UTC));

    private SignatureTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        requests(text);
        Keys.readPem(text);
        Keys.readMultibase(text);
        Wanted.of(text);
        try {
            IntegrityProof.verify(Documents.parse(input), ED25519, NOW);
            throw new IllegalStateException("believed a proof");
        } catch (BadSignature | MalformedDocument refused) {
            Objects.requireNonNull(refused.getMessage());
        }
    }

    private static void requests(String text) {
        var headers = new HashMap<String, List<String>>();
        headers.put("host", List.of("bakery.example"));
        headers.put("date", List.of("Wed, 20 Dec 2023 10:00:00 GMT"));
        headers.put("digest", List.of(Digests.digest(BODY)));
        headers.put("content-digest", List.of(Digests.contentDigest(BODY)));
        for (var line : text.split("\n", 8)) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.merge(
                        line.substring(0, colon).strip(),
                        List.of(line.substring(colon + 1)),
                        (one, other) -> List.of(one.getFirst(), other.getFirst()));
            }
        }
        try {
            var claim = VERIFIER.check(new IncomingRequest("POST", "https://bakery.example/inbox?a=b", headers, BODY));
            if (claim.isBy(RSA) || claim.isBy(ED25519)) {
                throw new IllegalStateException("believed " + headers);
            }
        } catch (BadSignature refused) {
            Objects.requireNonNull(refused.getMessage());
        }
    }

    private static ActorKey key(String family, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(family);
            generator.initialize(bits);
            var key = generator.generateKeyPair().getPublic();
            return new ActorKey("https://a.example/u#k", 1, ActorKey.Algorithm.of(key), key.getEncoded(), null);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
