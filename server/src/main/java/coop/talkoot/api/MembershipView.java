package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.groups.Membership;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody's place in a group: asked for, active or ended. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MembershipView(
        String id,
        String groupId,
        IdentityView member,
        String role,
        String state,
        String requestedAt,
        @Nullable String joinedAt) {
    static MembershipView of(Membership membership) {
        return new MembershipView(
                Long.toString(membership.id()),
                Long.toString(membership.group().id()),
                IdentityView.of(membership.member()),
                membership.role().name().toLowerCase(Locale.ROOT),
                membership.state().name().toLowerCase(Locale.ROOT),
                membership.requestedAt().toString(),
                membership.joinedAt() == null ? null : membership.joinedAt().toString());
    }
}
