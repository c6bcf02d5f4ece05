package coop.talkoot.documents.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads numbers and words at places of a file; beyond its end it is broken. */
final class Bytes {
    private final ByteBuffer big;
    private final ByteBuffer little;

    Bytes(byte[] bytes) {
        this.big = ByteBuffer.wrap(bytes);
        this.little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int length() {
        return big.capacity();
    }

    int at(int place) {
        check(place, 1);
        return big.get(place) & 0xff;
    }

    int shortAt(int place) {
        check(place, 2);
        return big.getShort(place) & 0xffff;
    }

    int shortLittleAt(int place) {
        check(place, 2);
        return little.getShort(place) & 0xffff;
    }

    int triple(int place) {
        return at(place) | at(place + 1) << 8 | at(place + 2) << 16;
    }

    long intAt(int place) {
        check(place, 4);
        return big.getInt(place) & 0xffffffffL;
    }

    long intLittleAt(int place) {
        check(place, 4);
        return little.getInt(place) & 0xffffffffL;
    }

    String word(int place) {
        return new String(part(place, 4), StandardCharsets.ISO_8859_1);
    }

    byte[] part(long place, long length) {
        check(place, length);
        var part = new byte[(int) length];
        big.get((int) place, part);
        return part;
    }

    private void check(long place, long length) {
        if (place < 0 || length < 0 || place + length > big.capacity()) {
            throw Unfit.broken();
        }
    }
}
