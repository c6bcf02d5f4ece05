package coop.talkoot.documents.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A GIF, block by block: what draws and moves it is kept, comments and what programs wrote into it are not. */
final class GifBlocks {
    private static final int MOST_FRAMES = 600;
    /** All frames together, as so many times the largest picture. */
    private static final int MOST_PICTURES = 4;

    private final Bytes bytes;
    private final ByteArrayOutputStream kept;
    private int at;

    private GifBlocks(byte[] file) {
        this.bytes = new Bytes(file);
        this.kept = new ByteArrayOutputStream(file.length);
    }

    static Examined examine(byte[] file, long mostPixels) {
        return new GifBlocks(file).examine(mostPixels);
    }

    private Examined examine(long mostPixels) {
        var size = PngChunks.size(bytes.shortLittleAt(6), bytes.shortLittleAt(8));
        keep(13 + table(bytes.at(10)));
        var frames = 0;
        var pixels = 0L;
        while (bytes.at(at) != 0x3b) {
            switch (bytes.at(at)) {
                case 0x21 -> extension();
                case 0x2c -> {
                    var frame = PngChunks.size(bytes.shortLittleAt(at + 5), bytes.shortLittleAt(at + 7));
                    pixels += frame.pixels();
                    if (++frames > MOST_FRAMES || pixels > MOST_PICTURES * mostPixels) {
                        throw Unfit.bomb("moves for more than " + MOST_FRAMES + " frames, or these are too large");
                    }
                    if (frame.width() > size.width() || frame.height() > size.height()) {
                        throw Unfit.broken();
                    }
                    keep(10 + table(bytes.at(at + 9)));
                    keep(1);
                    keep(blocks(at));
                }
                default -> throw Unfit.broken();
            }
        }
        kept.write(0x3b);
        if (frames == 0) {
            throw Unfit.broken();
        }
        return new Examined(kept.toByteArray(), size, frames, null);
    }

    /** Kept are how long a frame stands, and how often all are shown again. */
    private void extension() {
        var isControl = bytes.at(at + 1) == 0xf9;
        var isLoop = bytes.at(at + 1) == 0xff
                && bytes.at(at + 2) == 11
                && new String(bytes.part(at + 3L, 11), StandardCharsets.ISO_8859_1).equals("NETSCAPE2.0");
        var length = 2 + blocks(at + 2);
        if (isControl || isLoop) {
            keep(length);
        } else {
            bytes.part(at, length);
            at += length;
        }
    }

    private void keep(int length) {
        kept.writeBytes(bytes.part(at, length));
        at += length;
    }

    /** How long a row of blocks is, with the empty one that ends it. */
    private int blocks(int from) {
        var end = from;
        while (bytes.at(end) != 0) {
            end += bytes.at(end) + 1;
        }
        return end + 1 - from;
    }

    private static int table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }
}
