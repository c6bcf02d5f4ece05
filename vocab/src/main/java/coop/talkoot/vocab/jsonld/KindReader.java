package coop.talkoot.vocab.jsonld;

import static coop.talkoot.vocab.jsonld.ObjectReader.reference;
import static coop.talkoot.vocab.jsonld.ObjectReader.references;

import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.Collection;
import coop.talkoot.vocab.ActivityObject.CollectionPage;
import coop.talkoot.vocab.ActivityObject.CollectionPage.Neighbours;
import coop.talkoot.vocab.ActivityObject.Place;
import coop.talkoot.vocab.ActivityObject.Place.Position;
import coop.talkoot.vocab.ActivityObject.Question;
import coop.talkoot.vocab.ActivityObject.Question.Option;
import coop.talkoot.vocab.ActivityObject.Relationship;
import coop.talkoot.vocab.ActivityObject.Relationship.Standing;
import coop.talkoot.vocab.PostalAddress;
import coop.talkoot.vocab.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what is neither activity nor actor. */
final class KindReader {
    private KindReader() {}

    static @Nullable ActivityObject read(String type, Fields fields) {
        return switch (type) {
            case "Note" -> new ActivityObject.Note(CoreReader.read(fields));
            case "Article" -> new ActivityObject.Article(CoreReader.read(fields));
            case "Page" -> new ActivityObject.Page(CoreReader.read(fields));
            case "Event" -> new ActivityObject.Event(CoreReader.read(fields));
            case "Image" -> new ActivityObject.Image(CoreReader.read(fields), fields.string("mediaType"));
            case "Document" -> new ActivityObject.Document(CoreReader.read(fields), fields.string("mediaType"));
            case "Audio" -> new ActivityObject.Audio(CoreReader.read(fields), fields.string("mediaType"));
            case "Video" -> new ActivityObject.Video(CoreReader.read(fields), fields.string("mediaType"));
            case "Question" -> question(fields);
            case "Tombstone" ->
                new ActivityObject.Tombstone(
                        CoreReader.read(fields), fields.string("formerType"), Moments.instant(fields, "deleted"));
            case "Place" -> place(fields);
            case "Relationship" -> relationship(fields);
            case "Ballot" -> GovernanceReader.ballot(fields);
            case "Receipt" -> GovernanceReader.receipt(fields);
            case "Tally" -> GovernanceReader.tally(fields);
            case "Delegation" -> GovernanceReader.delegation(fields);
            case "Agreement" -> AgreementReader.agreement(fields);
            case "EconomicEvent" -> AgreementReader.event(fields);
            case "Step" -> AgreementReader.step(fields);
            case "TrustLine" -> ClearingReader.line(fields);
            case "ClearingTransfer" -> ClearingReader.transfer(fields);
            case "LineStatement" -> ClearingReader.statement(fields);
            case "Lot" -> LotReader.lot(fields);
            case "LotAnswer" -> LotReader.answer(fields);
            case "PanelPaper" -> LotReader.paper(fields);
            case "Policies" -> PolicyReader.policies(fields);
            case "Adoption" -> PolicyReader.adoption(fields);
            case "Collection", "OrderedCollection" -> collection(fields, type.startsWith("Ordered"));
            case "CollectionPage", "OrderedCollectionPage" -> page(fields, type.startsWith("Ordered"));
            default -> null;
        };
    }

    /** Where a thing is: the first place, written out or by id alone. */
    static @Nullable Place location(Fields fields) {
        return fields.objectsOrIds("location").stream()
                .findFirst()
                .map(KindReader::place)
                .orElse(null);
    }

    private static Place place(Fields fields) {
        return new Place(
                CoreReader.read(fields),
                position(fields),
                fields.objects("address").stream()
                        .findFirst()
                        .map(address -> new PostalAddress(
                                address.string("streetAddress"),
                                address.string("postalCode"),
                                address.string("addressLocality"),
                                address.string("addressRegion"),
                                address.string("addressCountry")))
                        .orElse(null));
    }

    private static @Nullable Position position(Fields fields) {
        var latitude = fields.number("latitude");
        var longitude = fields.number("longitude");
        return within(latitude, 90) && within(longitude, 180)
                ? new Position(
                        Objects.requireNonNull(latitude),
                        Objects.requireNonNull(longitude),
                        fields.number("radius"),
                        fields.id("units"))
                : null;
    }

    private static boolean within(@Nullable BigDecimal degrees, int most) {
        return degrees != null && degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private static Question question(Fields fields) {
        var multiple = fields.has("anyOf");
        var options = fields.objects(multiple ? "anyOf" : "oneOf").stream()
                .flatMap(option -> Stream.ofNullable(option(option)))
                .toList();
        return new Question(
                CoreReader.read(fields),
                multiple,
                options,
                fields.count("votersCount"),
                Moments.instant(fields, "closed"));
    }

    private static @Nullable Option option(Fields option) {
        var name = Texts.read(option, "name").any();
        var votes = option.objects("replies").stream()
                .flatMap(replies -> Stream.ofNullable(replies.count("totalItems")))
                .findFirst()
                .orElse(null);
        return name == null ? null : new Option(name, votes);
    }

    private static Relationship relationship(Fields fields) {
        return new Relationship(
                CoreReader.read(fields),
                fields.id("subject"),
                fields.id("relationship"),
                fields.id("object"),
                new Standing(
                        fields.id("role"), fields.id("state"), fields.number("weight"), fields.string("noticePeriod")));
    }

    private static Collection collection(Fields fields, boolean ordered) {
        return new Collection(
                CoreReader.read(fields),
                ordered,
                fields.count("totalItems"),
                reference(fields, "first"),
                fields.id("last"),
                items(fields));
    }

    private static CollectionPage page(Fields fields, boolean ordered) {
        return new CollectionPage(
                CoreReader.read(fields),
                ordered,
                fields.count("totalItems"),
                new Neighbours(fields.id("partOf"), fields.id("next"), fields.id("prev")),
                items(fields));
    }

    private static List<Reference> items(Fields fields) {
        return Stream.concat(references(fields, "orderedItems").stream(), references(fields, "items").stream())
                .toList();
    }
}
