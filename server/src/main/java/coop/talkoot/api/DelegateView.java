package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Delegate;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A term for which a group sends somebody to a federation; decisions by their ids on the wire. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DelegateView(
        String id,
        IdentityView person,
        IdentityView child,
        IdentityView parent,
        String decision,
        String since,
        String until,
        @Nullable String endedAt,
        @Nullable String endedWhy,
        @Nullable String endDecision) {
    static DelegateView of(Delegate delegate) {
        var ending = delegate.ending();
        return new DelegateView(
                Long.toString(delegate.id()),
                IdentityView.of(delegate.person()),
                IdentityView.of(delegate.child()),
                IdentityView.of(delegate.parent()),
                delegate.mandate(),
                delegate.since().toString(),
                delegate.until().toString(),
                ending == null ? null : ending.at().toString(),
                ending == null ? null : DecisionViews.word(ending.why()),
                ending == null ? null : ending.mandate());
    }
}
