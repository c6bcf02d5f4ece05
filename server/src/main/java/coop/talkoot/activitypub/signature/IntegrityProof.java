package coop.talkoot.activitypub.signature;

import coop.talkoot.vocab.jsonld.Documents;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/** Object integrity proofs by FEP-8b32: cryptosuite eddsa-jcs-2022, one proof at the top of the document. */
public final class IntegrityProof {
    private static final String SUITE = "eddsa-jcs-2022";

    private IntegrityProof() {}

    /** The document with a proof by this key, whose id stands as its verification method. */
    public static JsonObject sign(JsonObject document, ActorKey key, Instant created) {
        var options = Documents.JSON.createObjectBuilder();
        if (document.containsKey("@context")) {
            options.add("@context", document.get("@context"));
        }
        var proof = options.add("type", "DataIntegrityProof")
                .add("cryptosuite", SUITE)
                .add("verificationMethod", key.uri())
                .add("proofPurpose", "assertionMethod")
                .add("created", created.truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
        var bare = without(document);
        var privateKey = key.privateKey();
        if (privateKey == null) {
            throw new IllegalArgumentException(key + " is not ours to sign with");
        }
        var signature = Crypto.sign(ActorKey.Algorithm.ED25519, privateKey, hash(proof, bare));
        return Documents.JSON
                .createObjectBuilder(bare)
                .add(
                        "proof",
                        Documents.JSON.createObjectBuilder(proof).add("proofValue", "z" + Base58.encode(signature)))
                .build();
    }

    /** The key that a document's proof names. Throws BadSignature when there is no proof of the one kind we check. */
    public static String verificationMethod(JsonObject document) throws BadSignature {
        return text(proof(document), "verificationMethod");
    }

    /** When a document's proof says it was made. */
    public static Instant created(JsonObject document) throws BadSignature {
        try {
            return OffsetDateTime.parse(text(proof(document), "created")).toInstant();
        } catch (DateTimeException malformed) {
            throw new BadSignature("the proof was created at no time");
        }
    }

    /** Throws BadSignature unless the proof was made by this key over this very document. */
    public static void verify(JsonObject document, ActorKey key, Instant now) throws BadSignature {
        var proof = proof(document);
        if (!text(proof, "verificationMethod").equals(key.uri()) || key.algorithm() != ActorKey.Algorithm.ED25519) {
            throw new BadSignature("the proof is not by " + key.uri());
        }
        checkContext(proof.get("@context"), document.get("@context"));
        checkExpiry(proof.get("expires"), now);
        var value = text(proof, "proofValue");
        if (!hasExactNumbers(document)) {
            throw new BadSignature("the document has a number that JSON readers differ about");
        }
        var options =
                Documents.JSON.createObjectBuilder(proof).remove("proofValue").build();
        var bare = without(document);
        if (options.containsKey("@context")) {
            bare = Documents.JSON
                    .createObjectBuilder(bare)
                    .add("@context", options.get("@context"))
                    .build();
        }
        if (!value.startsWith("z")) {
            throw new BadSignature("proofValue must be base58btc");
        }
        try {
            var signature = Base58.decode(value.substring(1));
            if (!Crypto.verify(ActorKey.Algorithm.ED25519, key.publicKey(), hash(options, bare), signature)) {
                throw new BadSignature("the proof does not fit the document");
            }
        } catch (IllegalArgumentException malformed) {
            throw new BadSignature("proofValue is not base58btc");
        }
    }

    private static JsonObject proof(JsonObject document) throws BadSignature {
        if (!(document.get("proof") instanceof JsonObject proof)) {
            throw new BadSignature("the document has no single proof");
        }
        if (!text(proof, "type").equals("DataIntegrityProof")
                || !text(proof, "cryptosuite").equals(SUITE)
                || !text(proof, "proofPurpose").equals("assertionMethod")) {
            throw new BadSignature("only eddsa-jcs-2022 proofs for assertionMethod are checked");
        }
        return proof;
    }

    /** The document as it was before it was signed: without the proof, and without any Linked Data signature. */
    private static JsonObject without(JsonObject document) {
        return Documents.JSON
                .createObjectBuilder(document)
                .remove("proof")
                .remove("signature")
                .build();
    }

    private static byte[] hash(JsonObject proofOptions, JsonObject document) {
        var hash = new byte[64];
        System.arraycopy(Digests.sha256(canonical(proofOptions)), 0, hash, 0, 32);
        System.arraycopy(Digests.sha256(canonical(document)), 0, hash, 32, 32);
        return hash;
    }

    /** JSON Canonicalization Scheme, RFC 8785. */
    private static byte[] canonical(JsonObject object) {
        try {
            return new JsonCanonicalizer(object.toString()).getEncodedUTF8();
        } catch (IOException cause) {
            throw new IllegalArgumentException("a document that has no canonical form", cause);
        }
    }

    /**
     * Whether each number is the one its canonical form stands for. JCS writes numbers as doubles, so that
     * 9007199254740992 and 9007199254740993 would have one signature.
     */
    private static boolean hasExactNumbers(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> value.asJsonObject().values().stream().allMatch(IntegrityProof::hasExactNumbers);
            case ARRAY -> value.asJsonArray().stream().allMatch(IntegrityProof::hasExactNumbers);
            case NUMBER -> isExact(((JsonNumber) value).bigDecimalValue());
            case STRING, TRUE, FALSE, NULL -> true;
        };
    }

    private static boolean isExact(BigDecimal number) {
        var read = number.doubleValue();
        return Double.isFinite(read) && new BigDecimal(Double.toString(read)).compareTo(number) == 0;
    }

    /** "the document's @context must start with the proof's" (eddsa-jcs-2022, 3.3.2). */
    private static void checkContext(@Nullable JsonValue ofProof, @Nullable JsonValue ofDocument) throws BadSignature {
        if (ofProof == null || ofProof.equals(ofDocument)) {
            return;
        }
        var starts = ofDocument instanceof JsonArray document
                && (ofProof instanceof JsonArray proof
                        ? document.size() >= proof.size()
                                && document.subList(0, proof.size()).equals(proof)
                        : !document.isEmpty() && document.get(0).equals(ofProof));
        if (!starts) {
            throw new BadSignature("the proof is for another @context");
        }
    }

    private static void checkExpiry(@Nullable JsonValue expires, Instant now) throws BadSignature {
        if (expires == null) {
            return;
        }
        try {
            if (!(expires instanceof JsonString text)
                    || OffsetDateTime.parse(text.getString()).toInstant().isBefore(now)) {
                throw new BadSignature("the proof has expired");
            }
        } catch (DateTimeException malformed) {
            throw new BadSignature("the proof expires at no time");
        }
    }

    private static String text(JsonObject object, String name) throws BadSignature {
        if (object.get(name) instanceof JsonString string) {
            return string.getString();
        }
        throw new BadSignature("the proof lacks " + name);
    }
}
