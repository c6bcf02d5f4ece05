package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the viewer can do with a proposal; null where they cannot. Actions are POST forms.
 *
 * @param editHref page that changes it
 * @param withdrawAction no fields
 * @param extendAction fields {@code extension} (days) and {@code because}, once, before the close
 * @param confirmAction no fields: a weak consensus stands
 * @param doneAction no fields: it has been carried out
 * @param delegateHref page that lets somebody vote in one's place
 * @param drawHref the draw that stands on it
 */
public record DecisionDeeds(
        @Nullable String editHref,
        @Nullable String withdrawAction,
        @Nullable String extendAction,
        Fields extending,
        @Nullable String confirmAction,
        @Nullable String doneAction,
        @Nullable String delegateHref,
        @Nullable String drawHref) {
    public static DecisionDeeds none() {
        return new DecisionDeeds(null, null, null, Fields.empty(), null, null, null, null);
    }
}
