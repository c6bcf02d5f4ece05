package coop.talkoot.web

import com.google.gson.JsonObject
import com.microsoft.playwright.BrowserContext
import com.microsoft.playwright.Browser
import com.microsoft.playwright.Page
import coop.talkoot.Mailbox
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/** Passkeys in a real browser with an authenticator made of software, and what others might send in their stead. */
@Requires(value = { LocalBrowser.isUsable() }, reason = 'left out: Chromium is not here')
class PasskeySpec extends Specification {
    /** Asks for options and answers them, and gives what the form would carry. */
    private static final String ANSWER = '''async ([path, fields, what]) => {
        const asked = await fetch(path, {method: 'POST', headers: {Accept: 'application/json'}, body: new URLSearchParams(fields)});
        const options = (await asked.json()).publicKey;
        const credential = what === 'make'
            ? await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)})
            : await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
        return [asked.headers.get('Talkoot-Ceremony'), JSON.stringify(credential.toJSON())];
    }'''

    @Shared @AutoCleanup Mailbox mail = new Mailbox()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture(smtp: mail.smtp)
    @Shared @AutoCleanup(quiet = true) LocalBrowser browser = new LocalBrowser()
    @Shared int number = 0

    private final String handle = "kim${++number}"
    private final List<BrowserContext> contexts = []
    private final List<String> troubles = []

    def cleanup() {
        contexts*.close()
    }

    def "somebody makes a passkey and comes in by it without name and password, to where they wanted to go"() {
        given:
        fixture.member(handle)
        def page = page(true)
        signIn(page)

        expect: 'who has no address is told what that means'
        page.locator('main').innerText().contains('No letter can reach you')

        when:
        page.navigate('/settings/passkeys')
        page.fill('[name=name]', 'My telephone')
        page.fill('[name=password]', PagesFixture.PASSWORD)
        page.waitForNavigation { page.click('main button:has-text("Make it")') }

        then:
        page.locator('main').innerText().contains('My telephone')

        when:
        page.context().clearCookies()
        page.navigate('/sign-in?next=/members')
        page.click('button:has-text("Use a passkey")')
        page.waitForURL(fixture.instance.uri('/members'))

        then:
        page.locator('h1').innerText() == 'Members'
        troubles == []

        when: 'it is removed'
        page.navigate('/settings/passkeys')
        page.waitForNavigation { page.click('main button:has-text("Remove")') }

        then: 'and what is left is said'
        page.locator('body').innerText().contains('from now on you sign in with your password')
        page.locator('main').innerText().contains('There is none yet')

        when:
        page.context().clearCookies()
        page.navigate('/sign-in')
        page.waitForNavigation { page.click('button:has-text("Use a passkey")') }

        then:
        page.locator('h1').innerText() == 'That did not work'
    }

    def "a passkey is two factors: who has a second one is not asked for it"() {
        given:
        fixture.member(handle)
        def page = page(true)
        signIn(page)
        def made = make(page)
        take(page, made)

        when:
        page.context().clearCookies()
        page.navigate('/sign-in')
        def guest = fixture.guest()
        def answer = guest.rawPost('/sign-in/passkey', key(page) + [next: '/oauth/authorize?client_id=1'])

        then:
        answer.headers().firstValue('Location').get() == '/oauth/authorize?client_id=1'
        guest.raw('/settings/passkeys').statusCode() == 200
    }

    def "an answer is good once, and not for long"() {
        given:
        fixture.member(handle)
        def page = page(true)
        signIn(page)
        take(page, make(page))
        page.context().clearCookies()
        page.navigate('/sign-in')
        def once = key(page)
        def late = key(page)

        expect:
        fixture.guest().rawPost('/sign-in/passkey', once).statusCode() == 303
        fixture.guest().rawPost('/sign-in/passkey', once).statusCode() == 422

        when:
        fixture.instance.clock.advance(Duration.ofMinutes(6))

        then:
        fixture.guest().rawPost('/sign-in/passkey', late).statusCode() == 422
    }

    def "an answer with another #part opens nothing"() {
        given:
        fixture.member(handle)
        def page = page(true)
        signIn(page)
        take(page, make(page))
        page.context().clearCookies()
        page.navigate('/sign-in')
        def answer = key(page)
        def other = key(page)

        when:
        def refused = fixture.guest().rawPost('/sign-in/passkey', change(answer, other))

        then:
        refused.statusCode() == 422
        refused.body().contains('That did not work')

        where:
        part               | change
        'question'         | { mine, next -> mine + [token: next.token] }
        'made-up question' | { mine, next -> mine + [token: 'x' * 43] }
        'signature'        | { mine, next -> mine + [credential: mine.credential.replaceFirst('"signature":"[^"]{9}', '"signature":"MEUCIQDAA')] }
        'handle'           | { mine, next -> mine + [credential: mine.credential.replaceFirst('"userHandle":"[^"]*"', '"userHandle":"AAAAAAAAAAE"')] }
        'form'             | { mine, next -> mine + [credential: '{"id": 7}'] }
        'kind'             | { mine, next -> mine + [credential: '[[[[' * 100] }
        'length'           | { mine, next -> mine + [credential: 'x' * 30_000] }
    }

    def "of a new passkey its owner is told by a letter"() {
        given:
        def email = "$handle@somewhere.example".toString()
        fixture.instance.bean(Logins).register(new NewPerson(handle, 'Kim', email, PagesFixture.PASSWORD), false)
        def page = page(true)
        signIn(page)

        when:
        take(page, make(page))

        then:
        (mail.letter(email).content as String).contains('A key')
        !page.locator('main').innerText().contains('No letter can reach you')
    }

    def "a device that does not check who holds it is not enough"() {
        given:
        fixture.member(handle)
        def page = page(false)
        signIn(page)

        when:
        make(page)

        then:
        thrown(Exception)
    }

    def "making one takes the password, and a key made for one person is not another's"() {
        given:
        fixture.member(handle)
        def other = fixture.member("other$number")
        def page = page(true)
        signIn(page)
        def made = make(page)

        expect:
        other.rawPost('/settings/passkeys', made + [name: 'Mine now']).statusCode() == 422
        other.rawPost('/settings/passkeys/options', [password: 'not mine at all']).statusCode() == 422
        fixture.guest().rawPost('/settings/passkeys/options', [password: PagesFixture.PASSWORD]).statusCode() == 303
        other.rawPost('/settings/passkeys/1/remove').statusCode() == 404
    }

    /** A browser with an authenticator; one that checks who holds it, or does not. */
    private Page page(boolean checks) {
        def context = browser.browser.newContext(new Browser.NewContextOptions().setBaseURL(fixture.instance.uri('/')))
        contexts << context
        def page = context.newPage()
        page.setDefaultTimeout(60_000)
        page.onConsoleMessage { if (it.type() == 'error' && !it.text().contains('status of 4')) troubles << it.text() }
        page.onPageError { troubles << it.toString() }
        def devTools = context.newCDPSession(page)
        devTools.send('WebAuthn.enable')
        devTools.send('WebAuthn.addVirtualAuthenticator', authenticator(checks))
        return page
    }

    private static JsonObject authenticator(boolean checks) {
        def options = new JsonObject()
        options.addProperty('protocol', 'ctap2')
        options.addProperty('transport', 'internal')
        options.addProperty('hasResidentKey', true)
        options.addProperty('hasUserVerification', checks)
        options.addProperty('isUserVerified', checks)
        options.addProperty('automaticPresenceSimulation', true)
        def all = new JsonObject()
        all.add('options', options)
        return all
    }

    private void signIn(Page page) {
        page.navigate('/sign-in')
        page.fill('[name=login]', handle)
        page.fill('[name=password]', PagesFixture.PASSWORD)
        page.waitForNavigation { page.click('form[action="/sign-in"] button') }
        page.navigate('/settings/passkeys')
    }

    /** What the browser answers when it is asked to make a key. */
    private Map<String, String> make(Page page) {
        return answered(page, '/settings/passkeys/options', [password: PagesFixture.PASSWORD], 'make')
    }

    private Map<String, String> key(Page page) {
        return answered(page, '/sign-in/passkey/options', [x: ''], 'get')
    }

    private static Map<String, String> answered(Page page, String path, Map<String, String> fields, String what) {
        def answer = page.evaluate(ANSWER, [path, fields, what]) as List<String>
        return [token: answer[0], credential: answer[1]]
    }

    private void take(Page page, Map<String, String> made) {
        def fields = made + [name: 'A key']
        page.evaluate('''async fields => (await fetch('/settings/passkeys', {method: 'POST', body: new URLSearchParams(fields)})).status''', fields)
    }
}
