package coop.talkoot.platform;

/** Where a thing comes from: made here, or received under a name somebody else gave it. */
public sealed interface Origin {
    /** Made on this instance, which names it. */
    record Local() implements Origin {}

    /** Received; {@code uri} is its id there. */
    record Remote(String uri) implements Origin {}

    Origin LOCAL = new Local();
}
