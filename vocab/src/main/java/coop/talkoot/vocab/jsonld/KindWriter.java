package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.ActivityObject.Collection;
import coop.talkoot.vocab.ActivityObject.CollectionPage;
import coop.talkoot.vocab.ActivityObject.Place;
import coop.talkoot.vocab.ActivityObject.Question;
import coop.talkoot.vocab.ActivityObject.Relationship;
import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import coop.talkoot.vocab.ActivityObject.TalkootClearing;
import coop.talkoot.vocab.ActivityObject.TalkootDelegation;
import coop.talkoot.vocab.ActivityObject.TalkootLineStatement;
import coop.talkoot.vocab.ActivityObject.TalkootReceipt;
import coop.talkoot.vocab.ActivityObject.TalkootStep;
import coop.talkoot.vocab.ActivityObject.TalkootTally;
import coop.talkoot.vocab.ActivityObject.TalkootTrustLine;
import coop.talkoot.vocab.ActivityObject.VfAgreement;
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent;
import coop.talkoot.vocab.PostalAddress;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.TalkootAdoption;
import coop.talkoot.vocab.TalkootLot;
import coop.talkoot.vocab.TalkootLotAnswer;
import coop.talkoot.vocab.TalkootPanelPaper;
import coop.talkoot.vocab.TalkootPolicies;
import jakarta.json.JsonValue;
import java.util.List;

/** Writes what is neither activity nor actor. */
final class KindWriter {
    private KindWriter() {}

    static Properties write(ActivityObject object) {
        var properties = new Properties().put("id", object.id());
        if (!object.type().isEmpty()) {
            properties.put("type", object.type());
        }
        CoreWriter.addressing(object.core(), properties, isPost(object));
        CoreWriter.title(object, properties);
        CoreWriter.rest(object.core(), properties);
        return own(object, properties);
    }

    /** What is sent to people, and therefore always addressed. */
    private static boolean isPost(ActivityObject object) {
        return switch (object) {
            case ActivityObject.Note ignored -> true;
            case ActivityObject.Article ignored -> true;
            case ActivityObject.Page ignored -> true;
            case ActivityObject.Event ignored -> true;
            case Question ignored -> true;
            case ActivityObject.Image ignored -> false;
            case ActivityObject.Document ignored -> false;
            case ActivityObject.Audio ignored -> false;
            case ActivityObject.Video ignored -> false;
            case ActivityObject.Tombstone ignored -> false;
            case Place ignored -> false;
            case Relationship ignored -> false;
            case TalkootBallot ignored -> false;
            case TalkootReceipt ignored -> false;
            case TalkootTally ignored -> false;
            case TalkootDelegation ignored -> false;
            case VfAgreement ignored -> false;
            case VfEconomicEvent ignored -> true;
            case TalkootStep ignored -> true;
            case TalkootTrustLine ignored -> false;
            case TalkootClearing ignored -> false;
            case TalkootLineStatement ignored -> false;
            case TalkootLot ignored -> false;
            case TalkootLotAnswer ignored -> false;
            case TalkootPanelPaper ignored -> false;
            case TalkootPolicies ignored -> false;
            case TalkootAdoption ignored -> false;
            case Collection ignored -> false;
            case CollectionPage ignored -> false;
            case ActivityObject.Unknown ignored -> false;
        };
    }

    private static Properties own(ActivityObject object, Properties properties) {
        return switch (object) {
            case ActivityObject.Note ignored -> properties;
            case ActivityObject.Article ignored -> properties;
            case ActivityObject.Page ignored -> properties;
            case ActivityObject.Event ignored -> properties;
            case ActivityObject.Unknown ignored -> properties;
            case ActivityObject.Image image -> properties.put("mediaType", image.mediaType());
            case ActivityObject.Document document -> properties.put("mediaType", document.mediaType());
            case ActivityObject.Audio audio -> properties.put("mediaType", audio.mediaType());
            case ActivityObject.Video video -> properties.put("mediaType", video.mediaType());
            case ActivityObject.Tombstone tombstone ->
                properties.put("formerType", tombstone.formerType()).put("deleted", tombstone.deleted());
            case Question question -> question(question, properties);
            case Place place -> place(place, properties);
            case Relationship relationship -> relationship(relationship, properties);
            case TalkootBallot ballot -> GovernanceWriter.ballot(ballot, properties);
            case TalkootReceipt receipt -> GovernanceWriter.receipt(receipt, properties);
            case TalkootTally tally -> GovernanceWriter.tally(tally, properties);
            case TalkootDelegation delegation -> GovernanceWriter.delegation(delegation, properties);
            case VfAgreement agreement -> AgreementWriter.agreement(agreement, properties);
            case VfEconomicEvent event -> AgreementWriter.event(event, properties);
            case TalkootStep step -> AgreementWriter.step(step, properties);
            case TalkootTrustLine line -> ClearingWriter.line(line, properties);
            case TalkootClearing transfer -> ClearingWriter.transfer(transfer, properties);
            case TalkootLineStatement statement -> ClearingWriter.statement(statement, properties);
            case TalkootLot lot -> LotWriter.lot(lot, properties);
            case TalkootLotAnswer answer -> LotWriter.answer(answer, properties);
            case TalkootPanelPaper paper -> LotWriter.paper(paper, properties);
            case TalkootPolicies policies -> PolicyWriter.policies(policies, properties);
            case TalkootAdoption adoption -> PolicyWriter.adoption(adoption, properties);
            case Collection collection -> collection(collection, properties);
            case CollectionPage page -> page(page, properties);
        };
    }

    private static Properties question(Question question, Properties properties) {
        return properties
                .putAll(question.multiple() ? "anyOf" : "oneOf", question.options(), KindWriter::option)
                .put("votersCount", question.votersCount())
                .put("closed", question.closed());
    }

    private static JsonValue option(Question.Option option) {
        var replies = new Properties().put("type", "Collection").put("totalItems", option.votes());
        return new Properties()
                .put("type", "Note")
                .put("name", option.name())
                .put("replies", option.votes() == null ? null : replies.build())
                .build();
    }

    private static Properties place(Place place, Properties properties) {
        var position = place.position();
        if (position != null) {
            properties
                    .putNumber("latitude", position.latitude())
                    .putNumber("longitude", position.longitude())
                    .putNumber("radius", position.radius())
                    .put("units", position.units());
        }
        return place.address() == null ? properties : properties.put("address", address(place.address()));
    }

    private static JsonValue address(PostalAddress address) {
        return new Properties()
                .put("type", "PostalAddress")
                .put("streetAddress", address.streetAddress())
                .put("postalCode", address.postalCode())
                .put("addressLocality", address.addressLocality())
                .put("addressRegion", address.addressRegion())
                .put("addressCountry", address.addressCountry())
                .build();
    }

    private static Properties relationship(Relationship relationship, Properties properties) {
        var standing = relationship.standing();
        return properties
                .put("subject", relationship.subject())
                .put("relationship", relationship.relationship())
                .put("object", relationship.object())
                .put("role", standing.role())
                .put("state", standing.state())
                .putDecimal("weight", standing.weight())
                .put("noticePeriod", standing.noticePeriod());
    }

    private static Properties collection(Collection collection, Properties properties) {
        properties
                .put("totalItems", collection.totalItems())
                .put("first", ObjectWriter.reference(collection.first()))
                .put("last", collection.last());
        // a collection that only points to its pages has no items of its own
        return collection.first() != null && collection.items().isEmpty()
                ? properties
                : items(collection.ordered(), collection.items(), properties);
    }

    private static Properties page(CollectionPage page, Properties properties) {
        properties
                .put("totalItems", page.totalItems())
                .put("partOf", page.neighbours().partOf())
                .put("next", page.neighbours().next())
                .put("prev", page.neighbours().previous());
        return items(page.ordered(), page.items(), properties);
    }

    private static Properties items(boolean ordered, List<Reference> items, Properties properties) {
        return properties.putAll(ordered ? "orderedItems" : "items", items, ObjectWriter::written);
    }
}
