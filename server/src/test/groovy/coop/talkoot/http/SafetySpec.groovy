package coop.talkoot.http

import coop.talkoot.api.ApiFixture
import coop.talkoot.people.Logins
import coop.talkoot.people.Sessions
import coop.talkoot.platform.Settings
import io.micronaut.http.HttpRequest
import io.micronaut.http.HttpResponse
import java.nio.file.Path
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class SafetySpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().person('alice')

    def "with the cookie of a browser only our own pages change anything: #headers"() {
        given:
        def viewer = bakery.instance.bean(Logins).signIn('alice', ApiFixture.PASSWORD)
        def cookie = [Cookie: 'talkoot_session=' + bakery.instance.bean(Sessions).open(viewer, Sessions.Kind.BROWSER, '')]

        expect:
        bakery.send('GET', '/me', null, cookie).statusCode() == 200
        bakery.send('PATCH', '/me', [name: 'Alice'], cookie + headers).statusCode() == status

        where:
        headers                            || status
        ['Sec-Fetch-Site': 'same-origin']  || 200
        ['Sec-Fetch-Site': 'same-site']    || 403
        ['Sec-Fetch-Site': 'cross-site']   || 403
        [Origin: 'https://evil.example']   || 403
        [Referer: 'https://evil.example/'] || 403
        [:]                                || 403
    }

    def "#headers say that the sender is #sender"() {
        given:
        def origins = new SameOrigin(new Settings(
                '127.0.0.1', 1, URI.create('https://coop.example'), Path.of('x'), Optional.empty(), false, 1))

        expect:
        origins.senderOf(HttpRequest.POST('/', '').headers(headers)) == sender

        where:
        headers                                                                  || sender
        ['Sec-Fetch-Site': 'same-origin']                                        || SameOrigin.Sender.OURS
        ['Sec-Fetch-Site': 'cross-site', Origin: 'https://coop.example']         || SameOrigin.Sender.ANOTHER_SITE
        [Origin: 'https://coop.example']                                         || SameOrigin.Sender.OURS
        [Origin: 'http://coop.example']                                          || SameOrigin.Sender.ANOTHER_SITE
        [Origin: 'null']                                                         || SameOrigin.Sender.ANOTHER_SITE
        [Origin: 'https://evil.example', Referer: 'https://coop.example/']       || SameOrigin.Sender.ANOTHER_SITE
        [Referer: 'https://coop.example/home']                                   || SameOrigin.Sender.OURS
        [Referer: 'https://coop.example.evil.example/']                          || SameOrigin.Sender.ANOTHER_SITE
        [:]                                                                      || SameOrigin.Sender.UNKNOWN
    }

    def "a browser's session is no bearer token, and a bearer token no cookie"() {
        given:
        def viewer = bakery.instance.bean(Logins).signIn('alice', ApiFixture.PASSWORD)
        def browser = bakery.instance.bean(Sessions).open(viewer, Sessions.Kind.BROWSER, '')

        expect:
        bakery.send('GET', '/me', null, [Authorization: "Bearer $browser".toString()]).statusCode() == 401
        bakery.send('GET', '/me', null, [Cookie: "talkoot_session=${bakery.tokenOf('alice')}".toString()]).statusCode() == 401
    }

    def "every answer tells a browser to take it for what it says it is: #path"() {
        when:
        def answer = bakery.get(path)

        then:
        answer.headers().firstValue('X-Content-Type-Options').get() == 'nosniff'
        answer.headers().firstValue('Content-Security-Policy').get().startsWith("default-src 'none'")
        answer.headers().firstValue('Cache-Control').get() == 'private, no-store'

        where:
        path << ['/groups', '/nothing', '/me', '/openapi.yaml']
    }

    def "a page may load and send only what is ours, and nothing inline"() {
        given:
        def answer = HttpResponse.ok('<p>x</p>').contentType('text/html; charset=utf-8')

        when:
        bakery.instance.bean(SecurityHeaders).add(HttpRequest.GET('/'), answer)

        then:
        answer.header('Content-Security-Policy').startsWith("default-src 'self';")
        !answer.header('Content-Security-Policy').contains('unsafe')
        answer.header('X-Content-Type-Options') == 'nosniff'
        answer.header('Cross-Origin-Opener-Policy') == 'same-origin'
        answer.header('Cache-Control') == null
    }

    def "no other site keeps hold of the window of a page, but for those on the way to letting a program in: #path"() {
        given:
        def answer = HttpResponse.ok('<p>x</p>').contentType('text/html; charset=utf-8')

        when:
        bakery.instance.bean(SecurityHeaders).add(HttpRequest.GET(path), answer)

        then:
        answer.header('Cross-Origin-Opener-Policy') == policy

        where:
        path            | policy
        '/sign-in'      | 'unsafe-none'
        '/sign-in/code' | 'unsafe-none'
        '/sign-inside'  | 'same-origin'
        '/members'      | 'same-origin'
    }

    def "the session cookie is out of reach for scripts and other sites"() {
        given:
        def cookie = bakery.instance.bean(SessionCookie).of('secret')

        expect:
        cookie.httpOnly
        cookie.sameSite.get().name() == 'Lax'
        cookie.path == '/'
        cookie.domain == null
        !cookie.secure
    }

    def "wrong passwords from one address are counted, whosoever they are"() {
        given:
        bakery.instance.clock.set(Instant.now())
        def from = ['X-Forwarded-For': '198.51.100.7']
        def wrong = { bakery.post('/tokens', [name: "nobody$it", password: 'wrong password'], null, from).statusCode() }

        expect:
        (1..30).collect(wrong).every { it == 422 }

        when:
        def refused = bakery.post('/tokens', [name: 'alice', password: ApiFixture.PASSWORD], null, from)

        then:
        refused.statusCode() == 429
        refused.headers().firstValue('Retry-After').get() == '600'

        and: 'another address is another count, and what stands before the last one proves nothing'
        bakery.post('/tokens', [name: 'alice', password: ApiFixture.PASSWORD], null, ['X-Forwarded-For': '198.51.100.7, 203.0.113.9']).statusCode() == 201
        bakery.post('/tokens', [name: 'alice', password: ApiFixture.PASSWORD], null, ['X-Forwarded-For': '203.0.113.9, 198.51.100.7']).statusCode() == 429

        cleanup:
        bakery.instance.clock.set(null)
    }
}
