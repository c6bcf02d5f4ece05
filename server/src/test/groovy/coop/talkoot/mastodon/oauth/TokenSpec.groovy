package coop.talkoot.mastodon.oauth

import coop.talkoot.mastodon.MastodonFixture
import coop.talkoot.moderation.ActorRules
import coop.talkoot.people.Measure
import coop.talkoot.platform.Transactions
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What codes and tokens are good for, and how that ends. */
class TokenSpec extends Specification {
    private static final VERIFY = '/api/v1/apps/verify_credentials'

    @Shared @AutoCleanup OAuthFixture fixture = new OAuthFixture()

    def "a code is of no use #how"() {
        given:
        def app = fixture.app()
        def other = fixture.app()
        def code = OAuthFixture.codeIn(fixture.allowed(app, [code_challenge: OAuthFixture.challenge(), code_challenge_method: 'S256']))

        when:
        def answer = fixture.exchange(app, code, [code_verifier: OAuthFixture.VERIFIER] + changes(other))

        then:
        answer.statusCode() == status
        MastodonFixture.json(answer).error == error
        MastodonFixture.json(answer).error_description

        where:
        how                          | changes                                                            || status | error
        'with another verifier'      | { [code_verifier: OAuthFixture.VERIFIER + 'x'] }                   || 400    | 'invalid_grant'
        'without a verifier'         | { [code_verifier: null] }                                          || 400    | 'invalid_grant'
        'at another address'         | { [redirect_uri: 'https://phanpy.example/'] }                      || 400    | 'invalid_grant'
        'without an address'         | { [redirect_uri: null] }                                           || 400    | 'invalid_grant'
        'to another program'         | { [client_id: it.client_id, client_secret: it.client_secret] }     || 400    | 'invalid_grant'
        'without the secret'         | { [client_secret: null] }                                          || 401    | 'invalid_client'
        'with a wrong secret'        | { [client_secret: 'guess'] }                                       || 401    | 'invalid_client'
        'when it is another'         | { [code: 'guess'] }                                                || 400    | 'invalid_grant'
        'as a password'              | { [grant_type: 'password', username: 'mira', password: 'x'] }      || 400    | 'unsupported_grant_type'
        'as something unheard of'    | { [grant_type: 'please'] }                                         || 400    | 'unsupported_grant_type'
        'without saying what it is'  | { [grant_type: null] }                                             || 400    | 'invalid_request'
    }

    def "a code works once; shown again, what it gave ends"() {
        given:
        def app = fixture.app()
        def code = OAuthFixture.codeIn(fixture.allowed(app))
        def token = MastodonFixture.good(fixture.exchange(app, code)).access_token

        expect:
        fixture.with(token, VERIFY).statusCode() == 200

        when:
        def again = fixture.exchange(app, code)

        then:
        again.statusCode() == 400
        MastodonFixture.json(again).error == 'invalid_grant'
        fixture.with(token, VERIFY).statusCode() == 401
    }

    def "a code is too old after ten minutes"() {
        given:
        def app = fixture.app()
        def code = OAuthFixture.codeIn(fixture.allowed(app))

        when:
        fixture.bakery.instance.clock.advance(Duration.ofMinutes(10))

        then:
        fixture.exchange(app, code).statusCode() == 400
    }

    def "a second sign-in with the same program leaves the first one valid"() {
        given:
        def app = fixture.app()
        def first = fixture.token(app).access_token
        def second = fixture.token(app).access_token

        expect:
        first != second
        fixture.with(first, VERIFY).statusCode() == 200
        fixture.with(second, VERIFY).statusCode() == 200

        when: 'one is given back'
        def answer = fixture.bakery.form('/oauth/revoke', OAuthFixture.query([client_id: app.client_id, client_secret: app.client_secret, token: second]))

        then:
        answer.statusCode() == 200
        MastodonFixture.json(answer) == [:]
        fixture.with(first, VERIFY).statusCode() == 200
        fixture.with(second, VERIFY).statusCode() == 401
    }

    def "a program gives back no other's token, and one that is unknown counts as given back"() {
        given:
        def app = fixture.app()
        def other = fixture.app()
        def token = fixture.token(app).access_token
        def back = { Map who, String which -> fixture.bakery.form('/oauth/revoke', OAuthFixture.query([client_id: who.client_id, client_secret: who.client_secret, token: which])) }

        expect:
        back(other, token).statusCode() == 403
        fixture.with(token, VERIFY).statusCode() == 200
        back(other, 'unknown').statusCode() == 200
        back([client_id: app.client_id, client_secret: 'x'], token).statusCode() == 401
    }

    def "a program may have a token of its own, and is nobody with it"() {
        given:
        def app = fixture.app()
        def token = MastodonFixture.good(fixture.bakery.post('/oauth/token',
                [grant_type: 'client_credentials', client_id: app.client_id, client_secret: app.client_secret, scope: 'read'])).access_token

        expect:
        MastodonFixture.good(fixture.with(token, VERIFY)).name == 'Phanpy'
        fixture.with(token, '/api/talkoot/v1/me').statusCode() == 401
    }

    def "a token does what it was given for and no more"() {
        given:
        def app = fixture.app()
        def reading = fixture.token(app, [scope: 'read']).access_token
        def statuses = fixture.token(app, [scope: 'read:statuses']).access_token

        expect:
        fixture.with(reading, '/api/talkoot/v1/me').statusCode() == 200
        fixture.with(reading, '/api/talkoot/v1/me', 'PATCH', '{"name": "Mallory"}').statusCode() == 403
        fixture.with(statuses, '/api/talkoot/v1/me').statusCode() == 403

        and: 'it opens no page'
        def page = fixture.bakery.send('GET', '/settings/programs', null, [Authorization: "Bearer $reading".toString(), Accept: 'text/html'])
        page.statusCode() == 303
    }

    def "a program does not keep the server for a keeper"() {
        given:
        def token = fixture.token(fixture.app(), [:], fixture.browser('keeper')).access_token

        expect:
        fixture.with(token, '/api/talkoot/v1/moderation/log').statusCode() == 403
    }

    def "somebody sees which programs act for them, and ends one"() {
        given:
        fixture.bakery.bakery.person('rosa')
        def rosa = fixture.browser('rosa')
        def app = fixture.app(client_name: 'Elk')
        def token = fixture.token(app, [:], rosa).access_token
        def open = OAuthFixture.codeIn(fixture.allowed(app, [:], rosa))

        when:
        def page = rosa.get('/settings/programs')

        then:
        page.body().contains('Elk')
        page.body().contains('https://phanpy.example')
        !fixture.mira.get('/settings/programs').body().contains('Elk')

        when:
        def after = rosa.post((page.body() =~ '/settings/programs/[0-9]+/end')[0], [:], '/settings/programs')

        then:
        after.body().contains('No program acts for you')
        fixture.with(token, VERIFY).statusCode() == 401
        fixture.exchange(app, open).statusCode() == 400
    }

    def "who is suspended is shut out with all their programs"() {
        given:
        fixture.bakery.bakery.person('zoe')
        def zoe = fixture.browser('zoe')
        def app = fixture.app()
        def token = fixture.token(app, [:], zoe).access_token
        def open = OAuthFixture.codeIn(fixture.allowed(app, [:], zoe))

        when:
        fixture.bakery.instance.bean(ActorRules).put(fixture.bakery.actor('keeper'), fixture.bakery.actor('zoe'), Measure.SUSPENDED, '')

        then:
        fixture.with(token, VERIFY).statusCode() == 401
        fixture.exchange(app, open).statusCode() == 400
    }

    def "the server says where to ask for what"() {
        given:
        def told = fixture.bakery.read('/.well-known/oauth-authorization-server')
        def base = fixture.bakery.instance.uri('')

        expect:
        told.issuer == base
        told.authorization_endpoint == "$base/oauth/authorize"
        told.token_endpoint == "$base/oauth/token"
        told.revocation_endpoint == "$base/oauth/revoke"
        told.app_registration_endpoint == "$base/api/v1/apps"
        told.code_challenge_methods_supported == ['S256']
        told.grant_types_supported == ['authorization_code', 'client_credentials']
        told.response_types_supported == ['code']
        told.scopes_supported.containsAll(['read', 'write', 'follow', 'push'])
    }

    def "no secret, code or token is kept as it is"() {
        given:
        def app = fixture.app()
        def code = OAuthFixture.codeIn(fixture.allowed(app))
        def token = MastodonFixture.good(fixture.exchange(app, code)).access_token
        def sql = fixture.bakery.instance.bean(DSLContext)
        def kept = fixture.bakery.instance.bean(Transactions).read {
            ['program', 'program_code', 'program_token'].collect { sql.fetch("select * from $it".toString()).formatCSV() }.join()
        }

        expect:
        kept.contains(app.client_id)
        [app.client_secret, code, token].every { !kept.contains(it) }
    }
}
