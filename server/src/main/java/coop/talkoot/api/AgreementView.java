package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.Step;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An agreement as one of its sides sees it; {@code open} are the steps they can take now. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AgreementView(
        String id,
        String uri,
        String kind,
        String title,
        @Nullable String listingId,
        @Nullable IdentityView group,
        IdentityView provider,
        IdentityView receiver,
        String proposer,
        AgreementTermsView terms,
        String state,
        String phase,
        @Nullable String turn,
        boolean isOverdue,
        int version,
        String createdAt,
        String since,
        @Nullable String deadline,
        @Nullable String deadlineAt,
        @Nullable String disputeId,
        List<String> open) {
    static AgreementView of(Agreement agreement, List<Step.Name> open, Instant now) {
        var listing = agreement.listing();
        var group = agreement.group();
        var deadline = agreement.deadline();
        return new AgreementView(
                Long.toString(agreement.id()),
                agreement.uri(),
                word(agreement.kind()),
                agreement.title(),
                listing == null ? null : Long.toString(listing.id()),
                group == null ? null : IdentityView.of(group),
                IdentityView.of(agreement.provider()),
                IdentityView.of(agreement.receiver()),
                word(agreement.proposer()),
                AgreementTermsView.of(agreement.terms()),
                agreement.state().name().toLowerCase(Locale.ROOT),
                word(agreement.state().phase()),
                agreement.state().turn().map(AgreementView::word).orElse(null),
                agreement.isOverdueAt(now),
                agreement.version(),
                agreement.createdAt().toString(),
                agreement.since().toString(),
                deadline == null ? null : word(deadline.kind()),
                deadline == null ? null : deadline.at().toString(),
                agreement.disputeId() == null ? null : Long.toString(agreement.disputeId()),
                open.stream().map(AgreementView::word).toList());
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
