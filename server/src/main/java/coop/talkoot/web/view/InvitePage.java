package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inviting into a co-op. Fields: role (MEMBER, COORDINATOR, ADMIN), uses, days. Afterwards it shows the link, once.
 *
 * @param roles the roles the viewer may give
 * @param link the link just made, null before
 * @param open what was made before and still opens
 */
public record InvitePage(
        Who group,
        String action,
        Fields fields,
        List<Choice> roles,
        @Nullable String link,
        @Nullable Instant validUntil,
        List<OpenInvitation> open,
        Pager pager)
        implements PageView {
    /** One that still opens; {@code role} as a word for people, {@code revokeAction} null for who may not close it. */
    public record OpenInvitation(
            Who inviter,
            String role,
            int usesLeft,
            Instant until,
            @Nullable String revokeAction) {}

    public InvitePage {
        roles = List.copyOf(roles);
        open = List.copyOf(open);
    }

    @Override
    public String template() {
        return "invite.jte";
    }
}
