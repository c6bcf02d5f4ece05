package coop.talkoot.governance;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.posts.Timelines;
import org.jspecify.annotations.Nullable;

/** Which votes somebody looks for; whatever is null does not matter. {@code words} are searched in title and text. */
public record DecisionFilter(
        @Nullable String words,
        @Nullable Long groupId,
        @Nullable Long motionId,
        Motion.@Nullable Type type,
        @Nullable Boolean isOver,
        Outcome.@Nullable Kind outcome) {
    public static final DecisionFilter ALL = new DecisionFilter(null, null, null, null, null, null);

    public static DecisionFilter ofGroup(long groupId) {
        return new DecisionFilter(null, groupId, null, null, null, null);
    }

    Timelines.Filter ofPost() {
        return new Timelines.Filter(words, groupId, null, null);
    }
}
