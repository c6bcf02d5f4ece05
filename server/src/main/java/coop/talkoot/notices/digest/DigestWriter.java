package coop.talkoot.notices.digest;

import java.util.Optional;

/** Puts what is to be told into words: how things are called and where their pages are, an adapter knows. */
public interface DigestWriter {
    /** A letter: its subject, and the same as plain text and as HTML. */
    record Written(String subject, String text, String html) {}

    /** In the reader's language; empty when the reader's filters leave nothing of it. */
    Optional<Written> write(Digest digest);
}
