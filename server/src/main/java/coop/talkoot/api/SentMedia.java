package coop.talkoot.api;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Chosen;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import java.util.List;
import java.util.function.Supplier;

/** Which files a body wants on its post: ids, in order. */
record SentMedia(List<String> ids) {
    static SentMedia of(SentFields sent) {
        return new SentMedia(sent.texts("media", List.of()));
    }

    /** What is not sent stays as it is. */
    static SentMedia of(SentFields sent, List<Attachment> old) {
        return new SentMedia(sent.texts(
                "media",
                old.stream().map(attachment -> Long.toString(attachment.id())).toList()));
    }

    /** Does {@code work}, which writes the post. */
    <T> T on(Attachments attachments, Supplier<T> work) {
        return attachments.enclosing(ids.stream().map(SentMedia::chosen).toList(), work);
    }

    private static Chosen chosen(String id) {
        try {
            return Chosen.of(SentQuery.id(id));
        } catch (Refused notAnId) {
            throw Refused.invalid("media", "These must be ids of files that you have uploaded.");
        }
    }
}
