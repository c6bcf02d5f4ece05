package coop.talkoot.activitypub.mapping;

import coop.talkoot.exchange.Features;
import coop.talkoot.exchange.Money;
import coop.talkoot.exchange.Size;
import coop.talkoot.exchange.Subject;
import coop.talkoot.platform.Refused;
import coop.talkoot.vocab.TalkootSubject;
import coop.talkoot.vocab.TalkootSubject.Deed;
import coop.talkoot.vocab.VfMeasure;
import coop.talkoot.vocab.VfResource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What exactly is offered or needed, as properties of FEP-0837's primary intent and back. What is absurd is left out. */
final class SubjectMapping {
    static final String MILLIMETRE = "millimetre";
    static final String GRAM = "gram";
    static final String ONE = "one";
    private static final int LONGEST = 200;
    private static final int LONGEST_UNIT = 40;

    private SubjectMapping() {}

    /** Null for one that is said in words alone. {@code resource} is the name of a thing, where there is one. */
    static @Nullable TalkootSubject of(Subject subject, @Nullable String resource) {
        var is = CoopTerms.of(subject.kind());
        return switch (subject) {
            case Subject.Unsaid ignored -> null;
            case Subject.Item item ->
                new TalkootSubject(is, resource == null ? null : resource(resource, item.features()), Deed.NONE);
            case Subject.Service service ->
                new TalkootSubject(
                        is,
                        null,
                        Deed.of(
                                said(service.perUnit()),
                                said(service.availability()),
                                wide(service.minutes()),
                                wide(service.places())));
            case Subject.Job job ->
                new TalkootSubject(
                        is,
                        null,
                        new Deed(
                                null,
                                null,
                                wide(job.minutes()),
                                null,
                                job.complexity() == null ? null : CoopTerms.of(job.complexity()),
                                null,
                                null,
                                money(job.compensation())));
            case Subject.Help help ->
                new TalkootSubject(
                        is, null, new Deed(null, null, null, null, null, CoopTerms.of(help.urgency()), null, null));
            case Subject.Skill skill ->
                new TalkootSubject(
                        is,
                        null,
                        new Deed(
                                null,
                                null,
                                wide(skill.minutes()),
                                wide(skill.places()),
                                null,
                                null,
                                skill.level() == null ? null : CoopTerms.of(skill.level()),
                                null));
            case Subject.Time time ->
                new TalkootSubject(is, null, Deed.of(null, said(time.availability()), wide(time.minutes()), null));
        };
    }

    /** {@code isOffer}: of a thing that is needed nothing is kept but that it is one. */
    static Subject read(@Nullable TalkootSubject said, boolean isOffer) {
        if (said == null) {
            return new Subject.Unsaid();
        }
        var kind = CoopTerms.of(Subject.Kind.class, said.classifiedAs());
        if (kind == null) {
            kind = said.resource() == null ? Subject.Kind.UNSAID : Subject.Kind.ITEM;
        }
        var deed = said.deed();
        var minutes = whole(deed.minutes());
        var places = whole(deed.places());
        var availability = line(deed.availability(), LONGEST);
        return switch (kind) {
            case UNSAID -> new Subject.Unsaid();
            case ITEM ->
                new Subject.Item(isOffer && said.resource() != null ? features(said.resource()) : Features.UNKNOWN);
            case SERVICE ->
                sane(() -> new Subject.Service(line(deed.perUnit(), LONGEST_UNIT), availability, minutes, places));
            case JOB ->
                sane(() -> new Subject.Job(
                        CoopTerms.of(Subject.Complexity.class, deed.complexity()),
                        minutes,
                        money(deed.compensation())));
            case HELP ->
                new Subject.Help(Objects.requireNonNullElse(
                        CoopTerms.of(Subject.Urgency.class, deed.urgency()), Subject.Urgency.WHENEVER));
            case SKILL ->
                sane(() -> new Subject.Skill(CoopTerms.of(Subject.Level.class, deed.level()), minutes, places));
            case TIME -> sane(() -> new Subject.Time(minutes, availability));
        };
    }

    private static VfResource resource(String id, Features features) {
        var size = features.size();
        return new VfResource(
                id,
                CoopTerms.of(features.form()),
                wide(features.condition()),
                new VfResource.Extent(
                        measure(size.length(), MILLIMETRE),
                        measure(size.width(), MILLIMETRE),
                        measure(size.height(), MILLIMETRE),
                        measure(features.grams(), GRAM)),
                money(features.value()),
                measure(features.stock(), ONE));
    }

    private static Features features(VfResource said) {
        var form =
                Objects.requireNonNullElse(CoopTerms.of(Features.Form.class, said.classifiedAs()), Features.Form.THING);
        var extent = said.extent();
        var condition = whole(said.condition());
        var stock = millimetres(said.onhand());
        var size = orNull(() ->
                new Size(millimetres(extent.length()), millimetres(extent.width()), millimetres(extent.height())));
        var grams = amount(extent.weight());
        var worth = money(said.worth());
        var all = orNull(() -> new Features(
                form, condition, size == null ? Size.UNKNOWN : size, grams, worth, stock == null ? 1 : stock));
        return all == null ? new Features(form, null, Size.UNKNOWN, null, worth, 1) : all;
    }

    private static @Nullable VfMeasure measure(@Nullable Number number, String unit) {
        return number == null ? null : new VfMeasure(BigDecimal.valueOf(number.longValue()), unit);
    }

    private static @Nullable VfMeasure money(@Nullable Money money) {
        return money == null ? null : new VfMeasure(new BigDecimal(money.number()), money.currency());
    }

    private static @Nullable Money money(@Nullable VfMeasure said) {
        return said == null
                ? null
                : orNull(() -> {
                    var code = TermsReading.unit(said);
                    var places = Currency.getInstance(code).getDefaultFractionDigits();
                    var minor = said.value().movePointRight(places).setScale(0, RoundingMode.UNNECESSARY);
                    return new Money(minor.longValueExact(), code);
                });
    }

    private static @Nullable Long amount(@Nullable VfMeasure said) {
        return said == null ? null : orNull(() -> said.value().longValueExact());
    }

    private static @Nullable Integer millimetres(@Nullable VfMeasure said) {
        return whole(amount(said));
    }

    private static @Nullable Integer whole(@Nullable Long number) {
        return number == null || number > Integer.MAX_VALUE || number < 0 ? null : (Integer) number.intValue();
    }

    private static @Nullable Long wide(@Nullable Integer number) {
        return number == null ? null : (Long) number.longValue();
    }

    private static @Nullable String said(String words) {
        return words.isEmpty() ? null : words;
    }

    private static String line(@Nullable String words, int longest) {
        var line = Objects.requireNonNullElse(words, "")
                .replace("\0", "")
                .replace('\n', ' ')
                .strip();
        return line.length() > longest ? line.substring(0, longest) : line;
    }

    private static Subject sane(Supplier<Subject> read) {
        var subject = orNull(read);
        return subject == null ? new Subject.Unsaid() : subject;
    }

    /** A number with a fraction where there is none, a currency that is none, bounds that are passed. */
    private static <T> @Nullable T orNull(Supplier<T> read) {
        try {
            return read.get();
        } catch (Refused | ArithmeticException | IllegalArgumentException absurd) {
            return null;
        }
    }
}
