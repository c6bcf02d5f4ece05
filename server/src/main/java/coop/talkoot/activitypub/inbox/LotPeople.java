package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.mapping.LotMapping;
import coop.talkoot.groups.Groups;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.TalkootLot;
import jakarta.inject.Singleton;
import java.util.HashSet;

/**
 * Who promised a number in a drawing elsewhere, or was drawn, may live on a third server: those not known yet are read
 * there. Asks other servers, so before any transaction, and only for a group that somebody here has dealt with.
 */
@Singleton
final class LotPeople {
    private final RemoteActors actors;
    private final Identities identities;
    private final Groups groups;
    private final Contacts contacts;
    private final Settings settings;

    LotPeople(RemoteActors actors, Identities identities, Groups groups, Contacts contacts, Settings settings) {
        this.actors = actors;
        this.identities = identities;
        this.groups = groups;
        this.contacts = contacts;
        this.settings = settings;
    }

    void meet(Activity activity, Identity group) throws Unreachable {
        var object = activity.object() == null ? null : activity.object().thing();
        if (object instanceof TalkootLot lot && groups.find(group.id()).isPresent()) {
            var unknown = new HashSet<>(LotMapping.people(lot));
            identities.byUris(unknown).forEach(known -> unknown.remove(known.uri()));
            unknown.removeIf(uri -> settings.isOurs(uri) || contacts.refuses(uri));
            for (var uri : unknown) {
                actors.byUri(uri);
            }
        }
    }
}
