package coop.talkoot.web.view;

import java.util.List;

/**
 * Who follows the viewer.
 *
 * @param isByHand whether the viewer answers each who wants to
 * @param requests who waits for the answer
 */
public record FollowersPage(boolean isByHand, List<JoinRequest> requests, List<Follower> followers, Pager pager)
        implements PageView {
    public FollowersPage {
        requests = List.copyOf(requests);
        followers = List.copyOf(followers);
    }

    @Override
    public String template() {
        return "followers.jte";
    }

    /** One of them. {@code dropAction} is a POST form without fields. */
    public record Follower(Who who, String dropAction) {}
}
