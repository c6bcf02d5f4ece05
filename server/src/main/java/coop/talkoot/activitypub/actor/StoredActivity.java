package coop.talkoot.activitypub.actor;

import coop.talkoot.posts.Audience;
import org.jspecify.annotations.Nullable;

/**
 * What an actor of ours did, as it was sent.
 *
 * @param body the exact text every inbox got
 */
public record StoredActivity(
        long id,
        String uri,
        long actorId,
        String type,
        @Nullable String objectUri,
        Audience audience,
        String body) {}
