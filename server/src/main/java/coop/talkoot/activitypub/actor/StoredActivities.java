package coop.talkoot.activitypub.actor;

import coop.talkoot.platform.Page;
import java.util.Optional;

/** What our actors did, kept by the outbox. */
public interface StoredActivities {
    Optional<StoredActivity> byUri(String uri);

    /** The public ones of an actor, newest first. */
    Page<StoredActivity> of(long actorId, Page.Request page);

    /** How many public ones there are. */
    int countOf(long actorId);
}
