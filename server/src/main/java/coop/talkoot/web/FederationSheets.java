package coop.talkoot.web;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.FederationTerms;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.groups.affiliation.Kin;
import coop.talkoot.groups.affiliation.Link;
import coop.talkoot.groups.affiliation.Trees;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.web.view.FederationPage;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.TreeDrawing;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tree of groups around one of them, as far as it is known here, as a list and as a picture. */
@Singleton
final class FederationSheets {
    /** So many groups stand in one picture; the list has no more. */
    private static final int MOST = 120;

    private static final int SHOWN = 20;

    private final Affiliations affiliations;
    private final Trees trees;
    private final Federations federations;
    private final FederationAffairs affairs;
    private final Memberships memberships;
    private final Names names;
    private final Clock clock;

    FederationSheets(
            Affiliations affiliations,
            Trees trees,
            Federations federations,
            FederationAffairs affairs,
            Memberships memberships,
            Names names,
            Clock clock) {
        this.affiliations = affiliations;
        this.trees = trees;
        this.federations = federations;
        this.affairs = affairs;
        this.memberships = memberships;
        this.names = names;
        this.clock = clock;
    }

    FederationPage page(Identity group, Visit visit, Fields join, Fields said) {
        var base = names.href(group) + "/federation";
        var viewer = visit.actorId();
        var mayPropose = viewer != null && memberships.may(group.id(), viewer, Right.WRITE);
        var mayAdmit = viewer != null && memberships.may(group.id(), viewer, Right.ADMIT);
        var mayChange = viewer != null && memberships.may(group.id(), viewer, Right.CHANGE);
        var tree = tree(group, mayPropose);
        return new FederationPage(
                names.who(group),
                names.href(group),
                tree,
                TreeDrawing.of(tree),
                mayAdmit ? requests(group, base) : List.of(),
                mayPropose ? asked(group, mayChange ? base : null) : List.of(),
                mayPropose ? deeds(group, base) : List.of(),
                affairs.votes(group, viewer),
                affairs.hours(
                        group, visit.viewer() == null ? null : visit.viewer().identity()),
                affairs.delegates(group),
                mayPropose ? base + "/join" : null,
                federations.isOne(group.id()) ? terms(federations.terms(group.id())) : null,
                mayChange ? base + "/terms" : null,
                join,
                said,
                base + ".json",
                base + ".opml");
    }

    /** What is below {@code group} as far as it is known here and both sides say so, the nearest first. */
    List<Link> below(Identity group) {
        return trees.below(group.id(), clock.instant()).stream()
                .filter(Link::isAgreed)
                .limit(MOST)
                .toList();
    }

    private List<FederationPage.Node> tree(Identity group, boolean isMember) {
        var links = trees.around(group.id(), clock.instant());
        Map<Long, FederationPage.Silence> silent = isMember
                ? affairs.silent(links.stream()
                        .flatMap(link -> Stream.of(link.parent(), link.child()))
                        .collect(Collectors.toSet()))
                : Map.of();
        var below = links.stream()
                .collect(Collectors.groupingBy(link -> link.parent().id()));
        var children = links.stream().map(link -> link.child().id()).collect(Collectors.toSet());
        var tops = new LinkedHashMap<Long, Identity>();
        for (var link : links) {
            if (!children.contains(link.parent().id())) {
                tops.put(link.parent().id(), link.parent());
            }
        }
        if (tops.isEmpty()) {
            tops.put(group.id(), group);
        }
        var left = new int[] {MOST};
        return tops.values().stream()
                .map(top -> node(top, group, null, new Known(below, silent), left, 0))
                .toList();
    }

    private FederationPage.Node node(
            Identity identity, Identity here, @Nullable Link link, Known known, int[] left, int level) {
        var below = new ArrayList<FederationPage.Node>();
        var isLink = link == null || link.isAgreed();
        if (level <= Kin.DEEPEST && isLink) {
            for (var child : known.below.getOrDefault(identity.id(), List.of())) {
                if (left[0] > 0) {
                    left[0]--;
                    below.add(node(child.child(), here, child, known, left, level + 1));
                }
            }
        }
        return new FederationPage.Node(
                names.who(identity),
                identity.id() == here.id(),
                link == null ? "TOP" : !isLink ? "CLAIMED" : link.endsAt() == null ? "MEMBER" : "NOTICE",
                link == null || !isLink ? null : link.endsAt(),
                known.silent.get(identity.id()),
                below);
    }

    /** Links by the group above, and groups whose servers are silent. */
    private record Known(Map<Long, List<Link>> below, Map<Long, FederationPage.Silence> silent) {}

    private List<FederationPage.Asking> requests(Identity group, String base) {
        var byVote = federations.terms(group.id()).admission() == FederationTerms.Admission.VOTE;
        return affiliations.requestsTo(group.id(), Page.Request.first(SHOWN)).items().stream()
                .map(asked -> new FederationPage.Asking(
                        names.who(asked.child()),
                        asked.askedAt(),
                        asked.joinMandate(),
                        byVote ? null : base + "/requests/" + asked.id() + "/admit",
                        base + "/requests/" + asked.id() + "/refuse",
                        byVote ? base + "/propose/" + asked.child().id() + "/admit" : null))
                .toList();
    }

    private List<FederationPage.Asked> asked(Identity group, @Nullable String base) {
        return affiliations.requestsOf(group.id(), Page.Request.first(SHOWN)).items().stream()
                .map(asked -> new FederationPage.Asked(
                        names.who(asked.parent()),
                        asked.askedAt(),
                        base == null ? null : base + "/asked/" + asked.id() + "/withdraw"))
                .toList();
    }

    private List<FederationPage.Deed> deeds(Identity group, String base) {
        var now = clock.instant();
        var deeds = new ArrayList<FederationPage.Deed>();
        for (var above : affiliations.parentsOf(group.id(), now)) {
            if (above.notice() == null) {
                deeds.add(deed(above.parent(), "LEAVE", base));
            } else if (!above.notice().isByParent()) {
                deeds.add(deed(above.parent(), "STAY", base));
            }
        }
        for (var below : affiliations.childrenOf(group.id(), now)) {
            if (below.notice() == null) {
                deeds.add(deed(below.child(), "EXPEL", base));
            }
        }
        return deeds;
    }

    private FederationPage.Deed deed(Identity other, String step, String base) {
        return new FederationPage.Deed(
                names.who(other), step, base + "/propose/" + other.id() + "/" + step.toLowerCase(Locale.ROOT));
    }

    private static FederationPage.Terms terms(FederationTerms terms) {
        return new FederationPage.Terms(
                terms.scope().name(),
                terms.scopeWords(),
                terms.governing().name(),
                terms.admission().name(),
                terms.announces().name(),
                String.join(", ", terms.tags()));
    }
}
