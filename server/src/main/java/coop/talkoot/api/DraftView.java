package coop.talkoot.api;

import coop.talkoot.exchange.Draft;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An offer or need begun: its fields are texts as they were typed, right or not. */
@Serdeable
record DraftView(
        String id, String purpose, Map<String, String> fields, List<String> media, String createdAt, String editedAt) {
    static DraftView of(Draft draft) {
        var content = draft.content();
        return new DraftView(
                Long.toString(draft.id()),
                content.purpose().name().toLowerCase(Locale.ROOT),
                content.fields(),
                content.fileIds().stream().map(String::valueOf).toList(),
                draft.createdAt().toString(),
                draft.editedAt().toString());
    }
}
