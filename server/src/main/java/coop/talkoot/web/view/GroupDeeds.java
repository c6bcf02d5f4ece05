package coop.talkoot.web.view;

import org.jspecify.annotations.Nullable;

/**
 * What the viewer can do with a co-op, as addresses; null where they cannot. Those called action are POST
 * forms.
 *
 * @param joinAction no fields
 * @param leaveAction no fields
 * @param followAction no fields, for one who is signed in here
 * @param unfollowAction no fields
 * @param followFromAction field {@code account}, for one whose account is on another server
 * @param yoursHref page of what the viewer keeps for themselves about it
 * @param inviteHref page that makes invitations
 * @param editHref page that changes the co-op
 * @param categoriesHref page of the shelves of its exchange
 * @param disputesHref page of its disputes
 */
public record GroupDeeds(
        @Nullable String joinAction,
        @Nullable String leaveAction,
        @Nullable String followAction,
        @Nullable String unfollowAction,
        @Nullable String followFromAction,
        @Nullable String yoursHref,
        @Nullable String inviteHref,
        @Nullable String editHref,
        @Nullable String categoriesHref,
        @Nullable String disputesHref,
        String membersHref,
        String listingsHref) {}
