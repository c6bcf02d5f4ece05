package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Delegation;
import coop.talkoot.governance.DelegationScope;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Somebody votes for somebody else: in all ({@code type} and {@code motionId} null), of a type, or on one motion. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DelegationView(
        String id,
        String uri,
        String groupId,
        IdentityView principal,
        IdentityView delegate,
        @Nullable String type,
        @Nullable String motionId,
        boolean acceptsCap,
        boolean showsName,
        String from,
        String until) {
    static DelegationView of(Delegation delegation) {
        return new DelegationView(
                Long.toString(delegation.id()),
                delegation.uri(),
                Long.toString(delegation.group().id()),
                IdentityView.of(delegation.principal()),
                IdentityView.of(delegation.delegate()),
                delegation.scope() instanceof DelegationScope.OfType ofType ? DecisionViews.word(ofType.type()) : null,
                delegation.scope() instanceof DelegationScope.OfMotion ofMotion
                        ? Long.toString(ofMotion.motionId())
                        : null,
                delegation.acceptsCap(),
                delegation.showsName(),
                delegation.from().toString(),
                delegation.until().toString());
    }
}
