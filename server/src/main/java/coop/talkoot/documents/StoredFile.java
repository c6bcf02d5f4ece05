package coop.talkoot.documents;

import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.documents.picture.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of what is kept.
 *
 * @param key what stands in addresses: nobody guesses it
 * @param place what stands in the names of its files; null while there are none
 * @param remoteUrl where it comes from, null for our own
 * @param mostBytes how many of another server's are fetched at most, null for what is usual
 * @param failures how often it could not be fetched, one after the other
 */
record StoredFile(
        long id,
        String key,
        @Nullable String place,
        State state,
        FileKind.Family family,
        @Nullable String mediaType,
        @Nullable String smallType,
        @Nullable Size size,
        @Nullable Size smallSize,
        @Nullable String blurhash,
        long originalBytes,
        long smallBytes,
        @Nullable String remoteUrl,
        int failures,
        @Nullable Instant failedAt,
        Instant usedAt,
        @Nullable Long mostBytes) {
    /** WRITING: its files may be half there. REMOTE: another server has it, we do not. */
    enum State {
        WRITING,
        READY,
        REMOTE
    }

    String originalName() {
        return name("original", mediaType);
    }

    String smallName() {
        return name("small", smallType);
    }

    /** The last part of its address. */
    static String nameIn(String address, @Nullable String mediaType) {
        var ending = mediaType == null
                ? "bin"
                : FileKind.ofMediaType(mediaType).map(FileKind::ending).orElse("bin");
        return address + "." + ending;
    }

    private String name(String which, @Nullable String type) {
        if (place == null) {
            throw new IllegalStateException("file " + id + " is not here");
        }
        return placed(place, nameIn(which, type));
    }

    /** Folders of some size, whatever lies in them. */
    static String placed(String place, String name) {
        return place.substring(0, 2) + "/" + place + "/" + name;
    }
}
