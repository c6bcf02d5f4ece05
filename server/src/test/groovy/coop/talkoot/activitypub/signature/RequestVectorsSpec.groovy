package coop.talkoot.activitypub.signature

import static coop.talkoot.activitypub.signature.SignatureFixtures.bytes
import static coop.talkoot.activitypub.signature.SignatureFixtures.shared

import groovy.json.JsonSlurper
import java.security.KeyFactory
import java.security.spec.X509EncodedKeySpec
import java.time.Instant
import spock.lang.Requires
import spock.lang.Specification

/** Requests other servers test themselves with, read where the shared data is at hand. */
@Requires(value = { shared('data/wire/http-signatures/mastodon-request-vectors.json') != null }, reason = 'left out: the shared signature vectors are not here')
class RequestVectorsSpec extends Specification {
    private static final KEY = 'https://remote.domain/users/bob#main-key'
    /** The key of the one vector signed with Ed25519; its file has the private half only. */
    private static final ED25519 = 'MCowBQYDK2VwAyEA7ljBpbqsNqqr5Vn3bkpxQoUtt7GGW4I5lQXHtG9o+pA='
    /** What we judge otherwise, and why. */
    private static final DIFFERENT = [
            'draft-cavage: with an acct key ID': 'a key id must be an http(s) URL: whose key it is must be seen in its host',
    ]

    def "the vector '#vector.spec: #vector.context' gets its verdict"() {
        given:
        def request = new IncomingRequest(vector.method, vector.url,
                vector.headers.collectEntries { name, value -> [name, [value]] }, bytes(vector.body ?: ''))
        def name = "$vector.spec: $vector.context".toString()

        expect:
        (SignatureFixtures.verdict(request, key(vector), Instant.parse(vector.now)) == null) ==
                (vector.expectAuthenticated && !DIFFERENT.containsKey(name))

        where:
        vector << vectors().vectors
    }

    def "each vector that is refused on its face is refused for the reason it was made for"() {
        given:
        def vector = vectors().vectors.find { it.spec == spec && it.context == context }
        def request = new IncomingRequest(vector.method, vector.url,
                vector.headers.collectEntries { name, value -> [name, [value]] }, bytes(vector.body ?: ''))

        expect:
        SignatureFixtures.verdict(request, key(vector), Instant.parse(vector.now)) == reason

        where:
        spec           | context                                          || reason
        'draft-cavage' | 'with an acct key ID'                            || 'the key id must be an http(s) URL'
        'draft-cavage' | 'with mismatching query string'                  || 'not made by the key'
        'draft-cavage' | 'with an unparsable date'                        || 'Date must look like Tue, 02 Jun 2026 07:00:00 GMT'
        'draft-cavage' | 'when the Digest of a POST request is not signed' || 'digest must be signed'
        'draft-cavage' | 'with a tampered body on a POST request'         || 'Digest is not that of the body'
        'draft-cavage' | 'with an inaccessible key'                       || 'not made by the key'
        'rfc9421'      | 'with a request older than a day'                || 'the request is not of this hour'
        'rfc9421'      | 'when the Digest of a POST request is not signed' || 'content-digest must be signed'
        'rfc9421'      | 'with a tampered body on a POST request'         || 'Content-Digest is not that of the body'
        'rfc9421'      | 'with a malformed `Content-Digest` header'       || 'Content-Digest must hold sha-256=:…:'
        'rfc9421'      | 'with an inaccessible key'                       || 'not made by the key'
    }

    private static ActorKey key(vector) {
        def spki = vector.key == 'ed25519'
                ? Base64.decoder.decode(ED25519)
                : Keys.readPem(vectors().publicKeyPem).get().encoded
        def family = vector.key == 'ed25519' ? 'Ed25519' : 'RSA'
        def read = KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(spki))
        return new ActorKey(KEY, 1L, ActorKey.Algorithm.of(read), spki, null)
    }

    private static vectors() {
        return new JsonSlurper().parse(shared('data/wire/http-signatures/mastodon-request-vectors.json'))
    }
}
