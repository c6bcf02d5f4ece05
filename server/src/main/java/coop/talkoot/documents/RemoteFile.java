package coop.talkoot.documents;

import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.documents.picture.Size;
import coop.talkoot.platform.Beginning;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What another server says of a file of its own; nothing of it is believed once the file has been read. */
public record RemoteFile(
        String url,
        FileKind.Family family,
        @Nullable String mediaType,
        @Nullable Size size,
        @Nullable String blurhash,
        String description,
        Focus focus) {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,80}");
    private static final Pattern BLURHASH = Pattern.compile("[0-9A-Za-z#$%*+,.:;=?@\\[\\]^_{|}~-]{6,120}");

    public RemoteFile {
        mediaType = mediaType != null && MEDIA_TYPE.matcher(mediaType).matches() ? mediaType : null;
        blurhash = blurhash != null && BLURHASH.matcher(blurhash).matches() ? blurhash : null;
        description = Beginning.of(description.replace("\0", "").strip(), Attachments.LONGEST_DESCRIPTION);
    }
}
