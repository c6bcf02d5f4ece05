package coop.talkoot.web

import com.microsoft.playwright.Page
import com.sun.net.httpserver.HttpServer
import coop.talkoot.people.access.NewProgram
import coop.talkoot.people.access.Program
import coop.talkoot.people.access.Programs
import coop.talkoot.people.access.Scopes
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification

/** A program in a browser that asks for leave in a window of its own, as Phanpy does, and waits in the first for what comes of it. */
@Requires(value = { LocalBrowser.isUsable() }, reason = 'left out: Chromium is not here')
class ProgramWindowSpec extends Specification {
    /** Says whether the window it opened is there still, and hears from it once that has come back with a code. */
    private static final String WAITING = '''<!doctype html><title>Waiting</title><button>Let me in</button><script>
        document.querySelector('button').onclick = () => { window.asked = window.open(QUESTION, 'asked', 'popup') }
        addEventListener('message', event => { if (event.origin === location.origin) document.title = 'code ' + event.data })
        const code = new URLSearchParams(location.search).get('code')
        if (code) opener.postMessage(code, location.origin)
    </script>'''

    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared @AutoCleanup(quiet = true) LocalBrowser browser = new LocalBrowser()
    @Shared HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)

    def setupSpec() {
        server.start()
        fixture.member('mira')
    }

    def cleanupSpec() {
        server.stop(0)
    }

    def "the program keeps hold of the window through signing in and saying yes"() {
        given:
        def back = "http://127.0.0.1:$server.address.port/".toString()
        def program = fixture.instance.bean(Programs).introduce(new NewProgram('Window', null, [back], Scopes.of('read'))).program()
        def question = fixture.instance.uri('/oauth/authorize') + "?response_type=code&client_id=$program.clientId&scope=read&redirect_uri=" + URLEncoder.encode(back, 'UTF-8')
        serve(WAITING.replace('QUESTION', "'$question'"))
        def waiting = browser.browser.newContext().newPage()
        waiting.navigate(back)

        when:
        def asked = waiting.waitForPopup { waiting.click('button') }
        asked.waitForSelector('[name=login]')

        then:
        isOpen(waiting)

        when:
        asked.fill('[name=login]', 'mira')
        asked.fill('[name=password]', PagesFixture.PASSWORD)
        asked.click('form[action="/sign-in"] button')
        asked.waitForSelector('button[value=allow]')

        then:
        isOpen(waiting)

        when:
        asked.click('button[value=allow]')
        waiting.waitForFunction("document.title.startsWith('code ')")

        then:
        isOpen(waiting)
        waiting.title().length() > 'code '.length() + 20

        cleanup:
        waiting?.context()?.close()
    }

    private static boolean isOpen(Page waiting) {
        return !waiting.evaluate('window.asked.closed')
    }

    private void serve(String page) {
        server.createContext('/') { exchange ->
            def bytes = page.getBytes('UTF-8')
            exchange.responseHeaders.add('Content-Type', 'text/html; charset=utf-8')
            exchange.sendResponseHeaders(200, bytes.length)
            exchange.responseBody.withCloseable { it.write(bytes) }
        }
    }
}
