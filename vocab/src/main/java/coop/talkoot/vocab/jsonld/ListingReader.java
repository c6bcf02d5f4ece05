package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.TalkootSubject;
import coop.talkoot.vocab.TalkootSubject.Deed;
import coop.talkoot.vocab.VfIntent;
import coop.talkoot.vocab.VfIntent.Parties;
import coop.talkoot.vocab.VfIntent.Quantities;
import coop.talkoot.vocab.VfMeasure;
import coop.talkoot.vocab.VfProposal;
import coop.talkoot.vocab.VfProposal.Purpose;
import coop.talkoot.vocab.VfResource;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads FEP-0837: whatever bears `purpose` and `publishes` is an offer or a need, whatever its type. */
final class ListingReader {
    /** The FEP's text says om2, Mitra's code vf. */
    private static final List<String> UNIT = List.of("hasUnit", "om2:hasUnit", "vf:hasUnit");

    private static final List<String> VALUE =
            List.of("hasNumericalValue", "om2:hasNumericalValue", "vf:hasNumericalValue");

    private static final int MOST_DIGITS = 40;

    private static final int LONGEST_DURATION = 20;

    private ListingReader() {}

    static @Nullable VfProposal read(Fields fields) {
        var purpose = Purpose.of(fields.string("purpose"));
        var primary = intent(fields, "publishes");
        return purpose == null || primary == null
                ? null
                : new VfProposal(
                        purpose,
                        primary,
                        intent(fields, "reciprocal"),
                        fields.flag("unitBased"),
                        fields.id("exchangeKind"));
    }

    private static @Nullable VfIntent intent(Fields fields, String key) {
        return fields.objectsOrIds(key).stream()
                .findFirst()
                .map(intent -> new VfIntent(
                        intent.id(),
                        withoutPrefix(intent.id("action"), "vf:", Namespaces.VALUEFLOWS),
                        new Parties(intent.id("provider"), intent.id("receiver")),
                        intent.id("resourceConformsTo"),
                        new Quantities(
                                measure(intent, "resourceQuantity"),
                                measure(intent, "effortQuantity"),
                                measure(intent, "availableQuantity"),
                                measure(intent, "minimumQuantity")),
                        Moments.instant(intent, "due"),
                        intent.string("inReturn"),
                        subject(intent)))
                .orElse(null);
    }

    private static @Nullable TalkootSubject subject(Fields intent) {
        var deed = new Deed(
                intent.string("perUnit"),
                intent.string("availability"),
                minutes(intent.string("duration")),
                intent.count("places"),
                intent.id("complexity"),
                intent.id("urgency"),
                intent.id("level"),
                measure(intent, "compensation"));
        var resource =
                intent.objects("resourceInventoriedAs").stream().findFirst().map(ListingReader::resource);
        var subject = new TalkootSubject(intent.id("resourceClassifiedAs"), resource.orElse(null), deed);
        return subject.isEmpty() ? null : subject;
    }

    private static VfResource resource(Fields resource) {
        return new VfResource(
                resource.id(),
                resource.id("resourceClassifiedAs"),
                resource.count("condition"),
                new VfResource.Extent(
                        measure(resource, "itemLength"),
                        measure(resource, "itemWidth"),
                        measure(resource, "itemHeight"),
                        measure(resource, "itemWeight")),
                measure(resource, "worth"),
                measure(resource, "onhandQuantity"));
    }

    private static @Nullable Long minutes(@Nullable String duration) {
        if (duration == null || duration.length() > LONGEST_DURATION) {
            return null;
        }
        try {
            return Duration.parse(duration).toMinutes();
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static @Nullable VfMeasure measure(Fields fields, String key) {
        return fields.objects(key).stream()
                .flatMap(measure -> Stream.ofNullable(measure(measure)))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable VfMeasure measure(Fields measure) {
        var value = VALUE.stream()
                .flatMap(key -> Stream.ofNullable(measure.number(key)))
                .findFirst();
        var unit = UNIT.stream()
                .flatMap(key -> measure.ids(key).stream())
                .findFirst()
                .map(id -> withoutPrefix(id, "om2:", Namespaces.UNITS))
                .orElse("one");
        return value.filter(
                        number -> number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS)
                .map(number -> new VfMeasure(number, unit))
                .orElse(null);
    }

    private static @Nullable String withoutPrefix(@Nullable String word, String prefix, String namespace) {
        if (word == null) {
            return null;
        }
        if (word.startsWith(namespace)) {
            return word.substring(namespace.length());
        }
        return word.startsWith(prefix) ? word.substring(prefix.length()) : word;
    }
}
