package coop.talkoot.documents;

import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.documents.picture.Size;
import org.jspecify.annotations.Nullable;

/**
 * A file that hangs on a post, or was uploaded to hang on one. All addresses lead to this server.
 *
 * @param postId the post; null while it hangs on none
 * @param mediaType null for a file of another server of which nobody knows yet
 * @param url the file; of another server's, our copy of it
 * @param previewUrl a smaller picture; null for films and recordings
 * @param remoteUrl where another server has it
 * @param original null when nobody said
 * @param blurhash a first impression to show while it is loaded
 * @param description what those read who cannot see it; empty when nobody wrote it
 */
public record Attachment(
        long id,
        @Nullable Long postId,
        FileKind.Family family,
        @Nullable String mediaType,
        String url,
        @Nullable String previewUrl,
        @Nullable String remoteUrl,
        @Nullable Size original,
        @Nullable Size small,
        @Nullable String blurhash,
        String description,
        Focus focus) {
    public boolean isPicture() {
        return family == FileKind.Family.IMAGE;
    }
}
