package coop.talkoot.activitypub.inbox

import coop.talkoot.activitypub.FakeActor
import groovy.json.JsonOutput
import java.util.zip.GZIPOutputStream

/** What is broken gives no 5xx and leaves nothing behind. */
class MalformedInboxSpec extends InboxSpecification {
    def "#what is answered with 400 and has no effect"() {
        given:
        def id = evil.at("notes/bad-${peer.next()}")
        def text = JsonOutput.toJson(evil.activity('Create', evil.note(id: id)))

        expect:
        send(evil, broken.call(text)) == 400
        settle()
        post(id) == null

        where:
        what                              | broken
        'half of a document'              | { it.substring(0, it.length().intdiv(2)) }
        'an empty body'                   | { '' }
        'something after the document'    | { it + '{}' }
        'an array'                        | { "[$it]" }
        'a number'                        | { '42' }
        'null'                            | { 'null' }
        'a key given twice'               | { it.replaceFirst('\\{', '{"type":"Delete",') }
        'a key given twice deep within'   | { it.replaceFirst('"content":', '"content":"x","content":') }
        'nesting of 65 levels'            | { it.replaceFirst('\\{', '{"deep":' + '[' * 65 + ']' * 65 + ',') }
        'nesting of 100,000 levels'       | { '[' * 100_000 }
        'a document without an actor'     | { it.replaceFirst('"actor":"[^"]*",', '') }
        'a document without a type'       | { it.replaceFirst('"type":"Create",', '') }
        'an actor that is a number'       | { it.replaceFirst('"actor":"[^"]*"', '"actor":1') }
        'an actor that is no URL'         | { it.replaceFirst('"actor":"[^"]*"', '"actor":"mallory"') }
        'an id that is a number'          | { it.replaceFirst('"id":"[^"]*"', '"id":7') }
        'a JavaScript actor'              | { it.replaceFirst('"actor":"[^"]*"', '"actor":"javascript:alert(1)"') }
        'bytes that are no UTF-8'         | { ([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d] as byte[]) }
    }

    def "#what never gives a server error and leaves no broken text behind"() {
        given:
        def note = evil.note(content: 'CONTENT', name: 'NAME')
        def text = JsonOutput.toJson(evil.activity('Create', note)).replace('CONTENT', sent).replace('NAME', sent)

        expect:
        send(evil, text) in [202, 400]
        settle()
        def kept = post(note.id)
        kept == null || !(kept.contentHtml() + kept.title() + kept.text()).codePoints().anyMatch { it == 0 || (it >= 0xd800 && it <= 0xdfff) }

        where:
        what                  | sent
        'NUL'                 | 'a\\u0000b'
        'a lone surrogate'    | 'a\\ud800b'
        'surrogates reversed' | 'a\\udc00\\ud800b'
    }

    def "NUL in #where never gives a server error (synapse 9341, vutuv 1813, buzz 3116)"() {
        given:
        def activity = evil.activity('Create', evil.note(tag: [[type: 'Hashtag', name: '#TAG']], summary: 'SUMMARY', inReplyTo: evil.at('notes/REPLY')))
        def text = JsonOutput.toJson(activity).replace(where, 'x\\u0000y')

        expect:
        send(evil, text) in [202, 400]
        settle()
        parked() == 0

        where:
        where << ['TAG', 'SUMMARY', 'REPLY', 'activities', 'notes', 'Hashtag', 'Note', 'Create']
    }

    def "more than a megabyte is refused, whatever it says"() {
        given:
        def note = evil.note(content: 'x' * (1 << 20))

        expect:
        send(evil, evil.activity('Create', note)) in [400, 413]
        settle()
        post(note.id) == null
    }

    def "a body that is #encoding and is #what is refused and has no effect"() {
        given:
        def note = evil.note()
        def body = FakeActor.bytes(evil.activity('Create', note))
        def sent = what == 'encoded so' ? encoded.call(body) : body

        expect:
        send(evil, sent, sent: ['Content-Encoding': encoding]) in [400, 401, 413, 415]
        settle()
        post(note.id) == null

        where:
        encoding  | what             | encoded
        'gzip'    | 'not'            | null
        'deflate' | 'not'            | null
        'br'      | 'not'            | null
        'gzip'    | 'encoded so'     | { squeezed(it) }
    }

    def "a small body that unpacks to much is refused"() {
        given:
        def body = squeezed(FakeActor.bytes(evil.activity('Create', evil.note(content: ' ' * (64 << 20)))))

        expect:
        body.length < 1 << 20
        send(evil, body, sent: ['Content-Encoding': 'gzip']) in [400, 401, 413, 415]
    }

    private static byte[] squeezed(byte[] body) {
        def bytes = new ByteArrayOutputStream()
        new GZIPOutputStream(bytes).withCloseable { it.write(body) }
        return bytes.toByteArray()
    }

    def "an id of #length characters never gives a server error"() {
        given:
        def note = evil.note(id: evil.at('n/' + 'a' * length))

        expect:
        send(evil, evil.activity('Create', note, id: evil.at('a/' + 'b' * length))) in [202, 400]
        send(evil, evil.activity('Create', note)) in [202, 400]
        settle()
        post(note.id) == null
        parked() == 0

        where:
        length << [2100, 5000, 100_000]
    }

    def "an activity of type #type is answered with 202 and ignored"() {
        given:
        def note = evil.note()

        expect:
        send(evil, evil.activity(type, note)) == 202
        settle()
        post(note.id) == null
        parked() == 0

        where:
        type << ['EmojiReact', 'View', 'https://example.org/ns#Dance', 'Note', 'Person', '']
    }
}
