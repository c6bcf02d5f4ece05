package coop.talkoot.activitypub.signature

import java.security.GeneralSecurityException
import java.security.KeyFactory
import java.security.KeyPairGenerator
import java.security.Signature
import java.security.spec.PKCS8EncodedKeySpec
import java.security.spec.X509EncodedKeySpec
import spock.lang.Specification

/** What we sign by whatever provider, everybody else can check, and the other way round. */
class CryptoSpec extends Specification {
    private static final byte[] MESSAGE = 'bread at seven'.bytes
    /** The order of the base point (RFC 8032 5.1): S + L signs the same, and must not count. */
    private static final BigInteger L = BigInteger.TWO.pow(252) + new BigInteger('27742317777372353535851937790883648493')

    def "a signature by #algorithm is checked by the JDK, and one of the JDK's by us"() {
        given:
        def ours = Crypto.make(algorithm)
        def theirs = KeyPairGenerator.getInstance(family).generateKeyPair()

        expect:
        with(Signature.getInstance(name)) {
            it.initVerify(KeyFactory.getInstance(family).generatePublic(new X509EncodedKeySpec(ours.public.encoded)))
            it.update(MESSAGE)
            it.verify(Crypto.sign(algorithm, ours.private.encoded, MESSAGE))
        }
        Crypto.verify(algorithm, theirs.public.encoded, MESSAGE, byTheJdk(name, theirs.private.encoded, family))

        and: 'not of other words, not by another key'
        def signed = Crypto.sign(algorithm, ours.private.encoded, MESSAGE)
        Crypto.verify(algorithm, ours.public.encoded, MESSAGE, signed)
        !Crypto.verify(algorithm, ours.public.encoded, 'bread at eight'.bytes, signed)
        !Crypto.verify(algorithm, theirs.public.encoded, MESSAGE, signed)

        where:
        algorithm                  | family    | name
        ActorKey.Algorithm.RSA     | 'RSA'     | 'SHA256withRSA'
        ActorKey.Algorithm.ED25519 | 'Ed25519' | 'Ed25519'
    }

    def "Ed25519 is what RFC 8032 says: its second test"() {
        given:
        def secret = HexFormat.of().parseHex('302e020100300506032b657004220420' + '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb')

        expect:
        HexFormat.of().formatHex(Crypto.sign(ActorKey.Algorithm.ED25519, secret, [0x72] as byte[])) ==
                '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
    }

    def "#what is no signature, and breaks nothing"() {
        given:
        def pair = Crypto.make(ActorKey.Algorithm.ED25519)
        def signed = Crypto.sign(ActorKey.Algorithm.ED25519, pair.private.encoded, MESSAGE)

        expect:
        Crypto.verify(ActorKey.Algorithm.ED25519, pair.public.encoded, MESSAGE, signed)
        !Crypto.verify(ActorKey.Algorithm.ED25519, pair.public.encoded, MESSAGE, change(signed))

        where:
        what                           | change
        'nothing'                      | { new byte[0] }
        'half of one'                  | { Arrays.copyOf(it, 32) }
        'one with something behind it' | { Arrays.copyOf(it, 65) }
        'one of zeros'                 | { new byte[64] }
        'one whose S is not the least' | { moved(it) }
    }

    def "a public key that is #what is refused as such"() {
        when:
        Crypto.readPublic(algorithm, HexFormat.of().parseHex(encoded))

        then:
        thrown(GeneralSecurityException)

        where:
        what               | algorithm                  | encoded
        'empty'            | ActorKey.Algorithm.ED25519 | ''
        'too short'        | ActorKey.Algorithm.ED25519 | '302a300506032b6570032100' + '00' * 31
        'of another kind'  | ActorKey.Algorithm.RSA     | '302a300506032b6570032100' + '11' * 32
        'of no kind'       | ActorKey.Algorithm.RSA     | '3000'
    }

    private static byte[] byTheJdk(String name, byte[] secret, String family) {
        return Signature.getInstance(name).with {
            it.initSign(KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(secret)))
            it.update(MESSAGE)
            it.sign()
        }
    }

    /** S stands in the second half, its lowest byte first. */
    private static byte[] moved(byte[] signed) {
        def s = new BigInteger(1, signed[63..32] as byte[]) + L
        def bytes = s.toByteArray().toList().reverse() as byte[]
        return (signed[0..31] as byte[]).toList().plus(Arrays.copyOf(bytes, 32).toList()) as byte[]
    }
}
