package coop.talkoot.demo

import coop.talkoot.TestDatabase
import coop.talkoot.TestInstance
import coop.talkoot.governance.Decision
import coop.talkoot.governance.method.Outcome
import coop.talkoot.platform.Settings.DatabaseAddress
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import java.util.function.Function
import spock.lang.Specification
import spock.lang.TempDir

/** What {@code ./talkoot demo federation} builds, and that a second start builds nothing more. */
class FederationDemoSpec extends Specification {
    @TempDir Path data

    def "a city of districts of co-ops is built once, and each address that is told of answers"() {
        given:
        def databases = ['city', 'vale', 'hill'].collectEntries { [it, TestDatabase.fresh()] } as Map<String, DatabaseAddress>
        def ports = databases.collect { TestInstance.freePort() }

        when:
        def first = said(ports, databases) { demo ->
            def votes = demo.asked() as List<Decision>
            assert votes*.over == [false, true]
            assert votes.last().conclusion().outcome() == Outcome.Kind.PASSED
            assert demo.studio.partOf(demo.vale.partOf(votes.first()).get()).present
        }

        then: 'a federation of three floors, one decision that is over and one that is not, and offers of all'
        first.contains('The tree: ')
        first.contains('Decided together: ')
        first.contains('To be decided by ')
        ['as ben: ', 'as sara: ', 'as gwen: ', 'as stig, whom the studio sends: '].every { first.contains(it) }

        when:
        def counts = []
        def second = said(ports, databases) { demo ->
            def links = (first =~ /http:\S+/).collect { it as String }
            counts << links.size()
            assert links.every { answers(it) }
            assert page(links.find { it.endsWith('/groups/city/federation') }).with { it.contains('The Vale') && it.contains('The Hill') }
            assert page(links.find { it.endsWith('/groups/city/federation') }).with { page -> ['Riverside Bakery', 'Clay Studio', 'Millpond Garden'].every { page.contains(it) } }
            assert page(links.find { it.endsWith('/groups/market/council:') }.dropRight(1)).with { it.contains('Alice Miller') && it.contains('Stig Berg') }
            assert page(links.find { it.endsWith('/groups/vale/federation') }).with { it.contains('City Commons') && it.contains('Riverside Bakery') && it.contains('Clay Studio') }
            assert page(links.find { it.endsWith('/groups/hill/federation') }).with { it.contains('Riverside Bakery') && it.contains('Millpond Garden') }
            assert page(links.find { it.endsWith('/exchange:') }.dropRight(1)).contains('Bicycle trailer, to lend')
            assert page(links.find { it.contains('/decisions/') }).contains('Each group with all its weight')
        }

        then:
        counts[0] == 14
        second.readLines().findAll { it.contains('http:') } == first.readLines().findAll { it.contains('http:') }

        cleanup:
        databases?.values()?.each { TestDatabase.drop(it) }
    }

    /** What it prints, while {@code look} looks at it. */
    private String said(List<Integer> ports, Map<String, DatabaseAddress> databases, Closure look) {
        def bytes = new ByteArrayOutputStream()
        def demo = new FederationDemo(new PrintStream(bytes, true, 'UTF-8'), ports, data, { String name -> Optional.of(databases[name]) } as Function)
        try {
            demo.run()
            look(demo)
        } finally {
            demo.close()
        }
        return bytes.toString('UTF-8')
    }

    private static boolean answers(String link) {
        page(link.replaceFirst(/:$/, ''))
        return true
    }

    private static String page(String link) {
        def answer = HttpClient.newHttpClient().withCloseable { it.send(HttpRequest.newBuilder(URI.create(link)).header('Accept', 'text/html').build(), BodyHandlers.ofString()) }
        assert answer.statusCode() == 200: link
        return answer.body()
    }
}
