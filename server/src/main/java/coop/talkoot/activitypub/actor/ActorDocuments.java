package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.ActorMapping;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Profiles;
import coop.talkoot.vocab.Actor;
import jakarta.inject.Singleton;

/** The document of an actor of this instance, which anybody may read: its keys are needed to check what it signs. */
@Singleton
public final class ActorDocuments {
    private final ActorMapping mapping;
    private final ActorKeys keys;
    private final Groups groups;
    private final Memberships memberships;
    private final Profiles profiles;

    ActorDocuments(ActorMapping mapping, ActorKeys keys, Groups groups, Memberships memberships, Profiles profiles) {
        this.mapping = mapping;
        this.keys = keys;
        this.groups = groups;
        this.memberships = memberships;
        this.profiles = profiles;
    }

    /** The document as it is now. */
    public Actor of(Identity identity) {
        var published = keys.of(identity);
        return groups.find(identity.id())
                .map(group -> mapping.group(group, memberships.countMembers(group.id()), published))
                .orElseGet(() -> mapping.actor(identity, profiles.of(identity), published));
    }
}
