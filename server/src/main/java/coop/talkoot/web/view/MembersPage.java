package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a co-op, and who wants to be one. */
public record MembersPage(
        Who group,
        int total,
        List<Member> members,
        Pager pager,
        List<JoinRequest> requests,
        @Nullable String inviteHref)
        implements PageView {
    public MembersPage {
        members = List.copyOf(members);
        requests = List.copyOf(requests);
    }

    @Override
    public String template() {
        return "members.jte";
    }
}
