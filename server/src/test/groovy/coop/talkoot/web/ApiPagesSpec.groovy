package coop.talkoot.web

import coop.talkoot.Descriptions
import org.yaml.snakeyaml.Yaml
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The descriptions of what programs may ask, as pages and as documents. */
class ApiPagesSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()

    @Shared Map<String, String> pages = [:]

    def setupSpec() {
        def ahead = ['/docs/api']
        while (ahead) {
            def path = ahead.remove(0)
            if (!pages.containsKey(path)) {
                def answer = fixture.guest().raw(path)
                assert answer.statusCode() == 200: path
                pages[path] = answer.body()
                ahead.addAll(links(answer.body())*.replaceFirst('#.*', '').findAll { it.startsWith('/docs/api') && !it.endsWith('.yaml') })
            }
        }
    }

    def "every call of each document has its place on a page, with its summary"() {
        expect:
        Descriptions.operations(Descriptions.of(room)).each { call ->
            def shown = pages.findAll { it.key.startsWith("/docs/api/$name/") && it.value.contains("id=\"$call.operation.operationId\"") }
            assert shown.size() == 1: call.operation.operationId
            assert shown.values()[0].contains(call.path)
        }

        where:
        room          | name
        'api'         | 'talkoot'
        'mastodon'    | 'mastodon'
        'activitypub' | 'federation'
    }

    def "every link within leads to a page, and to a place on it"() {
        expect:
        pages.size() > 30
        pages.each { path, html ->
            links(html).findAll { it.contains('#') }.each { link ->
                def (page, anchor) = link.split('#', 2)
                assert (page.empty ? html : pages[page] ?: '').contains("id=\"$anchor\"") || !(page.empty || page.startsWith('/docs/')): "$path to $link"
            }
        }
    }

    def "the document at #address is the one of #room"() {
        given:
        def answer = fixture.guest().raw(address, '*/*')

        expect:
        answer.statusCode() == 200
        answer.headers().firstValue('Content-Type').get().startsWith('application/yaml')
        new Yaml().load(answer.body()) == Descriptions.of(room)
        pages['/docs/api'].contains(address)

        where:
        room          | address
        'api'         | '/api/talkoot/v1/openapi.yaml'
        'mastodon'    | '/docs/api/mastodon.yaml'
        'activitypub' | '/docs/api/federation.yaml'
    }

    def "of #path there is no page"() {
        expect:
        fixture.guest().raw(path).statusCode() == 404

        where:
        path << ['/docs/api/friendica', '/docs/api/mastodon/nothing', '/docs/api/talkoot.yaml', '/docs']
    }

    private static List<String> links(String html) {
        return (html =~ /href="([^"]+)"/).collect { it[1] }
    }
}
