package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A co-op as visitors and members see it.
 *
 * @param about cleaned HTML
 * @param standing VISITOR, APPLICANT, MEMBER or COORDINATOR
 * @param joinPolicy OPEN, ON_REQUEST or INVITATION
 * @param elsewhere null for a co-op of this server
 * @param movedTo where it lives now; null where it has not moved
 * @param foundedFrom null where it was not founded from another one
 * @param tabs views of the co-op; the first is this page
 */
public record GroupPage(
        Who group,
        Markup about,
        String place,
        GroupFacts facts,
        String standing,
        String joinPolicy,
        @Nullable Elsewhere elsewhere,
        @Nullable NewPlace movedTo,
        @Nullable FoundedFrom foundedFrom,
        List<Tab> tabs,
        List<PostCard> announcements,
        List<ListingCard> listings,
        List<Member> members,
        List<JoinRequest> requests,
        GroupDeeds deeds)
        implements PageView {
    public GroupPage {
        tabs = List.copyOf(tabs);
        announcements = List.copyOf(announcements);
        listings = List.copyOf(listings);
        members = List.copyOf(members);
        requests = List.copyOf(requests);
    }

    @Override
    public String template() {
        return "group.jte";
    }
}
