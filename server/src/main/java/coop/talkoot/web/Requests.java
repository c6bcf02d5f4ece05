package coop.talkoot.web;

import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.web.view.JoinRequest;
import jakarta.inject.Singleton;
import java.util.List;

/** Who waits to be let in, for those who may answer. */
@Singleton
final class Requests {
    private static final int MOST = 40;

    private final Memberships memberships;
    private final Names names;

    Requests(Memberships memberships, Names names) {
        this.memberships = memberships;
        this.names = names;
    }

    List<JoinRequest> of(Identity group, Visit visit) {
        return group.isLocal() && may(Right.ADMIT, group, visit) ? waiting(group) : List.of();
    }

    /** The same, where it is known already that the visitor may answer. */
    List<JoinRequest> waiting(Identity group) {
        return memberships.requestsTo(group.id(), Page.Request.first(MOST)).items().stream()
                .map(request -> draw(group, request))
                .toList();
    }

    boolean may(Right right, Identity group, Visit visit) {
        var viewer = visit.viewer();
        return viewer != null && memberships.may(group.id(), viewer.actorId(), right);
    }

    private JoinRequest draw(Identity group, Membership request) {
        var action = names.href(group) + "/requests/" + request.member().id();
        return new JoinRequest(
                names.who(request.member()), request.requestedAt(), action + "/accept", action + "/decline");
    }
}
