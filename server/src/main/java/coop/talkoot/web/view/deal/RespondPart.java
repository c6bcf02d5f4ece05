package coop.talkoot.web.view.deal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answering an offer or need so that it can become an agreement.
 *
 * @param form null where the viewer cannot: visitors, its author, and when it is no longer open
 * @param isForVisitors whether signing in would help
 * @param month when what is lent is taken; null where that does not matter
 * @param lines what the viewer has agreed on about it already
 */
public record RespondPart(
        @Nullable DealForm form,
        boolean isForVisitors,
        @Nullable MonthSheet month,
        List<AgreementLine> lines) {
    public RespondPart {
        lines = List.copyOf(lines);
    }

    public boolean isNothing() {
        return form == null && !isForVisitors && month == null && lines.isEmpty();
    }
}
