package coop.talkoot.mastodon.door

import coop.talkoot.mastodon.MastodonFixture
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What holds for everything under Mastodon's paths. */
class DoorSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()

    def setupSpec() {
        bakery.bakery.member('mira')
    }

    def "pages of other sites may read #path, whatever the answer"() {
        when:
        def answer = bakery.send('GET', path, null, [Origin: 'https://phanpy.example'])

        then:
        answer.statusCode() == status
        answer.headers().allValues('Access-Control-Allow-Origin') == ['*']
        answer.headers().allValues('Access-Control-Expose-Headers').join(',').contains('Link')
        answer.headers().allValues('Access-Control-Allow-Credentials') == []

        where:
        path                                                              || status
        '/.well-known/nodeinfo'                                           || 200
        '/.well-known/host-meta'                                          || 200
        '/.well-known/oauth-authorization-server'                         || 200
        '/.well-known/webfinger?resource=acct:mira@nobody.example'        || 404
        '/nodeinfo/2.0'                                                   || 200
        '/nodeinfo/2.1'                                                   || 200
        '/api/v1/apps/verify_credentials'                                 || 401
        '/api/v1/nothing'                                                 || 404
        '/api/v2/nothing'                                                 || 404
        '/oauth/token'                                                    || 405
    }

    def "webfinger that finds somebody has the header once"() {
        when:
        def answer = bakery.send('GET', "/.well-known/webfinger?resource=acct:mira@${bakery.instance.settings.domain()}", null, [Origin: 'https://a.example'])

        then:
        answer.statusCode() == 200
        answer.headers().allValues('Access-Control-Allow-Origin') == ['*']
    }

    def "a browser may ask first whether it may send #method to #path"() {
        when:
        def answer = bakery.send('OPTIONS', path, null, [
                Origin: 'https://phanpy.example', 'Access-Control-Request-Method': method,
                'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key'])

        then:
        answer.statusCode() == 204
        answer.headers().allValues('Access-Control-Allow-Origin') == ['*']
        answer.headers().firstValue('Access-Control-Allow-Methods').get().contains(method)
        ['authorization', 'content-type', 'idempotency-key'].every { answer.headers().firstValue('Access-Control-Allow-Headers').get().contains(it) }

        where:
        method   | path
        'POST'   | '/api/v1/statuses'
        'PUT'    | '/api/v1/statuses/1'
        'PATCH'  | '/api/v1/accounts/update_credentials'
        'DELETE' | '/api/v1/statuses/1'
        'POST'   | '/oauth/token'
        'POST'   | '/oauth/revoke'
    }

    def "no other site may read #path"() {
        expect:
        bakery.send('GET', path, null, [Origin: 'https://phanpy.example']).headers().firstValue('Access-Control-Allow-Origin').empty

        where:
        path << ['/', '/api/talkoot/v1/me', '/oauth/authorize', '/settings/programs']
    }

    def "what is not there is not there in Mastodon's words: #path"() {
        when:
        def answer = bakery.send(method, path, null, [Accept: 'text/html,application/xhtml+xml'])

        then:
        answer.statusCode() == 404
        answer.headers().firstValue('Content-Type').get().startsWith('application/json')
        MastodonFixture.json(answer) == [error: 'Record not found']

        where:
        method | path
        'GET'  | '/api/v1/nothing'
        'POST' | '/api/v2/nothing'
        'GET'  | '/api/v9/nothing/at/all'
        'GET'  | '/api/web/settings'
    }

    def "a token that opens nothing is refused"() {
        when:
        def answer = bakery.send('GET', '/api/v1/apps/verify_credentials', null, [Authorization: 'Bearer none'])

        then:
        answer.statusCode() == 401
        MastodonFixture.json(answer) == [error: 'The access token is invalid']
        answer.headers().firstValue('X-Request-Id').present
    }

    def "a body that cannot be read is the sender's fault"() {
        expect:
        bakery.send('POST', '/api/v1/apps', body, ['Content-Type': type]).statusCode() == status

        where:
        type                                | body             || status
        'application/json'                  | '{'              || 400
        'application/json'                  | '[]'             || 400
        'application/json'                  | ''               || 422
        'application/x-www-form-urlencoded' | 'client_name=%z' || 400
        'multipart/form-data'               | 'x'              || 400
        'text/plain'                        | 'x'              || 422
        'application/json'                  | '{"client_name": "' + 'a' * 1_300_000 + '"}' || 413
    }

    def "who asks too often is told when to come back"() {
        given:
        bakery.instance.clock.set(bakery.instance.clock.instant())
        def ask = { bakery.send('GET', '/api/v1/apps/verify_credentials', null, bakery.as('mira')) }

        when:
        def first = ask()

        then:
        def limit = first.headers().firstValueAsLong('X-RateLimit-Limit').asLong
        def left = first.headers().firstValueAsLong('X-RateLimit-Remaining').asLong
        left < limit
        first.headers().firstValue('X-RateLimit-Reset').get() =~ /^20\d\d-\d\d-\d\dT/

        when:
        left.times { assert ask().statusCode() == 200 }
        def refused = ask()

        then:
        refused.statusCode() == 429
        refused.headers().firstValueAsLong('Retry-After').asLong in 1L..300L
        refused.headers().firstValue('X-RateLimit-Remaining').get() == '0'
        MastodonFixture.json(refused).error

        and: 'others are not'
        bakery.get('/api/v1/apps/verify_credentials', 'keeper').statusCode() == 200

        when:
        bakery.instance.clock.advance(Duration.ofMinutes(5))

        then:
        ask().statusCode() == 200
    }
}
