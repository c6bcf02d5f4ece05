package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inviting into a co-op. Fields: role (MEMBER, COORDINATOR, ADMIN), uses, days. Afterwards it shows the link, once.
 *
 * @param roles the roles the viewer may give
 * @param link the link just made, null before
 */
public record InvitePage(
        Who group,
        String action,
        Fields fields,
        List<Choice> roles,
        @Nullable String link,
        @Nullable Instant validUntil)
        implements PageView {
    public InvitePage {
        roles = List.copyOf(roles);
    }

    @Override
    public String template() {
        return "invite.jte";
    }
}
