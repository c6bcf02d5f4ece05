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

    /** What it says of a vote of its group, if it is a motion, a decision or a result. */
    default @Nullable TalkootMatter matter() {
        return core().matter();
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

        /** Our own words on it: role, state, weight of vote, and how long before its end notice of that is given. */
        public record Standing(
                @Nullable String role,
                @Nullable String state,
                @Nullable BigDecimal weight,
                @Nullable String noticePeriod) {}
    }

    /** One voter's paper in one decision. A choice that cannot be read is of no option; `weight` is only refused. */
    record TalkootBallot(
            ObjectCore core,
            @Nullable String decision,
            @Nullable String supersedes,
            List<Choice> choices,
            boolean veto,
            @Nullable BigDecimal weight)
            implements ActivityObject {
        public TalkootBallot {
            choices = List.copyOf(choices);
        }

        @Override
        public String type() {
            return "Ballot";
        }

        /** An option chosen: by itself, at a rank, or with so much weight or score. */
        public record Choice(
                String choiceId,
                @Nullable Long rank,
                @Nullable BigDecimal weight,
                @Nullable BigDecimal score) {
            public static Choice of(String choiceId) {
                return new Choice(choiceId, null, null, null);
            }

            public static Choice ranked(String choiceId, long rank) {
                return new Choice(choiceId, rank, null, null);
            }

            public static Choice weighing(String choiceId, long weight) {
                return new Choice(choiceId, null, BigDecimal.valueOf(weight), null);
            }

            public static Choice scoring(String choiceId, long score) {
                return new Choice(choiceId, null, null, BigDecimal.valueOf(score));
            }
        }
    }

    /** A group's word that it has a ballot in its ledger: at which place, and the digest of what was signed. */
    record TalkootReceipt(
            ObjectCore core,
            @Nullable String decision,
            @Nullable String ballot,
            @Nullable String ballotDigest,
            @Nullable Long sequence,
            @Nullable String tracker)
            implements ActivityObject {
        @Override
        public String type() {
            return "Receipt";
        }
    }

    /** What a vote came to, signed in itself; {@code fullCount} has each stage of the count, as canonical JSON. */
    record TalkootTally(
            ObjectCore core,
            @Nullable String decision,
            Counts counts,
            @Nullable String outcome,
            List<Row> rows,
            List<String> selected,
            @Nullable String ballots,
            Digests digests,
            @Nullable String fullCount)
            implements ActivityObject {
        public TalkootTally {
            rows = List.copyOf(rows);
            selected = List.copyOf(selected);
        }

        @Override
        public String type() {
            return "Tally";
        }

        /** How many could vote, did, and were counted, delegations included. */
        public record Counts(
                @Nullable Long eligible,
                @Nullable Long cast,
                @Nullable Long counted,
                @Nullable Long viaDelegation,
                @Nullable Boolean quorumReached) {}

        /** What one option got. */
        public record Row(String choiceId, BigDecimal score) {}

        /** Of what was counted, and of who could vote; of the file that holds both. */
        public record Digests(
                @Nullable String ballots,
                @Nullable String electorate,
                @Nullable String countFile) {}
    }

    /** Somebody votes for somebody else: in all of a group ({@code scope}), in votes of one kind, or on one motion. */
    record TalkootDelegation(
            ObjectCore core,
            @Nullable String delegator,
            @Nullable String delegate,
            @Nullable String scope,
            @Nullable String kind,
            Consent consent)
            implements ActivityObject {
        @Override
        public String type() {
            return "Delegation";
        }

        /** That it may come to nothing where too many trust the same person; and whether the delegate may know the name. */
        public record Consent(
                @Nullable Boolean capAccepted, @Nullable Boolean nameShown) {
            public static Consent unsaid() {
                return new Consent(null, null);
            }
        }
    }

    /** Two sides' word to each other (FEP-0837): what one gives, and what the other gives for it. */
    record VfAgreement(
            ObjectCore core,
            @Nullable VfCommitment primary,
            @Nullable VfCommitment reciprocal,
            @Nullable String exchangeKind)
            implements ActivityObject {
        @Override
        public String type() {
            return "Agreement";
        }
    }

    /** One side says that something of an agreement came to pass; it counts once the other has confirmed it. */
    record VfEconomicEvent(
            ObjectCore core,
            @Nullable String action,
            VfIntent.Parties parties,
            VfGoods goods,
            Basis basis,
            @Nullable Instant at,
            @Nullable Instant due,
            @Nullable String exchangeKind,
            @Nullable Long condition)
            implements ActivityObject {
        @Override
        public String type() {
            return "EconomicEvent";
        }

        /** What it rests on: the agreement, which half of it; and which earlier event was wrong. */
        public record Basis(
                @Nullable String realizationOf,
                @Nullable String fulfills,
                @Nullable String corrects) {}
    }

    /**
     * One side of an agreement does what no event of Valueflows says: asks for longer, calls it off. Where it goes with
     * another activity, it says what that leaves open.
     */
    record TalkootStep(
            ObjectCore core,
            @Nullable String step,
            @Nullable Instant until,
            @Nullable Long condition,
            TalkootDispute dispute)
            implements ActivityObject {
        @Override
        public String type() {
            return "Step";
        }
    }

    /** How much of a group's debt its author accepts, in minutes; the newest by its revision holds. */
    record TalkootTrustLine(
            ObjectCore core,
            @Nullable String partner,
            @Nullable Long accepts,
            @Nullable Long revision) implements ActivityObject {
        @Override
        public String type() {
            return "TrustLine";
        }
    }

    /** Time that goes from a member of one group to a member of another, and how far that has come. */
    record TalkootClearing(
            ObjectCore core,
            Sides sides,
            @Nullable Long minutes,
            @Nullable String state,
            @Nullable Instant reservedUntil,
            Link link,
            Mirror mirror)
            implements ActivityObject {
        @Override
        public String type() {
            return "ClearingTransfer";
        }

        /** Who gives to whom, and the groups that keep their accounts. */
        public record Sides(
                @Nullable String payer,
                @Nullable String payerGroup,
                @Nullable String payee,
                @Nullable String payeeGroup) {
            public static Sides unsaid() {
                return new Sides(null, null, null, null);
            }
        }

        /** Its place in the chain of all that went this way; said once it is committed. */
        public record Link(
                @Nullable Long sequence,
                @Nullable String previousHash,
                @Nullable String hash) {
            public static Link none() {
                return new Link(null, null, null);
            }
        }

        /** The ends of both chains of the line as who speaks has them. */
        public record Mirror(
                @Nullable Long sentSequence,
                @Nullable String sentHash,
                @Nullable Long receivedSequence,
                @Nullable String receivedHash) {}
    }

    /** Both chains of a line, hash by hash, for the partner to compare. */
    record TalkootLineStatement(
            ObjectCore core, @Nullable String partner, List<String> sentHashes, List<String> receivedHashes)
            implements ActivityObject {
        public TalkootLineStatement {
            sentHashes = List.copyOf(sentHashes);
            receivedHashes = List.copyOf(receivedHashes);
        }

        @Override
        public String type() {
            return "LineStatement";
        }
    }

    /** A panel drawn by lot, and what members do in it. */
    sealed interface OfLot extends ActivityObject permits TalkootLot, TalkootLotAnswer, TalkootPanelPaper {}

    /** What a federation advises its member groups, and what these take on. */
    sealed interface OfPolicies extends ActivityObject permits TalkootPolicies, TalkootAdoption {}

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
