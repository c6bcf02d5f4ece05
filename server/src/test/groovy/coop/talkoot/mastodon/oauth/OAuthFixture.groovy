package coop.talkoot.mastodon.oauth

import coop.talkoot.api.ApiFixture
import coop.talkoot.mastodon.MastodonFixture
import coop.talkoot.web.Visitor
import java.net.http.HttpResponse
import java.nio.charset.StandardCharsets
import java.security.MessageDigest

/** A program and the browser of the person it wants to act for. */
final class OAuthFixture implements AutoCloseable {
    static final String REDIRECT = 'https://phanpy.example/callback?from=here'
    static final String OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'
    static final String VERIFIER = 'a-verifier-that-is-at-least-forty-three-characters-long'

    final MastodonFixture bakery = new MastodonFixture()
    final Visitor mira

    OAuthFixture() {
        bakery.bakery.member('mira')
        mira = new Visitor(bakery.instance).as('mira', ApiFixture.PASSWORD)
    }

    Visitor browser(String handle) {
        return new Visitor(bakery.instance).as(handle, ApiFixture.PASSWORD)
    }

    Map app(Map<String, ?> fields = [:]) {
        return MastodonFixture.good(bakery.post('/api/v1/apps', [
                client_name: 'Phanpy', redirect_uris: REDIRECT, scopes: 'read write follow push', website: 'https://phanpy.example'] + fields)) as Map
    }

    static String challenge() {
        return Base64.urlEncoder.withoutPadding().encodeToString(
                MessageDigest.getInstance('SHA-256').digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)))
    }

    Map<String, String> question(Map app, Map<String, ?> changes = [:]) {
        return ([response_type: 'code', client_id: app.client_id, redirect_uri: REDIRECT, scope: 'read write', state: 's p&c'] + changes)
                .findAll { it.value != null }
    }

    static String path(Map<String, ?> question) {
        return '/oauth/authorize?' + query(question)
    }

    static String query(Map<String, ?> fields) {
        return fields.collect { name, value -> "$name=${URLEncoder.encode(value.toString(), 'UTF-8')}" }.join('&')
    }

    /** What the browser is sent to after somebody said yes. */
    String allowed(Map app, Map<String, ?> changes = [:], Visitor who = mira) {
        def asked = question(app, changes)
        assert who.raw(path(asked)).statusCode() == 200
        def answer = who.rawPost('/oauth/authorize', asked + [decision: 'allow'], path(asked))
        assert answer.statusCode() == 303: answer.body()
        return answer.headers().firstValue('Location').get()
    }

    static String codeIn(String location) {
        return (location =~ /[?&]code=([^&]+)/)[0][1]
    }

    HttpResponse<String> exchange(Map app, String code, Map<String, ?> changes = [:]) {
        def fields = [grant_type: 'authorization_code', code: code, client_id: app.client_id, client_secret: app.client_secret,
                      redirect_uri: REDIRECT] + changes
        return bakery.form('/oauth/token', query(fields.findAll { it.value != null }))
    }

    /** A token for the whole way round. */
    Map token(Map app, Map<String, ?> changes = [:], Visitor who = mira) {
        return MastodonFixture.good(exchange(app, codeIn(allowed(app, changes, who)), changes.subMap(['redirect_uri']))) as Map
    }

    HttpResponse<String> with(String token, String path, String method = 'GET', String body = null) {
        def type = body == null ? [:] : ['Content-Type': 'application/json']
        return bakery.send(method, path, body, [Authorization: "Bearer $token".toString()] + type)
    }

    @Override
    void close() {
        bakery.close()
    }
}
