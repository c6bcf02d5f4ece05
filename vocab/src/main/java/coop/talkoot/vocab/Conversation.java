package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/** What a thing answers and where its answers are. `context` is always a plain string: Lemmy and Mitra read no other. */
public record Conversation(
        @Nullable String inReplyTo,
        @Nullable String context,
        @Nullable Reference replies) {
    private static final Conversation NONE = new Conversation(null, null, null);

    public static Conversation none() {
        return NONE;
    }

    public static Conversation replyTo(String id) {
        return new Conversation(id, null, null);
    }

    public Conversation withContext(@Nullable String id) {
        return new Conversation(inReplyTo, id, replies);
    }

    public Conversation withReplies(@Nullable Reference collection) {
        return new Conversation(inReplyTo, context, collection);
    }
}
