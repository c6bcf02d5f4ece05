package coop.talkoot.activitypub.signature

import static coop.talkoot.activitypub.signature.SignatureFixtures.bytes

import java.time.Instant
import spock.lang.Specification

/** RFC 9421, appendix B.2.6: a request signed with Ed25519. Its body is digested with SHA-512 and not signed. */
class StandardVectorSpec extends Specification {
    private static final INPUT = 'sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length")' +
            ';created=1618884473;keyid="test-key-ed25519"'
    private static final SIGNATURE = 'sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:'
    private static final BASE = '''\
"date": Tue, 20 Apr 2021 02:07:55 GMT
"@method": POST
"@path": /foo
"@authority": example.com
"content-type": application/json
"content-length": 18
"@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519"'''
    private static final REQUEST = new IncomingRequest('POST', 'https://example.com/foo?param=Value&Pet=dog', [
            Host             : ['example.com'],
            Date             : ['Tue, 20 Apr 2021 02:07:55 GMT'],
            'Content-Type'   : ['application/json'],
            'Content-Digest' : ['sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:'],
            'Content-Length' : ['18'],
            'Signature-Input': [INPUT],
            Signature        : [SIGNATURE]], bytes('{"hello": "world"}'))

    def "the signature base is made as the standard shows"() {
        expect:
        MessageSignature.base(REQUEST, SignatureInput.parse(INPUT)) == BASE
    }

    def "the signature was made by the standard's key over just that base"() {
        given:
        def key = Keys.readPem('''\
-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
-----END PUBLIC KEY-----''').get().encoded
        def signature = SignatureInput.parse(INPUT).signatureIn(SIGNATURE)

        expect:
        Crypto.verify(ActorKey.Algorithm.ED25519, key, bytes(BASE), signature)
        !Crypto.verify(ActorKey.Algorithm.ED25519, key, bytes(BASE + ' '), signature)
    }

    def "as a delivery it is refused: it does not cover what we ask for"() {
        when:
        MessageSignature.check(REQUEST, Instant.ofEpochSecond(1618884473))

        then:
        def refused = thrown(BadSignature)
        refused.message == '@target-uri must be signed'
    }
}
