package coop.talkoot.activitypub.mapping;

import coop.talkoot.people.RemoteIdentity;

/** What came of reading an actor's document. */
public sealed interface IncomingActor {
    /** Somebody we can know. */
    record Known(RemoteIdentity identity) implements IncomingActor {}

    /** Nobody we could follow or answer; the reason is for the log. */
    record Unusable(String reason) implements IncomingActor {}
}
