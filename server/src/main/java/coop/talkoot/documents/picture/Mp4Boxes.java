package coop.talkoot.documents.picture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An MP4, box by box (ISO/IEC 14496-12). Phones write into it where it was taken, as {@code udta}, {@code meta} or
 * {@code uuid}: such a box becomes a {@code free} one of the same length, full of zeros, and all the rest stays where
 * it is.
 */
final class Mp4Boxes {
    private static final Set<String> FOLDERS = Set.of("moov", "trak", "mdia", "minf", "stbl", "moof", "traf", "edts");
    private static final Set<String> TALKATIVE = Set.of("udta", "meta", "uuid");
    private static final int DEEPEST = 8;
    private static final int MOST_BOXES = 20_000;
    private static final int MOST_PIXELS = 16_384;

    private final RandomAccessFile file;
    private int boxes;
    private @Nullable Size size;

    private Mp4Boxes(RandomAccessFile file) {
        this.file = file;
    }

    /** Silences the file, and gives the size of its picture if it has one. */
    static Optional<Size> silence(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            var boxes = new Mp4Boxes(file);
            boxes.walk(0, file.length(), 0);
            return Optional.ofNullable(boxes.size);
        }
    }

    private void walk(long from, long end, int depth) throws IOException {
        var at = from;
        while (at + 8 <= end) {
            if (++boxes > MOST_BOXES || depth > DEEPEST) {
                throw Unfit.brokenFilm();
            }
            file.seek(at);
            var length = file.readInt() & 0xffffffffL;
            var type = word();
            var header = 8;
            if (length == 1) {
                length = file.readLong();
                header = 16;
            } else if (length == 0) {
                length = end - at;
            }
            if (length < header || length > end - at) {
                throw Unfit.brokenFilm();
            }
            if (TALKATIVE.contains(type)) {
                blank(at, header, length);
            } else if (FOLDERS.contains(type)) {
                walk(at + header, at + length, depth + 1);
            } else if (type.equals("tkhd") && length >= header + 8) {
                file.seek(at + length - 8);
                remember(file.readInt() >>> 16, file.readInt() >>> 16);
            }
            at += length;
        }
    }

    private void blank(long at, int header, long length) throws IOException {
        file.seek(at + 4);
        file.writeBytes("free");
        file.seek(at + header);
        var zeros = new byte[8192];
        for (var left = length - header; left > 0; left -= zeros.length) {
            file.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }

    private void remember(int width, int height) {
        if (size == null && width > 0 && height > 0 && width <= MOST_PIXELS && height <= MOST_PIXELS) {
            size = new Size(width, height);
        }
    }

    private String word() throws IOException {
        var word = new byte[4];
        file.readFully(word);
        return new String(word, StandardCharsets.ISO_8859_1);
    }
}
