package coop.talkoot.documents;

import java.util.Optional;

/** A file chosen for a post, with other words or another focus if these are given. */
public record Chosen(long id, Optional<String> description, Optional<Focus> focus) {
    public static Chosen of(long id) {
        return new Chosen(id, Optional.empty(), Optional.empty());
    }

    public static Chosen of(long id, String description) {
        return new Chosen(id, Optional.of(description), Optional.empty());
    }
}
