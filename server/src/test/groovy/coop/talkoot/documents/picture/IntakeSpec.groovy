package coop.talkoot.documents.picture

import static coop.talkoot.documents.SamplePictures.*

import com.drew.imaging.ImageMetadataReader
import com.drew.metadata.exif.ExifIFD0Directory
import com.drew.metadata.exif.GpsDirectory
import coop.talkoot.platform.MediaSettings.Limits
import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused
import java.awt.Color
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class IntakeSpec extends Specification {
    @TempDir
    Path folder

    def intake = new Intake(Limits.USUAL)

    def "a photo loses its EXIF, where it was taken, what was said in it, and stands upright"() {
        given:
        def photo = photo(80, 60, 6)
        assert ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo)).getFirstDirectoryOfType(GpsDirectory).geoLocation.latitude > 60

        when:
        def prepared = prepare(photo)
        def kept = [prepared.original(), prepared.small().get().file()].collect { Files.readAllBytes(it) }

        then:
        prepared.kind() == FileKind.JPEG
        prepared.size().get() == new Size(60, 80)
        kept.each {
            assert !contains(it, SECRET)
            assert !contains(it, 'Exif')
            assert !contains(it, 'xmpmeta')
            def metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(it))
            assert metadata.getFirstDirectoryOfType(GpsDirectory) == null
            assert metadata.getFirstDirectoryOfType(ExifIFD0Directory) == null
        }

        and: 'what was above on the left is above on the right, as the camera lay on its side'
        isNear(read(kept[0]), 55, 4, Color.GREEN)
        isNear(read(kept[0]), 30, 20, Color.RED)
        isNear(read(kept[0]), 30, 70, Color.BLUE)
    }

    def "a picture whose camera was held as #orientation has its corner #where"() {
        when:
        def image = read(Files.readAllBytes(prepare(photo(80, 60, orientation)).original()))

        then:
        [image.width, image.height] == (orientation < 5 ? [80, 60] : [60, 80])
        isNear(image, right ? image.width - 5 : 5, below ? image.height - 5 : 5, Color.GREEN)

        where:
        orientation | right | below
        1           | false | false
        2           | true  | false
        3           | true  | true
        4           | false | true
        5           | false | false
        6           | true  | false
        7           | true  | true
        8           | false | true
        where = "${below ? 'below' : 'above'} ${right ? 'right' : 'left'}"
    }

    def "#what is kept as #kind"() {
        when:
        def prepared = prepare(bytes)

        then:
        prepared.kind() == kind
        prepared.size().get() == new Size(80, 60)
        prepared.small().get().size() == new Size(80, 60)
        prepared.blurhash().length() >= 6
        read(Files.readAllBytes(prepared.original())).width == 80

        where:
        what         | bytes  || kind
        'a JPEG'     | jpeg() || FileKind.JPEG
        'a PNG'      | png()  || FileKind.PNG
        'a still GIF'| gif()  || FileKind.PNG
        'a WebP'     | webp() || FileKind.JPEG
    }

    def "a large picture becomes smaller, in its shape, and one for looking through much smaller"() {
        when:
        def prepared = prepare(jpeg(5200, 1300))

        then:
        prepared.size().get() == new Size(2560, 640)
        prepared.small().get().size() == new Size(640, 160)
        read(Files.readAllBytes(prepared.original())).width == 2560
        isNear(read(Files.readAllBytes(prepared.original())), 2000, 320, Color.BLUE)
    }

    def "what moves goes on moving, and loses what was said in it"() {
        when:
        def prepared = prepare(movingGif(5))
        def kept = Files.readAllBytes(prepared.original())

        then:
        prepared.kind() == FileKind.GIF
        prepared.size().get() == new Size(40, 30)
        !contains(kept, SECRET)
        contains(kept, 'NETSCAPE2.0')
        GifBlocks.examine(kept, 1_000_000).frames() == 5
        prepared.small().get().kind() == FileKind.JPEG
    }

    def "a film is kept as it is, but for where it was taken"() {
        when:
        def prepared = prepare(film())
        def kept = Files.readAllBytes(prepared.original())

        then:
        prepared.kind() == FileKind.MP4
        prepared.size().get() == new Size(320, 240)
        prepared.small().empty
        kept.length == film().length
        !contains(kept, SECRET)
        !contains(kept, '+60.17')
        contains(kept, 'free')
        contains(kept, 'tkhd')
    }

    def "#what is refused by the field it came in, with what was expected"() {
        when:
        prepare(bytes)

        then:
        def refused = thrown(Refused)
        with(refused.refusal() as Refusal.Invalid) {
            field() == 'file'
            sentence().contains(says)
        }

        where:
        what                                        | bytes                                                                  || says
        'a picture of 40 million pixels'            | pngThatSays(8000, 5000)                                                || '33 million pixels; this one has 8000 × 5000'
        'one of 65,535 by 65,535'                   | pngThatSays(65535, 65535)                                              || 'million pixels'
        'one of two thousand million by as much'    | pngThatSays(Integer.MAX_VALUE, Integer.MAX_VALUE)                      || 'million pixels'
        'a JPEG whose header says 65,000 by 65,000' | jpegThatSays(65000)                                                    || 'million pixels'
        'an SVG'                                    | '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'.bytes || 'none of these, whatever its name says'
        'an HTML page'                              | '<!doctype html><script>alert(1)</script>'.bytes                       || 'Expected a picture (JPEG, PNG, GIF, WebP)'
        'a colour profile that unpacks to 64 MB'    | pngThatSays(10, 10, [chunk('iCCP', joined('p\0\0'.bytes, packed(new byte[64 << 20])))]) || 'unpacks to more than 8 MB'
        'a text that unpacks to 64 MB'              | pngThatSays(10, 10, [chunk('zTXt', joined('p\0\0'.bytes, packed(new byte[64 << 20])))]) || 'unpacks to more than 8 MB'
        'a GIF of 5,000 frames'                     | movingGif(5000, 2, 2)                                                  || 'moves for more than 600 frames'
        'a JPEG drawn over 200 times'               | scans(200)                                                             || 'drawn over more than 100 times'
        'a JPEG cut off after its first bytes'      | jpeg()[0..20] as byte[]                                                || 'cut off, broken'
        'a PNG cut off in its pixels'               | png()[0..60] as byte[]                                                 || 'cut off, broken'
        'a GIF cut off'                             | gif()[0..100] as byte[]                                                || 'cut off, broken'
        'a WebP of 16,000 by 16,000'                | webp(16000, 16000)                                                     || 'million pixels'
        'a WebP that is none'                       | 'RIFF____WEBPVP8 '.bytes                                               || 'cut off, broken'
        'a film whose box is longer than it'        | joined(film()[0..23] as byte[], [0x7f, 0, 0, 0] as byte[], 'moov'.bytes) || 'cut off or broken'
        'nothing at all'                            | new byte[0]                                                            || 'empty'
        'a ZIP'                                     | 'PK\3\4'.bytes                                                         || 'none of these'
        'a HEIC of a phone'                         | box('ftyp', 'heicmif1'.bytes)                                          || 'none of these'
    }

    def "a picture of more bytes than are allowed is refused before it is read"() {
        when:
        new Intake(new Limits(1, 33, 1, 1, 1)).prepare(file(joined(jpeg(), new byte[1 << 20])), folder)

        then:
        def refused = thrown(Refused)
        refused.refusal().sentence() == 'A picture may have at most 1 MB; this one has more.'
    }

    def "whatever is changed in a picture, it is kept or refused, and never more than that"() {
        given:
        def random = new Random(seed)

        when:
        def outcomes = [jpeg(), photo(), png(), gif(), movingGif(3), webp(), film()].collectMany { whole ->
            (1..60).collect {
                def bytes = whole.clone()
                (1 + random.nextInt(6)).times { bytes[random.nextInt(bytes.length)] = random.nextInt() as byte }
                try {
                    prepare(random.nextBoolean() ? bytes : bytes[0..random.nextInt(bytes.length)] as byte[])
                    return 'kept'
                } catch (Refused refused) {
                    return refused.refusal() instanceof Refusal.Invalid ? 'refused' : 'else'
                }
            }
        }

        then:
        outcomes.toSet() == ['kept', 'refused'] as Set

        where:
        seed << (1..3)
    }

    private Prepared prepare(byte[] bytes) {
        return intake.prepare(file(bytes), folder)
    }

    private Path file(byte[] bytes) {
        def file = folder.resolve('input')
        Files.write(file, bytes)
        return file
    }

    private static boolean isNear(image, int x, int y, Color color) {
        def seen = new Color(image.getRGB(x, y))
        return [seen.red - color.red, seen.green - color.green, seen.blue - color.blue].every { Math.abs(it) < 40 }
    }

    private static byte[] jpegThatSays(int side) {
        def bytes = jpeg()
        def at = (0..<bytes.length).find { (bytes[it] & 0xff) == 0xff && (bytes[it + 1] & 0xff) == 0xc0 }
        [5, 7].each {
            bytes[at + it] = (side >> 8) as byte
            bytes[at + it + 1] = (side & 0xff) as byte
        }
        return bytes
    }

    /** The one scan of a picture, again and again. */
    private static byte[] scans(int times) {
        def bytes = jpeg()
        def at = (0..<bytes.length).find { (bytes[it] & 0xff) == 0xff && (bytes[it + 1] & 0xff) == 0xda }
        def scan = bytes[at..<(bytes.length - 2)] as byte[]
        return all([bytes[0..<at] as byte[]] + [scan] * times + [[0xff, 0xd9] as byte[]])
    }
}
