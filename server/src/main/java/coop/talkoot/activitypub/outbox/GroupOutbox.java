package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.mapping.MembershipMapping;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.Membership;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;

/** Tells of joining and leaving, to the other side only: who belongs to a group is nobody else's business. */
@Singleton
final class GroupOutbox {
    private final Activities activities;
    private final MembershipMapping mapping;
    private final Ids ids;
    private final Settings settings;

    GroupOutbox(Activities activities, MembershipMapping mapping, Ids ids, Settings settings) {
        this.activities = activities;
        this.mapping = mapping;
        this.ids = ids;
        this.settings = settings;
    }

    void tell(GroupEvent event) {
        switch (event) {
            case GroupEvent.GroupFounded ignored -> {}
            case GroupEvent.RoleChanged ignored -> {}
            case GroupEvent.DecidedOnMember ignored -> {}
            case GroupEvent.JoinRequested requested -> {
                if (byMember(requested.membership())) {
                    toGroup(requested.membership(), mapping.join(requested.membership(), ""));
                }
            }
            case GroupEvent.MemberJoined joined -> {
                if (byGroup(joined.membership())) {
                    toMember(joined.membership(), mapping.accept(id("accept"), joined.membership()));
                }
            }
            case GroupEvent.JoinRefused refused -> {
                if (byGroup(refused.membership())) {
                    toMember(refused.membership(), mapping.reject(id("reject"), refused.membership()));
                }
            }
            case GroupEvent.MemberLeft left -> {
                if (byMember(left.membership())) {
                    toGroup(left.membership(), mapping.leave(id("leave"), left.membership()));
                }
            }
            case GroupEvent.MemberRemoved removed -> {
                if (byGroup(removed.membership())) {
                    toMember(removed.membership(), mapping.remove(id("remove"), removed.membership()));
                }
            }
        }
    }

    private static boolean byMember(Membership membership) {
        return membership.member().isLocal() && !membership.group().isLocal();
    }

    private static boolean byGroup(Membership membership) {
        return membership.group().isLocal() && !membership.member().isLocal();
    }

    private void toGroup(Membership membership, JsonObject activity) {
        send(membership.member(), activity, membership.group());
    }

    private void toMember(Membership membership, JsonObject activity) {
        send(membership.group(), activity, membership.member());
    }

    private void send(Identity from, JsonObject activity, Identity to) {
        activities.send(from, activity, Audience.DIRECT, List.of(to.endpoints().inbox()));
    }

    private String id(String verb) {
        return settings.uri("/activities/" + verb + "-" + ids.next());
    }
}
