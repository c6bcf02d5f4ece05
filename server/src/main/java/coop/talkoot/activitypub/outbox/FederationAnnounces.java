package coop.talkoot.activitypub.outbox;

import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.FederationTerms;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Responses;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * What groups announce, those they belong to here announce too, by their own terms: the post itself, by its id, never
 * another's Announce (wire.md 4.8). Each group announces a post once, so whatever way it comes up the tree, it ends.
 */
@Singleton
final class FederationAnnounces {
    private final Affiliations affiliations;
    private final Federations federations;
    private final Responses responses;
    private final Clock clock;

    FederationAnnounces(Affiliations affiliations, Federations federations, Responses responses, Clock clock) {
        this.affiliations = affiliations;
        this.federations = federations;
        this.responses = responses;
        this.clock = clock;
    }

    /** A group here or elsewhere has announced it; what its parents say then comes here again. */
    void announced(Identity group, Post post) {
        if (post.audience() == Audience.PUBLIC && !post.isDeleted()) {
            for (var parent : parentsHere(group)) {
                if (!parent.isSuspended() && allow(federations.terms(parent.id()), post)) {
                    responses.announce(parent, post, Origin.LOCAL);
                }
            }
        }
    }

    /** It is announced no more; but what is a parent's own, or comes up another way too, stays. */
    void unannounced(Identity group, Post post) {
        for (var parent : parentsHere(group)) {
            if (post.isDeleted() || !(isOwn(parent, post) || isToldByOther(parent, group, post))) {
                responses.unannounce(parent, post);
            }
        }
    }

    private static boolean isOwn(Identity parent, Post post) {
        return post.group() != null && post.group().id() == parent.id();
    }

    private boolean isToldByOther(Identity parent, Identity group, Post post) {
        var others = affiliations.childrenOf(parent.id(), clock.instant()).stream()
                .map(affiliation -> affiliation.child().id())
                .filter(child -> child != group.id())
                .toList();
        return responses.isAnnouncedByOneOf(others, post);
    }

    private List<Identity> parentsHere(Identity group) {
        return group.kind() == Identity.Kind.GROUP
                ? affiliations.parentsOf(group.id(), clock.instant()).stream()
                        .map(Affiliation::parent)
                        .filter(Identity::isLocal)
                        .toList()
                : List.of();
    }

    private static boolean allow(FederationTerms terms, Post post) {
        return switch (terms.announces()) {
            case ALL -> true;
            case TAGS -> post.tags().stream().anyMatch(tag -> terms.tags().contains(tag.toLowerCase(Locale.ROOT)));
            case NOTHING -> false;
        };
    }
}
