package coop.talkoot.web

import com.microsoft.playwright.Browser
import com.microsoft.playwright.BrowserContext
import com.microsoft.playwright.Page
import com.microsoft.playwright.options.ColorScheme
import com.microsoft.playwright.options.ReducedMotion
import coop.talkoot.governance.ClosingClock
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Unroll

/** From the first word to the outcome in a real browser; pictures are left in target/screens to be looked at. */
@Requires(value = { LocalBrowser.canJudge() }, reason = 'left out: Chromium or axe-core is not here')
class DecisionJourneySpec extends Specification {
    private static final SCREENS = Path.of('target/screens')

    @Shared @AutoCleanup(quiet = true) LocalBrowser browser = new LocalBrowser()

    PagesFixture fixture
    List<String> troubles = []
    List<BrowserContext> contexts = []
    String look

    def cleanup() {
        contexts*.close()
        fixture?.close()
    }

    @Unroll
    def "a co-op brings something up, talks, votes, changes its mind and reads the outcome; #how"() {
        given:
        look = "$width-${scheme.name().toLowerCase()}${withScripts ? '' : '-plain'}"
        fixture = new PagesFixture()
        fixture.member('ben')
        def aino = visitor('aino', width, scheme, withScripts)
        def ben = visitor('ben', width, scheme, withScripts)

        when: 'Ben forgets the title'
        go(ben, '/groups/bakery/proposals/new', 'proposal-form')
        ben.locator('main [name=text]').fill('Before next winter, from the repair fund.')
        ben.locator('main form').evaluate('form => form.noValidate = true')
        send(ben, 'main form.sheet')

        then:
        ben.locator('[name=title]').getAttribute('aria-invalid') == 'true'
        ben.locator('main [name=text]').inputValue() == 'Before next winter, from the repair fund.'

        when: 'he adds it, and Aino answers and supports'
        ben.locator('main [name=title]').fill('Replace the oven')
        send(ben, 'main form.sheet')
        def motion = path(ben)
        go(aino, motion)
        aino.locator('textarea[name=text]').fill('What does it cost?')
        send(aino, '#reply')
        go(aino, motion)
        send(aino, 'form[action$="/support"]')
        seen(aino, 'discussion')

        then:
        motion ==~ '/motions/\\d+'
        aino.locator('main').innerText().contains('What does it cost?')
        aino.locator('main').innerText().contains('1 member says so')

        when: 'it is put to the vote'
        aino.locator('#opening [name=method]').selectOption('CONSENSUS')
        send(aino, '#opening')
        go(ben, motion, 'ballot')

        then:
        ben.locator('#ballot').innerText().contains('You have not voted yet.')

        when: 'Ben blocks without a reason, then with one'
        ben.locator('label.choice:has([value=BLOCK])').click()
        send(ben, '#ballot')
        seen(ben, 'ballot-wrong')
        def isKept = ben.locator('[value=BLOCK]').isChecked()
        ben.locator('#ballot [name=reason]').fill('The lease forbids it.')
        send(ben, '#ballot')
        seen(ben, 'receipt')

        then:
        isKept
        ben.locator('#ballot').innerText().contains('Your vote is in.')
        ben.locator('#ballot').innerText().contains('The lease forbids it.')

        when: 'he changes his mind, by keyboard'
        ben.locator('#ballot a[href*="change=1"]').focus()
        ben.waitForNavigation { ben.keyboard().press('Enter') }
        ben.locator('#ballot input[value=BLOCK]').focus()
        5.times { if (!ben.locator('#ballot input[value=AGREE]').isChecked()) ben.keyboard().press('ArrowUp') }
        send(ben, '#ballot')
        go(aino, motion)
        aino.locator('label.choice:has([value=AGREE])').click()
        send(aino, '#ballot')
        seen(aino, 'standing')

        then:
        aino.locator('#standing').innerText().contains('If it closed now, it would pass.')

        when: 'the time is up'
        fixture.instance.clock.advance(Duration.ofDays(8))
        fixture.instance.bean(ClosingClock).run()
        go(ben, motion, 'result')

        then:
        ben.locator('#outcome').innerText().contains('Passed')
        ben.locator('main').innerText().contains('Hash of the roll')
        go(ben, '/decisions?show=DECIDED', 'decided')
        ben.locator('main').innerText().contains('Replace the oven')
        troubles == []

        where:
        how                              | width | scheme            | withScripts
        'on a desk'                      | 1280  | ColorScheme.LIGHT | true
        'on a telephone at night'        | 390   | ColorScheme.DARK  | true
        'on a telephone without scripts' | 390   | ColorScheme.LIGHT | false
    }

    @Unroll
    def "a ranking is put in order by keyboard alone; #how"() {
        given:
        look = withScripts ? 'ranked' : 'ranked-plain'
        fixture = new PagesFixture()
        def aino = visitor('aino', 390, ColorScheme.LIGHT, withScripts)
        go(aino, '/groups/bakery/proposals/new')
        aino.locator('main [name=title]').fill('The common room')
        aino.locator('main [name=text]').fill('What shall it be?')
        aino.locator('main [name=options]').fill('A workshop\nA guest flat\nA playroom')
        send(aino, 'main form.sheet')
        aino.locator('#opening [name=method]').selectOption('SCHULZE')
        send(aino, '#opening')

        when:
        press(aino, 'in-1', '#out-1')
        press(aino, 'in-2', '#out-2')
        press(aino, 'up-2', '#down-2:not([disabled])')
        seen(aino, 'ballot')

        then:
        aino.locator('#f-place-2').inputValue() == '1'
        aino.locator('#f-place-1').inputValue() == '2'
        aino.locator('#f-place-3').inputValue() == ''

        when:
        send(aino, '#ballot')

        then:
        aino.locator('#ballot li').allInnerTexts() == ['Place 1: A guest flat', 'Place 2: A workshop']
        aino.locator('#standing table.pairs').isVisible()
        seen(aino, 'pairs')
        troubles == []

        where:
        how               | withScripts
        'with scripts'    | true
        'without scripts' | false
    }

    private void press(Page page, String button, String then) {
        page.locator("#$button").focus()
        page.keyboard().press('Enter')
        page.locator(then).waitFor()
    }

    private Page visitor(String handle, int width, ColorScheme scheme, boolean withScripts) {
        def context = browser.browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(fixture.instance.uri('/')).setViewportSize(width, 900).setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE).setJavaScriptEnabled(withScripts))
        contexts << context
        if (withScripts) {
            context.addInitScript(LocalBrowser.axe().get())
        }
        def page = context.newPage()
        page.setDefaultTimeout(60_000)
        page.onConsoleMessage { if (it.type() == 'error' && !it.text().contains('the server responded with a status of 4')) troubles << "${page.url()}: ${it.text()}".toString() }
        page.onPageError { troubles << "${page.url()}: $it".toString() }
        page.onRequest { if (!it.url().startsWith(fixture.instance.uri('/'))) troubles << "${page.url()} asks ${it.url()}".toString() }
        page.onResponse { if (it.status() >= 500) troubles << "${it.url()} is ${it.status()}".toString() }
        page.navigate('/sign-in')
        page.locator('main [name=login]').fill(handle)
        page.locator('main [name=password]').fill(PagesFixture.PASSWORD)
        send(page, 'form[action="/sign-in"]')
        return page
    }

    private void go(Page page, String path, String name = null) {
        page.navigate(path)
        if (name) {
            seen(page, name)
        }
    }

    /** Keeps a picture, and looks for what does not fit and what not everybody can use. */
    private void seen(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve("decision-$name-${look}.png")))
        if (!look.endsWith('plain')) {
            troubles.addAll(LocalBrowser.faults(page, name))
        }
    }

    private static void send(Page page, String form) {
        page.waitForNavigation { page.locator("${form} button:not([type=button])").last().click() }
    }

    private static String path(Page page) {
        return URI.create(page.url()).path
    }
}
