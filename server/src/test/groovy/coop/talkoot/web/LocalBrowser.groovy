package coop.talkoot.web

import com.microsoft.playwright.Browser
import com.microsoft.playwright.BrowserType
import com.microsoft.playwright.Page
import com.microsoft.playwright.Playwright

import java.nio.file.Files
import java.nio.file.Path

/** The Chromium of this machine, driven from specs. Nothing is downloaded. */
final class LocalBrowser implements Closeable {
    private static final PLACES = [System.getenv('CHROMIUM'), '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    private static final QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
                                  '--disable-background-networking', '--disable-component-update', '--disable-sync']

    /** What axe is asked for. */
    static final Map<String, ?> EVERY_RULE = [type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']]
    /** Those of them that depend on where things come to lie and on their colours, not on the document alone. */
    static final Map<String, ?> RULES_OF_FORM = [type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']]

    private static final Path SCREENS = Path.of('target/screens')
    private static final boolean KEEPS_PICTURES = System.getenv('CI') != 'true' || System.getenv('TALKOOT_SCREENS')

    private final Playwright playwright
    final Browser browser

    LocalBrowser() {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv([PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1']))
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(place().get()).setHeadless(true).setArgs(QUIET))
    }

    /** Where Chromium is, if it is here. */
    static Optional<Path> place() {
        Optional.ofNullable(PLACES.findAll { it }.collect { Path.of(it) }.find { Files.isExecutable(it) })
    }

    /** Whether a browser is here. Under CI=true one must be, so that nothing is left out unseen. */
    static boolean isUsable() {
        place().present || System.getenv('CI') == 'true'
    }

    /** Whether pages can be judged here: a browser, and axe-core in it. */
    static boolean canJudge() {
        place().present && axe().present || System.getenv('CI') == 'true'
    }

    /** Source of axe-core as npm installs it from src/test/browser, if it is here. */
    static Optional<String> axe() {
        def file = Path.of('src/test/browser/node_modules/axe-core/axe.min.js')
        Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty()
    }

    /** What does not fit into the window, and what axe finds that not everybody can use. */
    static List<String> faults(Page page, String name, Map<String, ?> rules = EVERY_RULE) {
        def widths = page.evaluate('() => [document.documentElement.scrollWidth, innerWidth]') as List<Integer>
        def outside = page.evaluate('''() => [...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > innerWidth + .5 && !one.closest('.scroll, .tabs'))
            .map(one => one.tagName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 40))''') as List<String>
        // What a page scrolled to its first error has under its sticky head is covered there only.
        page.evaluate('() => scrollTo(0, 0)')
        def found = page.evaluate('''async rules => (await axe.run(document, {runOnly: rules})).violations
            .flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))''', rules) as List<String>
        def wide = widths[0] > widths[1] ? ["${widths[0]} pixels wide in a window of ${widths[1]}: $outside"] : []
        return (wide + found).collect { "$name: $it".toString() }
    }

    /** Leaves a picture of the whole page in target/screens to be looked at; where CI=true nobody does, unless TALKOOT_SCREENS is set. */
    static void keepPicture(Page page, String name) {
        if (KEEPS_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + '.png')))
        }
    }

    @Override
    void close() {
        browser.close()
        playwright.close()
    }
}
