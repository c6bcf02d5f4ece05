package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/** What all activities have: an id, recipients and a time (in the core), and who acts. */
public record ActivityHead(ObjectCore core, @Nullable Reference actor) {
    public static ActivityHead of(ObjectCore core, String actor) {
        return new ActivityHead(core, Reference.to(actor));
    }

    /** The id of who acts. */
    public @Nullable String actorId() {
        return actor == null ? null : actor.id();
    }
}
