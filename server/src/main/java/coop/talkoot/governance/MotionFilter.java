package coop.talkoot.governance;

import coop.talkoot.posts.Timelines;
import org.jspecify.annotations.Nullable;

/** Which motions somebody looks for; whatever is null does not matter. */
public record MotionFilter(
        @Nullable String words,
        @Nullable Long groupId,
        @Nullable Long authorId,
        Motion.@Nullable Type type,
        Motion.@Nullable State state) {
    public static final MotionFilter ALL = new MotionFilter(null, null, null, null, null);

    Timelines.Filter ofPost() {
        return new Timelines.Filter(words, groupId, authorId, null);
    }
}
