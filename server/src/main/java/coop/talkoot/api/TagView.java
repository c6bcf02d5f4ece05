package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.Tags;
import io.micronaut.serde.annotation.Serdeable;

/** A tag somebody follows. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TagView(String id, String name, String createdAt) {
    static TagView of(Tags.Kept tag) {
        return new TagView(Long.toString(tag.id()), tag.name(), tag.createdAt().toString());
    }
}
