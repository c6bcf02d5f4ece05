package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.find.Near;
import coop.talkoot.exchange.find.SavedSearch;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A search that is kept, and tells of what fits from then on. What is null does not matter. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SavedSearchView(
        String id,
        String name,
        @Nullable String q,
        @Nullable String purpose,
        @Nullable String kind,
        @Nullable String tag,
        @Nullable String group,
        int steps,
        @Nullable String category,
        String from,
        @Nullable NearView near,
        boolean picture,
        String createdAt) {
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NearView(String latitude, String longitude, int within) {
        static @Nullable NearView of(@Nullable Near near) {
            return near == null
                    ? null
                    : new NearView(
                            near.spot().latitude().toPlainString(),
                            near.spot().longitude().toPlainString(),
                            near.metres());
        }
    }

    static SavedSearchView of(SavedSearch search) {
        var sought = search.sought();
        return new SavedSearchView(
                Long.toString(search.id()),
                search.name(),
                sought.words(),
                word(sought.purpose()),
                word(sought.kind()),
                sought.tag(),
                sought.groupId() == null ? null : sought.groupId().toString(),
                sought.steps(),
                sought.categoryId() == null ? null : sought.categoryId().toString(),
                sought.origins().name().toLowerCase(Locale.ROOT),
                NearView.of(sought.near()),
                sought.withPicture(),
                search.createdAt().toString());
    }

    private static @Nullable String word(@Nullable Enum<?> choice) {
        return choice == null ? null : choice.name().toLowerCase(Locale.ROOT);
    }
}
