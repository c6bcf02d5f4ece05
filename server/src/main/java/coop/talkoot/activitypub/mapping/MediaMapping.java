package coop.talkoot.activitypub.mapping;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Focus;
import coop.talkoot.vocab.Attachment.File;
import coop.talkoot.vocab.Media;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of ours as peers read them. All are a {@code Document}, as Mastodon has it: Lemmy fails on any but Link, Image
 * and Document, and everybody goes by the media type.
 */
final class MediaMapping {
    private MediaMapping() {}

    static List<coop.talkoot.vocab.Attachment> of(List<Attachment> attachments) {
        return attachments.stream()
                .<coop.talkoot.vocab.Attachment>map(attachment -> new File(media(attachment)))
                .toList();
    }

    private static Media media(Attachment attachment) {
        var size = attachment.original();
        return new Media(
                "Document",
                attachment.url(),
                attachment.mediaType(),
                attachment.description().isEmpty() ? null : attachment.description(),
                size == null ? null : (Long) (long) size.width(),
                size == null ? null : (Long) (long) size.height(),
                attachment.blurhash(),
                point(attachment.focus()));
    }

    private static Media.@Nullable Point point(Focus focus) {
        return focus.equals(Focus.CENTRE) ? null : new Media.Point(focus.x(), focus.y());
    }
}
