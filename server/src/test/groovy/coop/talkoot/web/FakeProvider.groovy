package coop.talkoot.web

import com.nimbusds.jose.JWSAlgorithm
import com.nimbusds.jose.JWSHeader
import com.nimbusds.jose.crypto.RSASSASigner
import com.nimbusds.jose.jwk.JWKSet
import com.nimbusds.jose.jwk.RSAKey
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import com.nimbusds.jwt.JWTClaimsSet
import com.nimbusds.jwt.PlainJWT
import com.nimbusds.jwt.SignedJWT
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier
import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import coop.talkoot.platform.OidcSettings
import groovy.json.JsonOutput
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors

/** A small OpenID provider on loopback that checks what it must, and lies when it is told to. */
final class FakeProvider implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>()
    RSAKey key = new RSAKeyGenerator(2048).keyID('1').generate()
    RSAKey signing
    /** Claims that replace the true ones; 'alg' is how it is signed. */
    Map<String, Object> lies = [:]
    /** What people are sent back with instead of a code: error, error_description. */
    Map<String, String> refusal = [:]
    /** Whether the client's secret must stand in the form, and not in the header. */
    boolean takesFormOnly = false
    Map<String, Object> person = [sub: 'p-1', name: 'Pia Palm', email: 'pia@vale.example', email_verified: true]

    FakeProvider() {
        server.executor = Executors.newVirtualThreadPerTaskExecutor()
        server.createContext('/.well-known/openid-configuration') { json(it, [
                issuer: issuer, authorization_endpoint: "$issuer/authorize".toString(), token_endpoint: "$issuer/token".toString(),
                jwks_uri: "$issuer/keys".toString(), response_types_supported: ['code'], subject_types_supported: ['public'],
                id_token_signing_alg_values_supported: ['RS256']] + (takesFormOnly ? [token_endpoint_auth_methods_supported: ['client_secret_post']] : [:])) }
        server.createContext('/keys') { json(it, new JWKSet(key.toPublicJWK()).toJSONObject()) }
        server.createContext('/token') { token(it) }
        server.createContext('/authorize') { exchange ->
            exchange.responseHeaders.set('Location', agree(issuer + exchange.requestURI))
            exchange.sendResponseHeaders(302, -1)
            exchange.close()
        }
        server.start()
    }

    String getIssuer() {
        return "http://localhost:${server.address.port}"
    }

    OidcSettings getSettings() {
        return new OidcSettings(issuer, 'bakery', 'a client secret', 'Vale Federation')
    }

    /** Somebody says yes at the provider, or it says no: where the browser is sent back to. */
    String agree(String authorizeUrl) {
        assert authorizeUrl.startsWith("$issuer/authorize?")
        def asked = query(URI.create(authorizeUrl).rawQuery)
        assert asked.response_type == 'code' && asked.client_id == 'bakery' && asked.code_challenge_method == 'S256' && asked.scope.contains('openid')
        if (refusal) {
            return asked.redirect_uri + '?' + (refusal + [state: asked.state]).collect { name, value -> "$name=${URLEncoder.encode(value, 'UTF-8')}" }.join('&')
        }
        def code = UUID.randomUUID().toString()
        codes[code] = asked
        return "${asked.redirect_uri}?code=$code&state=${asked.state}".toString()
    }

    private void token(HttpExchange exchange) {
        def sent = query(exchange.requestBody.text)
        def asked = codes.remove(sent.code)
        def isClient = takesFormOnly
                ? sent.client_id == 'bakery' && sent.client_secret == 'a client secret' && !exchange.requestHeaders.containsKey('Authorization')
                : exchange.requestHeaders.getFirst('Authorization') == 'Basic ' + 'bakery:a+client+secret'.bytes.encodeBase64()
        def isSame = asked && sent.redirect_uri == asked.redirect_uri &&
                CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(sent.code_verifier)).value == asked.code_challenge
        if (!isClient || !isSame) {
            json(exchange, [error: 'invalid_grant'], 400)
            return
        }
        json(exchange, [access_token: 'x', token_type: 'Bearer', id_token: idToken(asked.nonce)])
    }

    private String idToken(String nonce) {
        def now = System.currentTimeMillis()
        def claims = [iss: issuer, aud: 'bakery', nonce: nonce, iat: new Date(now), exp: new Date(now + 300_000)] + person + lies.findAll { it.key != 'alg' }
        def set = new JWTClaimsSet.Builder()
        claims.each { name, value -> set.claim(name, value) }
        if (lies.alg == 'none') {
            return new PlainJWT(set.build()).serialize()
        }
        def jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID((signing ?: key).keyID).build(), set.build())
        jwt.sign(new RSASSASigner(signing ?: key))
        return jwt.serialize()
    }

    private static Map<String, String> query(String text) {
        return text.split('&').collectEntries { it.split('=', 2).collect { part -> URLDecoder.decode(part, 'UTF-8') } }
    }

    private static void json(HttpExchange exchange, Map<String, ?> body, int status = 200) {
        def bytes = JsonOutput.toJson(body).bytes
        exchange.responseHeaders.set('Content-Type', 'application/json')
        exchange.sendResponseHeaders(status, bytes.length)
        exchange.responseBody.write(bytes)
        exchange.close()
    }

    @Override
    void close() {
        server.stop(0)
    }
}
