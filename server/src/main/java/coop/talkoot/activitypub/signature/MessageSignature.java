package coop.talkoot.activitypub.signature;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** HTTP Message Signatures by RFC 9421, as far as the fediverse speaks them (wire.md §4.2, §4.4.3). */
final class MessageSignature {
    private static final Map<String, List<ActorKey.Algorithm>> ALGORITHMS =
            Map.of("rsa-v1_5-sha256", List.of(ActorKey.Algorithm.RSA), "ed25519", List.of(ActorKey.Algorithm.ED25519));

    private MessageSignature() {}

    /** The headers to send: the digest when there is a body, and the signature. */
    static Map<String, String> sign(
            ActorKey key, String method, URI url, byte[] body, String contentType, Instant now, Wanted wanted) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", url.getRawAuthority());
        var components = new LinkedHashSet<>(List.of("@method", "@target-uri"));
        if (method.equals("POST")) {
            headers.put("Content-Digest", Digests.contentDigest(body));
            headers.put("Content-Type", contentType);
            components.add("content-digest");
        }
        components.addAll(wanted.components());
        var parameters = "(\"" + String.join("\" \"", components) + "\");created=" + now.getEpochSecond() + ";keyid=\""
                + key.uri() + "\";alg=\"rsa-v1_5-sha256\"" + wanted.parameters();
        var privateKey = key.privateKey();
        if (privateKey == null) {
            throw new IllegalArgumentException(key + " is not ours to sign with");
        }
        var text = base(method, url, headers, body, new ArrayList<>(components), parameters);
        var signature = Crypto.sign(key.algorithm(), privateKey, text.getBytes(StandardCharsets.UTF_8));
        headers.put("Signature-Input", wanted.label() + "=" + parameters);
        headers.put("Signature", wanted.label() + "=:" + Base64.getEncoder().encodeToString(signature) + ":");
        return headers;
    }

    private static String base(
            String method,
            URI url,
            Map<String, String> headers,
            byte[] body,
            List<String> components,
            String parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        headers.forEach((name, value) -> values.put(name, List.of(value)));
        try {
            return base(
                    new IncomingRequest(method, url.toString(), values, body),
                    new SignatureInput("", components, Map.of(), parameters));
        } catch (BadSignature impossible) {
            throw new IllegalStateException("we ask ourselves for what we do not send", impossible);
        }
    }

    /** Everything but the key. */
    static Claim check(IncomingRequest request, Instant now) throws BadSignature {
        var input = SignatureInput.parse(request.one("signature-input"));
        var keyId = input.parameters().get("keyid");
        if (keyId == null || keyId.isEmpty()) {
            throw new BadSignature("Signature-Input lacks keyid");
        }
        checkCoverage(request, input.components());
        checkTime(input, now);
        if (request.hasBody()) {
            Digests.checkContentDigest(List.of(request.one("content-digest")), request.body());
        }
        var label = input.parameters().get("alg");
        var algorithms =
                label == null ? List.of(ActorKey.Algorithm.RSA, ActorKey.Algorithm.ED25519) : ALGORITHMS.get(label);
        if (algorithms == null) {
            throw new BadSignature("alg must be rsa-v1_5-sha256 or ed25519");
        }
        return new Claim(keyId, List.of(base(request, input)), input.signatureIn(request.one("signature")), algorithms);
    }

    private static void checkCoverage(IncomingRequest request, List<String> components) throws BadSignature {
        require(components, "@method");
        var inParts = components.containsAll(List.of("@authority", "@path"))
                && (components.contains("@query") || request.query().isEmpty());
        if (!components.contains("@target-uri") && !inParts) {
            throw new BadSignature("@target-uri must be signed");
        }
        if (request.hasBody()) {
            require(components, "content-digest");
        }
    }

    private static void checkTime(SignatureInput input, Instant now) throws BadSignature {
        Window.checkCreated(seconds(input, "created"), now);
        if (input.parameters().containsKey("expires")) {
            Window.checkExpires(seconds(input, "expires"), now);
        }
    }

    private static long seconds(SignatureInput input, String name) throws BadSignature {
        var text = input.parameters().get(name);
        if (text == null || !text.matches("\\d{1,12}")) {
            throw new BadSignature(name + " must be a time in seconds");
        }
        return Long.parseLong(text);
    }

    /** The signature base, RFC 9421 §2.5. */
    static String base(IncomingRequest request, SignatureInput input) throws BadSignature {
        var base = new StringBuilder();
        for (var component : input.components()) {
            base.append('"')
                    .append(component)
                    .append("\": ")
                    .append(value(request, component))
                    .append('\n');
        }
        return base.append("\"@signature-params\": ").append(input.text()).toString();
    }

    private static String value(IncomingRequest request, String component) throws BadSignature {
        return switch (component) {
            case "@method" -> request.method();
            case "@target-uri" -> request.target();
            case "@authority" -> request.authority();
            case "@scheme" -> request.scheme();
            case "@path" -> request.path();
            case "@query" -> request.query().isEmpty() ? "?" : request.query();
            case "@request-target" -> request.path() + request.query();
            default -> {
                if (component.startsWith("@")) {
                    throw new BadSignature("component " + component + " is not understood");
                }
                if (!request.has(component)) {
                    throw new BadSignature(component + " is signed but not sent");
                }
                yield String.join(
                        ", ", request.all(component).stream().map(String::strip).toList());
            }
        };
    }

    private static void require(List<String> components, String component) throws BadSignature {
        if (!components.contains(component)) {
            throw new BadSignature(component + " must be signed");
        }
    }
}
