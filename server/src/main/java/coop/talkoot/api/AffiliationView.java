package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.groups.affiliation.Affiliation;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A period of one group's belonging to another; decisions by their ids on the wire, {@code noticeDays} to be given before going. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AffiliationView(
        String id,
        IdentityView child,
        IdentityView parent,
        String state,
        String askedAt,
        String joinDecision,
        @Nullable String admitDecision,
        @Nullable String since,
        long noticeDays,
        @Nullable String endDecision,
        @Nullable String endsAt,
        boolean isSentAway,
        String because) {
    static AffiliationView of(Affiliation affiliation) {
        var notice = affiliation.notice();
        var since = affiliation.memberSince();
        return new AffiliationView(
                Long.toString(affiliation.id()),
                IdentityView.of(affiliation.child()),
                IdentityView.of(affiliation.parent()),
                affiliation.state().name().toLowerCase(Locale.ROOT),
                affiliation.askedAt().toString(),
                affiliation.joinMandate(),
                affiliation.admitMandate(),
                since == null ? null : since.toString(),
                affiliation.noticePeriod().toDays(),
                notice == null ? null : notice.mandate(),
                notice == null ? null : notice.effectiveAt().toString(),
                notice != null && notice.isByParent(),
                affiliation.because());
    }
}
