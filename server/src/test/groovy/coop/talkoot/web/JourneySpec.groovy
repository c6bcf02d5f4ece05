package coop.talkoot.web

import com.microsoft.playwright.Browser
import com.microsoft.playwright.BrowserContext
import com.microsoft.playwright.Page
import com.microsoft.playwright.options.AriaRole
import com.microsoft.playwright.options.ColorScheme
import com.microsoft.playwright.options.ReducedMotion
import coop.talkoot.TestInstance
import coop.talkoot.people.SetupLinks
import java.time.LocalDate
import java.time.ZoneOffset
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/** A whole instance as people use it, in a real browser. */
@Requires(value = { LocalBrowser.canJudge() }, reason = 'left out: Chromium or axe-core is not here')
class JourneySpec extends Specification {
    @Shared @AutoCleanup(quiet = true) LocalBrowser browser = new LocalBrowser()

    TestInstance instance
    List<String> troubles = []
    List<BrowserContext> contexts = []
    String look
    Map<String, ?> rules

    def cleanup() {
        contexts*.close()
        instance?.close()
    }

    def "a co-op begins, a member joins and offers, others answer; #how"() {
        given:
        look = "$width-${scheme.name().toLowerCase()}${withScripts ? '' : '-plain'}"
        rules = tried
        instance = TestInstance.start(name: 'bakery')
        def token = instance.bean(SetupLinks).issue().get()
        def keeper = visitor(width, scheme, withScripts)
        def member = visitor(width, scheme, withScripts)
        def guest = visitor(width, scheme, withScripts)

        when: 'nobody has set it up'
        go(guest, '/', 'waiting')

        then:
        guest.locator('h1').innerText().contains('waits')

        when: 'its keeper opens the link and leaves something out'
        go(keeper, "/setup/$token", 'setup')
        fill(keeper, [coopName: 'Riverside Bakery', coopHandle: 'Bake House', coopSummary: 'Bread for the neighbourhood.',
                      coopPlace: 'Riverside', name: 'Aino Aalto', handle: 'aino', password: 'correct horse battery'])
        send(keeper, 'form')
        seen(keeper, 'setup-wrong')

        then: 'what is wrong stands at its field, and what was typed is still there'
        keeper.locator('[name=coopHandle]').getAttribute('aria-invalid') == 'true'
        keeper.locator('[name=coopName]').inputValue() == 'Riverside Bakery'

        when:
        fill(keeper, [coopHandle: 'bakery', password: 'correct horse battery'])
        send(keeper, 'form')
        seen(keeper, 'home-new')

        then:
        path(keeper) == '/'
        go(guest, "/setup/$token", 'setup-used')
        guest.getByText('used up').first().isVisible()

        when: 'the keeper invites, and somebody comes'
        go(keeper, '/groups/bakery/invite', 'invite')
        send(keeper, 'form[action$="/invite"]')
        seen(keeper, 'invite-made')
        def link = (keeper.content() =~ '/join/[A-Za-z0-9_-]+')[0] as String
        go(member, link, 'join')
        fill(member, [name: 'Mikko Metso', handle: 'mikko', password: 'three short planks'])
        send(member, 'form')
        seen(member, 'home-member')
        go(member, '/members', 'members')

        then:
        member.locator('main').innerText().contains('Mikko Metso')
        member.locator('main').innerText().contains('Aino Aalto')

        when: 'the member offers something'
        go(member, '/add', 'add')
        member.locator('main a[href="/add/offer"]').first().click()
        fill(member, [title: 'Bicycle trailer, to lend', text: 'Carries two crates.\n\nAsk a day ahead. #bike', quantity: '1,5',
                      place: 'Riverside 4', tags: 'lend', openUntil: LocalDate.ofInstant(instance.clock.instant(), ZoneOffset.UTC).plusDays(30).toString()])
        member.locator('label.choice:has([value=LOAN])').click()
        member.locator('[name=unit]').selectOption('hour')
        member.locator('[name=audience]').selectOption('PUBLIC')
        seen(member, 'offer-form')
        send(member, 'form.sheet')
        seen(member, 'offer')
        def offer = path(member)

        then: 'it has a page with all it says, which the public may read'
        offer ==~ '/offers/\\d+'
        member.locator('h1').innerText() == 'Bicycle trailer, to lend'
        ['1.5 hours', 'Riverside 4', 'Loan'].every { member.locator('aside.aside').innerText().contains(it) }
        go(guest, offer, 'offer-guest')
        guest.locator('h1').innerText() == 'Bicycle trailer, to lend'
        go(guest, '/exchange', 'exchange-guest')
        guest.locator('#results').innerText().contains('Bicycle trailer')

        when: 'the keeper answers'
        go(keeper, '/exchange?q=trailer', 'exchange')
        keeper.locator('#results a[href="' + offer + '"]').first().click()
        keeper.locator('textarea[name=text]').fill('May I have it on Friday?')
        send(keeper, '#reply')
        go(member, offer, 'offer-answered')

        then:
        member.locator('main').innerText().contains('May I have it on Friday?')

        when: 'the member changes it'
        member.locator('a[href="' + offer + '/edit"]').click()
        fill(member, [quantity: '2'])
        send(member, 'form.sheet')
        seen(member, 'offer-changed')

        then:
        path(member) == offer
        member.locator('aside.aside').innerText().contains('2 hours')

        when: 'a note in the co-op'
        go(member, '/', 'home')
        member.locator('main textarea[name=text]').first().fill('The oven is warm from six.')
        send(member, 'main form:has(textarea[name=text])')
        go(keeper, '/', 'home-note')
        go(keeper, '/groups/bakery', 'group')

        then:
        keeper.locator('main').innerText().contains('The oven is warm from six.')

        when: 'the member takes the offer back, and signs out'
        go(member, offer)
        member.locator('summary:has-text("Withdraw")').click()
        send(member, 'form[action$="/withdraw"]')
        seen(member, 'withdrawn')

        then:
        !member.locator('#results').innerText().contains('Bicycle trailer')
        go(guest, '/exchange')
        !guest.locator('#results').innerText().contains('Bicycle trailer')

        when:
        go(member, '/settings/profile', 'profile-form')
        go(member, '/users/mikko', 'profile')
        member.waitForNavigation { member.locator('form[action="/sign-out"] button:visible').first().click() }
        go(member, '/members', 'sign-in')
        fill(member, [login: 'mikko', password: 'three long planks'])
        send(member, 'form[action="/sign-in"]')
        seen(member, 'sign-in-wrong')

        then:
        member.getByRole(AriaRole.ALERT).isVisible()

        when:
        fill(member, [login: 'mikko', password: 'three short planks'])
        send(member, 'form[action="/sign-in"]')

        then: 'one arrives where one wanted to go'
        path(member) == '/members'
        troubles == []

        where:
        how                              | width | scheme            | tried                      | withScripts
        'on a desk'                      | 1280  | ColorScheme.LIGHT | LocalBrowser.EVERY_RULE    | true
        'on a telephone'                 | 390   | ColorScheme.LIGHT | LocalBrowser.RULES_OF_FORM | true
        'on a telephone at night'        | 390   | ColorScheme.DARK  | LocalBrowser.EVERY_RULE    | true
        'at night on a desk'             | 1280  | ColorScheme.DARK  | LocalBrowser.RULES_OF_FORM | true
        'on a telephone without scripts' | 390   | ColorScheme.LIGHT | null                       | false
    }

    private Page visitor(int width, ColorScheme scheme, boolean withScripts) {
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
        LocalBrowser.keepPicture(page, "journey-$name-$look")
        if (rules) {
            troubles.addAll(LocalBrowser.faults(page, name, rules))
        }
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
}
