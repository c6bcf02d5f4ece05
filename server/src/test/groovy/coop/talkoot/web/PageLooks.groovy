package coop.talkoot.web

import com.microsoft.playwright.Browser
import com.microsoft.playwright.Page
import com.microsoft.playwright.options.ColorScheme
import com.microsoft.playwright.options.ReducedMotion
import org.opentest4j.TestAbortedException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * Opens sample pages in a real browser, once, and looks at them in each form. Each of its specs has a third of them, as
 * one alone would be at it long after all others are done.
 */
abstract class PageLooks extends Specification {
    private static final int PARTS = 3

    /** Width, scheme, and whether axe tries every rule or only those that the form decides: each width and scheme is tried whole once. */
    private static final List<List> FORMS = [
        [1280, ColorScheme.LIGHT, LocalBrowser.EVERY_RULE],
        [1280, ColorScheme.DARK, LocalBrowser.RULES_OF_FORM],
        [390, ColorScheme.LIGHT, LocalBrowser.RULES_OF_FORM],
        [390, ColorScheme.DARK, LocalBrowser.EVERY_RULE],
        [320, ColorScheme.LIGHT, LocalBrowser.RULES_OF_FORM],
    ]

    @Shared Map<String, List> pages = ofPart(new SamplePages().all())
    @Shared @AutoCleanup(quiet = true) LocalBrowser browser
    @Shared @AutoCleanup SampleServer server
    @Shared Page page
    @Shared List<String> troubles = []

    /** From 0. */
    abstract int part()

    private Map<String, List> ofPart(Map<String, List> all) {
        def names = all.keySet().toList()
        return all.findAll { name, page -> names.indexOf(name) % PARTS == part() }
    }

    def setupSpec() {
        def missing = [LocalBrowser.place().present ? null : 'Chromium', LocalBrowser.axe().present ? null : 'axe-core (npm ci in server/src/test/browser)'].findAll()
        if (missing) {
            def sentence = "${getClass().simpleName} needs ${missing.join(' and ')}, which is not here"
            if (System.getenv('CI') == 'true') {
                throw new IllegalStateException(sentence)
            }
            throw new TestAbortedException("left out: $sentence")
        }
        browser = new LocalBrowser()
        server = new SampleServer(pages)
        def context = browser.browser.newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE))
        context.addInitScript(LocalBrowser.axe().get())
        page = context.newPage()
        page.onConsoleMessage { if (it.type() == 'error') troubles << "console says ${it.text()}".toString() }
        page.onPageError { troubles << "script fails with $it".toString() }
        page.onRequest { if (!it.url().startsWith(server.address(''))) troubles << "asks ${it.url()}".toString() }
        page.onResponse { if (it.status() >= 400) troubles << "${it.url()} is ${it.status()}".toString() }
    }

    def "#name fits at every width in both schemes, is accessible and needs nothing from elsewhere"() {
        given:
        troubles.clear()

        when:
        page.navigate(server.address(name))
        FORMS.each { width, scheme, rules ->
            page.setViewportSize(width, 900)
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme))
            troubles.addAll(LocalBrowser.faults(page, "$width pixels, $scheme", rules))
            LocalBrowser.keepPicture(page, "$name-$width-${scheme.name().toLowerCase()}")
        }

        then:
        troubles == []

        where:
        name << pages.keySet()
    }

    def "every page shows its content and its buttons without JavaScript"() {
        given:
        def plain = browser.browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 900).setJavaScriptEnabled(false))
        def shown = plain.newPage()

        when:
        def broken = pages.keySet().findAll { name ->
            shown.navigate(server.address(name))
            def forms = shown.locator('main form').all()
            !shown.locator('h1').first().innerText() || !shown.locator('main').isVisible() || forms.any { it.locator('button').count() == 0 }
        }

        then:
        broken == [] as Set

        cleanup:
        plain?.close()
    }
}
