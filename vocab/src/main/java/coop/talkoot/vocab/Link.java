package coop.talkoot.vocab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pointer to a page or file: bare, or with what is known about it. */
public record Link(
        String href,
        @Nullable String mediaType,
        @Nullable String rel,
        @Nullable String name) {
    public Link {
        Objects.requireNonNull(href, "href");
    }

    public static Link to(String href) {
        return new Link(href, null, null, null);
    }

    /** Nothing but an address: written as a plain string. */
    public boolean isBare() {
        return mediaType == null && rel == null && name == null;
    }
}
