package coop.talkoot.vocab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file elsewhere: its kind (Image, Document, Audio, Video), address, type and the words for who cannot see it. */
public record Media(
        String type,
        String url,
        @Nullable String mediaType,
        @Nullable String name,
        @Nullable Long width,
        @Nullable Long height) {
    public Media {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(url, "url");
    }

    public static Media image(String url, @Nullable String mediaType) {
        return new Media("Image", url, mediaType, null, null, null);
    }
}
