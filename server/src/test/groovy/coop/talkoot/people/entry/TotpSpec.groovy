package coop.talkoot.people.entry

import java.time.Instant
import spock.lang.Specification

/** The test vectors of the standards. */
class TotpSpec extends Specification {
    private static final byte[] SECRET = '12345678901234567890'.bytes

    def "step #step has the code of RFC 4226, appendix D"() {
        expect:
        Totp.code(SECRET, step) == code

        where:
        step || code
        0    || '755224'
        1    || '287082'
        2    || '359152'
        3    || '969429'
        4    || '338314'
        5    || '254676'
        6    || '287922'
        7    || '162583'
        8    || '399871'
        9    || '520489'
    }

    def "at #second seconds the code is the end of the one in RFC 6238, appendix B"() {
        expect:
        Totp.stepOf(SECRET, code, Instant.ofEpochSecond(second)).asLong == second.intdiv(30)

        where:
        second         || code
        59L            || '287082'
        1111111109L    || '081804'
        1111111111L    || '050471'
        1234567890L    || '005924'
        2000000000L    || '279037'
        20000000000L   || '353130'
    }

    def "a code is good for its own half minute and those beside it: #off steps off"() {
        given:
        def now = Instant.ofEpochSecond(1_700_000_010)

        expect:
        Totp.stepOf(SECRET, Totp.code(SECRET, now.epochSecond.intdiv(30) + off), now).present == isGood

        where:
        off || isGood
        -2  || false
        -1  || true
        0   || true
        1   || true
        2   || false
    }

    def "#text is #code in base 32 (RFC 4648, section 10)"() {
        expect:
        Totp.base32(text.bytes) == code

        where:
        text     || code
        ''       || ''
        'f'      || 'MY'
        'fo'     || 'MZXQ'
        'foo'    || 'MZXW6'
        'foob'   || 'MZXW6YQ'
        'fooba'  || 'MZXW6YTB'
        'foobar' || 'MZXW6YTBOI'
    }
}
