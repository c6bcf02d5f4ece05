package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.Decision;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;

/** The addresses of collections that follow from those of their owners on this instance. */
public final class LocalCollections {
    private LocalCollections() {}

    public static String members(Identity group) {
        return group.uri() + "/collections/members";
    }

    public static String parents(Identity group) {
        return group.uri() + "/collections/parents";
    }

    public static String children(Identity group) {
        return group.uri() + "/collections/children";
    }

    public static String offersAndNeeds(Identity group) {
        return group.uri() + "/collections/offers-and-needs";
    }

    public static String decisions(Identity group) {
        return group.uri() + "/collections/decisions";
    }

    public static String delegates(Identity group) {
        return group.uri() + "/collections/delegates";
    }

    /** What it advises its member groups now; each version stands below it by its number. */
    public static String policies(Identity group) {
        return group.uri() + "/collections/policies";
    }

    /** The vote itself, apart from the post that tells of it. */
    public static String vote(Decision decision) {
        return vote(decision.post().uri());
    }

    static String vote(String decisionUri) {
        return decisionUri + "#decision";
    }

    public static String ballots(Decision decision) {
        return decision.post().uri() + "/ballots";
    }

    public static String tally(Decision decision) {
        return decision.post().uri() + "/tally";
    }

    public static String featured(Identity owner) {
        return owner.uri() + "/collections/featured";
    }

    public static String replies(Post post) {
        return post.uri() + "/replies";
    }

    /** The id of the activity a post of ours was published with. */
    public static String creation(Post post) {
        return post.uri() + "/activities/create";
    }
}
