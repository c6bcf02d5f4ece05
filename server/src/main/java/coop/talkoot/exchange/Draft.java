package coop.talkoot.exchange;

import coop.talkoot.documents.Attachments;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An offer or need begun and not published: its author's alone, as far as it is filled in. */
public record Draft(long id, Identity author, Content content, Instant createdAt, Instant editedAt) {
    /**
     * What is filled in so far.
     *
     * @param fields those of a {@link Slip}, and group and thing by their ids; as typed, right or not
     * @param fileIds files of the author's that wait with it
     */
    public record Content(Purpose purpose, Map<String, String> fields, List<Long> fileIds) {
        private static final int MOST_FIELDS = 50;
        private static final int LONGEST = 40_000;

        public Content {
            fields = Map.copyOf(fields);
            fileIds = List.copyOf(fileIds);
            var length = fields.values().stream().mapToInt(String::length).sum();
            if (fields.size() > MOST_FIELDS || length > LONGEST) {
                throw Refused.invalid("text", "A draft has at most " + LONGEST + " characters.");
            }
            if (fields.values().stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw Refused.invalid("text", "There are characters in this that are none.");
            }
            if (fileIds.size() > Attachments.MOST || Set.copyOf(fileIds).size() < fileIds.size()) {
                throw Refused.invalid("media", "A post has at most " + Attachments.MOST + " files, each once.");
            }
        }
    }

    /** What it is called so far; maybe nothing. */
    public String title() {
        return content.fields().getOrDefault("title", "").strip();
    }
}
