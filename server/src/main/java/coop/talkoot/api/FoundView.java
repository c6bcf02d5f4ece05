package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.find.Found;
import coop.talkoot.exchange.find.Hit;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of offers and needs; {@code next} is what to send as {@code before} for the one after it, null at the end.
 *
 * @param meant the words that were looked for in place of misspelt ones, else null
 * @param metres by id, the way from the place that was looked around; without one there is none
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record FoundView(
        List<PostView> items,
        @Nullable String next,
        @Nullable String meant,
        Map<String, Integer> metres) {
    static FoundView of(Found found, List<PostView> items) {
        var ways = new LinkedHashMap<String, Integer>();
        for (Hit hit : found.hits()) {
            if (hit.metres() != null) {
                ways.put(Long.toString(hit.listingId()), hit.metres());
            }
        }
        return new FoundView(items, found.next(), found.meant(), ways);
    }
}
