package coop.talkoot.peers

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import groovy.transform.CompileStatic
import groovy.transform.PackageScope
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest

/**
 * A snac2 server with one person. It answers 202 before it verifies and drops in silence, so only its store tells
 * what arrived: JSON files, read here, and its Mastodon API.
 */
@CompileStatic
final class SnacPeer implements AutoCloseable {

    /** snac takes any hexadecimal name for a token, and reads it from a file. */
    private static final String TOKEN = 'c0ffee'

    final String host
    final String handle
    final String actor
    final Path folder
    private final PeerRig rig
    private final String user
    private final PeerProcess process
    private final URI local

    @PackageScope
    SnacPeer(PeerRig rig, String name, String user) {
        this.rig = rig
        this.user = user
        def port = PeerRig.freePort()
        host = rig.route(name, port)
        handle = "@$user@$host"
        actor = "https://$host/$user"
        local = URI.create("http://127.0.0.1:$port/")
        folder = PeerTools.WORK.resolve("$name-data")
        folder.toFile().deleteDir()
        // Its questions, in order: address, port, host name, URL prefix, mail of the administrator.
        snac('init', [], "127.0.0.1\n$port\n$host\n\n\n")
        snac('adduser', [user])
        Files.createDirectories(folder.resolve('token'))
        Files.writeString(folder.resolve("token/${TOKEN}.json"), JsonOutput.toJson(
                [token: TOKEN, client_id: 'spec', client_secret: 'spec', uid: user]))
        process = PeerProcess.start(rig, name, [DEBUG: '1'], [PeerTools.snac(), 'httpd', folder.toString()])
        try {
            Await.until("snac2 to start as $host") {
                process.demandRunning()
                send(HttpRequest.newBuilder(local.resolve('nodeinfo_2_0')).GET())
            }
        } catch (Throwable failure) {
            process.close()
            throw failure
        }
    }

    /** Asks to follow, by handle. The other side's yes is in `following()`. */
    void follow(String handle) {
        snac('follow', [user, handle.replaceFirst(/^@/, '')])
    }

    void unfollow(String actor) {
        snac('unfollow', [user, actor])
    }

    /** A public post; answers its id. */
    String post(String text) {
        status([status: text, visibility: 'public'])
    }

    /** Answers a post that is in the store; answers the reply's id. */
    String reply(String inReplyTo, String text) {
        status([status: text, visibility: 'public', in_reply_to_id: statusId(inReplyTo)])
    }

    void like(String id) {
        submit("api/v1/statuses/${statusId(id)}/favourite", [:])
    }

    void undoLike(String id) {
        submit("api/v1/statuses/${statusId(id)}/unfavourite", [:])
    }

    void announce(String id) {
        submit("api/v1/statuses/${statusId(id)}/reblog", [:])
    }

    /** Every object in the store, posts and actors, as received. */
    List<Map<String, ?>> objects() {
        read(folder.resolve('object'))
    }

    /** The object with that id as received, or null. */
    Map<String, ?> stored(String id) {
        def md5 = md5(id)
        def file = folder.resolve("object/${md5.take(2)}/${md5}.json")
        Files.exists(file) ? (Map<String, ?>) new JsonSlurper().parse(file.toFile()) : null
    }

    /** What the person sees at home, newest first, as Mastodon statuses: uri, content, account, reblog… */
    List<Map<String, ?>> timeline() {
        (List<Map<String, ?>>) ask('api/v1/timelines/home?limit=200')
    }

    /** The status of that post (or of the boost of it) on the person's timeline, or null. */
    Map<String, ?> shown(String id) {
        timeline().find { it.uri == id || ((Map) it.reblog)?.uri == id }
    }

    List<Map<String, ?>> notifications() {
        (List<Map<String, ?>>) ask('api/v1/notifications')
    }

    /** Ids of the actors that follow the person. */
    List<String> followers() {
        listed('followers').collect { (String) it.id }
    }

    /** Ids of the actors whose Accept has come. */
    List<String> following() {
        read(folder.resolve("user/$user/following")).findAll { it.type == 'Accept' }
                .collect { (it.actor instanceof Map ? ((Map) it.actor).id : it.actor) as String }
    }

    @Override
    void close() {
        process.close()
    }

    private String snac(String command, List<String> arguments, String input = '\n') {
        PeerProcess.run(rig, [PeerTools.snac(), command, folder.toString()] + arguments, input)
    }

    private String status(Map<String, String> values) {
        ((Map) submit('api/v1/statuses', values)).uri
    }

    /** The Mastodon API's name for a stored object: a time, which snac does not look at, and the digest of its id. */
    private static String statusId(String id) {
        '0000000000' + md5(id)
    }

    private Object ask(String path) {
        new JsonSlurper().parseText(send(HttpRequest.newBuilder(local.resolve(path)).GET()))
    }

    private Object submit(String path, Map<String, String> form) {
        def body = form.collect { key, value -> "$key=${URLEncoder.encode(value, 'UTF-8')}" }.join('&')
        def request = HttpRequest.newBuilder(local.resolve(path))
                .header('Content-Type', 'application/x-www-form-urlencoded')
                .POST(HttpRequest.BodyPublishers.ofString(body))
        new JsonSlurper().parseText(send(request))
    }

    private String send(HttpRequest.Builder request) {
        // It hangs up after each answer without saying so: a connection that was kept may end under the next request.
        def answer = HttpClient.newHttpClient().send(
                request.version(HttpClient.Version.HTTP_1_1).header('Authorization', "Bearer $TOKEN").build(),
                HttpResponse.BodyHandlers.ofString())
        if (answer.statusCode() != 200) throw new AssertionError((Object) "snac2 says ${answer.statusCode()} to ${answer.uri().path}: ${answer.body()}")
        answer.body()
    }

    private List<Map<String, ?>> listed(String kind) {
        read(folder.resolve("user/$user/$kind"))
    }

    private static List<Map<String, ?>> read(Path below) {
        if (!Files.isDirectory(below)) return []
        def files = []
        below.toFile().eachFileRecurse { if (it.name.endsWith('.json')) files << it }
        files.collect { (Map<String, ?>) new JsonSlurper().parse((File) it) }
    }

    private static String md5(String text) {
        MessageDigest.getInstance('MD5').digest(text.bytes).encodeHex()
    }
}
