package coop.talkoot.mastodon;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Chosen;
import coop.talkoot.documents.Focus;
import coop.talkoot.http.SentFields;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.platform.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which files a program wants on a status: {@code media_ids}, and {@code media_attributes} to describe them anew. */
final class SentMedia {
    private SentMedia() {}

    static List<Chosen> chosen(Sent sent) {
        return chosen(sent, List.of());
    }

    /** What is not sent stays as it is. */
    static List<Chosen> chosen(Sent sent, List<Attachment> present) {
        var said = attributes(sent);
        var ids = sent.has("media_ids")
                ? sent.texts("media_ids").stream()
                        .filter(id -> !id.isBlank())
                        .map(SentMedia::id)
                        .toList()
                : present.stream().map(Attachment::id).toList();
        return ids.stream().map(id -> said.getOrDefault(id, Chosen.of(id))).toList();
    }

    private static Map<Long, Chosen> attributes(Sent sent) {
        var said = new HashMap<Long, Chosen>();
        for (var each : sent.each("media_attributes")) {
            var id = id(each.required("id"));
            said.put(
                    id,
                    new Chosen(
                            id,
                            each.has("description")
                                    ? Optional.of(each.text("description").orElse(""))
                                    : Optional.empty(),
                            each.text("focus").map(Focus::parse)));
        }
        return said;
    }

    private static long id(String text) {
        return SentFields.readId(text)
                .orElseThrow(
                        () -> Refused.invalid("media_ids", "media_ids must be ids of files that you have uploaded."));
    }
}
