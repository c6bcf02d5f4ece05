package coop.talkoot.mastodon;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Chosen;
import coop.talkoot.documents.Focus;
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
        sent.under("media_attributes").stream()
                .filter(name -> name.endsWith(".id"))
                .map(name -> "media_attributes." + name.substring(0, name.length() - ".id".length()))
                .forEach(prefix -> {
                    var id = id(sent.required(prefix + ".id"));
                    said.put(
                            id,
                            new Chosen(
                                    id,
                                    sent.has(prefix + ".description")
                                            ? Optional.of(sent.text(prefix + ".description")
                                                    .orElse(""))
                                            : Optional.empty(),
                                    sent.text(prefix + ".focus").map(Focus::parse)));
                });
        flat(sent, said);
        return said;
    }

    /** A form without numbers: the first id goes with the first description. */
    private static void flat(Sent sent, Map<Long, Chosen> said) {
        var ids = sent.texts("media_attributes.id");
        var descriptions = sent.texts("media_attributes.description");
        var points = sent.texts("media_attributes.focus");
        for (var at = 0; at < ids.size(); at++) {
            var id = id(ids.get(at));
            said.put(
                    id,
                    new Chosen(
                            id,
                            descriptions.size() == ids.size() ? Optional.of(descriptions.get(at)) : Optional.empty(),
                            points.size() == ids.size()
                                    ? Optional.of(points.get(at))
                                            .filter(text -> !text.isBlank())
                                            .map(Focus::parse)
                                    : Optional.empty()));
        }
    }

    private static long id(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Refused.invalid("media_ids", "media_ids must be ids of files that you have uploaded.");
        }
        return Long.parseLong(text);
    }
}
