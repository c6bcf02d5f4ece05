package coop.talkoot.vocab;

/** What hangs on a post, or on an actor's profile. */
public sealed interface Attachment {
    /** A picture, sound, film or file. */
    record File(Media media) implements Attachment {}

    /** A page that is spoken of. */
    record Page(Link link) implements Attachment {}

    /** One line of an actor's profile; the value is HTML. Never on a post. */
    record PropertyValue(String name, String value) implements Attachment {}

    /** What we do not know; kept as received. */
    record Other(String type, Received received) implements Attachment {}
}
