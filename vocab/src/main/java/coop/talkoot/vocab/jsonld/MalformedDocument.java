package coop.talkoot.vocab.jsonld;

/** A document that cannot be read; the message says why in words that may be shown to the sender. */
public final class MalformedDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedDocument(String reason) {
        super(reason);
    }
}
