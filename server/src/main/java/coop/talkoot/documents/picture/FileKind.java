package coop.talkoot.documents.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What is taken, told by the first bytes of a file alone: names and headers say what their sender likes. */
public enum FileKind {
    JPEG(Family.IMAGE, "image/jpeg", "jpg"),
    PNG(Family.IMAGE, "image/png", "png"),
    GIF(Family.IMAGE, "image/gif", "gif"),
    WEBP(Family.IMAGE, "image/webp", "webp"),
    MP4(Family.VIDEO, "video/mp4", "mp4"),
    WEBM(Family.VIDEO, "video/webm", "webm"),
    M4A(Family.AUDIO, "audio/mp4", "m4a"),
    MP3(Family.AUDIO, "audio/mpeg", "mp3"),
    OGG(Family.AUDIO, "audio/ogg", "ogg"),
    WAV(Family.AUDIO, "audio/wav", "wav");

    /** What one does with it: look, watch, listen; UNKNOWN is a file of another server that says nothing of itself. */
    public enum Family {
        IMAGE,
        VIDEO,
        AUDIO,
        UNKNOWN
    }

    /** So many bytes are enough to tell. */
    public static final int HEAD = 64;

    private static final Set<String> FILMS =
            Set.of("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "dash", "M4V ", "MSNV");
    private static final Set<String> RECORDINGS = Set.of("M4A ", "M4B ");
    private static final int[] BIT_RATES = {0, 15};

    private final Family family;
    private final String mediaType;
    private final String ending;

    FileKind(Family family, String mediaType, String ending) {
        this.family = family;
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public Family family() {
        return family;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What its name ends in, without the dot. */
    public String ending() {
        return ending;
    }

    public static Optional<FileKind> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }

    /** Empty for whatever is not taken. */
    static Optional<FileKind> of(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (text.startsWith("RIFF") && text.length() >= 12) {
            return switch (text.substring(8, 12)) {
                case "WEBP" -> Optional.of(WEBP);
                case "WAVE" -> Optional.of(WAV);
                default -> Optional.empty();
            };
        }
        if (text.startsWith("ftyp", 4) && text.length() >= 12) {
            var brand = text.substring(8, 12);
            return RECORDINGS.contains(brand)
                    ? Optional.of(M4A)
                    : FILMS.contains(brand) ? Optional.of(MP4) : Optional.empty();
        }
        if (text.startsWith("\u001aE\u00df\u00a3") && text.contains("webm")) {
            return Optional.of(WEBM);
        }
        if (text.startsWith("OggS")) {
            return Optional.of(OGG);
        }
        return text.startsWith("ID3") || isFrame(head) ? Optional.of(MP3) : Optional.empty();
    }

    /** The first frame of MPEG layer III: eleven bits set, then values that are all allowed. */
    private static boolean isFrame(byte[] head) {
        if (head.length < 4 || head[0] != (byte) 0xff || (head[1] & 0xe6) != 0xe2) {
            return false;
        }
        var version = (head[1] >> 3) & 3;
        var bitRate = (head[2] >> 4) & 15;
        var sampleRate = (head[2] >> 2) & 3;
        return version != 1 && sampleRate != 3 && Arrays.stream(BIT_RATES).noneMatch(none -> none == bitRate);
    }
}
