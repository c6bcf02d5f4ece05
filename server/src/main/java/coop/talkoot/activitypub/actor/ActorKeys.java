package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.PublishedKeys;
import coop.talkoot.people.Identity;

/** The public keys an actor of this instance signs with. */
public interface ActorKeys {
    PublishedKeys of(Identity identity);
}
