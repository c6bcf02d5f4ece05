package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.mapping.LotMapping;
import coop.talkoot.exchange.agreement.FarPanels;
import coop.talkoot.groups.Groups;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Activity;
import coop.talkoot.vocab.TalkootLot;
import coop.talkoot.vocab.TalkootPanelPaper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * Who promised a number in a drawing elsewhere, or was drawn, may live on a third server: those not known yet are read
 * there. Asks other servers, so before any transaction, and only for a group that somebody here has dealt with; or that sits
 * on a panel with one here.
 */
@Singleton
final class LotPeople {
    private static final int MOST_GROUPS = 3;

    private final RemoteActors actors;
    private final Identities identities;
    private final Groups groups;
    private final Contacts contacts;
    private final Settings settings;
    private final FarPanels panels;

    LotPeople(
            RemoteActors actors,
            Identities identities,
            Groups groups,
            Contacts contacts,
            Settings settings,
            FarPanels panels) {
        this.actors = actors;
        this.identities = identities;
        this.groups = groups;
        this.contacts = contacts;
        this.settings = settings;
        this.panels = panels;
    }

    void meet(Activity activity, Identity group) throws Unreachable {
        var object = activity.object() == null ? null : activity.object().thing();
        if (object instanceof TalkootLot lot && groups.find(group.id()).isPresent()) {
            meet(LotMapping.people(lot));
        }
        if (object instanceof TalkootPanelPaper paper && group.kind() == Identity.Kind.GROUP) {
            meet(named(paper, group));
        }
    }

    /** The groups that a call names, if one here is among them; and whom a group of a panel here has drawn. */
    private List<String> named(TalkootPanelPaper paper, Identity group) {
        var about = paper.core().conversation().context();
        var share = paper.share();
        var panelist = share == null ? null : share.panelist();
        if (panelist != null) {
            return about != null && panels.isAwaited(about, group.id()) ? List.of(panelist) : List.of();
        }
        return paper.groups().size() <= MOST_GROUPS && paper.groups().stream().anyMatch(settings::isOurs)
                ? paper.groups()
                : List.of();
    }

    private void meet(Collection<String> uris) throws Unreachable {
        var unknown = new HashSet<>(uris);
        identities.byUris(unknown).forEach(known -> unknown.remove(known.uri()));
        unknown.removeIf(uri -> settings.isOurs(uri) || contacts.refuses(uri));
        for (var uri : unknown) {
            actors.byUri(uri);
        }
    }
}
