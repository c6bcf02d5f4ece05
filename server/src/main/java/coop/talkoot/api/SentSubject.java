package coop.talkoot.api;

import coop.talkoot.exchange.Features;
import coop.talkoot.exchange.Money;
import coop.talkoot.exchange.Size;
import coop.talkoot.exchange.Subject;
import coop.talkoot.http.SentFields;
import coop.talkoot.platform.Refused;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a body says that exactly is offered or needed; each kind has its own fields, and knows no other. */
final class SentSubject {
    private SentSubject() {}

    /** What is to be checked once all fields have been taken; nothing said when it was not sent. */
    static Supplier<Subject> of(SentFields sent) {
        return sent.part("subject").map(SentSubject::subject).orElse(Subject.Unsaid::new);
    }

    private static Supplier<Subject> subject(SentFields sent) {
        return switch (sent.oneOf("kind", Subject.Kind.class)) {
            case UNSAID -> Subject.Unsaid::new;
            case ITEM -> {
                var features = features(sent);
                yield () -> new Subject.Item(features.get());
            }
            case SERVICE -> {
                var perUnit = sent.text("perUnit", "");
                var availability = sent.text("availability", "");
                var minutes = sent.count("minutes");
                var places = sent.count("places");
                yield () ->
                        new Subject.Service(perUnit, availability, whole("minutes", minutes), whole("places", places));
            }
            case JOB -> {
                var complexity = word(sent, "complexity", Subject.Complexity.class);
                var minutes = sent.count("minutes");
                var compensation = money(sent, "compensation");
                yield () -> new Subject.Job(
                        complexity,
                        whole("minutes", minutes),
                        compensation.get().orElse(null));
            }
            case HELP -> {
                var urgency = sent.oneOf("urgency", Subject.Urgency.class, Subject.Urgency.WHENEVER);
                yield () -> new Subject.Help(urgency);
            }
            case SKILL -> {
                var level = word(sent, "level", Subject.Level.class);
                var minutes = sent.count("minutes");
                var places = sent.count("places");
                yield () -> new Subject.Skill(level, whole("minutes", minutes), whole("places", places));
            }
            case TIME -> {
                var minutes = sent.count("minutes");
                var availability = sent.text("availability", "");
                yield () -> new Subject.Time(whole("minutes", minutes), availability);
            }
        };
    }

    static Supplier<Features> features(SentFields sent) {
        var form = sent.oneOf("form", Features.Form.class, Features.Form.THING);
        var condition = sent.count("condition");
        var length = sent.count("length");
        var width = sent.count("width");
        var height = sent.count("height");
        var weight = sent.count("weight");
        var value = money(sent, "value");
        var stock = sent.count("stock");
        return () -> new Features(
                form,
                whole("condition", condition),
                new Size(whole("length", length), whole("width", width), whole("height", height)),
                weight.orElse(null),
                value.get().orElse(null),
                Optional.ofNullable(whole("stock", stock)).orElse(1));
    }

    private static Supplier<Optional<Money>> money(SentFields sent, String field) {
        var part = sent.part(field);
        var minor = part.map(money -> money.requiredAmount("minor"));
        var currency = part.map(money -> money.text("currency"));
        return () -> minor.map(amount -> new Money(amount, currency.orElseThrow()));
    }

    private static <E extends Enum<E>> @Nullable E word(SentFields sent, String field, Class<E> type) {
        return sent.has(field) ? sent.oneOf(field, type) : null;
    }

    private static @Nullable Integer whole(String field, Optional<Long> number) {
        if (number.isEmpty()) {
            return null;
        }
        if (number.get() > Integer.MAX_VALUE) {
            throw Refused.invalid(field, "This number is too large.");
        }
        return number.get().intValue();
    }
}
