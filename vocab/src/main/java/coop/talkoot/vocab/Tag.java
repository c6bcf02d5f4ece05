package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/** What a text mentions. */
public sealed interface Tag {
    /** A word to find it by; the name bears its `#`. */
    record Hashtag(String name, @Nullable String href) implements Tag {}

    /** Somebody spoken to. */
    record Mention(String href, @Nullable String name) implements Tag {}

    /** A picture that stands for a word between colons. */
    record Emoji(String name, Media icon) implements Tag {}

    /** What we do not know; kept as received. */
    record Other(
            String type, @Nullable String name, @Nullable String href, Received received) implements Tag {}
}
