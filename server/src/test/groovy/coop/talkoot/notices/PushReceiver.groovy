package coop.talkoot.notices

import com.sun.net.httpserver.HttpServer
import java.nio.ByteBuffer
import java.security.KeyPair
import java.security.Signature
import java.util.concurrent.CopyOnWriteArrayList
import javax.crypto.Cipher
import javax.crypto.KeyAgreement
import javax.crypto.Mac
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

/** A push service with the browser behind it: takes what is sent, and can read it. */
final class PushReceiver implements AutoCloseable {
    final KeyPair keys = P256.generate()
    final byte[] secret = new byte[16].tap { new Random(3).nextBytes(it) }
    final List<Map<String, String>> headers = new CopyOnWriteArrayList<>()
    final List<String> messages = new CopyOnWriteArrayList<>()
    volatile int status = 201
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)

    PushReceiver() {
        server.createContext('/') { exchange ->
            def body = exchange.requestBody.bytes
            headers << exchange.requestHeaders.collectEntries { name, values -> [name.toLowerCase(), values[0]] }
            messages << new String(read(body), 'UTF-8')
            exchange.sendResponseHeaders(status, -1)
            exchange.close()
        }
        server.start()
    }

    String getEndpoint() {
        return "http://127.0.0.1:$server.address.port/push/1"
    }

    PushSubscriptions.Target getTarget() {
        return new PushSubscriptions.Target(endpoint, text(P256.bytes(keys.public)), text(secret))
    }

    byte[] read(byte[] sealed) {
        return read(sealed, keys, secret)
    }

    /** RFC 8291 the other way round, with HMACs by hand. */
    static byte[] read(byte[] sealed, KeyPair keys, byte[] secret) {
        def parts = ByteBuffer.wrap(sealed)
        def salt = taken(parts, 16)
        assert parts.getInt() == 4096
        def sender = taken(parts, parts.get() as int)
        def agreement = KeyAgreement.getInstance('ECDH')
        agreement.init(keys.private)
        agreement.doPhase(P256.publicKey(sender), true)
        def info = joined('WebPush: info'.bytes, [0] as byte[], P256.bytes(keys.public), sender, [1] as byte[])
        def material = hmac(hmac(secret, agreement.generateSecret()), info)
        def first = hmac(salt, material)
        def key = Arrays.copyOf(hmac(first, joined('Content-Encoding: aes128gcm'.bytes, [0, 1] as byte[])), 16)
        def nonce = Arrays.copyOf(hmac(first, joined('Content-Encoding: nonce'.bytes, [0, 1] as byte[])), 12)
        def cipher = Cipher.getInstance('AES/GCM/NoPadding')
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, 'AES'), new GCMParameterSpec(128, nonce))
        def padded = cipher.doFinal(taken(parts, parts.remaining()))
        assert padded[-1] == 2
        return Arrays.copyOf(padded, padded.length - 1)
    }

    /** Claims of a VAPID header, if its key signed them. */
    static Map<String, Object> claims(String authorization) {
        def (_, token, key) = (authorization =~ /^vapid t=(.+), k=(.+)$/)[0]
        def parts = (token as String).split('\\.')
        def check = Signature.getInstance('SHA256withECDSAinP1363Format')
        check.initVerify(P256.publicKey(bytes(key as String)))
        check.update("${parts[0]}.${parts[1]}".bytes)
        assert check.verify(bytes(parts[2]))
        return new groovy.json.JsonSlurper().parse(bytes(parts[1])) as Map
    }

    static byte[] bytes(String text) {
        return Base64.urlDecoder.decode(text)
    }

    static String text(byte[] bytes) {
        return Base64.urlEncoder.withoutPadding().encodeToString(bytes)
    }

    private static byte[] taken(ByteBuffer from, int length) {
        def bytes = new byte[length]
        from.get(bytes)
        return bytes
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        def mac = Mac.getInstance('HmacSHA256')
        mac.init(new SecretKeySpec(key, 'HmacSHA256'))
        return mac.doFinal(message)
    }

    private static byte[] joined(byte[]... parts) {
        def whole = new ByteArrayOutputStream()
        parts.each { whole.writeBytes(it) }
        return whole.toByteArray()
    }

    @Override
    void close() {
        server.stop(0)
    }
}
