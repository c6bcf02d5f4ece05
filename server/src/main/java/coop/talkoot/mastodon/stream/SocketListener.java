package coop.talkoot.mastodon.stream;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A program that listens over WebSocket. */
final class SocketListener extends Listener {
    /** Between two thumps. */
    private static final int MOST_SAID = 300;

    private final WebSocketSession session;
    private final JsonMapper json;
    private final AtomicInteger said = new AtomicInteger();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    SocketListener(Reader reader, WebSocketSession session, JsonMapper json) {
        super(reader);
        this.session = session;
        this.json = json;
    }

    /** What cannot be done. */
    @Serdeable
    record Complaint(String error, int status) {}

    /** False, and the end of it, for who says too much. */
    boolean mayTalk() {
        if (said.incrementAndGet() <= MOST_SAID) {
            return true;
        }
        close(CloseReason.POLICY_VIOLATION);
        return false;
    }

    @Override
    void send(Message message) {
        write(message.frame());
    }

    void complain(@Nullable String sentence, int status) {
        try {
            var complaint = new Complaint(sentence == null ? "" : sentence, status);
            write(new String(json.writeValueAsBytes(complaint), StandardCharsets.UTF_8));
        } catch (IOException cause) {
            throw new UncheckedIOException("a complaint could not be written", cause);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what does not go out ends the connection by itself
    void thump() {
        said.set(0);
        try {
            session.sendPingAsync(new byte[0]);
        } catch (WebSocketSessionException closedMeanwhile) {
            close();
        }
    }

    @Override
    boolean isGone() {
        return !session.isOpen();
    }

    @Override
    void close() {
        close(CloseReason.GOING_AWAY);
    }

    /** Says so once: who takes nothing would gather the words of it too. */
    void close(CloseReason reason) {
        if (isClosed.compareAndSet(false, true)) {
            session.close(reason);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // as above; it is counted either way
    private void write(String text) {
        if (isClosed.get() || !mayBegin(text.length())) {
            return;
        }
        try {
            session.sendAsync(text).whenComplete((sent, cause) -> ended(text.length()));
        } catch (WebSocketSessionException closedMeanwhile) {
            close();
        }
    }
}
