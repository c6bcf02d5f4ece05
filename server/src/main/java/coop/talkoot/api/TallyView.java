package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Tally;
import coop.talkoot.governance.TallyText;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a vote stands or came out. {@code tally} is missing while results are hidden; {@code version} is what to send as
 * {@code after} to wait for another one.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TallyView(
        String decisionId,
        String version,
        String state,
        int voted,
        @Nullable Map<String, Object> tally) {
    static TallyView of(Decision decision, int voted, @Nullable Tally tally) {
        var tree = tally == null ? null : TallyText.tree(tally);
        var state = DecisionViews.word(decision.state());
        var version = Integer.toHexString((state + voted + tree).hashCode());
        return new TallyView(Long.toString(decision.id()), version, state, voted, tree);
    }
}
