package coop.talkoot.vocab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody does something. The object is absent only when the sender left it out. */
public sealed interface Activity extends Thing {
    ActivityHead head();

    @Nullable
    Reference object();

    @Override
    default ObjectCore core() {
        return head().core();
    }

    @Override
    default String type() {
        return getClass().getSimpleName();
    }

    /** The id of who acts. */
    default @Nullable String actorId() {
        return head().actorId();
    }

    /** The id of what is acted on. */
    default @Nullable String objectId() {
        var object = object();
        return object == null ? null : object.id();
    }

    record Create(ActivityHead head, @Nullable Reference object) implements Activity {}

    record Update(ActivityHead head, @Nullable Reference object) implements Activity {}

    record Delete(ActivityHead head, @Nullable Reference object) implements Activity {}

    record Announce(ActivityHead head, @Nullable Reference object) implements Activity {}

    record Like(ActivityHead head, @Nullable Reference object) implements Activity {}

    record Follow(ActivityHead head, @Nullable Reference object) implements Activity {}

    /** Yes to what was asked; `result` is what came of it, a membership for one. */
    record Accept(
            ActivityHead head,
            @Nullable Reference object,
            @Nullable Reference result) implements Activity {}

    /** No to what was asked, or no longer; `reason` is an address that says why, where one was given. */
    record Reject(
            ActivityHead head,
            @Nullable Reference object,
            @Nullable String reason) implements Activity {
        public Reject(ActivityHead head, @Nullable Reference object) {
            this(head, object, null);
        }
    }

    record Undo(ActivityHead head, @Nullable Reference object) implements Activity {}

    /** `target` is the community it holds in, for Lemmy. */
    record Block(
            ActivityHead head,
            @Nullable Reference object,
            @Nullable Reference target) implements Activity {}

    /** An actor moves: the object is the old id, the target the new one. */
    record Move(
            ActivityHead head,
            @Nullable Reference object,
            @Nullable Reference target) implements Activity {}

    /** A report. Mastodon puts all it reports into one array: the first is the object, all are `objects`. */
    record Flag(ActivityHead head, List<Reference> objects) implements Activity {
        public Flag {
            objects = List.copyOf(objects);
        }

        @Override
        public @Nullable Reference object() {
            return objects.isEmpty() ? null : objects.getFirst();
        }
    }

    record Join(ActivityHead head, @Nullable Reference object) implements Activity {}

    record Leave(ActivityHead head, @Nullable Reference object) implements Activity {}

    record Add(
            ActivityHead head,
            @Nullable Reference object,
            @Nullable Reference target) implements Activity {}

    record Remove(
            ActivityHead head,
            @Nullable Reference object,
            @Nullable Reference target) implements Activity {}

    /** Something is put to somebody: an agreement, a membership. Not the listing "offer", which is a Note. */
    record Offer(
            ActivityHead head,
            @Nullable Reference object,
            @Nullable Reference target) implements Activity {}

    record Invite(
            ActivityHead head,
            @Nullable Reference object,
            @Nullable Reference target) implements Activity {}

    /** An activity of a type we do not act on; kept as received. */
    record Unknown(String type, ActivityHead head, @Nullable Reference object) implements Activity {}
}
