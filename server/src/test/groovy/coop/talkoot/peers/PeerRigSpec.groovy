package coop.talkoot.peers

import com.sun.net.httpserver.HttpServer
import groovy.json.JsonSlurper
import javax.net.ssl.HttpsURLConnection
import okhttp3.OkHttpClient
import okhttp3.Request
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.ResourceLock
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.environment.RestoreSystemProperties

/** Proves the rig without an instance: two real servers of other makers meet in it. */
@Stepwise
@ResourceLock('hosts of peers')
class PeerRigSpec extends Specification {

    @Shared @AutoCleanup PeerRig rig
    @Shared FedifyPeer fedify
    @Shared SnacPeer snac
    @Shared String noteOfSnac
    @Shared String noteOfFedify

    def setupSpec() {
        PeerTools.demand('fedify', 'snac2')
        rig = new PeerRig()
        // snac2 answers 202 to RFC 9421 and drops what it brought, so no second knock would come.
        fedify = rig.fedify('fedify', 'maya', FedifyPeer.CAVAGE_12)
        snac = rig.snac()
    }

    def "the front hands host, scheme and body to the server behind the name, byte for byte"() {
        given:
        def body = new byte[200_000]
        new Random(7).nextBytes(body)
        def seen = [:]
        def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0)
        server.createContext('/') { exchange ->
            seen = [host: exchange.requestHeaders.getFirst('Host'), proto: exchange.requestHeaders['X-Forwarded-Proto'],
                    uri: exchange.requestURI.toString()]
            def received = exchange.requestBody.bytes
            exchange.sendResponseHeaders(200, received.length)
            exchange.responseBody.withCloseable { it.write(received) }
        }
        server.start()
        def host = rig.route('echo', server.address.port)

        when:
        def connection = (HttpsURLConnection) URI.create("https://$host/a%20path?and=query").toURL().openConnection()
        connection.SSLSocketFactory = rig.certificates.client().sslSocketFactory()
        connection.doOutput = true
        connection.setRequestProperty('X-Forwarded-Proto', 'http')
        connection.outputStream.withCloseable { it.write(body) }
        def answer = connection.inputStream.bytes

        then:
        answer == body
        seen == [host: host, proto: ['https'], uri: '/a%20path?and=query']
        rig.front.exchanges(host)*.status == [200]

        cleanup:
        server.stop(0)
        rig.front.unroute(host)
    }

    @RestoreSystemProperties
    def "a client with Java's default trust reaches a peer by its name"() {
        given:
        PeerRig.trustByDefault()
        def resource = URLEncoder.encode("acct:${fedify.handle.substring(1)}", 'UTF-8')
        def url = "https://$fedify.host/.well-known/webfinger?resource=$resource"

        when:
        def answer = new OkHttpClient().newCall(new Request.Builder().url(url).build()).execute().body().string()

        then:
        new JsonSlurper().parseText(answer).links.any { it.rel == 'self' && it.href == fedify.actor }
    }

    def "each follows the other by handle, and both say yes"() {
        when:
        fedify.follow(snac.handle)
        snac.follow(fedify.handle)

        then:
        Await.until('the Accept of snac2') { fedify.following() == [(snac.actor): 'accepted'] }
        Await.until('the Accept of Fedify') { fedify.actor in snac.following() }
        Await.until('the followers') { fedify.followers() == [snac.actor] && snac.followers() == [fedify.actor] }
    }

    def "a post of snac2 reaches the Fedify server, and its reply comes back"() {
        when:
        noteOfSnac = snac.post('Fresh bread at noon')
        def received = Await.until('the post') { fedify.stored(noteOfSnac) }

        then:
        received.content.contains('Fresh bread at noon')
        received.attributedTo == snac.actor
        received.via == ['Create']
        received.raw.content == received.content

        when:
        def reply = fedify.reply(noteOfSnac, 'Keep me a loaf')
        def answer = Await.until('the reply on the timeline') { snac.shown(reply) }

        then:
        answer.content.contains('Keep me a loaf')
        snac.stored(reply).inReplyTo == noteOfSnac
        Await.until('the mention') { snac.notifications().any { it.type == 'mention' && it.status.uri == reply } }
    }

    def "a post of the Fedify server reaches snac2, and its reply and like come back"() {
        when:
        noteOfFedify = fedify.post('Flour to share')
        Await.until('the post') { snac.shown(noteOfFedify) }
        def reply = snac.reply(noteOfFedify, 'Two kilos, please')
        snac.like(noteOfFedify)

        then:
        def received = Await.until('the reply') { fedify.stored(reply) }
        received.inReplyTo == noteOfFedify
        received.content.contains('Two kilos, please')
        Await.until('the like') { fedify.likes().contains([actor: snac.actor, object: noteOfFedify]) }
    }

    def "an edit and a deletion of the Fedify server arrive in the store of snac2"() {
        when:
        fedify.edit(noteOfFedify, 'Rye flour to share')

        then:
        Await.until('the edit') { snac.shown(noteOfFedify).content.contains('Rye flour') }

        when:
        fedify.delete(noteOfFedify)

        then:
        Await.until('the deletion') { snac.shown(noteOfFedify) == null }
    }

    def "what is announced is fetched, signed, and kept"() {
        when:
        def note = snac.post('Said by snac2 alone')
        snac.announce(note)

        then:
        Await.until('the announced post') { fedify.stored(note)?.via?.contains('Announce') }
    }

    def "a Like is taken back"() {
        when:
        fedify.like(noteOfSnac)
        Await.until('the like') { snac.notifications().any { it.type == 'favourite' && it.status.uri == noteOfSnac } }
        fedify.undoLike(noteOfSnac)

        then:
        Await.until('the Undo') { !snac.timeline().find { it.uri == noteOfSnac }.favourites_count }
        fedify.errors() == []
    }
}
