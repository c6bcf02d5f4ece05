package coop.talkoot.mastodon.oauth

import coop.talkoot.mastodon.MastodonFixture
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class OAuthSpec extends Specification {
    private static final VERIFY = '/api/v1/apps/verify_credentials'

    @Shared @AutoCleanup OAuthFixture fixture = new OAuthFixture()

    def "a program introduces itself by #form"() {
        when:
        def answer = fixture.bakery.send('POST', path, body, type == null ? [:] : ['Content-Type': type])
        def app = MastodonFixture.good(answer)

        then:
        app.name == 'toot'
        app.website == null
        app.client_id && app.client_secret && app.id instanceof String
        app.redirect_uris == ['urn:ietf:wg:oauth:2.0:oob', 'icecubesapp://']
        app.redirect_uri == 'urn:ietf:wg:oauth:2.0:oob\nicecubesapp://'
        app.scopes == ['read', 'write', 'follow']
        app.containsKey('website')

        where:
        form        | type                                | path | body
        'a form'    | 'application/x-www-form-urlencoded' | '/api/v1/apps' | 'client_name=toot&redirect_uris=urn:ietf:wg:oauth:2.0:oob%0Aicecubesapp://&scopes=read+write+follow+admin:everything'
        'JSON'      | 'application/json'                  | '/api/v1/apps' | '{"client_name": "toot", "redirect_uris": ["urn:ietf:wg:oauth:2.0:oob", "icecubesapp://"], "scopes": "read write follow", "new": {"x": 1}}'
        'parts'     | 'multipart/form-data; boundary=b'   | '/api/v1/apps' | ['client_name': 'toot', 'redirect_uris': 'urn:ietf:wg:oauth:2.0:oob\nicecubesapp://', 'scopes': 'read write follow'].collect { "--b\r\nContent-Disposition: form-data; name=\"$it.key\"\r\n\r\n$it.value\r\n" }.join('') + '--b--\r\n'
        'the query' | null                                | '/api/v1/apps?client_name=toot&redirect_uris=urn:ietf:wg:oauth:2.0:oob%0Aicecubesapp://&scopes=read+write+follow' | null
    }

    def "a program with #what is refused, by the name of the field"() {
        when:
        def answer = fixture.bakery.post('/api/v1/apps', [client_name: 'x', redirect_uris: 'https://a.example/'] + fields)

        then:
        answer.statusCode() == 422
        MastodonFixture.json(answer).error.contains(fields.keySet().first())

        where:
        what                    | fields
        'no name'               | [client_name: ' ']
        'a name too long'       | [client_name: 'x' * 201]
        'nowhere to go back to' | [redirect_uris: '']
        'a script to go to'     | [redirect_uris: 'javascript:alert(1)']
        'a fragment'            | [redirect_uris: 'https://a.example/#b']
        'a mere path'           | [redirect_uris: '/callback']
        'no host'               | [redirect_uris: 'https:///x']
        'quotes in the address' | [redirect_uris: 'https://a.example/"><b>']
        'a script as its page'  | [website: 'javascript:alert(1)']
    }

    def "somebody lets a program in with PKCE, and it acts for them"() {
        given:
        def app = fixture.app()

        when:
        def location = fixture.allowed(app, [code_challenge: OAuthFixture.challenge(), code_challenge_method: 'S256'])

        then:
        location.startsWith('https://phanpy.example/callback?from=here&code=')
        location.endsWith('&state=s+p%26c')

        when:
        def answer = fixture.exchange(app, OAuthFixture.codeIn(location), [code_verifier: OAuthFixture.VERIFIER])
        def token = MastodonFixture.good(answer)

        then:
        token.token_type == 'Bearer'
        token.scope == 'read write'
        token.created_at instanceof Integer
        answer.headers().firstValue('Cache-Control').get().contains('no-store')
        MastodonFixture.good(fixture.with(token.access_token, VERIFY)).name == 'Phanpy'

        and: 'our own API takes it too'
        MastodonFixture.json(fixture.with(token.access_token, '/api/talkoot/v1/me')).identity.handle == 'mira'
    }

    def "the token may be asked for in JSON, with the secret in the header, and at an address of the program's own scheme"() {
        given:
        def app = fixture.app(redirect_uris: 'icecubesapp://')
        def location = fixture.allowed(app, [redirect_uri: 'icecubesapp://', state: null])

        expect:
        location.startsWith('icecubesapp://?code=')

        when:
        def basic = Base64.encoder.encodeToString("$app.client_id:$app.client_secret".bytes)
        def answer = fixture.bakery.post('/oauth/token', [grant_type: 'authorization_code', code: OAuthFixture.codeIn(location), redirect_uri: 'icecubesapp://'],
                null, [Authorization: "Basic $basic".toString()])

        then:
        MastodonFixture.good(answer).access_token
    }

    def "a program that cannot be redirected to gets its code by hand"() {
        given:
        def app = fixture.app(redirect_uris: OAuthFixture.OUT_OF_BAND)

        when:
        def location = fixture.allowed(app, [redirect_uri: OAuthFixture.OUT_OF_BAND])
        def code = OAuthFixture.codeIn(location)

        then:
        location == "/oauth/authorize/native?code=$code"
        fixture.mira.get(location).body().contains("<code>$code</code>")
        MastodonFixture.good(fixture.exchange(app, code, [redirect_uri: OAuthFixture.OUT_OF_BAND])).access_token
    }

    def "whoever is not signed in is sent to do so and comes back"() {
        given:
        def path = OAuthFixture.path(fixture.question(fixture.app()))

        when:
        def answer = fixture.browser('keeper').with { rawPost('/sign-out'); raw(path) }

        then:
        answer.statusCode() == 303
        answer.headers().firstValue('Location').get() == '/sign-in?next=' + URLEncoder.encode(path, 'UTF-8')
    }

    def "the consent page names the program, what it may do and where one goes, and lets a browser go there"() {
        given:
        def page = fixture.mira.get(OAuthFixture.path(fixture.question(fixture.app(client_name: '<b>Evil</b>'))))

        expect:
        page.statusCode() == 200
        page.body().contains('&lt;b>Evil') || page.body().contains('&lt;b&gt;Evil')
        page.body().contains('https://phanpy.example')
        page.body().contains('Read everything you can read')
        page.headers().firstValue('Content-Security-Policy').get().contains("form-action 'self' https://phanpy.example")
        page.headers().firstValue('Content-Security-Policy').get().contains("frame-ancestors 'none'")
    }

    def "no browser is sent to an address that was not named before: #what"() {
        given:
        def app = fixture.app()

        when:
        def asked = fixture.question(app, changes)
        def answer = fixture.mira.raw(OAuthFixture.path(asked))
        def posted = fixture.mira.rawPost('/oauth/authorize', asked + [decision: 'allow'])

        then:
        answer.statusCode() == 400
        posted.statusCode() == 400
        [answer, posted].every { it.headers().firstValue('Location').empty }

        where:
        what                   | changes
        'another host'         | [redirect_uri: 'https://evil.example/']
        'a longer path'        | [redirect_uri: OAuthFixture.REDIRECT + 'x']
        'no query'             | [redirect_uri: 'https://phanpy.example/callback']
        'none'                 | [redirect_uri: null]
        'of no program'        | [client_id: 'nobody']
        'by hand, not named'   | [redirect_uri: OAuthFixture.OUT_OF_BAND]
    }

    def "the program is told, at its address, of #what"() {
        given:
        def app = fixture.app(scopes: 'read')

        when:
        def answer = fixture.mira.raw(OAuthFixture.path(fixture.question(app, [scope: 'read'] + changes)))

        then:
        answer.statusCode() == 303
        def location = answer.headers().firstValue('Location').get()
        location.startsWith(OAuthFixture.REDIRECT + '&error=' + error)
        location.contains('state=s+p%26c')

        where:
        what                     | changes                                                        || error
        'more than it asked for' | [scope: 'read write']                                          || 'invalid_scope'
        'a token in the address' | [response_type: 'token']                                       || 'unsupported_response_type'
        'no response type'       | [response_type: null]                                          || 'invalid_request'
        'a plain challenge'      | [code_challenge: OAuthFixture.VERIFIER, code_challenge_method: 'plain'] || 'invalid_request'
        'a challenge by no way'  | [code_challenge: OAuthFixture.VERIFIER]                        || 'invalid_request'
    }

    def "the program is told when somebody says no"() {
        given:
        def asked = fixture.question(fixture.app())

        expect:
        fixture.mira.rawPost('/oauth/authorize', asked + [decision: decision]).headers().firstValue('Location').get()
                .startsWith(OAuthFixture.REDIRECT + '&error=access_denied')

        where:
        decision << ['deny', '', 'Allow']
    }

    def "only a page of ours can say yes"() {
        given:
        def asked = OAuthFixture.query(fixture.question(fixture.app()) + [decision: 'allow'])
        def form = ['Content-Type': 'application/x-www-form-urlencoded']

        expect: 'neither another site in her browser, nor a program with her token'
        fixture.bakery.send('POST', '/oauth/authorize', asked, form + headers()).statusCode() in [401, 403]

        where:
        headers << [
                { [Cookie: cookie(), 'Sec-Fetch-Site': 'cross-site'] },
                { [Cookie: cookie(), Origin: 'https://evil.example'] },
                { [Cookie: cookie()] },
                { fixture.bakery.as('mira') },
                { [Authorization: "Bearer ${fixture.bakery.bakery.tokenOf('mira')}".toString()] },
        ]
    }

    private String cookie() {
        def answer = fixture.browser('mira').rawPost('/sign-in', [login: 'mira', password: 'correct horse battery', next: '/'])
        return answer.headers().firstValue('Set-Cookie').get().replaceFirst(';.*', '')
    }
}
