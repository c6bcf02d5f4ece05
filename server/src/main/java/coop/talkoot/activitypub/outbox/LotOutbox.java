package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.LotMapping;
import coop.talkoot.governance.LotAnswerEvent;
import coop.talkoot.governance.LotEvent;
import coop.talkoot.governance.Lots;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the servers of a group's members how its drawings stand, all of it each time; and a group elsewhere what somebody
 * here does in one. Only where that is understood: of a drawing there is nothing to be read in a timeline.
 */
@Singleton
final class LotOutbox {
    /** So many a server is told of to which the group is new. */
    private static final int LATEST = 20;

    private final Activities activities;
    private final LotMapping mapping;
    private final Lots lots;
    private final Posts posts;
    private final Audiences audiences;
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;

    LotOutbox(
            Activities activities,
            LotMapping mapping,
            Lots lots,
            Posts posts,
            Audiences audiences,
            Settings settings,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.mapping = mapping;
        this.lots = lots;
        this.posts = posts;
        this.audiences = audiences;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    void tell(LotEvent event) {
        var lot = event.lot();
        switch (event) {
            case LotEvent.LotBegun ignored ->
                toMembers(lot, mapping.create(id("lot"), lot, motion(lot), clock.instant()));
            case LotEvent.LotChanged ignored -> changed(lot);
            case LotEvent.PoolFrozen ignored -> changed(lot);
            case LotEvent.LotDrawn ignored -> changed(lot);
            case LotEvent.LotFailed ignored -> changed(lot);
            case LotEvent.SeatDeclined ignored -> changed(lot);
            // It came from its own server, and goes nowhere from here.
            case LotEvent.LotHeard ignored -> {}
        }
    }

    void tell(LotAnswerEvent event) {
        var group = event.group();
        var by = event.by();
        switch (event) {
            case LotAnswerEvent.AnswerSent sent ->
                toParty(by, mapping.create(group, by, sent.answer(), sent.lotUri()), group);
            case LotAnswerEvent.AnswerTaken taken ->
                toParty(group, mapping.accept(id("accept"), group, by, taken.ask()), by);
            case LotAnswerEvent.AnswerNotTaken not ->
                toParty(group, mapping.reject(id("reject"), group, by, not.ask(), not.sentence()), by);
        }
    }

    /** Who has just come in from elsewhere sees what is being drawn, and what was; after the group's yes. */
    void tell(GroupEvent event) {
        if (event instanceof GroupEvent.MemberJoined joined) {
            var member = joined.membership().member();
            var group = joined.membership().group();
            if (group.isLocal() && reads(member)) {
                lots.latest(group, LATEST)
                        .reversed()
                        .forEach(lot -> send(lot, List.of(member.endpoints().inbox())));
            }
        }
    }

    private void changed(PanelLot lot) {
        toMembers(lot, mapping.update(id("lot"), lot, motion(lot), clock.instant()));
    }

    private void toMembers(PanelLot lot, JsonObject activity) {
        var inboxes = audiences.ofMembers(lot.group(), Namespaces.CAPABILITY);
        send(lot.group(), activity, inboxes);
    }

    private void send(PanelLot lot, Collection<String> inboxes) {
        send(lot.group(), mapping.update(id("lot"), lot, motion(lot), clock.instant()), inboxes);
    }

    private void send(Identity group, JsonObject activity, Collection<String> inboxes) {
        if (!inboxes.isEmpty()) {
            activities.send(group, activity, Audience.GROUP, inboxes);
        }
    }

    private void toParty(Identity from, JsonObject activity, Identity to) {
        if (reads(to)) {
            activities.send(
                    from, activity, Audience.DIRECT, List.of(to.endpoints().inbox()));
        }
    }

    private static boolean reads(Identity party) {
        return !party.isLocal() && party.capabilities().contains(Namespaces.CAPABILITY);
    }

    private @Nullable String motion(PanelLot lot) {
        var motionId = lot.motionId();
        return motionId == null ? null : posts.find(motionId).map(Post::uri).orElse(null);
    }

    private String id(String what) {
        return settings.uri("/activities/" + what + "-" + ids.next());
    }
}
