package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person, with what they wrote and offer.
 *
 * @param header the broad picture above the page, null for none
 * @param about cleaned HTML
 * @param groups the co-ops they are in, as far as the viewer may know
 * @param since when they came, null where unknown
 * @param elsewhere null for a person of this server
 * @param editHref null unless it is the viewer
 * @param followAction POST without fields, null where the viewer cannot
 * @param isWaiting whether the viewer asked to follow and was not answered yet
 * @param yoursHref where the viewer keeps what is theirs about them, null for oneself and for visitors
 * @param reportHref where one asks the keepers to look at them, null for oneself and for visitors
 * @param measureHref where a keeper limits or suspends them, null for everybody else
 * @param followFromAction POST with field {@code account}, for one who is not signed in here
 */
public record ProfilePage(
        Who person,
        @Nullable String header,
        Markup about,
        boolean isBot,
        List<ProfileLine> lines,
        List<Who> groups,
        @Nullable Instant since,
        @Nullable Elsewhere elsewhere,
        @Nullable String editHref,
        @Nullable String followAction,
        @Nullable String unfollowAction,
        boolean isWaiting,
        @Nullable String followFromAction,
        List<ListingCard> listings,
        List<PostCard> pinned,
        List<PostCard> posts,
        Pager pager,
        @Nullable String yoursHref,
        @Nullable String reportHref,
        @Nullable String measureHref)
        implements PageView {
    public ProfilePage {
        lines = List.copyOf(lines);
        groups = List.copyOf(groups);
        listings = List.copyOf(listings);
        pinned = List.copyOf(pinned);
        posts = List.copyOf(posts);
    }

    @Override
    public String template() {
        return "profile.jte";
    }
}
