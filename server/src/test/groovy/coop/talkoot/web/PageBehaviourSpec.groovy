package coop.talkoot.web

import com.microsoft.playwright.Page
import com.microsoft.playwright.options.AriaRole
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/** What the scripts add to pages that work without them. */
@Requires(value = { LocalBrowser.isUsable() }, reason = 'left out: Chromium is not here')
class PageBehaviourSpec extends Specification {
    @Shared @AutoCleanup(quiet = true) LocalBrowser browser = new LocalBrowser()
    @Shared @AutoCleanup SampleServer server = new SampleServer(new SamplePages().all())

    def page = browser.browser.newPage()
    def troubles = []

    def setup() {
        page.onConsoleMessage { if (it.type() == 'error') troubles << it.text() }
        page.onPageError { troubles << it }
    }

    def cleanup() {
        page.context().close()
    }

    def "choosing a filter fetches the list at once and leaves an address that can be shared"() {
        given:
        page.navigate(server.address('exchange'))
        def list = page.locator('#results').elementHandle()

        when:
        def answer = page.waitForResponse('**/exchange?**', { page.getByLabel('In return').selectOption('LOAN') })
        page.waitForCondition { page.url().contains('kind=LOAN') }

        then:
        answer.request().headers()['hx-request'] == 'true'
        page.waitForCondition { !list.evaluate('list => list.isConnected') } == null
        page.locator('#results .card').count() == 9
        page.getByLabel('In return').inputValue() == 'LOAN'
        troubles == []
    }

    def "the way back from a filter shows the list as it was"() {
        given:
        page.navigate(server.address('exchange'))
        page.waitForResponse('**/exchange?**', { page.getByLabel('Show', new Page.GetByLabelOptions().setExact(true)).selectOption('OFFER') })
        page.waitForCondition { page.url().contains('purpose=OFFER') }

        when:
        page.goBack()
        page.waitForCondition { !page.url().contains('purpose=OFFER') }

        then:
        page.locator('#results .card').count() == 9
        page.locator('h1').count() == 1
        troubles == []
    }

    def "what was being written is still there after a reload, and gone once sent"() {
        given:
        page.navigate(server.address('add-offer'))
        page.getByLabel('In your words').fill('Mondays from five')

        when:
        page.reload()

        then:
        page.getByLabel('In your words').inputValue() == 'Mondays from five'

        when:
        page.evaluate("document.querySelector('main form').dispatchEvent(new Event('submit'))")
        page.reload()

        then:
        page.getByLabel('In your words').inputValue() == ''
    }

    def "an invitation link has a button that copies it"() {
        given:
        page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
        page.navigate(server.address('invite-made'))

        when:
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName('Copy')).click()
        page.getByText('Copied').waitFor()

        then:
        page.evaluate('navigator.clipboard.readText()') == 'https://lindenrow.example/join/Qm9vbS1zaGFrYS1sYWth'
        troubles == []
    }

    def "what is wrong with a form is in the focus when it comes back"() {
        when:
        page.navigate(server.address('add-need-error'))

        then:
        page.evaluate('document.activeElement.getAttribute("role")') == 'alert'
    }
}
