package coop.talkoot.web

import coop.talkoot.Mailbox
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.people.Sessions
import coop.talkoot.platform.Page
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Lost passwords, other addresses, devices: what people do about their own login. */
class KeepingLoginSpec extends Specification {
    static final String OTHER = 'three short planks'

    @Shared @AutoCleanup Mailbox mail = new Mailbox()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture(smtp: mail.smtp)
    @Shared int number = 0
    @Shared int visitors = 0

    private final String handle = "mo${++number}"
    private final String email = "$handle@northside.example"

    def "a lost password is replaced by the link in a letter, and everything is signed out"() {
        given:
        def member = member()
        def token = api()

        when:
        guest().post('/password', [email: email.toUpperCase()])
        def link = mail.link(email, 2)

        then:
        guest().get(link).body().contains('New password')
        guest().rawPost(link, [password: 'short']).statusCode() == 422

        when:
        guest().post(link, [password: OTHER])

        then:
        member.raw('/settings/login').statusCode() == 303
        fixture.instance.bean(Sessions).viewerOf(token, Sessions.Kind.API).empty
        guest().rawPost('/sign-in', [login: handle, password: PagesFixture.PASSWORD]).statusCode() == 422
        guest().as(handle, OTHER)
        guest().rawPost(link, [password: 'another short plank']).statusCode() == 404
        (mail.letter(email, 3).content as String).contains('was changed')
    }

    def "the answer is the same whether the address is somebody's or nobody's"() {
        given:
        member()

        when:
        def known = guest().post('/password', [email: email])
        def unknown = guest().post('/password', [email: "nobody-$email"])

        then:
        known.statusCode() == 200
        known.body().replace(email, '?') == unknown.body().replace("nobody-$email", '?')
        mail.letter(email, 2)
        mail.to("nobody-$email".toString()).empty
    }

    def "the link works for an hour, and a newer one ends it"() {
        given:
        member()
        guest().post('/password', [email: email])
        def first = mail.link(email, 2)
        guest().post('/password', [email: email])
        def second = mail.link(email, 3)

        expect:
        guest().raw(first).statusCode() == 404
        guest().raw(second).statusCode() == 200

        when:
        fixture.instance.clock.advance(Duration.ofMinutes(61))

        then:
        guest().raw(second).statusCode() == 404
        guest().rawPost(second, [password: OTHER]).statusCode() == 404
    }

    def "not more than three letters an hour go to one address, and nobody is told"() {
        given:
        member()

        when:
        5.times { assert guest().post('/password', [email: email]).statusCode() == 200 }

        then: 'one of the three was for the address itself'
        mail.letter(email, 3)
        mail.to(email).size() == 3
    }

    def "a password is changed by who knows it, and other devices are signed out"() {
        given:
        def member = member()
        def elsewhere = guest().as(handle)
        def before = member.cookie('talkoot_session')

        expect:
        member.post('/settings/login/password', [password: 'not mine', newPassword: OTHER]).body().contains('f-password-error')
        member.post('/settings/login/password', [password: PagesFixture.PASSWORD, newPassword: '12345678']).body().contains('f-newPassword-error')

        when:
        def changed = member.post('/settings/login/password', [password: PagesFixture.PASSWORD, newPassword: OTHER])

        then:
        changed.body().contains('The new password holds')
        member.cookie('talkoot_session') != before
        viewer(before) == null
        elsewhere.raw('/settings/login').statusCode() == 303
        guest().as(handle, OTHER)
    }

    def "a new address counts once it is confirmed from there, and the old one is told"() {
        given:
        def member = member()
        def other = "new-$email".toString()

        expect:
        member.post('/settings/login/email', [password: 'not mine', email: other]).statusCode() == 422

        when:
        member.post('/settings/login/email', [password: PagesFixture.PASSWORD, email: other])

        then:
        guest().rawPost('/sign-in', [login: other, password: PagesFixture.PASSWORD]).statusCode() == 422
        guest().as(email)

        when:
        guest().post(mail.link(other))

        then:
        guest().as(other)
        guest().rawPost('/sign-in', [login: email, password: PagesFixture.PASSWORD]).statusCode() == 422
        (mail.letter(email, 2).content as String).contains('another e-mail address')
    }

    def "an address that is somebody else's stays theirs, and only they are told"() {
        given:
        def member = member()
        def known = "theirs-$email".toString()
        fixture.instance.bean(Logins).register(new NewPerson("theirs$number", 'Theirs', known, PagesFixture.PASSWORD), false)

        when:
        def answer = member.post('/settings/login/email', [password: PagesFixture.PASSWORD, email: known])
        def usual = member.post('/settings/login/email', [password: PagesFixture.PASSWORD, email: "free-$email"])

        then:
        answer.statusCode() == usual.statusCode()
        (mail.letter(known).content as String).contains('belongs to your login already')
    }

    def "somebody sees their devices, latest first, and signs them out"() {
        given:
        def member = member()
        def phone = guest()
        phone.headers['User-Agent'] = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1'
        phone.headers['X-Forwarded-For'] = '198.51.100.77'
        phone.as(handle)
        api()

        when:
        def page = member.get('/settings/devices').body()

        then:
        page.contains('Safari on iPhone')
        page.contains('198.51.100.77')
        page.contains('a program of mine')
        page.findAll('>this one<').size() == 1
        page.indexOf('a program of mine') < page.indexOf('Safari on iPhone')

        when:
        def close = (page =~ '(/settings/devices/[0-9]+/close)"').collect { it[1] as String }
        member.post(close[1])

        then:
        phone.raw('/settings/devices').statusCode() == 303

        and: "others' devices are not there"
        fixture.aino.rawPost(close[0]).statusCode() == 404
        fixture.instance.bean(Sessions).devices(viewerOf(handle).loginId(), '', Page.Request.first(9)).items().size() == 2
    }

    def "all devices but this one are signed out at once, programs too"() {
        given:
        def member = member()
        def elsewhere = guest().as(handle)
        def token = api()

        when:
        member.post('/settings/devices/close-others')

        then:
        elsewhere.raw('/settings/devices').statusCode() == 303
        fixture.instance.bean(Sessions).viewerOf(token, Sessions.Kind.API).empty
        member.raw('/settings/devices').statusCode() == 200
    }

    def "the list of devices goes on over pages"() {
        given:
        def member = member()
        25.times { api() }

        when:
        def first = member.get('/settings/devices').body()
        def older = (first =~ 'href="(/settings/devices\\?before=[0-9]+)"')[0][1] as String

        then:
        first.findAll('a program of mine').size() == 40
        member.get(older).body().contains('>this one<')
    }

    def "what a browser is given before it signs in opens nothing afterwards"() {
        given:
        def member = member()
        def before = member.cookie('talkoot_session')

        when:
        member.as(handle)

        then:
        member.cookie('talkoot_session') != before
        viewer(before) == null
    }

    def "signing in leads on to #next when that is here, else home"() {
        given:
        member()

        expect:
        guest().rawPost('/sign-in', [login: handle, password: PagesFixture.PASSWORD, next: next]).headers().firstValue('Location').get() == where

        where:
        next                                      || where
        '/oauth/authorize?client_id=1&scope=read' || '/oauth/authorize?client_id=1&scope=read'
        'https://evil.example/'                   || '/'
        '//evil.example/'                         || '/'
        '/\\evil.example'                         || '/'
        'javascript:alert(1)'                     || '/'
        '/a\r\nSet-Cookie: x=y'                   || '/'
    }

    def "too many wrong passwords lock a name alike whether it is somebody's or nobody's"() {
        given:
        member()
        fixture.instance.clock.set(Instant.now())

        when:
        def answers = [handle, email, "nobody$number", "nobody$number@northside.example"].collect { name ->
            (1..11).collect { attempt(name, 'wrong password') }
        }

        then:
        answers.every { it == answers[0] }
        answers[0].last() == [429, '900']

        and: 'the right password opens nothing while the lock stands'
        attempt(handle, PagesFixture.PASSWORD)[0] == 429

        cleanup:
        fixture.instance.clock.set(null)
    }

    private attempt(String name, String password) {
        def answer = guest().rawPost('/sign-in', [login: name, password: password])
        return [answer.statusCode(), answer.headers().firstValue('Retry-After').orElse(null)]
    }

    /** From an address of their own, as addresses are counted. */
    private Visitor guest() {
        def visitor = fixture.guest()
        visitor.headers['X-Forwarded-For'] = "10.9.${(++visitors).intdiv(250)}.${visitors % 250}".toString()
        return visitor
    }

    /** Somebody with a confirmed address, signed in. */
    private Visitor member() {
        def visitor = guest()
        visitor.post(fixture.invitation(), [name: 'Mo', handle: handle, email: email, password: PagesFixture.PASSWORD])
        visitor.post(mail.link(email))
        return visitor
    }

    private viewerOf(String who) {
        return fixture.instance.bean(Logins).signIn(who, PagesFixture.PASSWORD)
    }

    private String api() {
        return fixture.instance.bean(Sessions).open(viewerOf(handle), Sessions.Kind.API, 'a program of mine')
    }

    private viewer(String token) {
        return fixture.instance.bean(Sessions).viewerOf(token, Sessions.Kind.BROWSER).orElse(null)
    }
}
