package coop.talkoot.peers

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.transform.CompileStatic
import groovy.transform.PackageScope
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

/** A server on Fedify with one person, driven over its control port (src/test/peers/fedify/control.mjs). */
@CompileStatic
final class FedifyPeer implements AutoCloseable {

    static final String RFC_9421 = 'rfc9421'
    static final String CAVAGE_12 = 'draft-cavage-http-signatures-12'

    final String host
    final String handle
    final String actor
    private final PeerProcess process
    private final URI control
    private final HttpClient http = HttpClient.newHttpClient()

    @PackageScope
    FedifyPeer(PeerRig rig, String name, String user, String firstKnock) {
        def port = PeerRig.freePort()
        def controlPort = PeerRig.freePort()
        host = rig.route(name, port)
        handle = "@$user@$host"
        actor = "https://$host/users/$user"
        control = URI.create("http://127.0.0.1:$controlPort/")
        process = PeerProcess.start(
                rig,
                name,
                [NODE_EXTRA_CA_CERTS: rig.certificates.pem.toString()],
                [PeerTools.node(), PeerTools.FOLDER.resolve('fedify-peer.mjs').toString(), host, port as String,
                 controlPort as String, user, firstKnock, PeerTools.WORK.resolve("$name-data").toString()])
        try {
            Await.until("the Fedify peer $host to start") {
                process.demandRunning()
                state()
            }
        } catch (Throwable failure) {
            process.close()
            throw failure
        }
    }

    /** Asks to follow; answers the actor's id. The other side's yes is in `following()`. */
    String follow(String handle) {
        act('follow', [handle: handle]).actor
    }

    String unfollow(String handle) {
        act('unfollow', [handle: handle]).actor
    }

    /** A public post; answers its id, as do the next two. */
    String post(String text) {
        act('post', [text: text]).id
    }

    String reply(String inReplyTo, String text) {
        act('reply', [inReplyTo: inReplyTo, text: text]).id
    }

    String edit(String id, String text) {
        act('edit', [id: id, text: text]).id
    }

    void delete(String id) {
        act('delete', [id: id])
    }

    void like(String id) {
        act('like', [id: id])
    }

    void undoLike(String id) {
        act('undoLike', [id: id])
    }

    void announce(String id) {
        act('announce', [id: id])
    }

    /** Fetches an object by its id, signed, into the store. */
    void fetch(String id) {
        act('fetch', [id: id])
    }

    /** Received posts as Fedify parsed them: id, type, name, nameMap, content, attributedTo, updated, deleted, raw… */
    List<Map<String, ?>> posts() {
        (List<Map<String, ?>>) state().posts
    }

    /** The post with that id, or null. */
    Map<String, ?> stored(String id) {
        posts().find { it.id == id }
    }

    List<String> followers() {
        (List<String>) state().followers
    }

    /** Actor id to "asked", "accepted" or "rejected". */
    Map<String, String> following() {
        (Map<String, String>) state().following
    }

    List<Map<String, String>> likes() {
        (List<Map<String, String>>) state().likes
    }

    List<Map<String, String>> announces() {
        (List<Map<String, String>>) state().announces
    }

    /** Every activity that reached a listener: type, id, actor, object. */
    List<Map<String, String>> activities() {
        (List<Map<String, String>>) state().activities
    }

    /** What went wrong inside the peer: where, about, message. */
    List<Map<String, String>> errors() {
        (List<Map<String, String>>) state().errors
    }

    @Override
    void close() {
        process.close()
    }

    private Map<String, ?> state() {
        send(HttpRequest.newBuilder(control).GET().build())
    }

    private Map<String, String> act(String deed, Map<String, String> what) {
        def body = HttpRequest.BodyPublishers.ofString(JsonOutput.toJson(what))
        (Map<String, String>) send(HttpRequest.newBuilder(control.resolve(deed)).POST(body).build())
    }

    private Map<String, ?> send(HttpRequest request) {
        def answer = http.send(request, HttpResponse.BodyHandlers.ofString())
        if (answer.statusCode() != 200) throw new AssertionError((Object) "the Fedify peer says to ${request.uri().path}: ${answer.body()}")
        (Map<String, ?>) new JsonSlurper().parseText(answer.body())
    }
}
