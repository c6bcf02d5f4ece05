package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.delivery.Deliveries;
import coop.talkoot.activitypub.mapping.ActivityMapping;
import coop.talkoot.moderation.ModerationEvent;
import coop.talkoot.moderation.Report;
import coop.talkoot.people.Identities;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells of reports. What its keepers decide a house tells nobody: a blocked server is left without a word. */
@Singleton
final class ModerationOutbox {
    private final Activities activities;
    private final ActivityMapping mapping;
    private final Deliveries deliveries;
    private final Identities identities;
    private final Posts posts;

    ModerationOutbox(
            Activities activities, ActivityMapping mapping, Deliveries deliveries, Identities identities, Posts posts) {
        this.activities = activities;
        this.mapping = mapping;
        this.deliveries = deliveries;
        this.identities = identities;
        this.posts = posts;
    }

    void tell(ModerationEvent event) {
        switch (event) {
            case ModerationEvent.Reported reported -> reported(reported.report());
            case ModerationEvent.HostsBlocked blocked -> deliveries.giveUp(blocked::cover, "the server is blocked");
        }
    }

    /** To the server of each remote thing reported, in this server's name: who reported stays here. */
    private void reported(Report report) {
        if (!report.reporter().isLocal()) {
            return;
        }
        report.objectUris().stream()
                .flatMap(uri -> identities.byUri(uri).or(() -> posts.byUri(uri).map(Post::author)).stream())
                .filter(identity -> !identity.isLocal())
                .findFirst()
                .ifPresent(target -> activities.send(
                        identities.server(),
                        mapping.flag(report, identities.server(), target.uri()),
                        Audience.DIRECT,
                        List.of(target.endpoints().sharedOrOwnInbox())));
    }
}
