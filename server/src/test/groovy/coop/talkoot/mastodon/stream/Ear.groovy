package coop.talkoot.mastodon.stream

import coop.talkoot.activitypub.Neighbours
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.WebSocket
import java.util.concurrent.CompletionStage
import java.util.concurrent.CopyOnWriteArrayList

/** What a program hears over one WebSocket. */
final class Ear implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient()

    final List<Map> frames = new CopyOnWriteArrayList<>()
    volatile boolean isClosed
    volatile int status
    WebSocket socket
    private final StringBuilder text = new StringBuilder()

    /** Options: headers, protocol, path. */
    static Ear at(int port, String query, Map<String, ?> options = [:]) {
        return to("ws://127.0.0.1:$port${options.path ?: '/api/v1/streaming'}$query", options)
    }

    static Ear to(String address, Map<String, ?> options = [:]) {
        def ear = new Ear()
        def builder = HTTP.newWebSocketBuilder()
        options.headers?.each { name, value -> builder.header(name as String, value as String) }
        if (options.protocol) {
            builder.subprotocols(options.protocol as String)
        }
        ear.socket = builder.buildAsync(URI.create(address), ear).join()
        return ear
    }

    @Override
    CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data)
        if (last) {
            frames << (new JsonSlurper().parseText(text.toString()) as Map)
            text.length = 0
        }
        from.request(1)
        return null
    }

    @Override
    CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        status = code
        isClosed = true
        return null
    }

    @Override
    void onError(WebSocket from, Throwable error) {
        isClosed = true
    }

    Ear say(String json, boolean isLast = true) {
        socket.sendText(json, isLast).join()
        return this
    }

    Ear subscribe(String stream, Map<String, String> more = [:]) {
        def others = more.collect { name, value -> ", \"$name\": \"$value\"" }.join('')
        return say("{\"type\": \"subscribe\", \"stream\": \"$stream\"$others}").understood()
    }

    /** Waits until all was understood that was said: one thing after the other is, and what is not is answered. */
    private Ear understood() {
        def isAnswer = { Map frame -> frame.error =~ 'subscribe or unsubscribe' }
        def before = frames.count(isAnswer)
        say('{"type": "understood?"}')
        Neighbours.await('an answer') { frames.count(isAnswer) > before }
        frames.remove(frames.find(isAnswer))
        return this
    }

    Map hear(String what, Closure<Boolean> wanted) {
        return Neighbours.await(what) { frames.find(wanted) } as Map
    }

    /** The status or passing on of this id, once it is heard. */
    Map hear(String id) {
        def frame = hear("status $id") { it.event == 'update' && read(it).with { it.id == id || it.reblog?.id == id } }
        return read(frame) as Map
    }

    /** The ids of what came over a stream, in order. */
    List<String> ids(List<String> stream) {
        return frames.findAll { it.stream == stream && it.event == 'update' }.collect { read(it).id as String }
    }

    static Object read(Map frame) {
        return new JsonSlurper().parseText(frame.payload as String)
    }

    @Override
    void close() {
        socket?.abort()
    }
}
