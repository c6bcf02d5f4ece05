package coop.talkoot.platform;

/**
 * Why something was not done: an expected answer, not a fault. Sentences are safe to show to anybody; each adapter
 * translates a refusal once (HTTP status, message on a form, silence towards a peer).
 */
public sealed interface Refusal {
    /** One sentence for people. */
    String sentence();

    /** The value of {@code field} is not acceptable; the sentence says what was expected. */
    record Invalid(String field, String sentence) implements Refusal {}

    /** There is no such thing, or none this viewer may know of: both read the same. */
    record NotFound(String sentence) implements Refusal {}

    /** It is there, but not for this person. */
    record NotAllowed(String sentence) implements Refusal {}

    /** It does not fit what already is. */
    record Conflict(String sentence) implements Refusal {}

    /** It was there and will not come back. */
    record Gone(String sentence) implements Refusal {}

    /** Too often; wait so many seconds. */
    record TooOften(int retryAfterSeconds, String sentence) implements Refusal {}
}
