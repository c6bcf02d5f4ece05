package coop.talkoot.documents

import java.awt.Color
import java.awt.image.BufferedImage
import java.nio.ByteBuffer
import java.nio.charset.StandardCharsets
import java.util.zip.CRC32
import java.util.zip.Deflater
import javax.imageio.ImageIO

/** Pictures made in memory, good ones and bad ones. */
final class SamplePictures {
    /** Stands in the EXIF of a picture; must stand nowhere in what is kept. */
    static final String SECRET = 'Kitchen of Aino, second floor'

    /** Left half red, right half blue, a green corner above on the left. */
    static BufferedImage image(int width, int height, int type = BufferedImage.TYPE_INT_RGB) {
        def image = new BufferedImage(width, height, type)
        def graphics = image.createGraphics()
        graphics.color = Color.RED
        graphics.fillRect(0, 0, width.intdiv(2), height)
        graphics.color = Color.BLUE
        graphics.fillRect(width.intdiv(2), 0, width - width.intdiv(2), height)
        graphics.color = Color.GREEN
        graphics.fillRect(0, 0, Math.max(1, width.intdiv(4)), Math.max(1, height.intdiv(4)))
        graphics.dispose()
        return image
    }

    static byte[] jpeg(int width = 80, int height = 60) {
        return written(image(width, height), 'jpg')
    }

    static byte[] png(int width = 80, int height = 60) {
        return written(image(width, height, BufferedImage.TYPE_INT_ARGB), 'png')
    }

    static byte[] gif(int width = 80, int height = 60) {
        return written(image(width, height), 'gif')
    }

    static byte[] written(BufferedImage image, String format) {
        def bytes = new ByteArrayOutputStream()
        assert ImageIO.write(image, format, bytes)
        return bytes.toByteArray()
    }

    /** A photo as a phone takes it: turned, with where it was taken and a sentence in its EXIF, and a comment. */
    static byte[] photo(int width = 80, int height = 60, int orientation = 6) {
        def plain = jpeg(width, height)
        def exif = exif(orientation)
        def out = new ByteArrayOutputStream()
        out.write(plain, 0, 2)
        segment(out, 0xe1, joined('Exif\0\0'.getBytes('ISO-8859-1'), exif))
        segment(out, 0xe1, ('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>' + SECRET + '</x:xmpmeta>').getBytes('ISO-8859-1'))
        segment(out, 0xfe, SECRET.getBytes('ISO-8859-1'))
        out.write(plain, 2, plain.length - 2)
        return out.toByteArray()
    }

    /** TIFF, big-endian: orientation, a description, and 60.17 N 24.94 E. */
    static byte[] exif(int orientation) {
        def text = (SECRET + '\0').getBytes('ISO-8859-1')
        def textAt = 8 + 2 + 3 * 12 + 4
        def gpsAt = textAt + text.length
        def rationalsAt = gpsAt + 2 + 4 * 12 + 4
        def buffer = ByteBuffer.allocate(rationalsAt + 48)
        buffer.put('MM'.bytes).putShort(42 as short).putInt(8)
        buffer.putShort(3 as short)
        buffer.putShort(0x010e as short).putShort(2 as short).putInt(text.length).putInt(textAt)
        buffer.putShort(0x0112 as short).putShort(3 as short).putInt(1).putShort(orientation as short).putShort(0 as short)
        buffer.putShort(0x8825 as short).putShort(4 as short).putInt(1).putInt(gpsAt)
        buffer.putInt(0).put(text)
        buffer.putShort(4 as short)
        buffer.putShort(1 as short).putShort(2 as short).putInt(2).put('N\0\0\0'.bytes)
        buffer.putShort(2 as short).putShort(5 as short).putInt(3).putInt(rationalsAt)
        buffer.putShort(3 as short).putShort(2 as short).putInt(2).put('E\0\0\0'.bytes)
        buffer.putShort(4 as short).putShort(5 as short).putInt(3).putInt(rationalsAt + 24)
        buffer.putInt(0)
        [60, 1, 10, 1, 12, 1, 24, 1, 56, 1, 24, 1].each { buffer.putInt(it) }
        return buffer.array()
    }

    /** A PNG whose header says a size, and whose pixels are a few packed zeros. */
    static byte[] pngThatSays(int width, int height, List<byte[]> more = []) {
        def out = new ByteArrayOutputStream()
        out.write([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as byte[])
        out.write(chunk('IHDR', ByteBuffer.allocate(13).putInt(width).putInt(height).put([8, 2, 0, 0, 0] as byte[]).array()))
        more.each { out.write(it) }
        out.write(chunk('IDAT', packed(new byte[1000])))
        out.write(chunk('IEND', new byte[0]))
        return out.toByteArray()
    }

    static byte[] chunk(String type, byte[] content) {
        def crc = new CRC32()
        crc.update(type.bytes)
        crc.update(content)
        return ByteBuffer.allocate(content.length + 12).putInt(content.length).put(type.bytes).put(content).putInt(crc.value as int).array()
    }

    static byte[] packed(byte[] bytes) {
        def deflater = new Deflater(9)
        deflater.setInput(bytes)
        deflater.finish()
        def out = new ByteArrayOutputStream()
        def buffer = new byte[65536]
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer))
        }
        deflater.end()
        return out.toByteArray()
    }

    /** So many frames of one picture, with a comment. */
    static byte[] movingGif(int frames, int width = 40, int height = 30) {
        def one = gif(width, height)
        def header = 13 + (3 << ((one[10] & 7) + 1))
        def body = frame(one, header)
        def out = new ByteArrayOutputStream()
        out.write(one, 0, header)
        out.write(joined([0x21, 0xff, 11] as byte[], 'NETSCAPE2.0'.bytes, [3, 1, 0, 0, 0] as byte[]))
        out.write(joined([0x21, 0xfe, SECRET.length()] as byte[], SECRET.bytes, [0] as byte[]))
        frames.times {
            out.write([0x21, 0xf9, 4, 0, 10, 0, 0, 0] as byte[])
            out.write(body)
        }
        out.write(0x3b)
        return out.toByteArray()
    }

    /** The image descriptor with its pixels, without extensions before it. */
    private static byte[] frame(byte[] gif, int header) {
        def at = header
        while (gif[at] == 0x21) {
            at += 2
            while (gif[at] != 0) {
                at += (gif[at] & 0xff) + 1
            }
            at++
        }
        return gif[at..<(gif.length - 1)] as byte[]
    }

    /** An MP4 of nothing, 320 by 240, that says where it was taken. */
    static byte[] film() {
        def ftyp = box('ftyp', joined('isom'.bytes, new byte[4], 'isom'.bytes))
        def tkhd = box('tkhd', joined(new byte[76], ByteBuffer.allocate(8).putInt(320 << 16).putInt(240 << 16).array()))
        def udta = box('udta', box('xyz ', ('+60.1700+024.9400/ ' + SECRET).bytes))
        def moov = box('moov', joined(box('trak', tkhd), udta))
        return joined(ftyp, moov, box('mdat', new byte[64]))
    }

    /** One colour, lossless: each of the five codes has one symbol, so the pixels take no bits at all. */
    static byte[] webp(int width = 80, int height = 60, List<byte[]> more = []) {
        def bits = new BitSet()
        def at = 0
        def put = { long value, int count ->
            count.times { bits.set(at++, ((value >> it) & 1) == 1) }
        }
        put(width - 1, 14)
        put(height - 1, 14)
        put(0, 1 + 3)
        put(0, 3)
        [200, 100, 50, 255].each { put(1, 1); put(0, 1); put(1, 1); put(it, 8) }
        put(1, 4)
        def pixels = joined([0x2f] as byte[], Arrays.copyOf(bits.toByteArray(), (at + 7).intdiv(8)))
        def chunks = all([riff('VP8L', pixels)] + more)
        return joined('RIFF'.bytes, little(chunks.length + 4), 'WEBP'.bytes, chunks)
    }

    static byte[] riff(String type, byte[] content) {
        return joined(type.bytes, little(content.length), content, new byte[content.length & 1])
    }

    private static byte[] little(int number) {
        return ByteBuffer.allocate(4).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(number).array()
    }

    static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(content.length + 8).putInt(content.length + 8).put(type.bytes).put(content).array()
    }

    static byte[] joined(byte[]... parts) {
        return all(parts as List<byte[]>)
    }

    static byte[] all(List<byte[]> parts) {
        def out = new ByteArrayOutputStream()
        parts.each { out.write(it) }
        return out.toByteArray()
    }

    static BufferedImage read(byte[] bytes) {
        return ImageIO.read(new ByteArrayInputStream(bytes))
    }

    static boolean contains(byte[] bytes, String words) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(words)
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff] as byte[])
        out.write(content)
    }
}
