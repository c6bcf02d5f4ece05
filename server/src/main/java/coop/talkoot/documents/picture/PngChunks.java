package coop.talkoot.documents.picture;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** A PNG, chunk by chunk: only what makes the picture goes on to the decoder. */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final Set<String> KEPT = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final Set<String> PACKED = Set.of("iCCP", "zTXt", "iTXt");
    /** The largest colour profiles in use have some 3 MB. */
    private static final int MOST_UNPACKED = 8 << 20;

    private PngChunks() {}

    static Examined examine(byte[] file) {
        var bytes = new Bytes(file);
        var kept = new ByteArrayOutputStream(file.length);
        kept.writeBytes(bytes.part(0, SIGNATURE));
        var at = SIGNATURE;
        if (!bytes.word(at + 4).equals("IHDR")) {
            throw Unfit.broken();
        }
        var size = size(bytes.intAt(at + 8), bytes.intAt(at + 12));
        byte @Nullable [] exif = null;
        var type = "";
        while (!type.equals("IEND")) {
            var length = bytes.intAt(at);
            type = bytes.word(at + 4);
            var content = bytes.part(at + 8L, length);
            if (PACKED.contains(type)) {
                checkPacked(content);
            } else if (type.equals("eXIf")) {
                exif = content;
            }
            if (KEPT.contains(type)) {
                kept.writeBytes(bytes.part(at, length + 12));
            }
            at += (int) length + 12;
        }
        return new Examined(kept.toByteArray(), size, 1, exif);
    }

    static Size size(long width, long height) {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw Unfit.broken();
        }
        return new Size((int) width, (int) height);
    }

    /** Nothing of it is kept, but whoever packs gigabytes into a text means no picture. */
    private static void checkPacked(byte[] content) {
        for (var start = 0; start < content.length && start < 200; start++) {
            // zlib begins after the keyword; where exactly differs by chunk
            if (content[start] == 0x78 && start + 1 < content.length) {
                checkPacked(content, start);
                return;
            }
        }
    }

    private static void checkPacked(byte[] content, int start) {
        var unpacked = new byte[1 << 16];
        var total = 0L;
        try (var inflater = new Inflater()) {
            inflater.setInput(content, start, content.length - start);
            while (!inflater.finished()) {
                var some = inflater.inflate(unpacked);
                total += some;
                if (total > MOST_UNPACKED) {
                    throw Unfit.bomb(
                            "has a text or colour profile that unpacks to more than " + (MOST_UNPACKED >> 20) + " MB");
                }
                if (some == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return;
                }
            }
        } catch (DataFormatException notPacked) {
            // then it unpacks to nothing
        }
    }
}
