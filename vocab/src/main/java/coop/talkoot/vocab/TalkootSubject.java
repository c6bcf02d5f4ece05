package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/**
 * What exactly an intent is about, where FEP-0837 has no words for it.
 *
 * @param classifiedAs thing, service, job, help, skill or time, as a full address
 */
public record TalkootSubject(
        @Nullable String classifiedAs, @Nullable VfResource resource, Deed deed) {
    /** What is said of something to be done. Minutes travel as a duration of ActivityStreams. */
    public record Deed(
            @Nullable String perUnit,
            @Nullable String availability,
            @Nullable Long minutes,
            @Nullable Long places,
            @Nullable String complexity,
            @Nullable String urgency,
            @Nullable String level,
            @Nullable VfMeasure compensation) {
        /** Of a thing. */
        public static final Deed NONE = new Deed(null, null, null, null, null, null, null, null);

        /** When, for how long, for how many. */
        public static Deed of(
                @Nullable String perUnit,
                @Nullable String availability,
                @Nullable Long minutes,
                @Nullable Long places) {
            return new Deed(perUnit, availability, minutes, places, null, null, null, null);
        }
    }

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return classifiedAs == null && resource == null && deed.equals(Deed.NONE);
    }
}
