package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Membership;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A co-op; {@code forkOf} names the one it was founded from, {@code membership} is the asking person's own. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record GroupView(
        IdentityView identity,
        String joinPolicy,
        String place,
        int members,
        String createdAt,
        @Nullable String forkOf,
        @Nullable MembershipView membership) {
    static GroupView of(Group group, int members, @Nullable String forkOf, @Nullable Membership own) {
        return new GroupView(
                IdentityView.of(group.identity()),
                group.joinPolicy().name().toLowerCase(Locale.ROOT),
                group.place(),
                members,
                group.createdAt().toString(),
                forkOf,
                own == null ? null : MembershipView.of(own));
    }
}
