package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.Features;
import coop.talkoot.exchange.Money;
import coop.talkoot.exchange.Subject;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What exactly is offered or needed: the fields of its kind, as far as they are said, so that it can be sent back. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubjectView(
        String kind,
        @Nullable String form,
        @Nullable Integer condition,
        @Nullable Integer length,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long weight,
        @Nullable MoneyView value,
        @Nullable Integer stock,
        @Nullable String perUnit,
        @Nullable String availability,
        @Nullable Integer minutes,
        @Nullable Integer places,
        @Nullable String complexity,
        @Nullable MoneyView compensation,
        @Nullable String urgency,
        @Nullable String level) {
    /** Minor units, such as cents, of a currency of ISO 4217. */
    @Serdeable
    record MoneyView(long minor, String currency) {
        static @Nullable MoneyView of(@Nullable Money money) {
            return money == null ? null : new MoneyView(money.minor(), money.currency());
        }
    }

    static SubjectView of(Subject subject) {
        return switch (subject) {
            case Subject.Unsaid ignored -> deed(subject, null, null, null, null);
            case Subject.Item item -> of(item.features());
            case Subject.Service service ->
                deed(subject, service.perUnit(), service.availability(), service.minutes(), service.places());
            case Subject.Job job ->
                new SubjectView(
                        word(job.kind()),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        job.minutes(),
                        null,
                        word(job.complexity()),
                        MoneyView.of(job.compensation()),
                        null,
                        null);
            case Subject.Help help -> chosen(subject, null, null, word(help.urgency()), null);
            case Subject.Skill skill -> chosen(subject, skill.minutes(), skill.places(), null, word(skill.level()));
            case Subject.Time time -> deed(subject, null, time.availability(), time.minutes(), null);
        };
    }

    static SubjectView of(Features features) {
        var size = features.size();
        return new SubjectView(
                word(Subject.Kind.ITEM),
                word(features.form()),
                features.condition(),
                size.length(),
                size.width(),
                size.height(),
                features.grams(),
                MoneyView.of(features.value()),
                features.stock(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static SubjectView deed(
            Subject subject,
            @Nullable String perUnit,
            @Nullable String availability,
            @Nullable Integer minutes,
            @Nullable Integer places) {
        return new SubjectView(
                word(subject.kind()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                perUnit,
                availability,
                minutes,
                places,
                null,
                null,
                null,
                null);
    }

    private static SubjectView chosen(
            Subject subject,
            @Nullable Integer minutes,
            @Nullable Integer places,
            @Nullable String urgency,
            @Nullable String level) {
        return new SubjectView(
                word(subject.kind()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                minutes,
                places,
                null,
                null,
                urgency,
                level);
    }

    private static String word(Subject.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String word(@Nullable Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }
}
