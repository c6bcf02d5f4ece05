package coop.talkoot.web

import com.microsoft.playwright.Browser
import com.microsoft.playwright.Page
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/** To the identity provider and back in a real browser, which holds cookies and redirects to its own rules. */
@Requires(value = { LocalBrowser.isUsable() }, reason = 'left out: Chromium is not here')
class ProviderBrowserSpec extends Specification {
    @Shared @AutoCleanup FakeProvider provider = new FakeProvider()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture(provider: provider.settings)
    @Shared @AutoCleanup(quiet = true) LocalBrowser browser = new LocalBrowser()

    def setup() {
        provider.refusal = [:]
        fixture.aino.rawPost('/moderation/door', [mode: 'OPEN'])
    }

    def "somebody new signs up by it, and comes in by it again"() {
        given:
        provider.person = [sub: 'new', name: 'Pia Palm']
        def page = page()

        when:
        begin(page, '/sign-in?next=/settings/login')
        page.fill('[name=handle]', 'pia')
        page.waitForNavigation { page.click('main form button') }

        then:
        page.locator('h1').innerText() == 'Signing in'

        when:
        page.context().clearCookies()
        begin(page, '/sign-in?next=/settings/login')

        then:
        page.locator('h1').innerText() == 'Signing in'

        cleanup:
        page?.context()?.close()
    }

    def "who is signed in links the account on the page about signing in"() {
        given:
        provider.person = [sub: 'linked', name: 'Lena']
        fixture.member('lena')
        def page = page()
        page.navigate('/sign-in?next=/settings/login')
        page.fill('[name=login]', 'lena')
        page.fill('[name=password]', PagesFixture.PASSWORD)
        page.waitForNavigation { page.click('form[action="/sign-in"] button') }

        when:
        page.fill('#f-linkPassword', PagesFixture.PASSWORD)
        page.waitForNavigation { page.click('#provider button') }

        then:
        page.locator('body').innerText().contains('It is linked')
        page.locator('#provider').innerText().contains('End the link')

        cleanup:
        page?.context()?.close()
    }

    def "what the provider refuses is said on a page that leads back"() {
        given:
        provider.refusal = [error: 'access_denied', error_description: 'Only members of Vale']
        def page = page()

        when:
        begin(page, '/sign-in')

        then:
        page.locator('main').innerText().contains('Only members of Vale')

        when:
        page.waitForNavigation { page.click('main a:has-text("Begin again")') }

        then:
        page.locator('h1').innerText() == 'Come in'

        cleanup:
        page?.context()?.close()
    }

    private Page page() {
        def page = browser.browser.newContext(new Browser.NewContextOptions().setBaseURL(fixture.instance.uri('/'))).newPage()
        page.setDefaultTimeout(60_000)
        return page
    }

    private void begin(Page page, String from) {
        page.navigate(from)
        page.waitForNavigation { page.click('button:has-text("Vale Federation")') }
    }
}
