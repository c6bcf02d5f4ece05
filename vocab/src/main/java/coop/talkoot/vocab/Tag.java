package coop.talkoot.vocab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a text mentions. */
public sealed interface Tag {
    /** A word to find it by; the name bears its `#`. */
    record Hashtag(String name, @Nullable String href) implements Tag {}

    /** Somebody spoken to. */
    record Mention(String href, @Nullable String name) implements Tag {}

    /** A picture that stands for a word between colons; {@code updated} is when it last became another. */
    record Emoji(
            @Nullable String id,
            String name,
            Media icon,
            @Nullable Instant updated) implements Tag {
        public Emoji(String name, Media icon) {
            this(null, name, icon, null);
        }
    }

    /** What we do not know; kept as received. */
    record Other(
            String type, @Nullable String name, @Nullable String href, Received received) implements Tag {}
}
