package coop.talkoot.activitypub

import coop.talkoot.QuickSecrets
import groovy.json.JsonOutput
import java.nio.charset.StandardCharsets
import java.security.KeyPair
import java.security.MessageDigest
import java.security.Provider
import java.security.Signature
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import org.conscrypt.Conscrypt

/** Somebody on a {@link FakePeer}: an actor document with a key of its own, and signatures by hand in both dialects. */
final class FakeActor {
    /** The JDK takes half a second and more for a pair of keys until its compiler is done. */
    private static final Provider FAST = Conscrypt.newProvider()

    final FakePeer peer
    final String host
    final String name
    final KeyPair keys
    /** Properties that override those of the document. */
    Map<String, ?> extra = [:]

    FakeActor(FakePeer peer, String host, String name) {
        this.peer = peer
        this.host = host
        this.name = name
        this.keys = QuickSecrets.ofPeer()
        publish()
    }

    String getUri() {
        return "http://$host:$peer.port/users/$name"
    }

    String getKeyId() {
        return "$uri#main-key"
    }

    String at(String path) {
        return "http://$host:$peer.port/$path"
    }

    /** Puts the document where it belongs, as it is now. */
    FakeActor publish(Map<String, ?> changed = [:]) {
        extra += changed
        peer.serve(uri, document())
        return this
    }

    Map<String, ?> document() {
        return [
                '@context'       : ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
                id               : uri,
                type             : 'Person',
                preferredUsername: name,
                name             : name.capitalize(),
                inbox            : "$uri/inbox".toString(),
                outbox           : "$uri/outbox".toString(),
                followers        : "$uri/followers".toString(),
                publicKey        : [id: keyId, owner: uri, publicKeyPem: pem()]
        ] + extra
    }

    String pem() {
        return '-----BEGIN PUBLIC KEY-----\n' + Base64.getMimeEncoder(64, '\n' as byte[]).encodeToString(keys.public.encoded) +
                '\n-----END PUBLIC KEY-----\n'
    }

    /** A note of this actor, to everybody unless it says otherwise. */
    Map<String, ?> note(Map<String, ?> properties = [:]) {
        return [
                id          : at("notes/${peer.next()}"),
                type        : 'Note',
                attributedTo: uri,
                content     : '<p>words</p>',
                published   : '2026-01-01T10:00:00Z',
                to          : [FakePeer.PUBLIC]
        ] + properties
    }

    /** An activity of this actor. */
    Map<String, ?> activity(Map<String, ?> properties = [:], String type, Object object) {
        return [
                '@context': 'https://www.w3.org/ns/activitystreams',
                id        : at("activities/${peer.next()}"),
                type      : type,
                actor     : uri,
                to        : [FakePeer.PUBLIC],
                object    : object
        ] + properties
    }

    Map<String, String> cavage(Map<String, ?> options = [:], String url, byte[] body, Instant now) {
        def target = URI.create(url)
        def covered = (options.covered ?: ['(request-target)', 'host', 'date', 'digest', 'content-type']) as List<String>
        def headers = [
                'Host'        : target.authority,
                'Date'        : DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)).replaceFirst(', (\\d) ', ', 0$1 '),
                'Digest'      : 'SHA-256=' + digest(body),
                'Content-Type': 'application/activity+json'
        ] + ((options.headers ?: [:]) as Map<String, String>)
        def lower = headers.collectEntries { key, value -> [key.toLowerCase(), value] }
        def text = covered.collect { it == '(request-target)' ? "$it: post $target.rawPath" : "$it: ${lower[it]}" }.join('\n')
        def key = options.keyId ?: keyId
        return headers + [Signature: "keyId=\"$key\",algorithm=\"${options.algorithm ?: 'rsa-sha256'}\"," +
                "headers=\"${covered.join(' ')}\",signature=\"${sign(text)}\"".toString()]
    }

    Map<String, String> rfc9421(Map<String, ?> options = [:], String url, byte[] body, Instant now) {
        def covered = (options.covered ?: ['@method', '@target-uri', 'content-digest', 'content-type']) as List<String>
        def headers = [
                'Host'          : URI.create(url).authority,
                'Content-Digest': "sha-256=:${digest(body)}:".toString(),
                'Content-Type'  : 'application/activity+json'
        ] + ((options.headers ?: [:]) as Map<String, String>)
        def values = headers.collectEntries { key, value -> [key.toLowerCase(), value] } + ['@method': 'POST', '@target-uri': url]
        def parameters = "(${covered.collect { "\"$it\"" }.join(' ')});created=$now.epochSecond;keyid=\"${options.keyId ?: keyId}\";alg=\"rsa-v1_5-sha256\""
        def base = covered.collect { "\"$it\": ${values[it]}" }.join('\n') + "\n\"@signature-params\": $parameters"
        return headers + ['Signature-Input': "sig1=$parameters".toString(), Signature: "sig1=:${sign(base)}:".toString()]
    }

    static byte[] bytes(Object body) {
        return body instanceof byte[] ? body
                : (body instanceof CharSequence ? body.toString() : JsonOutput.toJson(body)).getBytes(StandardCharsets.UTF_8)
    }

    private static String digest(byte[] body) {
        return Base64.encoder.encodeToString(MessageDigest.getInstance('SHA-256').digest(body))
    }

    private String sign(CharSequence text) {
        def signature = Signature.getInstance('SHA256withRSA', FAST)
        signature.initSign(keys.private)
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8))
        return Base64.encoder.encodeToString(signature.sign())
    }
}
