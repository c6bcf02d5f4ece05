package coop.talkoot.activitypub.signature

import static coop.talkoot.activitypub.signature.SignatureFixtures.NOW
import static coop.talkoot.activitypub.signature.SignatureFixtures.ed25519
import static coop.talkoot.activitypub.signature.SignatureFixtures.json
import static coop.talkoot.activitypub.signature.SignatureFixtures.shared

import groovy.json.JsonSlurper
import jakarta.json.Json
import jakarta.json.JsonObject
import jakarta.json.JsonValue
import java.nio.file.Files
import java.time.Instant
import org.erdtman.jcs.JsonCanonicalizer
import spock.lang.Requires
import spock.lang.Specification

class IntegrityProofSpec extends Specification {
    private static final CONTEXT = '["https://www.w3.org/ns/activitystreams","https://w3id.org/security/data-integrity/v2"]'

    def "the published vector of FEP-8b32 is reproduced byte for byte"() {
        given:
        def seed = Base58.decode('3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq')[2..33] as byte[]
        def spki = Keys.readMultibase('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2').get().encoded
        def pkcs8 = (HexFormat.of().parseHex('302e020100300506032b657004220420').toList() + seed.toList()) as byte[]
        def key = new ActorKey('https://server.example/users/alice#ed25519-key', 1L, ActorKey.Algorithm.ED25519, spki, pkcs8)
        def signed = resource('signed')

        when:
        def ours = IntegrityProof.sign(resource('document'), key, Instant.parse('2023-02-24T23:36:38Z'))

        then:
        canonical(ours) == canonical(signed)
        reason(signed, key) == null
    }

    @Requires(value = { shared('design/wire-examples/keys.json') != null }, reason = 'left out: the shared wire examples are not here')
    def "the proof in #file verifies"() {
        given:
        def actor = method.contains('/union') ? 'union' : method.contains('/alice') ? 'alice' : 'bakery'
        def keys = new JsonSlurper().parse(shared('design/wire-examples/keys.json'))
        def key = new ActorKey(method, 1L, ActorKey.Algorithm.ED25519, Keys.readMultibase(keys[actor].publicKeyMultibase).get().encoded, null)

        expect:
        reason(document, key, Instant.parse('2026-06-02T07:00:00Z')) == null

        where:
        [file, document] << examples()
        method = IntegrityProof.verificationMethod(document)
    }

    def "a document with #what keeps its proof"() {
        given:
        def signed = IntegrityProof.sign(json("{\"@context\":$CONTEXT,\"value\":$value}"), ed25519(), NOW)

        expect:
        reason(json(signed.toString()), ed25519()) == null

        where:
        what              | value
        'whole numbers'   | '[0,-1,9007199254740991]'
        'fractions'       | '[0.1,-71.184902,1E+2,1e-7,123456789012345680000]'
        'unicode'         | '"héllo \\u20ac \\ud83c\\udf5e \\u0000 \\" \\\\"'
        'odd member names' | '{"\\ud83c\\udf5e":1,"\\ufb33":2,"":3,"\\r":4}'
        'nothing in it'   | '[{},[],null,true,false]'
    }

    def "a Linked Data signature beside the proof is not part of what is signed"() {
        given:
        def signed = IntegrityProof.sign(json("{\"@context\":$CONTEXT,\"id\":\"https://a.example/1\"}"), ed25519(), NOW)
        def both = Json.createObjectBuilder(signed).add('signature', json('{"type":"RsaSignature2017"}')).build()

        expect:
        reason(both, ed25519()) == null
    }

    def "a number that two documents could be read from is not believed: #changed"() {
        given:
        def signed = IntegrityProof.sign(json("{\"@context\":$CONTEXT,\"value\":$value}"), ed25519(), NOW)
        def forged = Json.createObjectBuilder(signed).add('value', json("{\"a\":$changed}").get('a')).build()

        expect:
        reason(forged, ed25519()) != null

        where:
        value              | changed
        '9007199254740992' | '9007199254740993'
        '0.1'              | '0.10000000000000000001'
        '0'                | '1e-400'
        '1'                | '1e999'
    }

    def "a document is refused when #what"() {
        given:
        def signed = IntegrityProof.sign(json("{\"@context\":$CONTEXT,\"id\":\"https://a.example/1\",\"n\":1}"), ed25519(), NOW)

        expect:
        reason(change.call(signed), ed25519()) == reason

        where:
        what                        | change                                              || reason
        'a member was changed'      | { set(it, 'n', '2') }                               || 'the proof does not fit the document'
        'a member was added'        | { set(it, 'm', '2') }                               || 'the proof does not fit the document'
        'its context was changed'   | { set(it, '@context', '["https://evil.example/"]') } || 'the proof is for another @context'
        'it has two proofs'         | { set(it, 'proof', [it, it]*.getJsonObject('proof')*.toString().toString()) } || 'the document has no single proof'
        'it has no proof'           | { Json.createObjectBuilder(it).remove('proof').build() } || 'the document has no single proof'
        'the suite is another'      | { proof(it, 'cryptosuite', '"eddsa-rdfc-2022"') }   || 'only eddsa-jcs-2022 proofs for assertionMethod are checked'
        'the purpose is another'    | { proof(it, 'proofPurpose', '"authentication"') }   || 'only eddsa-jcs-2022 proofs for assertionMethod are checked'
        'the type is a number'      | { proof(it, 'type', '1') }                          || 'the proof lacks type'
        'the proof has expired'     | { proof(it, 'expires', '"2023-12-20T09:00:00Z"') }  || 'the proof has expired'
        'the proof expires as 1'    | { proof(it, 'expires', '1') }                       || 'the proof has expired'
        'the proof expires in words' | { proof(it, 'expires', '"soon"') }                 || 'the proof expires at no time'
        'the key is another'        | { proof(it, 'verificationMethod', '"https://evil.example/#k"') } || "the proof is not by ${ed25519().uri()}"
        'the time was changed'      | { proof(it, 'created', '"2023-12-20T11:00:00Z"') }  || 'the proof does not fit the document'
        'the value is base64'       | { proof(it, 'proofValue', '"uAAAA"') }              || 'proofValue must be base58btc'
        'the value is no base58'    | { proof(it, 'proofValue', '"z0OIl"') }              || 'proofValue is not base58btc'
        'the value is short'        | { proof(it, 'proofValue', '"z11"') }                || 'the proof does not fit the document'
        'the value is 100 kB'       | { proof(it, 'proofValue', "\"z${'2' * 100_000}\"") } || 'proofValue is not base58btc'
    }

    def "a context may go on after the one that was signed, and only after it"() {
        given:
        def signed = IntegrityProof.sign(json("{\"@context\":$CONTEXT,\"id\":\"https://a.example/1\"}"), ed25519(), NOW)

        expect:
        reason(set(signed, '@context', '["https://www.w3.org/ns/activitystreams","https://w3id.org/security/data-integrity/v2",{"a":"b:c"}]'), ed25519()) == null
        reason(set(signed, '@context', '["https://first.example/","https://www.w3.org/ns/activitystreams"]'), ed25519()) == 'the proof is for another @context'
    }

    private static String reason(JsonObject document, ActorKey key, Instant now = NOW) {
        try {
            IntegrityProof.verify(document, key, now)
            return null
        } catch (BadSignature refused) {
            return refused.message
        }
    }

    private static JsonObject set(JsonObject document, String name, CharSequence value) {
        return Json.createObjectBuilder(document).add(name, json("{\"a\":$value}").get('a') as JsonValue).build()
    }

    private static JsonObject proof(JsonObject document, String name, CharSequence value) {
        return set(document, 'proof', set(document.getJsonObject('proof'), name, value).toString())
    }

    private static JsonObject resource(String name) {
        return json(IntegrityProofSpec.getResource("/fep-8b32/${name}.json").getText('UTF-8'))
    }

    private static String canonical(JsonObject object) {
        return new JsonCanonicalizer(object.toString()).encodedString
    }

    private static List<List> examples() {
        def folder = shared('design/wire-examples')
        return folder == null ? [['none', resource('signed')]] : Files.list(folder).withCloseable { files ->
            files.filter { it.toString().endsWith('.json') }.sorted().toList()
        }.collectMany { file -> proved(json(Files.readString(file))).collect { [file.fileName.toString(), it] } }
    }

    private static List<JsonObject> proved(JsonValue value) {
        return value instanceof JsonObject
                ? (value.get('proof') instanceof JsonObject ? [value] : []) + value.values().collectMany { proved(it) }
                : []
    }
}
