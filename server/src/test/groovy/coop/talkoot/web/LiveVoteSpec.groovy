package coop.talkoot.web

import com.microsoft.playwright.Browser
import com.microsoft.playwright.BrowserContext
import com.microsoft.playwright.Page
import com.microsoft.playwright.Route
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Unroll

/** Who looks at an open vote in a browser sees how it stands change, without doing anything. */
@Requires(value = { LocalBrowser.isUsable() }, reason = 'left out: Chromium is not here')
class LiveVoteSpec extends Specification {
    @Shared @AutoCleanup(quiet = true) LocalBrowser browser = new LocalBrowser()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Visitor ben = fixture.member('ben')

    BrowserContext context
    List<String> troubles = []
    List<String> asked = []

    def cleanup() {
        context?.close()
    }

    @Unroll
    def "a ballot cast by somebody else shows on a page that is open already; #how"() {
        given:
        def motion = propose()
        def paper = open(motion)
        def aino = page()
        if (status) {
            aino.route('**/tally/stream') { Route route -> route.fulfill(new Route.FulfillOptions().setStatus(status).setBody('')) }
        }
        aino.navigate(motion)
        aino.evaluate('() => { window.isTheSame = true }')

        expect:
        aino.locator('#standing').innerText().contains('0 of 2 have voted')
        aino.waitForCondition { asked.any { it.endsWith(via) || it.contains(via + '?') } }

        when:
        ben.post(paper, [choice: 'YES', cast: '1'])

        then:
        aino.locator('#standing:has-text("1 of 2 have voted")').waitFor()
        aino.locator('#standing').innerText().contains('If it closed now, it would pass.')

        when: 'the mind is changed, and the open part of the picture stays open'
        // At one blow: a picture that is found first may be replaced before it is opened.
        aino.evaluate('() => { document.querySelector("#standing details").open = true }')
        ben.post(paper, [choice: 'NO', cast: '1'])

        then:
        aino.locator('#standing:has-text("If it closed now, it would not pass.")').waitFor()
        aino.locator('#standing details').first().getAttribute('open') != null
        aino.evaluate('() => window.isTheSame')
        troubles == []

        where:
        how                                          | status | via
        'by a stream of events'                      | 0      | '/tally/stream'
        'by asking again where there is no stream'   | 503    | '/tally'
    }

    def "where results are hidden only how many have voted changes"() {
        given:
        def motion = propose()
        def paper = open(motion, [hidden: 'on'])
        def aino = page()
        aino.navigate(motion)

        when:
        ben.post(paper, [choice: 'YES', cast: '1'])
        aino.locator('#standing:has-text("1 of 2 have voted")').waitFor()

        then:
        !aino.locator('#standing').innerText().contains('If it closed now')
        troubles == []
    }

    private Page page() {
        context = browser.browser.newContext(new Browser.NewContextOptions().setBaseURL(fixture.instance.uri('/')).setViewportSize(1280, 900))
        def page = context.newPage()
        page.setDefaultTimeout(60_000)
        page.onPageError { troubles << it.toString() }
        page.onRequest { asked << URI.create(it.url()).path + (it.url().contains('?') ? '?' : '') }
        page.navigate('/sign-in')
        page.locator('main [name=login]').fill('aino')
        page.locator('main [name=password]').fill(PagesFixture.PASSWORD)
        page.waitForNavigation { page.locator('form[action="/sign-in"] button').last().click() }
        return page
    }

    private String propose() {
        ben.rawPost('/groups/bakery/proposals/new', [title: "Shall we? ${System.nanoTime()}", text: 'What exactly, and why.', type: 'POLICY', audience: 'GROUP'])
                .headers().firstValue('Location').get()
    }

    private String open(String motion, Map<String, ?> more = [:]) {
        def answer = fixture.aino.post("$motion/open", [days: '7', visibility: 'OPEN', method: 'SIMPLE_MAJORITY'] + more)
        return (answer.body() =~ 'action="(/decisions/\\d+/ballot)')[0][1]
    }
}
