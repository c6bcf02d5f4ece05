package coop.talkoot.vocab.jsonld

import java.nio.charset.StandardCharsets
import spock.lang.Specification

class DocumentsSpec extends Specification {

    def "#what is refused: #reason"(String what, String text, String reason) {
        when:
        Documents.parse(text.getBytes(StandardCharsets.UTF_8))

        then:
        def refusal = thrown(MalformedDocument)
        refusal.message.contains(reason)

        where:
        what                               | text                                       | reason
        'nothing'                          | ''                                         | 'not JSON'
        'white space'                      | ' \n'                                      | 'not JSON'
        'an array'                         | '[{}]'                                     | 'not a JSON object'
        'a string'                         | '"Note"'                                   | 'not a JSON object'
        'a number'                         | '1'                                        | 'not a JSON object'
        'null'                             | 'null'                                     | 'not a JSON object'
        'HTML'                             | '<html></html>'                            | 'not JSON'
        'an object that does not end'      | '{"id": "x"'                               | 'not JSON'
        'an array that does not end'       | '{"to": ["x"'                              | 'not JSON'
        'a string that does not end'       | '{"id": "x'                                | 'not JSON'
        'a name without a value'           | '{"id"}'                                   | 'not JSON'
        'a comma too many'                 | '{"id": "x",}'                             | 'not JSON'
        'a comment'                        | '{/* */"id": "x"}'                         | 'not JSON'
        'single quotes'                    | "{'id': 'x'}"                              | 'not JSON'
        'not a number'                     | '{"a": NaN}'                               | 'not JSON'
        'a number that begins with nought' | '{"a": 01}'                                | 'not JSON'
        'a line break in a string'         | '{"a": "b\nc"}'                            | 'not JSON'
        'something after the object'       | '{} {}'                                    | 'not JSON'
        'a name that stands twice'         | '{"id": "a", "id": "b"}'                   | 'twice'
        'a name twice, further in'         | '{"object": [{"id": "a", "\\u0069d": 1}]}' | 'twice'
        'an escaped NUL'                   | '{"content": "a\\u0000b"}'                 | 'NUL'
        'an escaped NUL in a name'         | '{"a\\u0000": 1}'                          | 'NUL'
        'a raw NUL'                        | '{"content": "a\u0000b"}'                  | 'not JSON'
        'half a surrogate pair'            | '{"content": "\\ud83c"}'                   | 'surrogate'
        'the other half'                   | '{"content": "\\udf5e!"}'                  | 'surrogate'
        'the halves the wrong way round'   | '{"content": "\\udf5e\\ud83c"}'            | 'surrogate'
        'half a pair in a name'            | '{"\\ud83c": 1}'                           | 'surrogate'
        'a number beyond all'              | '{"a": 1e999999}'                          | 'out of range'
        'a number beyond all, negative'    | '{"a": -1e400}'                            | 'out of range'
        'a number next to nothing'         | '{"a": 1e-999999}'                         | 'out of range'
        'an exponent without end'          | "{\"a\": 1e-${'9' * 50}}"                  | 'out of range'
        'digits without end'               | "{\"a\": ${'9' * 65}}"                     | 'out of range'
        'arrays within arrays'             | "{\"a\": ${'[' * 64}${']' * 64}}"          | 'deeper'
        'objects within objects'           | "${'{"a":' * 65}1${'}' * 65}"              | 'deeper'
        'depth without end'                | '{"a":' * 100_000                          | 'deeper'
        'a thousand and one properties'    | "{${(0..1000).collect { "\"$it\":0" }.join(',')}}" | 'properties'
    }

    def "bytes that are no UTF-8 are refused"(List<Integer> bytes) {
        given:
        def document = ('{"a":"'.bytes as List) + bytes.collect { it as byte } + ('"}'.bytes as List)

        when:
        Documents.parse(document as byte[])

        then:
        def refusal = thrown(MalformedDocument)
        refusal.message == 'the document is not UTF-8'

        where: 'half a character, a surrogate, an overlong slash, a byte that never occurs'
        bytes << [[0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xff]]
    }

    def "a document of the greatest length is read, one byte more is refused"() {
        given:
        def room = Documents.MOST_BYTES - '{"a":""}'.length()

        when:
        Documents.parse(('{"a":"' + 'x' * room + '"}').bytes)

        then:
        noExceptionThrown()

        when:
        Documents.parse(('{"a":"' + 'x' * (room + 1) + '"}').bytes)

        then:
        thrown(MalformedDocument)
    }

    def "what is well-formed is read as it is: #text"(String text) {
        expect:
        new String(Documents.write(Documents.parse(text.getBytes('UTF-8'))), 'UTF-8') == text

        where:
        text << ['{}', '{"a":"\\"\\\\"}', '{"content":"🍞"}', '{"a":[1,-2.5,true,false,null,{}]}', '{"a":60.170}',
                 "${'{"a":' * 64}1${'}' * 64}".toString()]
    }

    def "an escaped pair of surrogates is one character"() {
        expect:
        Documents.parse('{"content": "\\ud83c\\udf5e"}'.bytes).getString('content') == '🍞'
    }
}
