package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.groups.Invitation;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An open door and the link that opens it, which only whoever has it can say: null in lists. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record InvitationView(
        String id,
        @Nullable String token,
        @Nullable String link,
        IdentityView group,
        IdentityView inviter,
        String role,
        int usesLeft,
        String expiresAt) {
    static InvitationView of(@Nullable String token, @Nullable String link, Invitation invitation) {
        return new InvitationView(
                String.valueOf(invitation.id()),
                token,
                link,
                IdentityView.of(invitation.group().identity()),
                IdentityView.of(invitation.inviter()),
                invitation.role().name().toLowerCase(Locale.ROOT),
                invitation.usesLeft(),
                invitation.expiresAt().toString());
    }
}
