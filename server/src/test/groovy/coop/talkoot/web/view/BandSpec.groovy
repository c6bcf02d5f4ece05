package coop.talkoot.web.view

import spock.lang.Specification
import spock.lang.Unroll

import java.security.MessageDigest

class BandSpec extends Specification {
    @Unroll
    def "the band of #id is #check on every server"() {
        given:
        def band = Band.of(id)

        expect:
        checkValue(band) == check
        band.colours()[0] == ground

        where: 'other implementations are held to the same values'
        id                                      | ground    || check
        'https://lindenrow.example/actor'       | '#e6dfcf' || 'd8939285200f22b1'
        'https://vale.example/actor'            | '#a12c2a' || 'e6f81595c2febfea'
        'https://tools.northside.example/actor' | '#22332d' || '5b1619c8b6c071e4'
        'https://coop-1.example/actor'          | '#4e5f17' || 'c8193727dd7df244'
        'https://coop-8.example/actor'          | '#14594a' || '9f9457f78a0fab8e'
    }

    def "no band is a checkerboard, and none is empty"() {
        expect:
        (1..2000).every { number ->
            def band = Band.of("https://coop-${number}.example/actor")
            def figure = band.rows().take(band.figureHeight())
            def cells = figure.join('').count('0')
            cells < figure.join('').length() && !isCheckerboard(figure)
        }
    }

    def "a band repeats without a seam because its width is even and its height odd"() {
        expect:
        (1..200).every { number ->
            def band = Band.of("https://coop-${number}.example/actor")
            band.width() % 2 == 0 && band.figureHeight() % 2 == 1 && band.rows()*.length().unique() == [band.width()]
        }
    }

    private static boolean isCheckerboard(List<String> figure) {
        def first = figure[0].charAt(0) == ('0' as char) ? 0 : 1
        (0..<figure.size()).every { y ->
            (0..<figure[y].length()).every { x -> (figure[y].charAt(x) != ('0' as char)) == ((x + y) % 2 == (first == 1 ? 0 : 1)) }
        }
    }

    private static String checkValue(Band band) {
        def text = band.colours().join(',') + '\n' + band.rows().join('\n')
        MessageDigest.getInstance('SHA-256').digest(text.getBytes('UTF-8')).encodeHex().toString().take(16)
    }
}
