package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.Tags;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A tag on somebody's page, and how they used it where everybody can read. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record FeaturedTagView(
        String id, String name, int posts, @Nullable String lastUsedAt) {
    static FeaturedTagView of(Tags.Featured tag) {
        return new FeaturedTagView(
                Long.toString(tag.id()),
                tag.name(),
                tag.posts(),
                tag.lastUsedAt() == null ? null : tag.lastUsedAt().toString());
    }
}
