package coop.talkoot.activitypub.signature

import static coop.talkoot.activitypub.signature.SignatureFixtures.ed25519
import static coop.talkoot.activitypub.signature.SignatureFixtures.pair
import static coop.talkoot.activitypub.signature.SignatureFixtures.rsa

import spock.lang.Specification

class KeysSpec extends Specification {
    def "an RSA key goes to PEM and back"() {
        expect:
        Keys.readPem(Keys.pem(rsa().publicKey())).get().encoded == rsa().publicKey()
    }

    def "an RSA key is read from PKCS#1, with any line ends"() {
        given:
        def spki = rsa().publicKey()
        def pem = '-----BEGIN RSA PUBLIC KEY-----' + end +
                Base64.getMimeEncoder(64, end.bytes).encodeToString(spki[24..-1] as byte[]) + end + '-----END RSA PUBLIC KEY-----'

        expect:
        Keys.readPem(pem).get().encoded == spki

        where:
        end << ['\n', '\r\n']
    }

    def "an Ed25519 key goes to Multikey and back"() {
        expect:
        Keys.multibase(ed25519().publicKey()).startsWith('z6Mk')
        Keys.readMultibase(Keys.multibase(ed25519().publicKey())).get().encoded == ed25519().publicKey()
    }

    def "an RSA key of #bits bits is too weak to be read"() {
        expect:
        Keys.readPem(Keys.pem(pair('RSA', bits).public.encoded)).isEmpty()

        where:
        bits << [512, 1024, 2040]
    }

    def "a weak key verifies nothing, wherever it came from"() {
        given:
        def weak = pair('RSA', 1024)
        def signed = Crypto.sign(ActorKey.Algorithm.RSA, weak.private.encoded, 'x'.bytes)

        expect:
        !Crypto.verify(ActorKey.Algorithm.RSA, weak.public.encoded, 'x'.bytes, signed)
    }

    def "garbage is no key: #text"() {
        expect:
        Keys.readPem(text).isEmpty()
        Keys.readMultibase(text).isEmpty()

        where:
        text << ['', 'z', 'zz', 'z0', 'u6Mk', 'z6Mk', '-----BEGIN PUBLIC KEY-----', '-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----',
                 '-----BEGIN RSA PUBLIC KEY-----', '-----BEGIN RSA PUBLIC KEY-----\nMAA=\n', '-----BEGIN RSA PUBLIC KEY-----\nMIT/////\n',
                 '-----BEGIN RSA PUBLIC KEY-----\nMAYCAQACAQA=\n', '\u0000', 'z' + '2' * 100_000, '-' * 100_000, '-----' + 'A' * 100_000]
    }

    def "keys cut short, flipped or of another kind never throw"() {
        given:
        def random = new Random(7)

        expect:
        (1..2000).every {
            def bytes = (it % 2 == 0 ? rsa().publicKey()[24..-1] : ed25519().publicKey()) as byte[]
            bytes[random.nextInt(Math.min(12, bytes.length))] = (byte) random.nextInt(256)
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))
            def body = Base64.encoder.encodeToString(bytes)
            Keys.readPem("-----BEGIN RSA PUBLIC KEY-----\n$body") != null &&
                    Keys.readPem("-----BEGIN PUBLIC KEY-----\n$body") != null &&
                    Keys.readMultibase('z' + Base58.encode(bytes)) != null &&
                    !Crypto.verify(ActorKey.Algorithm.RSA, bytes, bytes, bytes) &&
                    !Crypto.verify(ActorKey.Algorithm.ED25519, bytes, bytes, bytes)
        }
        Keys.readPem(Keys.pem(pair('EC', 256).public.encoded)).isEmpty()
    }

    def "base58 of #hex is #text"() {
        expect:
        Base58.encode(HexFormat.of().parseHex(hex)) == text
        Base58.decode(text) == HexFormat.of().parseHex(hex)

        where:
        hex                      || text
        ''                       || ''
        '00'                     || '1'
        '0000'                   || '11'
        '61'                     || '2g'
        '626262'                 || 'a3gV'
        '0000287fb4cd'           || '11233QC4'
        'ff'                     || '5Q'
        '516b6fcd0f'             || 'ABnLTmg'
    }

    def "base58 goes there and back"() {
        given:
        def random = new Random(11)

        expect:
        (0..200).every {
            def bytes = new byte[it]
            random.nextBytes(bytes)
            (0..<Math.min(it, random.nextInt(4))).each { bytes[it] = 0 }
            Base58.decode(Base58.encode(bytes)) == bytes
        }
    }
}
