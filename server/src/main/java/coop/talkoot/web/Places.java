package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The co-ops a visitor moves among: their own, or those of this server for who is in none. */
@Singleton
final class Places {
    private static final int MOST = 40;
    private static final String ATTRIBUTE = "talkoot.places";

    private final Groups groups;
    private final Memberships memberships;

    Places(Groups groups, Memberships memberships) {
        this.groups = groups;
        this.memberships = memberships;
    }

    /** The viewer's memberships, those of this server first, oldest first; asked for once a request. */
    List<Membership> memberships(Visit visit) {
        var viewer = visit.viewer();
        return viewer == null
                ? List.of()
                : visit.request()
                        .getAttribute(ATTRIBUTE, Known.class)
                        .orElseGet(() -> remember(visit, viewer))
                        .memberships();
    }

    private record Known(List<Membership> memberships) {}

    private Known remember(Visit visit, Viewer viewer) {
        var known = new Known(read(viewer));
        visit.request().setAttribute(ATTRIBUTE, known);
        return known;
    }

    private List<Membership> read(Viewer viewer) {
        return memberships.membershipsOf(viewer.actorId(), Page.Request.first(MOST)).items().stream()
                .sorted(Comparator.comparingInt(
                                (Membership membership) -> membership.group().isLocal() ? 0 : 1)
                        .thenComparingLong(Membership::id))
                .toList();
    }

    /** The viewer's own co-op: where they read and write when they do not say where. */
    Optional<Identity> own(Visit visit) {
        return memberships(visit).stream().map(Membership::group).findFirst();
    }

    List<Identity> all(Visit visit) {
        var own = memberships(visit).stream().map(Membership::group).toList();
        return own.isEmpty() ? groups.local().stream().map(Group::identity).toList() : own;
    }
}
