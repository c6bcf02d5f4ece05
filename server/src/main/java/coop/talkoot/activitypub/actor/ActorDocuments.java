package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.ActorMapping;
import coop.talkoot.documents.CustomEmoji;
import coop.talkoot.documents.Emojis;
import coop.talkoot.governance.Forks;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.affiliation.ExitRules;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Profile;
import coop.talkoot.people.Profiles;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.ObjectCore;
import jakarta.inject.Singleton;
import java.util.List;

/** The document of an actor of this instance, which anybody may read: its keys are needed to check what it signs. */
@Singleton
public final class ActorDocuments {
    private final ActorMapping mapping;
    private final ActorKeys keys;
    private final Groups groups;
    private final Memberships memberships;
    private final Profiles profiles;
    private final Emojis emojis;
    private final ExitRules exits;
    private final Forks forks;

    ActorDocuments(
            ActorMapping mapping,
            ActorKeys keys,
            Groups groups,
            Memberships memberships,
            Profiles profiles,
            Emojis emojis,
            ExitRules exits,
            Forks forks) {
        this.mapping = mapping;
        this.keys = keys;
        this.groups = groups;
        this.memberships = memberships;
        this.profiles = profiles;
        this.emojis = emojis;
        this.exits = exits;
        this.forks = forks;
    }

    /** The document as it is now. */
    public Actor of(Identity identity) {
        var published = keys.of(identity);
        return groups.find(identity.id())
                .map(group -> mapping.group(
                        group,
                        memberships.countMembers(group.id()),
                        group.kind() == Group.Kind.FEDERATION ? exits.noticeOf(identity) : null,
                        forks.originUri(identity).orElse(null),
                        shown(identity, Profile.UNSAID),
                        published))
                .orElseGet(() -> {
                    var said = profiles.of(identity);
                    return mapping.actor(identity, said, shown(identity, said), published);
                });
    }

    /** What is left of one who is no more. */
    ActivityObject.Tombstone tombstone(Identity gone) {
        var kind = gone.kind() == Identity.Kind.GROUP ? "Group" : "Person";
        return new ActivityObject.Tombstone(ObjectCore.with(gone.uri()).build(), kind, gone.goneAt());
    }

    private List<CustomEmoji> shown(Identity identity, Profile said) {
        return emojis.in(identity, said.textsOf(identity));
    }
}
