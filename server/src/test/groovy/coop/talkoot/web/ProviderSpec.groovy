package coop.talkoot.web

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator
import coop.talkoot.Mailbox
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.OidcSettings
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Signing in by a co-op's own identity provider. */
class ProviderSpec extends Specification {
    @Shared @AutoCleanup FakeProvider provider = new FakeProvider()
    @Shared @AutoCleanup Mailbox mail = new Mailbox()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture(provider: provider.settings, smtp: mail.smtp)
    @Shared int number = 0

    private final String handle = "pia${++number}"

    def setup() {
        provider.lies = [:]
        provider.refusal = [:]
        provider.signing = null
        provider.person = [sub: "p-$number".toString(), name: 'Pia Palm', email: "$handle@vale.example".toString(), email_verified: true]
        mode('OPEN')
    }

    def "somebody new chooses a handle, and comes in by the provider from then on, to where they wanted to go"() {
        given:
        def guest = somebody()

        when:
        def form = arrive(guest, '/members')

        then:
        fixture.guest().get('/sign-in').body().contains('Sign in with Vale Federation')
        form.body().contains('value="Pia Palm"')

        when:
        def entered = guest.rawPost(path(form), [name: 'Pia Palm', handle: handle, next: '/members'])

        then:
        entered.headers().firstValue('Location').get() == '/members'
        guest.get('/settings/login').body().contains("$handle@vale.example")

        when:
        def again = somebody()

        then:
        arrive(again, '/oauth/authorize?client_id=1', true).headers().firstValue('Location').get() == '/oauth/authorize?client_id=1'
        again.raw('/settings/login').statusCode() == 200
    }

    def "an address is nobody's proof: who has it here stays apart until they link it themselves"() {
        given:
        def email = "$handle@vale.example".toString()
        register(email)
        def guest = somebody()

        when:
        def form = arrive(guest)
        guest.post(path(form), [name: 'Other', handle: "other$number"])

        then:
        guest.get('/').body().contains("other$number")
        !guest.get('/settings/login').body().contains(email)
    }

    def "whose address the provider does not vouch for is asked for one, and confirms it"() {
        given:
        def email = "$handle@elsewhere.example".toString()
        provider.person.email_verified = false
        def guest = somebody()

        when:
        def form = arrive(guest)

        then:
        form.body().contains('name="email"')
        !form.body().contains("$handle@vale.example")
        guest.rawPost(path(form), [name: 'Pia', handle: handle, email: 'nowhere']).statusCode() == 422

        when:
        guest.post(path(form), [name: 'Pia', handle: handle, email: email])
        guest.post(mail.link(email))

        then:
        guest.get('/settings/login').body().contains(email)
    }

    def "who is signed in links the account with their password, and ends the link"() {
        given:
        def member = fixture.member(handle)

        expect:
        member.rawPost('/settings/login/provider', [password: 'not mine at all']).statusCode() == 422

        when:
        def there = member.rawPost('/settings/login/provider', [password: PagesFixture.PASSWORD]).headers().firstValue('Location').get()
        def back = member.get(local(provider.agree(there)))

        then:
        back.body().contains('It is linked')
        arrive(somebody(), '/members', true).headers().firstValue('Location').get() == '/members'

        when:
        member.post('/settings/login/provider', [password: PagesFixture.PASSWORD])

        then:
        arrive(somebody()).body().contains('You are new here')
    }

    def "of another way into a login its owner is told by a letter"() {
        given:
        def email = "$handle@somewhere.example".toString()
        register(email)

        when:
        def member = fixture.guest().as(handle)
        def there = member.rawPost('/settings/login/provider', [password: PagesFixture.PASSWORD]).headers().firstValue('Location').get()
        member.get(local(provider.agree(there)))

        then:
        def letter = mail.letter(email)
        letter.subject == 'Another way to sign in on ' + fixture.instance.settings.domain()
        (letter.content as String).contains("@$handle on")
        (letter.content as String).contains('Vale Federation')
    }

    def "an account that is linked cannot be linked by somebody else"() {
        given:
        def first = fixture.member(handle)
        first.get(local(provider.agree(first.rawPost('/settings/login/provider', [password: PagesFixture.PASSWORD]).headers().firstValue('Location').get())))
        def second = fixture.member("second$number")

        when:
        def answer = second.get(local(provider.agree(second.rawPost('/settings/login/provider', [password: PagesFixture.PASSWORD]).headers().firstValue('Location').get())))

        then:
        answer.statusCode() == 422
        answer.body().contains('Somebody else here')
    }

    def "the way back is for the browser that went, once and for ten minutes"() {
        given:
        def guest = somebody()
        def back = local(provider.agree(begin(guest)))

        expect: 'another browser'
        somebody().raw(back).statusCode() == 422

        when:
        def arrived = guest.raw(back)

        then:
        arrived.statusCode() == 303
        guest.raw(back).statusCode() == 422

        when:
        def late = local(provider.agree(begin(guest)))
        fixture.instance.clock.advance(Duration.ofMinutes(11))

        then:
        guest.raw(late).statusCode() == 422
    }

    def "#what is not believed"() {
        given:
        def guest = somebody()
        provider.lies = lies
        provider.signing = isForged ? new RSAKeyGenerator(2048).keyID('1').generate() : null

        when:
        def answer = guest.raw(local(provider.agree(begin(guest))))

        then:
        answer.statusCode() == 422
        answer.body().contains('could not be believed')

        where:
        what                          | lies                                                     | isForged
        'another nonce'               | [nonce: 'made up']                                       | false
        'another audience'            | [aud: 'somebody else']                                   | false
        'another issuer'              | [iss: 'https://evil.example']                            | false
        'an old token'                | [exp: new Date(System.currentTimeMillis() - 600_000)]    | false
        'an unsigned token'           | [alg: 'none']                                            | false
        "a token of another's key"    | [:]                                                      | true
        'a very long subject'         | [sub: 'x' * 256]                                         | false
        'a subject that is no text'   | [sub: 'x\u0000y']                                            | false
    }

    def "#query is answered with a page and brings nobody in"() {
        given:
        def guest = somebody()
        begin(guest)

        when:
        def answer = guest.raw('/sign-in/provider/back' + query)

        then:
        answer.statusCode() == 422
        guest.raw('/settings/login').statusCode() == 303

        where:
        query << ['', '?code=x', '?state=x', '?code=x&state=y', '?error=access_denied&state=x', '?code=%00&state=%00']
    }

    def "where keepers decide, who comes from the provider waits, and then comes in by it"() {
        given:
        mode('APPROVAL')
        def guest = somebody()
        def form = arrive(guest)

        expect:
        guest.rawPost(path(form), [name: 'Pia', handle: handle, reason: 'short']).statusCode() == 422

        when:
        def waits = guest.post(path(form), [name: 'Pia', handle: handle, reason: 'I live in stair C.'])

        then:
        waits.body().contains('have been asked')
        arrive(somebody()).body().contains('have been asked')

        when:
        def accept = (fixture.aino.get('/moderation/applications').body() =~ '/moderation/applications/[0-9]+/accept')[0] as String
        fixture.aino.post(accept)

        then:
        arrive(somebody(), '/members', true).headers().firstValue('Location').get() == '/members'
        (mail.letter("$handle@vale.example").content as String).contains('the way you came')
    }

    def "where only co-ops invite, who is new stays outside"() {
        given:
        mode('INVITATION')

        when:
        def guest = somebody()
        def form = arrive(guest)

        then:
        form.body().contains('takes nobody new without an invitation')
        guest.rawPost(path(form), [name: 'Pia', handle: handle]).statusCode() == 422
    }

    def "what a newcomer is given is of no use in another browser"() {
        given:
        def guest = somebody()
        def form = arrive(guest)

        expect: 'nobody is brought into a login of somebody else'
        somebody().raw(path(form)).statusCode() == 404
        somebody().rawPost(path(form), [name: 'Pia', handle: handle]).statusCode() == 404
        guest.rawPost(path(form), [name: 'Pia', handle: handle]).statusCode() == 303
    }

    def "that the provider says #error is told in its name, to the browser that went there"() {
        given:
        def guest = somebody()
        provider.refusal = [error: error, error_description: '<b>Not a member</b>']
        def back = local(provider.agree(begin(guest)))

        expect:
        !somebody().raw(back).body().contains('Not a member')

        when:
        def answer = guest.raw(back)

        then:
        answer.statusCode() == 422
        answer.body().contains('Vale Federation ' + words)
        answer.body().contains('&lt;b>Not a member') || answer.body().contains('&lt;b&gt;Not a member')
        !guest.raw(back).body().contains('Not a member')

        where:
        error                     | words
        'access_denied'           | 'has not let you through'
        'temporarily_unavailable' | 'cannot answer now'
        'unauthorized_client'     | 'does not accept'
    }

    def "a key the provider has made since is believed too"() {
        given:
        arrive(somebody())
        provider.key = new RSAKeyGenerator(2048).keyID("key-$number").generate()

        expect:
        arrive(somebody()).body().contains('You are new here')
    }

    def "a provider that calls itself otherwise is not asked for anything"() {
        given:
        def other = new FakeProvider()
        def house = new PagesFixture(provider: new OidcSettings(other.issuer + '/', 'bakery', 'a client secret', 'Other'))

        when:
        def answer = house.guest().rawPost('/sign-in/provider', [next: '/'])

        then:
        answer.statusCode() == 422
        answer.body().contains('Other does not answer as it should')

        cleanup:
        house?.close()
        other?.close()
    }

    def "where there is none, there is no button, and the way there leads nowhere"() {
        given:
        def house = new PagesFixture()

        expect:
        !house.guest().get('/sign-in').body().contains('action="/sign-in/provider"')
        house.guest().rawPost('/sign-in/provider', [next: '/']).statusCode() == 404
        house.aino.rawPost('/settings/login/provider', [password: PagesFixture.PASSWORD]).statusCode() == 404

        cleanup:
        house?.close()
    }

    def "a provider that wants the secret in the form gets it there"() {
        given:
        def other = new FakeProvider(takesFormOnly: true)
        def house = new PagesFixture(provider: other.settings)
        def guest = house.guest()

        when:
        def there = guest.rawPost('/sign-in/provider', [next: '/']).headers().firstValue('Location').get()
        def answer = guest.raw(other.agree(there) - house.instance.uri(''))

        then:
        answer.statusCode() == 303

        cleanup:
        house?.close()
        other?.close()
    }

    private register(String email) {
        fixture.instance.bean(Logins).register(new NewPerson(handle, 'Pia', email, PagesFixture.PASSWORD), false)
    }

    private mode(String mode) {
        fixture.aino.rawPost('/moderation/door', [mode: mode])
    }

    private Visitor somebody() {
        def visitor = fixture.guest()
        visitor.headers['X-Forwarded-For'] = "10.7.0.${(++fixtureVisitors) % 250}".toString()
        return visitor
    }

    @Shared int fixtureVisitors = 0

    private String begin(Visitor visitor, String next = '/') {
        return visitor.rawPost('/sign-in/provider', [next: next]).headers().firstValue('Location').get()
    }

    /** Goes to the provider and back, and on unless {@code isLast}. */
    private arrive(Visitor visitor, String next = '/', boolean isLast = false) {
        def back = local(provider.agree(begin(visitor, next)))
        return isLast ? visitor.raw(back) : visitor.get(back)
    }

    private String local(String url) {
        return url - fixture.instance.uri('')
    }

    private static String path(answer) {
        return (answer.request().uri().path)
    }
}
