package coop.talkoot.activitypub.signature;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tomitribe.auth.signatures.Signatures;

/**
 * HTTP Signatures by draft-cavage-http-signatures-12, the dialect everybody speaks. The signed text is made by
 * tomitribe's library, which checks nothing but what it is told: coverage, digest and clock are checked here.
 */
final class CavageSignature {
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*+([a-zA-Z]++)=(?:\"([^\"\\\\]*+)\"|(\\d++))\\s*+(?:,|$)");
    private static final Set<String> ALGORITHMS = Set.of("rsa-sha256", "hs2019", "ed25519", "rsa-sha512");
    private static final Set<String> PSEUDO = Set.of("(request-target)", "(created)", "(expires)");
    private static final List<String> FOR_GET = List.of("(request-target)", "host", "date");
    private static final List<String> FOR_POST = List.of("(request-target)", "host", "date", "digest", "content-type");
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private CavageSignature() {}

    /** The headers to send: those signed, and the signature. {@code headers} has what is sent besides. */
    static Map<String, String> sign(
            ActorKey key, String method, URI url, byte[] body, String contentType, Instant now) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Host", url.getRawAuthority());
        headers.put("Date", HTTP_DATE.format(ZonedDateTime.ofInstant(now, ZoneOffset.UTC)));
        var covered = FOR_GET;
        if (method.equals("POST")) {
            headers.put("Digest", Digests.digest(body));
            headers.put("Content-Type", contentType);
            covered = FOR_POST;
        }
        var text = base(covered, method, pathAndQuery(url), headers, null, null);
        var privateKey = key.privateKey();
        if (privateKey == null) {
            throw new IllegalArgumentException(key + " is not ours to sign with");
        }
        var signature = Crypto.sign(key.algorithm(), privateKey, text.getBytes(StandardCharsets.UTF_8));
        headers.put(
                "Signature",
                "keyId=\"" + key.uri() + "\",algorithm=\"rsa-sha256\",headers=\"" + String.join(" ", covered)
                        + "\",signature=\"" + Base64.getEncoder().encodeToString(signature) + "\"");
        return headers;
    }

    /** Everything but the key (wire.md §4.4.2). */
    static Claim check(IncomingRequest request, Instant now) throws BadSignature {
        var parameters = parameters(request.one("signature"));
        var keyId = required(parameters, "keyId");
        var algorithm = parameters.getOrDefault("algorithm", "hs2019").toLowerCase(Locale.ROOT);
        if (!ALGORITHMS.contains(algorithm) || algorithm.equals("rsa-sha512")) {
            throw new BadSignature("algorithm must be rsa-sha256 or hs2019");
        }
        var covered = List.of(parameters
                .getOrDefault("headers", "date")
                .toLowerCase(Locale.ROOT)
                .split(" +", -1));
        checkCoverage(request, covered, algorithm, parameters);
        checkTime(request, covered, parameters, now);
        if (request.hasBody()) {
            Digests.checkDigest(List.of(request.one("digest")), request.body());
        }
        var algorithms = algorithm.equals("rsa-sha256")
                ? List.of(ActorKey.Algorithm.RSA)
                : algorithm.equals("ed25519")
                        ? List.of(ActorKey.Algorithm.ED25519)
                        : List.of(ActorKey.Algorithm.RSA, ActorKey.Algorithm.ED25519);
        return new Claim(keyId, bases(request, covered, parameters), signature(parameters), algorithms);
    }

    private static void checkCoverage(
            IncomingRequest request, List<String> covered, String algorithm, Map<String, String> parameters)
            throws BadSignature {
        require(covered, "(request-target)");
        require(covered, "host");
        if (!covered.contains("date") && !covered.contains("(created)")) {
            throw new BadSignature("date or (created) must be signed");
        }
        if (request.hasBody()) {
            require(covered, "digest");
        }
        if (covered.stream().distinct().count() != covered.size()) {
            throw new BadSignature("a header is listed twice");
        }
        for (var pseudo : List.of("created", "expires")) {
            if (covered.contains("(" + pseudo + ")")) {
                if (algorithm.startsWith("rsa")) {
                    throw new BadSignature("(" + pseudo + ") does not go with " + algorithm);
                }
                required(parameters, pseudo);
            }
        }
        for (var header : covered) {
            if (header.startsWith("(") && !PSEUDO.contains(header)) {
                throw new BadSignature(header + " is not understood");
            }
            if (!header.startsWith("(")) {
                request.one(header);
            }
        }
        if (!request.isForHost(request.one("host"))) {
            throw new BadSignature("the request is for another host");
        }
    }

    private static void checkTime(
            IncomingRequest request, List<String> covered, Map<String, String> parameters, Instant now)
            throws BadSignature {
        if (covered.contains("(created)")) {
            Window.checkCreated(seconds(parameters.get("created")), now);
        } else {
            Window.checkDate(request.one("date"), now);
        }
        if (parameters.containsKey("expires")) {
            Window.checkExpires(seconds(parameters.get("expires")), now);
        }
    }

    /** Peers differ about the query of a GET: GoToSocial leaves it out when it has failed with it. */
    private static List<String> bases(IncomingRequest request, List<String> covered, Map<String, String> parameters)
            throws BadSignature {
        var headers = new LinkedHashMap<String, String>();
        for (var header : covered) {
            if (!header.startsWith("(")) {
                headers.put(header, request.one(header));
            }
        }
        var created = covered.contains("(created)") ? seconds(parameters.get("created")) : null;
        var expires = covered.contains("(expires)") ? seconds(parameters.get("expires")) : null;
        var target = request.path() + request.query();
        var bases = new ArrayList<String>();
        bases.add(base(covered, request.method(), target, headers, created, expires));
        if (request.method().equals("GET") && target.contains("?")) {
            bases.add(base(covered, "GET", target.substring(0, target.indexOf('?')), headers, created, expires));
        }
        return bases;
    }

    /** Line by line, as the library writes (expires) with decimals, and those in the language of the machine. */
    private static String base(
            List<String> covered,
            String method,
            String target,
            Map<String, String> headers,
            @Nullable Long created,
            @Nullable Long expires) {
        return covered.stream()
                .map(name -> switch (name) {
                    case "(created)" -> name + ": " + created;
                    case "(expires)" -> name + ": " + expires;
                    default -> Signatures.createSigningString(List.of(name), method, target, headers, null, null);
                })
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> parameters(String header) throws BadSignature {
        var parameters = new LinkedHashMap<String, String>();
        var matcher = PARAMETER.matcher(header);
        var end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            var value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            if (parameters.put(matcher.group(1), value) != null) {
                throw new BadSignature("the Signature header says " + matcher.group(1) + " twice");
            }
        }
        if (end != header.length() || parameters.isEmpty()) {
            throw new BadSignature("the Signature header must look like keyId=\"…\",headers=\"…\",signature=\"…\"");
        }
        return parameters;
    }

    private static byte[] signature(Map<String, String> parameters) throws BadSignature {
        try {
            return Base64.getDecoder().decode(required(parameters, "signature"));
        } catch (IllegalArgumentException malformed) {
            throw new BadSignature("the signature is not base64");
        }
    }

    private static String required(Map<String, String> parameters, String name) throws BadSignature {
        var value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw new BadSignature("the Signature header lacks " + name);
        }
        return value;
    }

    private static void require(List<String> covered, String header) throws BadSignature {
        if (!covered.contains(header)) {
            throw new BadSignature(header + " must be signed");
        }
    }

    private static long seconds(@Nullable String text) throws BadSignature {
        if (text == null || !text.matches("\\d{1,12}")) {
            throw new BadSignature("a time must be in seconds");
        }
        return Long.parseLong(text);
    }

    private static String pathAndQuery(URI url) {
        var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
