package coop.talkoot.api;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** How a vote stands: at once, when it changes, or as a stream of server-sent events. */
@Controller(Api.ROOT + "/decisions/{id}/tally")
final class TallyController {
    private static final long LONGEST_WAIT = 25;
    /** Browsers come back by themselves, and are then asked anew whether they may. */
    private static final Duration LONGEST_STREAM = Duration.ofMinutes(5);

    private static final int WAIT_SECONDS = 30;
    private static final int KEPT = 16;

    private final Decisions decisions;
    private final LiveTallies live;
    private final JsonMapper json;

    TallyController(Decisions decisions, LiveTallies live, JsonMapper json) {
        this.decisions = decisions;
        this.live = live;
        this.json = json;
    }

    /** With {@code after}, waits up to 25 seconds for another version than that. */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    TallyView show(HttpRequest<?> request, String id, @Nullable Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), DecisionViews.idOf(viewer));
        var after = SentQuery.of(request).text("after", 20).orElse("");
        var now = live.now(decision);
        return now.version().equals(after) && !decision.isOver() ? next(decision, now) : now;
    }

    /** Events are called {@code tally}; the first comes at once. */
    @Get(value = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<Publisher<Event<String>>> listen(String id, @Nullable Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), DecisionViews.idOf(viewer));
        var first = live.now(decision);
        Publisher<Event<String>> events = Flux.defer(() -> events(decision, first));
        return HttpResponse.ok(events)
                .contentType(MediaType.TEXT_EVENT_STREAM_TYPE)
                .header("Cache-Control", "private, no-store")
                .header("Content-Encoding", "identity")
                .header("X-Accel-Buffering", "no");
    }

    private TallyView next(Decision decision, TallyView now) {
        var changed = new CompletableFuture<TallyView>();
        var ear = new LiveTallies.Ear() {
            @Override
            public void hear(TallyView view) {
                if (!view.version().equals(now.version())) {
                    changed.complete(view);
                }
            }

            @Override
            public void ended() {
                changed.complete(now);
            }
        };
        if (!live.add(decision.id(), ear)) {
            throw tooMany();
        }
        try {
            return changed.get(LONGEST_WAIT, TimeUnit.SECONDS);
        } catch (TimeoutException nothingNew) {
            return now;
        } catch (ExecutionException cause) {
            throw new IllegalStateException("nobody completes it so", cause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return now;
        } finally {
            live.remove(decision.id(), ear);
        }
    }

    private Flux<Event<String>> events(Decision decision, TallyView first) {
        var sink = Sinks.many().unicast().<TallyView>onBackpressureBuffer(new ArrayBlockingQueue<>(KEPT));
        var ear = new LiveTallies.Ear() {
            private String last = first.version();

            @Override
            public synchronized void hear(TallyView view) {
                if (!view.version().equals(last)) {
                    last = view.version();
                    // Who does not keep up comes back and reads how it stands.
                    if (sink.tryEmitNext(view).isFailure()) {
                        ended();
                    }
                }
            }

            @Override
            public synchronized void ended() {
                sink.tryEmitComplete();
            }
        };
        if (!decision.isOver() && !live.add(decision.id(), ear)) {
            throw tooMany();
        }
        var rest = decision.isOver() ? Flux.<TallyView>empty() : sink.asFlux().take(LONGEST_STREAM);
        return Flux.just(first).concatWith(rest).map(this::event).doFinally(end -> live.remove(decision.id(), ear));
    }

    private Event<String> event(TallyView view) {
        try {
            return Event.of(new String(json.writeValueAsBytes(view), StandardCharsets.UTF_8))
                    .name("tally")
                    .id(view.version());
        } catch (IOException cause) {
            throw new UncheckedIOException("a view could not be written", cause);
        }
    }

    private static Refused tooMany() {
        return new Refused(new Refusal.TooOften(WAIT_SECONDS, "Too many wait already. Ask again in half a minute."));
    }
}
