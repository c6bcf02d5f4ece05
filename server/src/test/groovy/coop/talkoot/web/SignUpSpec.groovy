package coop.talkoot.web

import coop.talkoot.Mailbox
import coop.talkoot.moderation.AuditLog
import coop.talkoot.moderation.Deed
import coop.talkoot.platform.Page
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Coming in without an invitation, as the house has it, through pages and letters. */
class SignUpSpec extends Specification {
    @Shared @AutoCleanup Mailbox mail = new Mailbox()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture(smtp: mail.smtp)
    @Shared int number = 0
    @Shared int visitors = 0

    private final String handle = "bo${++number}"
    private final String email = "$handle@northside.example"

    def "at first people come in by invitation only, and nothing is taken"() {
        given:
        mode('INVITATION')

        expect:
        fixture.guest().get('/sign-up').body().contains('by invitation')
        !fixture.guest().get('/sign-in').body().contains('href="/sign-up"')
        apply(fixture.guest()).statusCode() == 422
        mail.to(email).empty
    }

    def "where the door is open, whoever confirms their address has a login, and not before"() {
        given:
        mode('OPEN')
        def guest = fixture.guest()

        when:
        def answer = apply(guest)

        then:
        answer.statusCode() == 200
        answer.body().contains(email)
        fixture.guest().rawPost('/sign-in', [login: handle, password: PagesFixture.PASSWORD]).statusCode() == 422

        when:
        def link = mail.link(email)

        then: 'opening the link asks once more, as programs that look through mail open links too'
        guest.get(link).body().contains('Is this address yours?')
        fixture.guest().rawPost('/sign-in', [login: handle, password: PagesFixture.PASSWORD]).statusCode() == 422

        when:
        def confirmed = guest.post(link)

        then: 'who has the link need not be who has the password'
        confirmed.body().contains('Sign in now')
        guest.as(email).get('/settings/login').body().contains(email)

        and: 'it works once'
        fixture.guest().raw(link).statusCode() == 404
        fixture.guest().rawPost(link).statusCode() == 404
    }

    def "where keepers decide, who asks waits for them and is told by letter"() {
        given:
        mode('APPROVAL')
        def guest = fixture.guest()

        expect: 'a reason is asked for'
        apply(guest, [reason: 'why']).statusCode() == 422

        when:
        apply(guest, [reason: 'I <b>live</b> in stair C.'])
        def confirmed = guest.post(mail.link(email))

        then:
        confirmed.body().contains('have been asked')
        fixture.guest().rawPost('/sign-in', [login: handle, password: PagesFixture.PASSWORD]).statusCode() == 422

        when:
        def queue = fixture.aino.get('/moderation/applications').body()

        then:
        queue.contains('I &lt;b&gt;live&lt;/b&gt; in stair C.')
        queue.contains('Applications (1)')

        when:
        def answered = fixture.aino.post("/moderation/applications/${waiting(queue)}/$answer", [words: 'We are full.'])

        then:
        answered.statusCode() == 200
        (mail.letter(email, 2).content as String).contains(words)
        fixture.guest().rawPost('/sign-in', [login: handle, password: PagesFixture.PASSWORD]).statusCode() == status
        logged()[0] == deed
        fixture.aino.rawPost("/moderation/applications/${waiting(queue)}/accept").statusCode() == 404

        where:
        answer    || words                   | status | deed
        'accept'  || 'have let you in'       | 303    | Deed.APPLICATION_ACCEPTED
        'decline' || 'We are full.'          | 422    | Deed.APPLICATION_DECLINED
    }

    def "whether somebody has an address already only its owner is told"() {
        given:
        mode('OPEN')
        def known = confirmed()

        when:
        def unknown = apply(fixture.guest())
        def again = apply(fixture.guest(), [handle: "other$number", email: known])

        then:
        again.statusCode() == unknown.statusCode()
        again.body().replace(known, '?') == unknown.body().replace(email, '?')
        (mail.letter(known, 2).content as String).contains('belongs to your login already')
    }

    def "#what is refused by the name of #field, and nothing is sent"() {
        given:
        mode('OPEN')

        when:
        def answer = apply(fixture.guest(), wrong)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")
        !answer.body().contains(wrong.password ?: 'correct horse')
        mail.to(email).empty

        where:
        what                   | wrong                         || field
        'a reserved handle'    | [handle: 'Admin']             || 'handle'
        'another reserved one' | [handle: 'postmaster']        || 'handle'
        'a taken handle'       | [handle: 'aino']              || 'handle'
        'no address'           | [email: '']                   || 'email'
        'two addresses'        | [email: 'a@b.c@d.example']    || 'email'
        'a line break in one'  | [email: 'a@b.example\r\nCc:x']|| 'email'
        'a short password'     | [password: 'shorty']          || 'password'
        'a common password'    | [password: 'password123']     || 'password'
    }

    def "fields nobody asked for change nothing"() {
        given:
        mode('OPEN')
        def guest = fixture.guest()

        when:
        apply(guest, [isKeeper: 'true', is_keeper: '1', role: 'KEEPER', confirmed_at: '2020-01-01'])
        guest.post(mail.link(email))

        then:
        guest.as(handle).raw('/moderation/reports').statusCode() == 403
    }

    def "of two who ask for one handle the first to confirm has it"() {
        given:
        mode('OPEN')
        def other = "second-$email".toString()
        apply(fixture.guest())
        apply(fixture.guest(), [email: other])

        when:
        fixture.guest().post(mail.link(other))
        def late = fixture.guest().rawPost(mail.link(email))

        then:
        late.statusCode() == 422
        late.body().contains('This handle is taken')
    }

    def "who signs up too often from one address waits, others do not"() {
        given:
        mode('OPEN')
        def guest = fixture.guest()
        guest.headers['X-Forwarded-For'] = '198.51.100.20'

        expect:
        (1..10).every { apply(guest, [email: 'nowhere']).statusCode() == 422 }

        when:
        def refused = apply(guest)

        then:
        refused.statusCode() == 429
        refused.headers().firstValue('Retry-After').get() as int > 3000
        mail.to(email).empty
        apply(fixture.guest()).statusCode() == 200
    }

    def "a closed house takes nobody by invitation either, but members go where they are invited"() {
        given:
        mode('OPEN')
        def invitation = fixture.invitation()
        def known = confirmed()
        mode('CLOSED')

        expect:
        fixture.guest().rawPost(invitation, [name: 'Cy', handle: "cy$number", email: '', password: PagesFixture.PASSWORD]).statusCode() == 422
        fixture.guest().as(known).post(invitation).body().contains('You are a member now')
    }

    def "who comes in by invitation confirms the address they name, and it counts only then"() {
        given:
        mode('INVITATION')
        def guest = fixture.guest()

        when:
        guest.post(fixture.invitation(), [name: 'Di', handle: "di$number", email: email, password: PagesFixture.PASSWORD])

        then:
        fixture.guest().rawPost('/sign-in', [login: email, password: PagesFixture.PASSWORD]).statusCode() == 422
        guest.get('/settings/login').body().contains('Not confirmed yet')

        when:
        guest.post(mail.link(email))

        then:
        fixture.guest().as(email)
    }

    def "only who keeps the server sets who comes in, and it stands in the log"() {
        given:
        mode('INVITATION')
        def member = fixture.member("m$number")

        expect:
        member.raw(path).statusCode() == 403
        member.rawPost(path, [mode: 'OPEN']).statusCode() == 403
        fixture.aino.rawPost(path, [mode: 'EVERYBODY']).statusCode() == 422

        when:
        mode('CLOSED')

        then:
        logged()[0] == Deed.LOGIN_RULE_SET

        where:
        path = '/moderation/door'
    }

    def "without a mail server the link waits for a keeper, is never shown to who asks, and reading it is in the log"() {
        given:
        def house = new PagesFixture()
        house.aino.post('/moderation/door', [mode: 'OPEN'])
        def guest = house.guest()

        when:
        def answer = guest.post('/sign-up', [name: 'Bo', handle: 'bo', email: email, password: PagesFixture.PASSWORD])

        then:
        answer.body().contains('sends no mail')
        !answer.body().contains('/sign-up/')

        when:
        def list = house.aino.get('/moderation/letters').body()
        def open = (list =~ '/moderation/letters/[0-9]+/open')[0] as String

        then:
        list.contains(email)
        !list.contains('/sign-up/')

        when:
        def letter = house.aino.post(open).body()
        def link = (letter =~ '(/sign-up/[A-Za-z0-9_-]{43})')[0][1] as String

        then:
        house.instance.bean(AuditLog).all(email, Page.Request.first(5)).items()*.deed() == [Deed.LETTER_READ]
        guest.post(link).body().contains('Sign in now')
        guest.as('bo')

        when:
        house.aino.post(open.replace('/open', '/throw-away'))

        then:
        !house.aino.get('/moderation/letters').body().contains(email)

        cleanup:
        house.close()
    }

    private mode(String mode) {
        assert fixture.aino.rawPost('/moderation/door', [mode: mode]).statusCode() == 303
        return true
    }

    private apply(Visitor visitor, Map<String, ?> changes = [:]) {
        visitor.headers.putIfAbsent('X-Forwarded-For', "10.8.0.${++visitors}".toString())
        return visitor.post('/sign-up', [name: 'Bo', handle: handle, email: email, password: PagesFixture.PASSWORD, reason: 'I live in stair C.'] + changes)
    }

    /** The address of somebody new who has confirmed it. */
    private String confirmed() {
        def address = "known$number@northside.example".toString()
        apply(fixture.guest(), [handle: "known$number", email: address])
        fixture.guest().post(mail.link(address))
        return address
    }

    private static String waiting(String page) {
        return (page =~ '/moderation/applications/([0-9]+)/accept')[0][1]
    }

    private List<Deed> logged() {
        return fixture.instance.bean(AuditLog).all(null, Page.Request.first(5)).items()*.deed()
    }
}
