package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.exchange.agreement.TakenStep;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line of an agreement's history; {@code by} is null where neither side did it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AgreementStepView(
        String id,
        String uri,
        int number,
        String step,
        @Nullable IdentityView by,
        String state,
        String words,
        List<String> files,
        @Nullable AgreementTermsView terms,
        @Nullable Integer condition,
        @Nullable Long minutes,
        @Nullable String moment,
        @Nullable Integer undoesFrom,
        String createdAt) {
    static AgreementStepView of(TakenStep taken) {
        var step = taken.step();
        var by = taken.by();
        var evidence = step instanceof Step.OfParty party ? party.evidence() : Evidence.NONE;
        return new AgreementStepView(
                Long.toString(taken.id()),
                taken.uri(),
                taken.number(),
                AgreementView.word(step.name()),
                by == null ? null : IdentityView.of(by),
                taken.state().toLowerCase(Locale.ROOT),
                switch (step) {
                    case Step.BookingRefused refused -> refused.reason();
                    case Step.NotTaken none -> none.reason();
                    default -> evidence.words();
                },
                evidence.files().stream().map(String::valueOf).toList(),
                terms(step),
                condition(step),
                step instanceof Step.ClaimWork claim ? claim.minutes() : null,
                moment(step),
                step instanceof Step.NotTaken none ? none.undoesFrom() : null,
                taken.at().toString());
    }

    private static @Nullable AgreementTermsView terms(Step step) {
        if (step instanceof Step.Propose propose) {
            return AgreementTermsView.of(propose.terms());
        }
        return step instanceof Step.Suggest suggest ? AgreementTermsView.of(suggest.terms()) : null;
    }

    private static @Nullable Integer condition(Step step) {
        if (step instanceof Step.HandOver handOver) {
            var condition = handOver.condition();
            return condition == null ? null : condition.grade();
        }
        return step instanceof Step.ConfirmReturn back ? back.condition().grade() : null;
    }

    private static @Nullable String moment(Step step) {
        if (step instanceof Step.HandOver handOver) {
            return handOver.at() == null ? null : handOver.at().toString();
        }
        return step instanceof Step.Extend extend ? extend.until().toString() : null;
    }
}
