package coop.talkoot.vocab;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something said, shown or kept. Whether it is an offer or a need tells {@link #proposal()}, whatever its type. */
public sealed interface ActivityObject extends Thing {
    @Override
    default String type() {
        return getClass().getSimpleName();
    }

    /** The listing this thing bears, if it is an offer or a need. */
    default @Nullable VfProposal proposal() {
        return core().proposal();
    }

    /** A short text; what everybody shows in full, and therefore what nearly everything of ours is. */
    record Note(ObjectCore core) implements ActivityObject {}

    /** A long text with a title. */
    record Article(ObjectCore core) implements ActivityObject {}

    /** A page; what Lemmy calls a post. */
    record Page(ObjectCore core) implements ActivityObject {}

    /** A happening with a beginning. */
    record Event(ObjectCore core) implements ActivityObject {}

    record Image(ObjectCore core, @Nullable String mediaType) implements ActivityObject {}

    record Document(ObjectCore core, @Nullable String mediaType) implements ActivityObject {}

    record Audio(ObjectCore core, @Nullable String mediaType) implements ActivityObject {}

    record Video(ObjectCore core, @Nullable String mediaType) implements ActivityObject {}

    /** A poll. */
    record Question(
            ObjectCore core,
            boolean multiple,
            List<Option> options,
            @Nullable Long votersCount,
            @Nullable Instant closed)
            implements ActivityObject {
        public Question {
            options = List.copyOf(options);
        }

        /** One answer and how many gave it so far. */
        public record Option(String name, @Nullable Long votes) {}
    }

    /** What is left of a thing that was deleted. */
    record Tombstone(
            ObjectCore core,
            @Nullable String formerType,
            @Nullable Instant deleted) implements ActivityObject {}

    /** Where something is. */
    record Place(
            ObjectCore core,
            @Nullable Position position,
            @Nullable PostalAddress address) implements ActivityObject {
        public static Place named(String name) {
            return new Place(ObjectCore.with(null).name(Text.of(name)).build(), null, null);
        }

        public Place at(Position position) {
            return new Place(core, position, address);
        }

        /** A point, and how far around it. */
        public record Position(
                BigDecimal latitude,
                BigDecimal longitude,
                @Nullable BigDecimal radius,
                @Nullable String units) {}
    }

    /** How two actors stand to each other: a membership, an affiliation. */
    record Relationship(
            ObjectCore core,
            @Nullable String subject,
            @Nullable String relationship,
            @Nullable String object,
            Standing standing)
            implements ActivityObject {

        /** Our own words on it: role, state and weight of vote. */
        public record Standing(
                @Nullable String role,
                @Nullable String state,
                @Nullable BigDecimal weight) {}
    }

    /** A list by reference, ordered or not; `items` when it is short enough to come whole. */
    record Collection(
            ObjectCore core,
            boolean ordered,
            @Nullable Long totalItems,
            @Nullable Reference first,
            @Nullable String last,
            List<Reference> items)
            implements ActivityObject {
        public Collection {
            items = List.copyOf(items);
        }

        @Override
        public String type() {
            return ordered ? "OrderedCollection" : "Collection";
        }
    }

    /** One leaf of a list. */
    record CollectionPage(
            ObjectCore core, boolean ordered, @Nullable Long totalItems, Neighbours neighbours, List<Reference> items)
            implements ActivityObject {
        public CollectionPage {
            items = List.copyOf(items);
        }

        @Override
        public String type() {
            return ordered ? "OrderedCollectionPage" : "CollectionPage";
        }

        /** The list it belongs to and the leaves beside it. */
        public record Neighbours(
                @Nullable String partOf,
                @Nullable String next,
                @Nullable String previous) {}
    }

    /** A type we do not know (empty if none was given); kept as received. */
    record Unknown(String type, ObjectCore core) implements ActivityObject {}
}
