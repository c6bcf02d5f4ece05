package coop.talkoot.activitypub.outbox;

import coop.talkoot.posts.Audience;
import org.jspecify.annotations.Nullable;

/** An activity as it was sent; {@code body} is its JSON with the proof. */
public record StoredActivity(
        long id, String uri, long actorId, @Nullable String objectUri, Audience audience, String body) {}
