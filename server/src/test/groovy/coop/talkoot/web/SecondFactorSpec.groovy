package coop.talkoot.web

import coop.talkoot.people.Logins
import coop.talkoot.people.Sessions
import coop.talkoot.people.entry.Totp
import groovy.json.JsonOutput
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Signing in with a code besides the password. */
class SecondFactorSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared int number = 0

    private final String handle = "fi${++number}"
    private byte[] secret
    private List<String> paper
    private String first

    def "with a second factor the password alone opens nothing, and the code leads on to where one wanted to go"() {
        given:
        member()
        def visitor = fixture.guest()

        when:
        def first = signIn(visitor, '/oauth/authorize?client_id=7')

        then:
        first.statusCode() == 303
        first.headers().firstValue('Location').get() == '/sign-in/code?next=%2Foauth%2Fauthorize%3Fclient_id%3D7'
        visitor.raw('/settings/login').statusCode() == 303
        visitor.cookie('talkoot_session') == null

        when:
        later()
        def second = visitor.rawPost('/sign-in/code', [code: code(), next: '/oauth/authorize?client_id=7'])

        then:
        second.headers().firstValue('Location').get() == '/oauth/authorize?client_id=7'
        visitor.raw('/settings/login').statusCode() == 200
    }

    def "the token of the first step is no session, and no bearer token"() {
        given:
        member()
        def visitor = fixture.guest()
        signIn(visitor)
        def token = visitor.cookie('talkoot_halfway')

        expect:
        token
        fixture.instance.get('/settings/login', [Accept: 'text/html', Cookie: "talkoot_session=$token".toString()]).statusCode() == 303
        fixture.instance.get('/api/talkoot/v1/me', [Authorization: "Bearer $token".toString()]).statusCode() == 401
    }

    def "a code is good once"() {
        given:
        member()
        later()
        def now = code()

        expect: 'the one it was turned on with is used already'
        second(first).statusCode() == 422
        second(now).statusCode() == 303
        second(now).statusCode() == 422
    }

    def "a code on paper is good once, however it is typed, and a new paper ends the old one"() {
        given:
        def member = member()

        expect:
        paper.size() == 10
        second(paper[0].toUpperCase().replace('-', ' ')).statusCode() == 303
        second(paper[0]).statusCode() == 422

        when:
        def page = member.post('/settings/second-factor/change', [step: 'CODES', password: PagesFixture.PASSWORD]).body()

        then:
        codes(page).size() == 10
        second(paper[1]).statusCode() == 422
        second(codes(page)[1]).statusCode() == 303
    }

    def "wrong codes are counted, and then the right one waits too"() {
        given:
        member()
        def visitor = fixture.guest()
        signIn(visitor)

        expect:
        (1..10).every { visitor.rawPost('/sign-in/code', [code: '000000']).statusCode() == 422 }

        when:
        later()
        def refused = visitor.rawPost('/sign-in/code', [code: code()])

        then:
        refused.statusCode() == 429
        refused.headers().firstValue('Retry-After').present

        when: 'another browser with the password is no way round'
        def other = second(code())

        then:
        other.statusCode() == 429
    }

    def "the second step waits ten minutes"() {
        given:
        member()
        def visitor = fixture.guest()
        signIn(visitor)

        when:
        fixture.instance.clock.advance(Duration.ofMinutes(11))

        then:
        visitor.rawPost('/sign-in/code', [code: code()]).headers().firstValue('Location').get().startsWith('/sign-in?')
        visitor.raw('/sign-in/code').statusCode() == 303
    }

    def "turning it on signs out what was opened without it, and takes a code that is right"() {
        given:
        def member = fixture.member(handle)
        def elsewhere = fixture.guest().as(handle)
        def page = member.post('/settings/second-factor/begin', [password: PagesFixture.PASSWORD]).body()
        secret = secretOf(page)

        expect:
        page.contains('<svg class="qr"')
        member.rawPost('/settings/second-factor/confirm', [code: '123']).statusCode() == 422
        elsewhere.raw('/settings/login').statusCode() == 200
        signIn(fixture.guest()).headers().firstValue('Location').get() == '/'

        when:
        member.post('/settings/second-factor/confirm', [code: code()])

        then:
        elsewhere.raw('/settings/login').statusCode() == 303
        member.raw('/settings/login').statusCode() == 200
        !member.get('/settings/second-factor').body().contains('<code>')
    }

    def "beginning, changing and turning it off take the password"() {
        given:
        def member = member()

        expect:
        fixture.aino.rawPost('/settings/second-factor/begin', [password: 'not mine at all']).statusCode() == 422
        member.rawPost('/settings/second-factor/change', [step: 'OFF', password: 'not mine at all']).statusCode() == 422
        member.rawPost('/settings/second-factor/change', [step: 'CODES', password: '']).statusCode() == 422
        member.rawPost('/settings/second-factor/change', [step: 'EXPLODE', password: PagesFixture.PASSWORD]).statusCode() == 422
        member.rawPost('/settings/second-factor/begin', [password: PagesFixture.PASSWORD]).statusCode() == 422

        when:
        member.post('/settings/second-factor/change', [step: 'OFF', password: PagesFixture.PASSWORD])

        then:
        signIn(fixture.guest()).headers().firstValue('Location').get() == '/'
    }

    def "a program gives the code besides the password"() {
        given:
        member()

        expect:
        token([:]) == 422
        token([code: '000000']) == 422

        when:
        later()

        then:
        token([code: code()]) == 201
    }

    def "nobody gets to the second step without the first"() {
        expect:
        fixture.guest().rawPost('/sign-in/code', [code: '000000', next: '//evil.example']).headers().firstValue('Location').get() == '/sign-in?next=%2F'
        fixture.guest().raw('/settings/second-factor').statusCode() == 303
    }

    private Visitor member() {
        def visitor = fixture.member(handle)
        secret = secretOf(visitor.post('/settings/second-factor/begin', [password: PagesFixture.PASSWORD]).body())
        first = code()
        paper = codes(visitor.post('/settings/second-factor/confirm', [code: first]).body())
        return visitor
    }

    private signIn(Visitor visitor, String next = '/') {
        return visitor.rawPost('/sign-in', [login: handle, password: PagesFixture.PASSWORD, next: next])
    }

    private second(String code) {
        def visitor = fixture.guest()
        signIn(visitor)
        return visitor.rawPost('/sign-in/code', [code: code])
    }

    private int token(Map<String, String> more) {
        return fixture.instance.post('/api/talkoot/v1/tokens', JsonOutput.toJson([name: handle, password: PagesFixture.PASSWORD] + more), ['Content-Type': 'application/json']).statusCode()
    }

    private later() {
        fixture.instance.clock.advance(Duration.ofSeconds(31))
    }

    private String code() {
        return Totp.code(secret, fixture.instance.clock.instant().epochSecond.intdiv(30))
    }

    private static byte[] secretOf(String page) {
        def typed = ((page =~ '<code[^>]*>([A-Z2-7 ]+)</code>')[0][1] as String).replace(' ', '')
        def bits = typed.collect { 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(it) }.collect { Integer.toBinaryString(it).padLeft(5, '0') }.join('')
        return (0..<bits.size().intdiv(8)).collect { Integer.parseInt(bits[it * 8..it * 8 + 7], 2) as byte } as byte[]
    }

    private static List<String> codes(String page) {
        return (page =~ '<li><code>([a-z2-9-]+)</code>').collect { it[1] as String }
    }
}
