package coop.talkoot.activitypub.signature

import jakarta.json.Json
import jakarta.json.JsonObject
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.time.Instant

/** Keys, requests and documents that the specs of this room sign and spoil. */
final class SignatureFixtures {
    static final Instant NOW = Instant.parse('2023-12-20T10:00:00Z')
    static final String KEY_ID = 'https://remote.example/users/bob#main-key'
    private static final Map<String, KeyPair> PAIRS = [:].asSynchronized()

    private SignatureFixtures() {}

    static KeyPair pair(String family, int bits, String name = 'bob') {
        return PAIRS.computeIfAbsent("$family $bits $name".toString()) {
            if (family == 'RSA' && bits == 2048) {
                return Crypto.make(ActorKey.Algorithm.RSA)
            }
            def generator = KeyPairGenerator.getInstance(family)
            generator.initialize(bits)
            return generator.generateKeyPair()
        }
    }

    static ActorKey key(KeyPair pair, String uri = KEY_ID) {
        return new ActorKey(uri, 1L, ActorKey.Algorithm.of(pair.public), pair.public.encoded, pair.private.encoded)
    }

    static ActorKey rsa(String name = 'bob') {
        return key(pair('RSA', 2048, name))
    }

    static ActorKey ed25519(String name = 'bob') {
        return key(pair('Ed25519', 255, name), 'https://remote.example/users/bob#ed25519-key')
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8)
    }

    static String base64(byte[] bytes) {
        return Base64.encoder.encodeToString(bytes)
    }

    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).withCloseable { it.readObject() }
    }

    /** A folder or file of the data shared by all who work on this; null where there is none. */
    static Path shared(String path) {
        def folders = []
        if (System.getProperty('talkoot.shared')) {
            folders << Path.of(System.getProperty('talkoot.shared'))
        }
        for (def at = Path.of(System.getProperty('user.dir')).toAbsolutePath(); at != null; at = at.parent) {
            folders << at.resolve('shared')
        }
        def home = folders.find { Files.isDirectory(it.resolve('data')) && Files.exists(it.resolve(path)) }
        return home?.resolve(path)
    }

    /** The verdict on a request: null when this key made it, else why it is not believed. */
    static String verdict(IncomingRequest request, ActorKey key, Instant now = NOW) {
        try {
            def claim = new RequestVerifier(java.time.Clock.systemUTC()).check(request, now)
            return claim.keyId() == key.uri() && claim.isBy(key) ? null : 'not made by the key'
        } catch (BadSignature refused) {
            return refused.message
        }
    }
}
