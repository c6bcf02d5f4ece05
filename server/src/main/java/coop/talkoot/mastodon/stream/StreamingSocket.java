package coop.talkoot.mastodon.stream;

import coop.talkoot.http.Rejected;
import coop.talkoot.http.StrictJson;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Streams over WebSocket: one named in the address, and any by subscribing. A browser can send no header of its own, so
 * the token may come as the subprotocol, which is said back, or in the address.
 */
@ServerWebSocket(value = "/api/v1/streaming", subprotocols = "*")
final class StreamingSocket {
    private static final String LISTENER = "listener";

    private final Streams streams;
    private final JsonMapper json;

    StreamingSocket(Streams streams, JsonMapper json) {
        this.streams = streams;
        this.json = json;
    }

    @OnOpen
    @ExecuteOn(InPlace.NAME)
    void open(WebSocketSession session, HttpRequest<?> request) {
        var listener = new SocketListener(Reader.of(request), session, json);
        // not by the session's id: that is what the program says
        session.put(LISTENER, listener);
        if (!streams.add(listener)) {
            listener.close(CloseReason.TRY_AGAIN_LATER);
            return;
        }
        var parameters = request.getParameters();
        var stream = parameters.get("stream");
        if (stream != null && !stream.isBlank()) {
            answering(
                    listener,
                    () -> listener.subscribe(StreamName.of(stream, parameters.get("tag"), parameters.get("list"))));
        }
    }

    @OnMessage(maxPayloadLength = WholeMessages.LONGEST)
    @ExecuteOn(InPlace.NAME)
    void message(String text, WebSocketSession session) {
        listener(session)
                .filter(SocketListener::mayTalk)
                .ifPresent(listener -> answering(listener, () -> {
                    var said = StrictJson.object(text.getBytes(StandardCharsets.UTF_8));
                    switch (Objects.requireNonNullElse(word(said, "type"), "")) {
                        case "subscribe" -> listener.subscribe(stream(said));
                        case "unsubscribe" -> listener.unsubscribe(stream(said));
                        default -> throw Refused.invalid("type", "type must be subscribe or unsubscribe.");
                    }
                }));
    }

    @OnClose
    @ExecuteOn(InPlace.NAME)
    void closed(WebSocketSession session) {
        listener(session).ifPresent(streams::remove);
    }

    @OnError
    @ExecuteOn(InPlace.NAME)
    void broken(WebSocketSession session, Throwable cause) {
        session.close(CloseReason.GOING_AWAY);
    }

    private static Optional<SocketListener> listener(WebSocketSession session) {
        return session.get(LISTENER, SocketListener.class);
    }

    /** What cannot be done is said, and ends nothing. */
    private static void answering(SocketListener listener, Runnable wish) {
        try {
            wish.run();
        } catch (Refused refused) {
            listener.complain(refused.getMessage(), HttpStatus.BAD_REQUEST.getCode());
        } catch (Rejected rejected) {
            listener.complain(rejected.problem().detail(), rejected.problem().status());
        }
    }

    private static StreamName stream(Map<String, @Nullable Object> said) {
        return StreamName.of(
                Objects.requireNonNullElse(word(said, "stream"), ""), word(said, "tag"), word(said, "list"));
    }

    private static @Nullable String word(Map<String, @Nullable Object> said, String name) {
        return said.get(name) instanceof String text ? text : null;
    }
}
