package coop.talkoot.documents.picture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A WebP, chunk by chunk: its size, its EXIF and whether it moves. */
final class WebpChunks {
    private static final int MOST_CHUNKS = 10_000;
    /** The decoder reads eight bytes at a time, and fails when a small picture ends before. */
    private static final int READ_AHEAD = 16;

    private WebpChunks() {}

    static Examined examine(byte[] file) {
        var bytes = new Bytes(file);
        var at = 12;
        var chunks = 0;
        var frames = 0;
        @Nullable Size canvas = null;
        @Nullable Size drawn = null;
        byte @Nullable [] exif = null;
        while (at + 8 <= file.length) {
            var type = bytes.word(at);
            var length = bytes.intLittleAt(at + 4);
            switch (type) {
                case "VP8X" -> canvas = new Size(bytes.triple(at + 12) + 1, bytes.triple(at + 15) + 1);
                case "VP8 ", "VP8L" -> drawn = larger(drawn, drawn(bytes, at));
                case "ANMF" -> {
                    frames++;
                    drawn = larger(drawn, inFrame(bytes, at + 24, at + 8 + length));
                }
                case "EXIF" -> exif = bytes.part(at + 8L, length);
                default -> {}
            }
            if (++chunks > MOST_CHUNKS || length > file.length) {
                throw Unfit.bomb("has more parts than any picture");
            }
            at += 8 + (int) (length + (length & 1));
        }
        var size = canvas == null ? drawn : canvas;
        if (size == null || (drawn != null && (drawn.width() > size.width() || drawn.height() > size.height()))) {
            throw Unfit.broken();
        }
        return new Examined(
                Arrays.copyOf(file, file.length + READ_AHEAD), size, Math.max(1, frames), withoutPreamble(exif));
    }

    private static Size drawn(Bytes bytes, int at) {
        return bytes.word(at).equals("VP8L")
                ? lossless(bytes.intLittleAt(at + 9))
                : PngChunks.size(lossy(bytes, at + 14), lossy(bytes, at + 16));
    }

    /** The picture within a frame may say another size than the frame does. */
    private static @Nullable Size inFrame(Bytes bytes, int from, long end) {
        var at = from;
        while (at + 8 <= end) {
            var type = bytes.word(at);
            if (type.equals("VP8 ") || type.equals("VP8L")) {
                return drawn(bytes, at);
            }
            var length = bytes.intLittleAt(at + 4);
            if (length > bytes.length()) {
                throw Unfit.broken();
            }
            at += 8 + (int) (length + (length & 1));
        }
        return null;
    }

    private static @Nullable Size larger(@Nullable Size one, @Nullable Size other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new Size(Math.max(one.width(), other.width()), Math.max(one.height(), other.height()));
    }

    private static int lossy(Bytes bytes, int at) {
        return bytes.shortLittleAt(at) & 0x3fff;
    }

    private static Size lossless(long bits) {
        return new Size((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
    }

    /** Some writers put the first words of JPEG's segment before it. */
    private static byte @Nullable [] withoutPreamble(byte @Nullable [] exif) {
        return exif != null && exif.length > 6 && exif[0] == 'E' && exif[1] == 'x'
                ? new Bytes(exif).part(6, exif.length - 6L)
                : exif;
    }
}
