package coop.talkoot.moderation

import coop.talkoot.platform.Refused
import java.time.Instant
import spock.lang.Specification

/** Lists of rules as Mastodon and others write them, and lists that are none. */
class DomainListSpec extends Specification {
    static final String HEADER = '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n'

    def "a list as Mastodon exports it is read whole"() {
        when:
        def list = read(HEADER + 'spam.example,suspend,true,true,"Spam, and ""worse""",true\n' +
                'loud.example,silence,false,false,,false\nfiles.example,noop,true,false,,false\n')

        then:
        list.faults() == []
        list.rowCount() == 3
        list.rules() == [
                (new HostName('spam.example')) : new DomainRule.Terms(Severity.SUSPEND, true, true, 'Spam, and "worse"', '', true),
                (new HostName('loud.example')) : DomainRule.Terms.of(Severity.SILENCE),
                (new HostName('files.example')): new DomainRule.Terms(Severity.NOOP, true, false, '', '', false)]
    }

    def "#what is read too"() {
        when:
        def list = read(text)

        then:
        list.faults() == []
        list.rules().collectEntries { host, terms -> [host.text(), terms.severity().name()] } == rules

        where:
        what                            | text                                                        || rules
        'a header without #'            | 'domain,severity\na.example,silence\n'                      || ['a.example': 'SILENCE']
        'a header in capitals'          | '#Domain,#Severity\na.example,Suspend\n'                    || ['a.example': 'SUSPEND']
        'columns in another order'      | '#severity,#domain\nsilence,a.example\n'                    || ['a.example': 'SILENCE']
        'a column nobody knows'         | '#domain,#severity,#colour\na.example,silence,green\n'      || ['a.example': 'SILENCE']
        'a row that ends early'         | HEADER + 'a.example\n'                                      || ['a.example': 'SUSPEND']
        'one domain a line'             | 'a.example\nb.example\n'                                    || ['a.example': 'SUSPEND', 'b.example': 'SUSPEND']
        'one domain a line, with words' | '# a list\na.example\n# more\nb.example'                    || ['a.example': 'SUSPEND', 'b.example': 'SUSPEND']
        'a byte order mark'             | '\uFEFF#domain\na.example\n'                                || ['a.example': 'SUSPEND']
        'lines of Windows'              | '#domain,#severity\r\na.example,silence\r\n\r\n'            || ['a.example': 'SILENCE']
        'domains in other letters'      | '#domain\nBücher.example\n'                                 || ['xn--bcher-kva.example': 'SUSPEND']
        'limit as another word'         | '#domain,#severity\na.example,limit\n'                      || ['a.example': 'SILENCE']
        'nothing'                       | ''                                                          || [:]
        'nothing but a header'          | HEADER                                                      || [:]
    }

    def "#what is a fault in row #row at #column"() {
        when:
        def list = read(text)

        then:
        list.faults().size() == 1
        list.faults()[0].row() == row
        list.faults()[0].column() == column
        list.faults()[0].expected().contains(expected)
        !list.rules().containsKey(new HostName('bad.example'))

        where:
        what                        | text                                                    || row | column            | expected
        'no domain'                 | HEADER + 'a.example,suspend\n,suspend\n'                || 3   | '#domain'         | 'example.org'
        'a domain that is hidden'   | HEADER + 'ev**.example,suspend\n'                       || 2   | '#domain'         | 'example.org'
        'a wildcard'                | '*.evil.example\n'                                      || 1   | '#domain'         | 'example.org'
        'an address of a person'    | '#domain\n@x@evil.example\n'                            || 2   | '#domain'         | 'example.org'
        'a page instead of a list'  | '<!doctype html>\n'                                     || 1   | '#domain'         | 'example.org'
        'this server itself'        | '#domain\nours.example\n'                               || 2   | '#domain'         | 'another server'
        'the same domain again'     | '#domain\na.example\nA.example\n'                       || 3   | '#domain'         | 'once'
        'a severity nobody knows'   | '#domain,#severity\nbad.example,destroy\n'              || 2   | '#severity'       | 'suspend, silence or noop'
        'a box neither here'        | '#domain,#reject_media\nbad.example,maybe\n'            || 2   | '#reject_media'   | 'true or false'
        'a box nor there'           | '#domain,#reject_reports\nbad.example,2\n'              || 2   | '#reject_reports' | 'true or false'
        'a box twice'               | '#domain,#obfuscate\nbad.example,truetrue\n'            || 2   | '#obfuscate'      | 'true or false'
        'too long a comment'        | "#domain,#public_comment\nbad.example,${'x' * 2001}\n"  || 2   | '#public_comment' | '2000'
        'columns without a header'  | 'bad.example,suspend\n'                                 || 1   | ''                | 'header'
        'a column twice'            | '#domain,domain\na.example,b.example\n'                 || 1   | 'domain'          | 'once'
        'quotes that do not close'  | '#domain,#public_comment\nbad.example,"x\n'             || 2   | ''                | 'quotation marks'
        'quotes in the wrong place' | '#domain,#public_comment\nbad.example,"x"y\n'           || 2   | ''                | 'quotation marks'
    }

    def "several faults of one row are told together, and the rows around it are read"() {
        when:
        def list = read(HEADER + 'a.example,suspend\nno good,destroy,perhaps\nb.example,silence\n')

        then:
        list.faults()*.column() == ['#domain', '#severity', '#reject_media']
        list.faults()*.found() == ['no good', 'destroy', 'perhaps']
        list.rules().keySet()*.text() == ['a.example', 'b.example']
    }

    def "#what is refused as no list"() {
        when:
        DomainListReader.read(file as byte[]) { false }

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'file'

        where:
        what                | file
        'more than we take' | new byte[DomainList.LARGEST + 1]
        'too many rows'     | (1..20_001).collect { "a${it}.example" }.join('\n').bytes
        'no UTF-8'          | [0xC3, 0x28] as byte[]
        'zero bytes'        | 'a.example\0'.bytes
    }

    def "what is exported is read again as it was"() {
        given:
        def now = Instant.parse('2026-01-01T00:00:00Z')
        def terms = [new DomainRule.Terms(Severity.SUSPEND, true, false, 'Say "no", twice\nover', 'secret', true),
                     new DomainRule.Terms(Severity.SILENCE, false, true, '', '', false), DomainRule.Terms.of(Severity.NOOP)]
        def rules = terms.withIndex().collect { it, at -> new DomainRule(at + 1, new HostName("h${at}.example"), it, now, now) }

        when:
        def text = DomainList.write(rules)
        def list = read(text)

        then:
        text.startsWith(HEADER)
        !text.contains('secret')
        list.faults() == []
        list.rules() == rules.collectEntries { [it.host(), new DomainRule.Terms(it.terms().severity(), it.terms().rejectsMedia(),
                it.terms().rejectsReports(), it.terms().publicComment(), '', it.terms().isObfuscated())] }
    }

    private static DomainList read(CharSequence text) {
        return DomainListReader.read(text.toString().getBytes('UTF-8')) { it.text() == 'ours.example' }
    }
}
