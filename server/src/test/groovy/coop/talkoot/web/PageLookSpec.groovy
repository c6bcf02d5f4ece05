package coop.talkoot.web

import com.microsoft.playwright.Browser
import com.microsoft.playwright.Page
import com.microsoft.playwright.options.ColorScheme
import com.microsoft.playwright.options.ReducedMotion
import org.opentest4j.TestAbortedException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Unroll

import java.nio.file.Path

/** Opens every sample page in a real browser; pictures are left in target/screens to be looked at. */
class PageLookSpec extends Specification {
    private static final SCREENS = Path.of('target/screens')

    @Shared Map<String, List> pages = new SamplePages().all()
    @Shared String axe
    @Shared @AutoCleanup(quiet = true) LocalBrowser browser
    @Shared @AutoCleanup SampleServer server

    def setupSpec() {
        def missing = [LocalBrowser.place().present ? null : 'Chromium', LocalBrowser.axe().present ? null : 'axe-core (npm ci in server/src/test/browser)'].findAll()
        if (missing) {
            def sentence = "PageLookSpec needs ${missing.join(' and ')}, which is not here"
            if (System.getenv('CI') == 'true') {
                throw new IllegalStateException(sentence)
            }
            throw new TestAbortedException("left out: $sentence")
        }
        axe = LocalBrowser.axe().get()
        browser = new LocalBrowser()
        server = new SampleServer(pages)
    }

    @Unroll
    def "every page at #width pixels in #scheme fits, is accessible and needs nothing from elsewhere"() {
        given:
        def troubles = []
        def context = browser.browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE))
        context.addInitScript(axe)
        def page = context.newPage()
        def current = ''
        page.onConsoleMessage { if (it.type() == 'error') troubles << "$current: console says ${it.text()}" }
        page.onPageError { troubles << "$current: script fails with $it" }
        page.onRequest { if (!it.url().startsWith(server.address(''))) troubles << "$current: asks ${it.url()}" }
        page.onResponse { if (it.status() >= 400) troubles << "$current: ${it.url()} is ${it.status()}" }

        when:
        pages.keySet().each { name ->
            current = name
            page.navigate(server.address(name))
            troubles.addAll(LocalBrowser.faults(page, name))
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve("$name-$width-${scheme.name().toLowerCase()}.png")))
        }

        then:
        troubles == []

        cleanup:
        context?.close()

        where:
        width | scheme
        1280  | ColorScheme.LIGHT
        1280  | ColorScheme.DARK
        390   | ColorScheme.LIGHT
        390   | ColorScheme.DARK
        320   | ColorScheme.LIGHT
    }

    def "every page shows its content and its buttons without JavaScript"() {
        given:
        def context = browser.browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 900).setJavaScriptEnabled(false))
        def page = context.newPage()

        when:
        def broken = pages.keySet().findAll { name ->
            page.navigate(server.address(name))
            def forms = page.locator('main form').all()
            !page.locator('h1').first().innerText() || !page.locator('main').isVisible() || forms.any { it.locator('button').count() == 0 }
        }

        then:
        broken == [] as Set

        cleanup:
        context?.close()
    }
}
