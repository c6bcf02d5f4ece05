package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.SentLotAnswer;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the viewer may be drawn for panels of a group, and what its server said to that, if it is another one. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LotConsentView(boolean isWilling, LotView.@Nullable AnswerView answer) {
    static LotConsentView of(boolean isWilling, Optional<SentLotAnswer> sent) {
        return new LotConsentView(isWilling, sent.map(LotView.AnswerView::of).orElse(null));
    }
}
