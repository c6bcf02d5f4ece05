package coop.talkoot.mastodon.stream

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.mastodon.Contract
import coop.talkoot.mastodon.MastodonFixture
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Streams as server-sent events. */
class EventStreamSpec extends Specification {
    @Shared @AutoCleanup MastodonFixture bakery = new MastodonFixture()
    @Shared HttpClient http = HttpClient.newHttpClient()

    def setupSpec() {
        bakery.bakery.member('mira').person('otto')
    }

    def cleanupSpec() {
        http.shutdownNow()
    }

    /** Reads an answer that does not end. */
    private static final class Lines {
        final List<String> all = new CopyOnWriteArrayList<>()
        volatile boolean isOver
        def answer

        Lines(HttpClient http, String address, Map<String, String> headers) {
            def request = HttpRequest.newBuilder(URI.create(address))
            headers.each { name, value -> request.header(name, value) }
            answer = http.sendAsync(request.build(), BodyHandlers.ofLines()).join()
            Thread.startVirtualThread {
                try {
                    answer.body().forEach { all << it }
                } catch (UncheckedIOException ignored) {
                    // cut off
                }
                isOver = true
            }
            Neighbours.await('the beginning') { all }
        }
    }

    private Lines listen(String path, Map<String, String> headers = [:]) {
        return new Lines(http, "http://127.0.0.1:$bakery.instance.port/api/v1/streaming/$path", headers)
    }

    def "server-sent events tell the same: #path"() {
        given:
        def lines = listen(path, bakery.as('mira') + ['Accept-Encoding': 'gzip'])

        when:
        def id = bakery.call('/api/v1/statuses', [status: 'By events #sse'], 'mira').id
        Neighbours.await('the event') { lines.all.any { it.startsWith('data: ') && it.contains("\"$id\"") } }
        def at = lines.all.findIndexOf { it.startsWith('data: ') }

        then:
        lines.answer.statusCode() == 200
        lines.answer.headers().firstValue('Content-Type').get().startsWith('text/event-stream')
        lines.answer.headers().firstValue('Access-Control-Allow-Origin').get() == '*'
        lines.answer.headers().firstValue('Cache-Control').get().contains('no-store')
        lines.all[0] == ':thump'
        lines.all[1].startsWith('event: ')
        lines.all[at - 1] == 'event: update'
        Contract.status(new JsonSlurper().parseText(lines.all[at].substring(6)))

        when:
        bakery.send('DELETE', "/api/v1/statuses/$id", null, bakery.as('mira'))
        Neighbours.await('the end') { lines.all.contains("data: $id".toString()) }

        then:
        lines.all[lines.all.indexOf("data: $id".toString()) - 1] == 'event: delete'

        where:
        path << ['user', 'public', 'public/local', 'hashtag?tag=SSE', 'hashtag/local?tag=sse']
    }

    def "a program may bring its token in the address, and guests hear what is public"() {
        given:
        def mine = listen("user?access_token=${bakery.token('mira')}")
        def anybodys = listen('public')

        when:
        def id = bakery.call('/api/v1/statuses', [status: 'For some', visibility: 'unlisted'], 'mira').id
        def open = bakery.call('/api/v1/statuses', [status: 'For all'], 'mira').id
        [mine, anybodys].each { lines -> Neighbours.await('the event') { lines.all.any { it.contains("\"$open\"") } } }

        then:
        mine.all.any { it.contains("\"$id\"") }
        !anybodys.all.any { it.contains("\"$id\"") }
    }

    def "an event stream ends with its token"() {
        given:
        def lines = listen('user', bakery.as('otto'))

        when:
        bakery.revoke('otto')

        then:
        Neighbours.await('the end') { lines.isOver }
    }

    def "an event stream nobody may hear is refused as anything else is"() {
        expect:
        bakery.get('/api/v1/streaming/user').statusCode() == 401
        bakery.get('/api/v1/streaming/user?access_token=none').statusCode() == 401
        bakery.get('/api/v1/streaming/everything', 'mira').statusCode() == 404
        bakery.get('/api/v1/streaming/public/everything', 'mira').statusCode() == 404
        bakery.get('/api/v1/streaming/hashtag', 'mira').statusCode() == 422
        bakery.get('/api/v1/streaming/list?list=x', 'mira').with { statusCode() == 422 && body().contains('list must') }
        bakery.send('GET', '/api/v1/streaming/user', null, bakery.as('mira', 'read:search')).statusCode() == 403
        bakery.get('/api/v1/streaming').with { statusCode() in 400..404 && MastodonFixture.json(it).error }
        bakery.get('/api/v1/streaming/health').body() == 'OK'
    }
}
