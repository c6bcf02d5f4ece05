package coop.talkoot.api;

import coop.talkoot.exchange.Category;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A shelf on which a co-op sorts its offers and needs. */
@Serdeable
record CategoryView(String id, String groupId, String name) {
    static @Nullable CategoryView orNull(@Nullable Category category) {
        return category == null ? null : of(category);
    }

    static CategoryView of(Category category) {
        return new CategoryView(Long.toString(category.id()), Long.toString(category.groupId()), category.name());
    }
}
