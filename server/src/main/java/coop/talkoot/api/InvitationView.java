package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.groups.Invitation;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** An open door and the link that opens it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record InvitationView(
        String token,
        String link,
        IdentityView group,
        IdentityView inviter,
        String role,
        int usesLeft,
        String expiresAt) {
    static InvitationView of(String token, String link, Invitation invitation) {
        return new InvitationView(
                token,
                link,
                IdentityView.of(invitation.group().identity()),
                IdentityView.of(invitation.inviter()),
                invitation.role().name().toLowerCase(Locale.ROOT),
                invitation.usesLeft(),
                invitation.expiresAt().toString());
    }
}
