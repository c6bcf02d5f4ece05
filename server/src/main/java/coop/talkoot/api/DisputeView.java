package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.agreement.Dispute;
import coop.talkoot.exchange.agreement.DisputeState;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.people.Identity;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A dispute as those see it who are part of it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DisputeView(
        String id,
        String agreementId,
        String claimant,
        boolean isLoss,
        String state,
        @Nullable String endsAt,
        @Nullable IdentityView mediator,
        List<IdentityView> panel,
        @Nullable RemedyView remedy,
        @Nullable RemedyView offered,
        @Nullable String offeredBy,
        @Nullable String seed,
        List<WordView> words) {
    /** What sets it right; the amount is of a partial reversal. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RemedyView(String kind, @Nullable Long amount) {
        static @Nullable RemedyView of(@Nullable Remedy remedy) {
            return remedy == null ? null : new RemedyView(AgreementView.word(remedy.kind()), remedy.amount());
        }
    }

    /** What was done, and said with it. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record WordView(@Nullable IdentityView by, String deed, String words, List<String> files, String createdAt) {
        static WordView of(Dispute.Word word) {
            var by = word.by();
            return new WordView(
                    by == null ? null : IdentityView.of(by),
                    AgreementView.word(word.deed()),
                    word.evidence().words(),
                    word.evidence().files().stream().map(String::valueOf).toList(),
                    word.at().toString());
        }
    }

    static DisputeView of(Dispute dispute) {
        var state = dispute.state();
        var mediator = mediator(state);
        return new DisputeView(
                Long.toString(dispute.id()),
                Long.toString(dispute.agreement().id()),
                AgreementView.word(dispute.claimant()),
                dispute.isLoss(),
                state.name().toLowerCase(Locale.ROOT),
                state.end().map(Object::toString).orElse(null),
                mediator == null ? null : IdentityView.of(mediator),
                state instanceof DisputeState.Panel panel
                        ? panel.panel().stream()
                                .map(panelist -> IdentityView.of(panelist.actor()))
                                .toList()
                        : List.of(),
                RemedyView.of(remedy(state)),
                RemedyView.of(dispute.offered()),
                dispute.offeredBy() == null ? null : AgreementView.word(dispute.offeredBy()),
                dispute.seed(),
                dispute.words().stream().map(WordView::of).toList());
    }

    private static @Nullable Identity mediator(DisputeState state) {
        if (state instanceof DisputeState.Mediation mediation) {
            return mediation.mediator();
        }
        return state instanceof DisputeState.Answered answered ? answered.named() : null;
    }

    private static @Nullable Remedy remedy(DisputeState state) {
        if (state instanceof DisputeState.Decided decided) {
            return decided.remedy();
        }
        return state instanceof DisputeState.Closed closed ? closed.remedy() : null;
    }
}
