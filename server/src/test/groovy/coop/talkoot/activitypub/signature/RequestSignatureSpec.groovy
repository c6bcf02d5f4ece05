package coop.talkoot.activitypub.signature

import static coop.talkoot.activitypub.signature.SignatureFixtures.NOW
import static coop.talkoot.activitypub.signature.SignatureFixtures.base64
import static coop.talkoot.activitypub.signature.SignatureFixtures.bytes
import static coop.talkoot.activitypub.signature.SignatureFixtures.ed25519
import static coop.talkoot.activitypub.signature.SignatureFixtures.rsa
import static coop.talkoot.activitypub.signature.SignatureFixtures.verdict

import java.time.Duration
import spock.lang.Specification

class RequestSignatureSpec extends Specification {
    private static final BODY = bytes('{"type":"Note"}')
    private static final INBOX = 'https://bakery.example/inbox?shard=1'

    def "a delivery of ours verifies in both dialects (#dialect)"() {
        expect:
        verdict(request(dialect), rsa()) == null

        where:
        dialect << RequestSigner.Dialect.values()
    }

    def "a fetch of ours verifies, with or without its query signed"() {
        given:
        def url = URI.create('https://bakery.example/things?page=2')
        def bare = CavageSignature.sign(rsa(), 'GET', URI.create('https://bakery.example/things'), new byte[0], '', NOW)

        expect:
        verdict(new IncomingRequest('GET', url.toString(), many(headers), new byte[0]), rsa()) == null

        where:
        headers << [
                CavageSignature.sign(rsa(), 'GET', URI.create('https://bakery.example/things?page=2'), new byte[0], '', NOW),
                CavageSignature.sign(rsa(), 'GET', URI.create('https://bakery.example/things'), new byte[0], '', NOW),
                MessageSignature.sign(rsa(), 'GET', URI.create('https://bakery.example/things?page=2'), new byte[0], '', NOW, Wanted.USUAL)]
    }

    def "a #dialect request that was changed on the way is refused: #change"() {
        given:
        def good = request(dialect)
        def changed = new IncomingRequest(method ?: 'POST', target ?: INBOX, good.headers(), body ?: BODY)

        expect:
        verdict(changed, rsa()) == reason

        where:
        [dialect, row] << [RequestSigner.Dialect.values(), [
                ['body', [body: bytes('{"type":"Nope"}')]],
                ['path', [target: 'https://bakery.example/outbox?shard=1']],
                ['query', [target: 'https://bakery.example/inbox?shard=2']],
                ['no query', [target: 'https://bakery.example/inbox']],
                ['method', [method: 'PUT']],
                ['host', [target: 'https://garden.example/inbox?shard=1']]]].combinations()
        change = row[0]
        method = row[1].method
        target = row[1].target
        body = row[1].body
        isCavage = dialect == RequestSigner.Dialect.CAVAGE
        reason = [body: isCavage ? 'Digest is not that of the body' : 'Content-Digest is not that of the body',
                  host: isCavage ? 'the request is for another host' : 'not made by the key'].getOrDefault(change, 'not made by the key')
    }

    def "another key, or a key of another kind, did not make the request (#dialect)"() {
        expect:
        verdict(request(dialect), rsa('mallory')) == 'not made by the key'
        verdict(request(dialect), new ActorKey(rsa().uri(), 1L, ActorKey.Algorithm.ED25519, ed25519().publicKey(), null)) == 'not made by the key'

        where:
        dialect << RequestSigner.Dialect.values()
    }

    def "a request counts for an hour either way (#dialect, #minutes minutes later)"() {
        expect:
        (verdict(request(dialect), rsa(), NOW + Duration.ofMinutes(minutes)) == null) == counts

        where:
        dialect                       | minutes || counts
        RequestSigner.Dialect.CAVAGE  | 60      || true
        RequestSigner.Dialect.CAVAGE  | 61      || false
        RequestSigner.Dialect.CAVAGE  | -60     || true
        RequestSigner.Dialect.CAVAGE  | -61     || false
        RequestSigner.Dialect.RFC9421 | 60      || true
        RequestSigner.Dialect.RFC9421 | 61      || false
        RequestSigner.Dialect.RFC9421 | -60     || true
        RequestSigner.Dialect.RFC9421 | -61     || false
    }

    def "a request with #header '#value' is refused: #reason"() {
        expect:
        verdict(with(RequestSigner.Dialect.CAVAGE, header, value), rsa()) == reason

        where:
        header      | value                                  || reason
        'date'      | ['yesterday']                          || 'Date must look like Tue, 02 Jun 2026 07:00:00 GMT'
        'date'      | []                                     || 'date is missing'
        'date'      | ['Wed, 20 Dec 2023 10:00:00 GMT'] * 2  || 'date stands more than once'
        'digest'    | []                                     || 'digest is missing'
        'digest'    | ['SHA-256=%%%']                        || 'Digest is not base64'
        'digest'    | ['SHA-512=AAAA']                       || 'Digest must name SHA-256'
        'digest'    | ['SHA-256=AAAA', 'SHA-256=BBBB']       || 'digest stands more than once'
        'digest'    | ['SHA-256=AAAA']                       || 'Digest is not that of the body'
        'host'      | ['evil.example']                       || 'the request is for another host'
        'host'      | ['bakery.example', 'evil.example']     || 'host stands more than once'
        'host'      | ['bakery.example@evil.example']        || 'the request is for another host'
        'host'      | []                                     || 'host is missing'
        'signature' | ['a="b"'] * 2                          || 'signature stands more than once'
        'signature' | ['nonsense']                           || 'the Signature header must look like keyId="…",headers="…",signature="…"'
        'signature' | ['']                                   || 'the Signature header must look like keyId="…",headers="…",signature="…"'
        'signature' | ['keyId="a",keyId="b"']                || 'the Signature header says keyId twice'
        'signature' | ['keyId="' + 'a' * 100_000 + '"']      || 'signature is too long'
        'signature' | [(1..1000).collect { "p=\"$it\"" }.join(',')] || 'the Signature header says p twice'
        'signature' | [(1..1000).collect { 'p' * it + '=1' }.join(',')] || 'signature is too long'
        'signature' | []                                     || 'the request must be signed'
    }

    def "the signature of a delivery must cover #missing"() {
        given:
        def covered = (['(request-target)', 'host', 'date', 'digest'] - missing).join(' ')

        expect:
        verdict(cavage("headers=\"$covered\""), rsa()) == reason

        where:
        missing            || reason
        '(request-target)' || '(request-target) must be signed'
        'host'             || 'host must be signed'
        'date'             || 'date or (created) must be signed'
        'digest'           || 'digest must be signed'
    }

    def "a cavage signature with #parameters is refused: #reason"() {
        expect:
        verdict(cavage(parameters), rsa()) == reason

        where:
        parameters                                                                     || reason
        'headers="(request-target) host date digest (nonce)"'                          || '(nonce) is not understood'
        'headers="(request-target) host date digest x-more"'                           || 'x-more is missing'
        'headers="(request-target) host date digest host"'                             || 'a header is listed twice'
        'headers=""'                                                                   || '(request-target) must be signed'
        'algorithm="hs2019"'                                                           || '(request-target) must be signed'
        'algorithm="hmac-sha256",headers="(request-target) host date digest"'          || 'algorithm must be rsa-sha256 or hs2019'
        'algorithm="rsa-sha256",created=1,headers="(request-target) host (created) digest"' || '(created) does not go with rsa-sha256'
        'algorithm="hs2019",headers="(request-target) host (created) digest"'          || 'the Signature header lacks created'
        'algorithm="hs2019",created=1,headers="(request-target) host (created) digest"' || 'the request is not of this hour'
        'algorithm="hs2019",created="x",headers="(request-target) host (created) digest"' || 'a time must be in seconds'
        'algorithm="hs2019",expires=1,headers="(request-target) host date digest (expires)"' || 'the signature has expired'
        'algorithm="hs2019",expires=999999999999,created=99999999999999,headers="(request-target) host (created) digest (expires)"' || 'a time must be in seconds'
    }

    def "created and expires are signed as whole seconds (#covered)"() {
        given:
        def at = NOW.epochSecond
        def base = "(request-target): post /inbox?shard=1\nhost: bakery.example\n" +
                covered.collect { "($it): ${it == 'created' ? at : at + 60}\n" }.join('') + "digest: ${Digests.digest(BODY)}"
        def signature = base64(Crypto.sign(ActorKey.Algorithm.RSA, rsa().privateKey(), bytes(base)))
        def listed = (['(request-target)', 'host'] + covered.collect { "($it)" } + 'digest').join(' ')
        def header = "keyId=\"${rsa().uri()}\",algorithm=\"hs2019\",created=$at,expires=${at + 60}," +
                "headers=\"$listed\",signature=\"$signature\""

        expect:
        verdict(with(RequestSigner.Dialect.CAVAGE, 'signature', [header.toString()]), rsa()) == null

        where:
        covered << [['created'], ['created', 'expires']]
    }

    def "a query with | is a query like any other (#dialect)"() {
        given:
        def target = 'https://bakery.example/search?q=a|b'
        def at = NOW.epochSecond
        def parameters = "(\"@method\" \"@target-uri\");created=$at;keyid=\"${rsa().uri()}\""
        def base = dialect == 'cavage'
                ? '(request-target): get /search?q=a|b\nhost: bakery.example\ndate: Wed, 20 Dec 2023 10:00:00 GMT'
                : "\"@method\": GET\n\"@target-uri\": $target\n\"@signature-params\": $parameters"
        def signature = base64(Crypto.sign(ActorKey.Algorithm.RSA, rsa().privateKey(), bytes(base.toString())))
        def headers = dialect == 'cavage'
                ? [Host: ['bakery.example'], Date: ['Wed, 20 Dec 2023 10:00:00 GMT'],
                   Signature: ["keyId=\"${rsa().uri()}\",headers=\"(request-target) host date\",signature=\"$signature\"".toString()]]
                : ['Signature-Input': ["sig1=$parameters".toString()], Signature: ["sig1=:$signature:".toString()]]

        expect:
        verdict(new IncomingRequest('GET', target, headers, new byte[0]), rsa()) == null
        verdict(new IncomingRequest('GET', target + 'c', headers, new byte[0]), rsa()) != null

        where:
        dialect << ['cavage', 'rfc9421']
    }

    def "a message signature with the input '#input' is refused: #reason"() {
        expect:
        verdict(with(RequestSigner.Dialect.RFC9421, 'signature-input', [input.replace('NOW', NOW.epochSecond.toString())]), rsa())?.startsWith(reason)

        where:
        input                                                                                   || reason
        'sig1=("@method" "@target-uri");created=NOW;keyid="https://a.example/k"'                || 'content-digest must be signed'
        'sig1=("@method" "content-digest");created=NOW;keyid="https://a.example/k"'             || '@target-uri must be signed'
        'sig1=("@target-uri" "content-digest");created=NOW;keyid="https://a.example/k"'         || '@method must be signed'
        'sig1=("@method" "@authority" "@path" "content-digest");created=NOW;keyid="https://a.example/k"' || '@target-uri must be signed'
        'sig1=("@method" "@target-uri" "content-digest" "@status");created=NOW;keyid="https://a.example/k"' || 'component @status is not understood'
        'sig1=("@method" "@target-uri" "content-digest" "x-more");created=NOW;keyid="https://a.example/k"' || 'x-more is signed but not sent'
        'sig1=("@method" "@method" "@target-uri" "content-digest");created=NOW;keyid="https://a.example/k"' || 'component "@method" stands twice'
        'sig1=("@method" "@target-uri" "content-digest";req);created=NOW;keyid="https://a.example/k"' || 'component "content-digest";req is not understood'
        'sig1=("@method" "@target-uri" "content-digest");keyid="https://a.example/k"'           || 'created must be a time'
        'sig1=("@method" "@target-uri" "content-digest");created=-1;keyid="https://a.example/k"' || 'created must be a time'
        'sig1=("@method" "@target-uri" "content-digest");created=1;keyid="https://a.example/k"' || 'the request is not of this hour'
        'sig1=("@method" "@target-uri" "content-digest");created=NOW;expires=1;keyid="https://a.example/k"' || 'the signature has expired'
        'sig1=("@method" "@target-uri" "content-digest");created=NOW'                           || 'Signature-Input lacks keyid'
        'sig1=("@method" "@target-uri" "content-digest");created=NOW;created=NOW;keyid="https://a.example/k"' || 'parameter created stands twice'
        'sig1=("@method" "@target-uri" "content-digest");created=NOW;keyid="https://a.example/k";alg="hmac-sha256"' || 'alg must be'
        'sig1=("@method" "@target-uri" "content-digest");created=NOW;keyid="acct:bob@a.example"' || 'the key id must be'
        'sig1=("@method");created=NOW, sig1=("@method");created=NOW'                            || 'Signature-Input goes on'
        'sig2=("@method" "@target-uri" "content-digest");created=NOW;keyid="https://a.example/k"' || 'Signature has no sig2'
        'sig1=()'                                                                               || 'component  is not understood'
        'nonsense'                                                                              || 'Signature-Input must look like'
        'sig1=("@method");keyid="' + 'a' * 100_000 + '"'                                        || 'signature-input is too long'
        'sig1=("@method")' + (1..1000).collect { ";p$it" }.join('')                             || 'Signature-Input goes on'
        'sig1=("@method")' + (1..1000).collect { ";p$it=1" }.join('').take(8000)                || 'Signature-Input '
    }

    def "a message signature header '#name' is refused: #reason"() {
        expect:
        verdict(with(RequestSigner.Dialect.RFC9421, name, value), rsa()) == reason

        where:
        name              | value                         || reason
        'signature'       | []                            || 'signature is missing'
        'signature'       | ['sig1=:AAAA:, sig1=:BBBB:']  || 'Signature has sig1 twice'
        'signature'       | ['sig1=:A:']                  || 'the signature is not base64'
        'signature'       | ['sig1=:' + 'A' * 100_000 + ':'] || 'signature is too long'
        'content-digest'  | []                            || 'content-digest is missing'
        'content-digest'  | ['sha-512=:AAAA:']            || 'Content-Digest must hold sha-256=:…:'
        'content-digest'  | ['sha-256=:%:']               || 'Content-Digest is not base64'
        'content-digest'  | ['sha-256=:AAAA:'] * 2        || 'content-digest stands more than once'
        'signature-input' | ['sig1=()'] * 2               || 'signature-input stands more than once'
    }

    private static IncomingRequest request(RequestSigner.Dialect dialect) {
        def url = URI.create(INBOX)
        def headers = dialect == RequestSigner.Dialect.CAVAGE
                ? CavageSignature.sign(rsa(), 'POST', url, BODY, RequestSigner.CONTENT_TYPE, NOW)
                : MessageSignature.sign(rsa(), 'POST', url, BODY, RequestSigner.CONTENT_TYPE, NOW, Wanted.USUAL)
        return new IncomingRequest('POST', INBOX, many(headers), BODY)
    }

    private static IncomingRequest with(RequestSigner.Dialect dialect, String header, List<String> values) {
        return new IncomingRequest('POST', INBOX, request(dialect).headers() + [(header): values*.toString()], BODY)
    }

    private static IncomingRequest cavage(CharSequence parameters) {
        return with(RequestSigner.Dialect.CAVAGE, 'signature', ["keyId=\"${rsa().uri()}\",$parameters,signature=\"AAAA\"".toString()])
    }

    private static Map<String, List<String>> many(Map<String, String> headers) {
        return headers.collectEntries { name, value -> [name, [value]] }
    }
}
