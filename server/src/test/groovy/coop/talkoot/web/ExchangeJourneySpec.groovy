package coop.talkoot.web

import static coop.talkoot.activitypub.Neighbours.await

import com.microsoft.playwright.Browser
import com.microsoft.playwright.BrowserContext
import com.microsoft.playwright.Page
import com.microsoft.playwright.options.ColorScheme
import com.microsoft.playwright.options.ReducedMotion
import coop.talkoot.TestInstance
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listings
import coop.talkoot.ledger.clearing.TwoLedgers
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.platform.Origin
import java.time.LocalDateTime
import java.time.ZoneOffset
import java.time.temporal.ChronoUnit
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Unroll

/** From an offer to a completed deal in a real browser, both sides; pictures are left in target/screens to be looked at. */
@Requires(value = { LocalBrowser.canJudge() }, reason = 'left out: Chromium or axe-core is not here')
class ExchangeJourneySpec extends Specification {
    private static final KEEPER = 'a long enough password'

    @Shared @AutoCleanup(quiet = true) LocalBrowser browser = new LocalBrowser()

    AutoCloseable house
    List<String> troubles = []
    List<BrowserContext> contexts = []
    String look
    Map<String, ?> rules

    def cleanup() {
        contexts*.close()
        house?.close()
    }

    @Unroll
    def "a trailer is asked for, lent, kept longer and brought back; #how"() {
        given:
        look = "$width-${scheme.name().toLowerCase()}${withScripts ? '' : '-plain'}"
        rules = tried
        def fixture = new PagesFixture()
        house = fixture
        fixture.member('marek')
        def offer = fixture.offer(title: 'Bicycle trailer', subject: 'ITEM', condition: '4', quantity: '', audience: 'GROUP')
        def aino = visitor(fixture.instance, 'aino', PagesFixture.PASSWORD, width, scheme, withScripts)
        def marek = visitor(fixture.instance, 'marek', PagesFixture.PASSWORD, width, scheme, withScripts)

        when: 'Marek would have it back before he has it'
        go(marek, offer, 'loan-offer')
        fill(marek, ['respond-from': at(2), 'respond-until': at(1), 'respond-words': 'For the move on Saturday?'])
        send(marek, '#respond form')
        seen(marek, 'loan-refused')

        then: 'that is told at its field, and his words are still there'
        marek.locator('[name=respond-until]').getAttribute('aria-invalid') == 'true'
        marek.locator('[name=respond-words]').inputValue() == 'For the move on Saturday?'

        when:
        fill(marek, ['respond-until': at(3)])
        send(marek, '#respond form')
        def page = path(marek)
        seen(marek, 'loan-asked')

        then:
        page ==~ '/agreements/\\d+'
        says(marek, 'Aino Aalto is to say yes, no, or suggest other terms.')

        when: 'Aino finds it at home, and says yes'
        go(aino, '/', 'loan-home')
        aino.locator("section:has(#waiting) a[href=\"$page\"]").click()
        seen(aino, 'loan-answer')
        fill(aino, ['accept-words': 'Gladly. It stands in the yard.'])
        send(aino, 'form[action$="/steps/accept"]')

        then:
        says(aino, 'It is kept for Marek.')

        when: 'she hands it over, and leaves out how it is'
        aino.locator('form[action$="/steps/hand-over"]').evaluate('form => form.noValidate = true')
        fill(aino, ['hand-over-words': 'With its lock'])
        send(aino, 'form[action$="/steps/hand-over"]')
        seen(aino, 'loan-hand-over')

        then:
        aino.locator('#f-hand-over-condition-error').isVisible()
        aino.locator('[name=hand-over-words]').inputValue() == 'With its lock'

        when:
        aino.locator('label.choice:has([name=hand-over-condition][value="4"])').click()
        send(aino, 'form[action$="/steps/hand-over"]')
        go(marek, page)
        send(marek, 'form[action$="/steps/confirm"]')
        seen(marek, 'loan-active')
        open(marek, 'Ask to keep it longer')
        fill(marek, ['extend-until': at(4)])
        send(marek, 'form[action$="/steps/extend"]')
        go(aino, page)

        then:
        says(aino, 'Marek would like to keep it until')

        when: 'she lets him, and he brings it back'
        send(aino, 'form[action$="/steps/accept"]')
        go(marek, page)
        send(marek, 'form[action$="/steps/claim-return"]')
        go(aino, page)
        aino.locator('label.choice:has([name=confirm-return-condition][value="4"])').click()
        send(aino, 'form[action$="/steps/confirm-return"]')
        go(marek, page)
        send(marek, 'form[action$="/steps/confirm"]')
        seen(marek, 'loan-done')
        go(marek, '/agreements', 'agreements')

        then:
        says(marek, 'Bicycle trailer')
        [aino, marek].every { go(it, page); says(it, 'All is done that you agreed on.') }
        troubles == []

        where:
        how                              | width | scheme            | tried                   | withScripts
        'on a desk'                      | 1280  | ColorScheme.LIGHT | LocalBrowser.EVERY_RULE | true
        'on a telephone at night'        | 390   | ColorScheme.DARK  | LocalBrowser.EVERY_RULE | true
        'on a telephone without scripts' | 390   | ColorScheme.LIGHT | null                    | false
    }

    @Unroll
    def "work that a member of another co-op asks for is entered, confirmed and paid in hours on both servers; #how"() {
        given:
        look = "$width-${scheme.name().toLowerCase()}"
        rules = LocalBrowser.EVERY_RULE
        def two = new TwoLedgers(0)
        house = two
        two.open(10_000, 10_000)
        def bob = two.garden.keeper.identity()
        def group = two.garden.find(two.bakery.group.identity())
        two.garden.bean(Follows).request(bob, group, Origin.LOCAL)
        await('the accept') { two.garden.bean(Follows).between(bob.id(), group.id()).get().state() == Follow.State.ACCEPTED }
        def listing = two.bakery.offer('Bike tune-ups, brakes to bottom bracket', kind: ExchangeKind.TIME_CREDIT, quantity: '1', unit: 'hour', inReturn: '')
        def copy = await('the listing') { two.garden.bean(Listings).byUri(listing.post().uri()).orElse(null) }
        def worker = visitor(two.bakery.instance, 'alice', KEEPER, width, scheme, true)
        def asker = visitor(two.garden.instance, 'bob', KEEPER, width, scheme, true)

        when: 'Bob asks on the copy his own server has'
        go(asker, "/posts/${copy.id()}", 'hours-offer')
        fill(asker, ['respond-time': '1:00', 'respond-words': 'The rear wheel wobbles.'])
        send(asker, '#respond form')
        def there = path(asker)
        seen(asker, 'hours-asked')

        then:
        says(asker, 'Alice is to say yes, no, or suggest other terms.')

        when: 'Alice hears of it on hers'
        await('the question') { go(worker, '/agreements'); worker.locator('.todo a.t').count() == 1 }
        worker.locator('.todo a.t').click()
        def here = path(worker)
        send(worker, 'form[action$="/steps/accept"]')
        fill(worker, ['claim-work-time': '1:15', 'claim-work-words': 'Two spokes were cracked.'])
        send(worker, 'form[action$="/steps/claim-work"]')
        go(worker, '/wallet', 'hours-pending')

        then:
        says(worker, '+1 h 15 min')
        says(worker, 'waits for a yes')

        when: 'Bob says that it took so long'
        await('the work') { go(asker, there); asker.locator('form[action$="/steps/confirm"]').count() == 1 }
        seen(asker, 'hours-confirm')
        send(asker, 'form[action$="/steps/confirm"]')

        then: 'the hours have moved on both'
        [[worker, here], [asker, there]].every { visitor, address ->
            await('the hours') { go(visitor as Page, address as String); says(visitor as Page, '1 h 15 min have moved.') }
        }
        two.clearing(two.garden).balance() == 75
        two.clearing(two.bakery).balance() == -75

        when:
        seen(asker, 'hours-done')
        go(worker, '/wallet', 'hours-wallet')

        then:
        !says(worker, 'waits for a yes')
        troubles == []

        where:
        how                   | width | scheme
        'on a telephone'      | 390   | ColorScheme.LIGHT
        'at night on a desk'  | 1280  | ColorScheme.DARK
    }

    private Page visitor(TestInstance instance, String handle, String password, int width, ColorScheme scheme, boolean withScripts) {
        def context = browser.browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(instance.uri('/')).setViewportSize(width, 900).setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE).setJavaScriptEnabled(withScripts))
        contexts << context
        if (withScripts) {
            context.addInitScript(LocalBrowser.axe().get())
        }
        def page = context.newPage()
        page.setDefaultTimeout(60_000)
        page.onConsoleMessage { if (it.type() == 'error' && !it.text().contains('the server responded with a status of 4')) troubles << "${page.url()}: ${it.text()}".toString() }
        page.onPageError { troubles << "${page.url()}: $it".toString() }
        page.onRequest { if (!it.url().startsWith(instance.uri('/'))) troubles << "${page.url()} asks ${it.url()}".toString() }
        page.onResponse { if (it.status() >= 500) troubles << "${it.url()} is ${it.status()}".toString() }
        page.navigate('/sign-in')
        page.locator('[name=login]').fill(handle)
        page.locator('[name=password]').fill(password)
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
        LocalBrowser.keepPicture(page, "exchange-$name-$look")
        if (rules) {
            troubles.addAll(LocalBrowser.faults(page, name, rules))
        }
    }

    private static void open(Page page, String summary) {
        page.locator("summary:has-text(\"$summary\")").click()
    }

    private static boolean says(Page page, String words) {
        page.locator('main').innerText().contains(words)
    }

    private static void fill(Page page, Map<String, String> values) {
        values.each { name, value -> page.locator("main [name=$name]").fill(value) }
    }

    private static void send(Page page, String form) {
        page.waitForNavigation { page.locator("${form} button:not([type=button])").last().click() }
    }

    private static String path(Page page) {
        return URI.create(page.url()).path
    }

    private static String at(int days) {
        LocalDateTime.now(ZoneOffset.UTC).plusDays(days).truncatedTo(ChronoUnit.MINUTES)
    }
}
