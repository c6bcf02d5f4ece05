package coop.talkoot.documents.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A JPEG, segment by segment: its size, its EXIF, and how often it is drawn over. */
final class JpegSegments {
    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;
    private static final int APP1 = 0xe1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    /** A progressive picture is drawn some ten times; each scan costs as much as the whole. */
    private static final int MOST_SCANS = 100;

    private JpegSegments() {}

    static Examined examine(byte[] file) {
        var bytes = new Bytes(file);
        var at = 2;
        var scans = 0;
        @Nullable Size size = null;
        byte @Nullable [] exif = null;
        while (at < file.length) {
            if (bytes.at(at) != 0xff) {
                at++;
                continue;
            }
            var marker = bytes.at(Math.min(at + 1, file.length - 1));
            if (marker == EOI && size != null) {
                break;
            }
            if (marker == 0xff || marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8) || marker == EOI) {
                at += marker == 0xff ? 1 : 2;
                continue;
            }
            var length = bytes.shortAt(at + 2);
            if (isFrame(marker) && size == null) {
                size = PngChunks.size(bytes.shortAt(at + 7), bytes.shortAt(at + 5));
            } else if (marker == APP1 && exif == null && isExif(bytes, at, length)) {
                exif = bytes.part(at + 4L + EXIF.length, length - 2L - EXIF.length);
            } else if (marker == SOS && ++scans > MOST_SCANS) {
                throw Unfit.bomb("is drawn over more than " + MOST_SCANS + " times");
            }
            at += 2 + Math.max(2, length);
        }
        if (size == null || scans == 0) {
            throw Unfit.broken();
        }
        return new Examined(file, size, 1, exif);
    }

    /** SOF0 to SOF15, without the tables between them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isExif(Bytes bytes, int at, int length) {
        return length > 2 + EXIF.length && Arrays.equals(bytes.part(at + 4L, EXIF.length), EXIF);
    }
}
