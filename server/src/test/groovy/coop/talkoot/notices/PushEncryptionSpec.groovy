package coop.talkoot.notices

import static coop.talkoot.notices.PushReceiver.bytes
import static coop.talkoot.notices.PushReceiver.text

import java.security.KeyPair
import spock.lang.Specification

class PushEncryptionSpec extends Specification {
    private static final SENDER = 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8'
    private static final RECEIVER = 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'
    private static final SECRET = bytes('BTBZMqHH6r4Tts7J_aSIgg')
    private static final SALT = bytes('DGv6ra1nlYgDCS1FRnbzlw')
    private static final SEALED = 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'
    private static final MESSAGE = 'When I grow up, I want to be a watermelon'.bytes

    def "the message of RFC 8291, appendix A, is sealed as there, and opens"() {
        given:
        def sender = new KeyPair(P256.publicKey(bytes(SENDER)), P256.privateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw')))
        def receiver = new KeyPair(P256.publicKey(bytes(RECEIVER)), P256.privateKey(bytes('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94')))

        when:
        def sealed = PushEncryption.encrypt(MESSAGE, receiver.public, SECRET, sender, SALT)

        then:
        text(sealed) == SEALED
        PushReceiver.read(sealed, receiver, SECRET) == MESSAGE
    }

    def "the longest message fits what push services take, and a longer one is refused"() {
        given:
        def keys = P256.generate()

        expect:
        PushEncryption.encrypt(new byte[PushEncryption.MOST], keys.public, SECRET, P256.generate(), SALT).length <= 4096

        when:
        PushEncryption.encrypt(new byte[PushEncryption.MOST + 1], keys.public, SECRET, P256.generate(), SALT)

        then:
        thrown(IllegalArgumentException)
    }

    def "keys travel as bytes and come back"() {
        expect:
        200.times {
            def keys = P256.generate()
            assert P256.publicKey(P256.bytes(keys.public)) == keys.public
            assert P256.bytes(P256.privateKey(P256.bytes(keys.private))) == P256.bytes(keys.private)
        }
    }

    def "#what is no public key"() {
        when:
        P256.publicKey(key)

        then:
        thrown(IllegalArgumentException)

        where:
        what                    | key
        'nothing'               | new byte[0]
        'zeroes'                | new byte[65]
        'the point of nowhere'  | bytes(RECEIVER).tap { it[64] = (byte) (it[64] ^ 1) }
        'a compressed point'    | ([2] + (bytes(RECEIVER)[1..32] as List)) as byte[]
        'too much'              | (bytes(RECEIVER) as List + [0]) as byte[]
        'beyond the field'      | ([4] + [-1] * 64) as byte[]
    }
}
