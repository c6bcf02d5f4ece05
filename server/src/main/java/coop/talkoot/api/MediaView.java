package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.documents.Attachment;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A picture, film or recording: all addresses are on this server. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MediaView(
        String id,
        String type,
        @Nullable String mediaType,
        String url,
        @Nullable String previewUrl,
        @Nullable String remoteUrl,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer previewWidth,
        @Nullable Integer previewHeight,
        @Nullable String blurhash,
        String description,
        String focus) {
    static MediaView of(Attachment attachment) {
        var original = attachment.original();
        var small = attachment.small();
        return new MediaView(
                Long.toString(attachment.id()),
                attachment.family().name().toLowerCase(Locale.ROOT),
                attachment.mediaType(),
                attachment.url(),
                attachment.previewUrl(),
                attachment.remoteUrl(),
                original == null ? null : (Integer) original.width(),
                original == null ? null : (Integer) original.height(),
                small == null ? null : (Integer) small.width(),
                small == null ? null : (Integer) small.height(),
                attachment.blurhash(),
                attachment.description(),
                attachment.focus().x().toPlainString() + ","
                        + attachment.focus().y().toPlainString());
    }
}
