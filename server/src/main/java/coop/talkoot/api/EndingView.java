package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Whether a co-op can be ended, and what must be settled first, each in a sentence. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record EndingView(boolean mayEnd, List<String> hindrances) {
    static EndingView of(List<String> hindrances) {
        return new EndingView(hindrances.isEmpty(), hindrances);
    }
}
