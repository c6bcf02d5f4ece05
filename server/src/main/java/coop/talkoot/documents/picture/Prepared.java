package coop.talkoot.documents.picture;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as it will be kept.
 *
 * @param small a picture to show before or instead of it; absent for films and recordings
 * @param size absent for what has no picture, or does not say how large it is
 * @param blurhash a first impression in some thirty letters
 */
public record Prepared(
        FileKind kind,
        Path original,
        Optional<Size> size,
        Optional<Small> small,
        @Nullable String blurhash) {
    /** The smaller picture. */
    public record Small(FileKind kind, Path file, Size size) {}
}
