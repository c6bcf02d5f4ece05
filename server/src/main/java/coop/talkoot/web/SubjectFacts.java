package coop.talkoot.web;

import coop.talkoot.exchange.Features;
import coop.talkoot.exchange.Money;
import coop.talkoot.exchange.Subject;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Fact;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What exactly is offered or needed, as the visitor reads it: one label and value a fact. */
@Singleton
final class SubjectFacts {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    List<Fact> of(Texts texts, Subject subject) {
        var facts = new ArrayList<Fact>();
        switch (subject) {
            case Subject.Unsaid ignored -> {}
            case Subject.Item item -> features(texts, item.features(), facts);
            case Subject.Service service -> {
                said(facts, texts, "work.perUnit", service.perUnit());
                said(facts, texts, "work.availability", service.availability());
                minutes(facts, texts, service.minutes());
                places(facts, texts, service.places());
            }
            case Subject.Job job -> {
                word(facts, texts, "work.complexity", "complexity", job.complexity());
                minutes(facts, texts, job.minutes());
                said(facts, texts, "work.compensation", money(texts, job.compensation()));
            }
            case Subject.Help help -> word(facts, texts, "work.urgency", "urgency", help.urgency());
            case Subject.Skill skill -> {
                word(facts, texts, "work.level", "level", skill.level());
                minutes(facts, texts, skill.minutes());
                places(facts, texts, skill.places());
            }
            case Subject.Time time -> {
                minutes(facts, texts, time.minutes());
                said(facts, texts, "work.availability", time.availability());
            }
        }
        return facts;
    }

    /** All of a thing in one line. */
    String line(Texts texts, Features features) {
        var facts = new ArrayList<Fact>();
        features(texts, features, facts);
        return facts.stream().map(fact -> fact.label() + " " + fact.value()).collect(Collectors.joining(", "));
    }

    private static void features(Texts texts, Features features, List<Fact> facts) {
        var size = features.size();
        var extent = Stream.of(size.length(), size.width(), size.height())
                .filter(Objects::nonNull)
                .map(millimetres -> NumberFormat.getInstance(texts.locale()).format(millimetres))
                .collect(Collectors.joining(" × "));
        if (features.form() == Features.Form.SPACE) {
            word(facts, texts, "thing.form", "thing.form", features.form());
        }
        if (features.condition() != null) {
            facts.add(new Fact(texts.say("thing.condition"), texts.say("thing.condition." + features.condition())));
        }
        said(facts, texts, "fact.size", extent.isEmpty() ? "" : texts.say("fact.millimetres", extent));
        said(facts, texts, "fact.weight", weight(texts, features.grams()));
        said(facts, texts, "fact.value", money(texts, features.value()));
        if (features.stock() != 1) {
            said(facts, texts, "fact.stock", texts.say("fact.pieces", features.stock()));
        }
    }

    /** Exact either way: a kilogram and more in kilograms. */
    private static String weight(Texts texts, @Nullable Long grams) {
        if (grams == null) {
            return "";
        }
        var format = NumberFormat.getInstance(texts.locale());
        format.setMaximumFractionDigits(3);
        return grams < THOUSAND.longValue()
                ? texts.say("fact.grams", format.format(grams))
                : texts.say(
                        "fact.kilograms",
                        format.format(BigDecimal.valueOf(grams).divide(THOUSAND)));
    }

    static String money(Texts texts, @Nullable Money money) {
        if (money == null) {
            return "";
        }
        var format = NumberFormat.getCurrencyInstance(texts.locale());
        var currency = Currency.getInstance(money.currency());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(currency.getDefaultFractionDigits());
        return format.format(new BigDecimal(money.number()));
    }

    private static void minutes(List<Fact> facts, Texts texts, @Nullable Integer minutes) {
        said(facts, texts, "fact.time", minutes == null ? "" : texts.say("fact.minutes", minutes));
    }

    private static void places(List<Fact> facts, Texts texts, @Nullable Integer places) {
        said(facts, texts, "work.places", places == null ? "" : places.toString());
    }

    private static void word(List<Fact> facts, Texts texts, String key, String list, @Nullable Enum<?> word) {
        said(facts, texts, key, word == null ? "" : texts.say(list + "." + word.name()));
    }

    private static void said(List<Fact> facts, Texts texts, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(texts.say(key), value));
        }
    }
}
