package coop.talkoot.vocab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one side would give or do: the half of a listing (FEP-0837). */
public record VfIntent(
        @Nullable String id,
        @Nullable String action,
        Parties parties,
        @Nullable String resourceConformsTo,
        Quantities quantities,
        @Nullable Instant due,
        @Nullable String inReturn,
        @Nullable TalkootSubject subject) {
    public VfIntent(
            @Nullable String id,
            @Nullable String action,
            Parties parties,
            @Nullable String resourceConformsTo,
            Quantities quantities,
            @Nullable Instant due) {
        this(id, action, parties, resourceConformsTo, quantities, due, null, null);
    }

    /** The same, with what is asked in return told in words (a term of ours; plain text). */
    public VfIntent inReturn(String words) {
        return new VfIntent(id, action, parties, resourceConformsTo, quantities, due, words, subject);
    }

    /** The same, with what exactly it is about. */
    public VfIntent about(@Nullable TalkootSubject other) {
        return new VfIntent(id, action, parties, resourceConformsTo, quantities, due, inReturn, other);
    }

    /** Who gives and who gets, as far as known. */
    public record Parties(
            @Nullable String provider, @Nullable String receiver) {
        public static Parties from(String provider) {
            return new Parties(provider, null);
        }

        public static Parties toward(String receiver) {
            return new Parties(null, receiver);
        }
    }

    /** How much: of a thing, of work, what is left, what is the least one may ask for. */
    public record Quantities(
            @Nullable VfMeasure resource,
            @Nullable VfMeasure effort,
            @Nullable VfMeasure available,
            @Nullable VfMeasure minimum) {
        public static Quantities none() {
            return new Quantities(null, null, null, null);
        }

        public static Quantities ofResource(VfMeasure measure) {
            return new Quantities(measure, null, null, null);
        }

        public static Quantities ofEffort(VfMeasure measure) {
            return new Quantities(null, measure, null, null);
        }
    }
}
