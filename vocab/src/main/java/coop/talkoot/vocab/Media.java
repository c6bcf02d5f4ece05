package coop.talkoot.vocab;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file elsewhere: its kind (Image, Document, Audio, Video), address, type and the words for who cannot see it.
 *
 * @param blurhash a first impression of a picture
 * @param focalPoint what must be seen of a picture when only a part of it is
 */
public record Media(
        String type,
        String url,
        @Nullable String mediaType,
        @Nullable String name,
        @Nullable Long width,
        @Nullable Long height,
        @Nullable String blurhash,
        @Nullable Point focalPoint) {
    /** From -1 (left, below) to 1 (right, above). */
    public record Point(BigDecimal x, BigDecimal y) {}

    public Media {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(url, "url");
    }

    public Media(
            String type,
            String url,
            @Nullable String mediaType,
            @Nullable String name,
            @Nullable Long width,
            @Nullable Long height) {
        this(type, url, mediaType, name, width, height, null, null);
    }

    public static Media image(String url, @Nullable String mediaType) {
        return new Media("Image", url, mediaType, null, null, null);
    }
}
