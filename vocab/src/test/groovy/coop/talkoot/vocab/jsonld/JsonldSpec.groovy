package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.Namespaces
import coop.talkoot.vocab.VfMeasure
import java.net.URI
import com.apicatalog.jsonld.JsonLdError
import spock.lang.Specification

class JsonldSpec extends Specification {

    def "a document that uses #key is refused"(String key, String text) {
        when:
        Jsonld.normalise(parse(text))

        then:
        def refusal = thrown(MalformedDocument)
        refusal.message.contains(key)

        where:
        key         | text
        '@graph'    | '{"@graph": [{"type": "Note"}]}'
        '@included' | '{"type": "Create", "object": {"@included": []}}'
        '@reverse'  | '{"type": "Note", "to": [{"@reverse": {"actor": {"type": "Delete"}}}]}'
        '@graph'    | '{"@context": ["https://www.w3.org/ns/activitystreams", {"all": "@graph"}], "type": "Note", "attachment": {"all": [{"type": "Note"}]}}'
        '@reverse'  | '{"@context": ["https://www.w3.org/ns/activitystreams", {"done": {"@reverse": "as:object"}}], "type": "Note", "done": {"type": "Delete"}}'
    }

    def "a context is plain as long as no word that is used means something else: #context"(String context, boolean plain) {
        expect:
        Jsonld.isPlain(parse("{\"@context\": $context, \"type\": \"Note\", \"content\": \"Hello\", \"body\": \"B\"}")) == plain

        where:
        context                                                                          | plain
        '"https://www.w3.org/ns/activitystreams"'                                        | true
        '["https://www.w3.org/ns/activitystreams"]'                                      | true
        '["https://www.w3.org/ns/activitystreams", {}]'                                  | true
        '["https://www.w3.org/ns/activitystreams", {"@language": "und"}]'                | true
        '["https://www.w3.org/ns/activitystreams", {"@language": "en"}]'                 | false
        '["https://www.w3.org/ns/activitystreams", {"x": "https://x.example/"}]'         | true
        '["https://www.w3.org/ns/activitystreams", {"content": "as:content"}]'           | true
        '["https://www.w3.org/ns/activitystreams", {"content": "as:name"}]'              | false
        '["https://www.w3.org/ns/activitystreams", {"content": null}]'                   | false
        '["https://www.w3.org/ns/activitystreams", {"body": "as:content"}]'              | false
        '["https://www.w3.org/ns/activitystreams", {"text": "as:content"}]'              | true
        '["https://www.w3.org/ns/activitystreams", {"body": "https://x.example/body"}]'  | true
        '["https://www.w3.org/ns/activitystreams", {"Note": "as:Delete"}]'               | false
        '["https://www.w3.org/ns/activitystreams", {"body": "@type"}]'                   | false
        '["https://www.w3.org/ns/activitystreams", {"type": "as:name"}]'                 | false
        '["https://www.w3.org/ns/activitystreams", {"content": {"@id": "as:content", "@type": "@json"}}]' | false
        '["https://www.w3.org/ns/activitystreams", {"@vocab": "https://x.example/"}]'    | false
        '["https://www.w3.org/ns/activitystreams", null]'                                | false
        '{"content": "https://www.w3.org/ns/activitystreams#content"}'                   | false
        '"https://w3id.org/security/v1"'                                                 | false
    }

    def "a document with other words is read as what they mean: #text"(String text) {
        when:
        def document = parse(text)
        def note = ObjectReader.read(Jsonld.normalise(document)) as ActivityObject.Note

        then:
        note.id() == 'https://a.example/1'
        note.core().content().any() == 'Hello'
        note.core().addressing().isPublic()
        note.received().json().get() == document

        where:
        text << [
            '{"@context": "https://www.w3.org/ns/activitystreams", "@id": "https://a.example/1", "@type": "as:Note", "as:content": "Hello", "as:to": "as:Public"}',
            '{"@context": ["https://www.w3.org/ns/activitystreams", {"body": "as:content", "kind": "@type", "a": "https://a.example/"}], "id": "a:1", "kind": "Note", "body": "Hello", "to": "Public"}',
            '{"@context": {"@vocab": "https://www.w3.org/ns/activitystreams#", "id": "@id", "type": "@type", "to": {"@type": "@id"}}, "id": "https://a.example/1", "type": "Note", "content": "Hello", "to": "https://www.w3.org/ns/activitystreams#Public"}',
            '{"https://www.w3.org/ns/activitystreams#content": [{"@value": "Hello"}], "@id": "https://a.example/1", "@type": ["https://www.w3.org/ns/activitystreams#Note"], "https://www.w3.org/ns/activitystreams#to": [{"@id": "https://www.w3.org/ns/activitystreams#Public"}]}',
            '{"@context": ["https://www.w3.org/ns/activitystreams", {"@language": "en"}], "id": "https://a.example/1", "type": "Note", "content": "Hello", "to": "as:Public"}',
        ]
    }

    def "a word that was given another meaning is not read as ours"() {
        given:
        def text = '{"@context": ["https://www.w3.org/ns/activitystreams", {"to": "https://x.example/to"}], "type": "Note", "to": "https://a.example/bob"}'

        expect:
        ObjectReader.read(parse(text).toString().bytes).core().addressing().to() == []
    }

    def "no word passes for the id or the type: #definition"(String definition) {
        given:
        def text = """{"@context": ["https://www.w3.org/ns/activitystreams", $definition], "id": "https://a.example/1", "type": "Note",
            "x": "https://victim.example/1", "as:id": "https://victim.example/1", "as:type": "Person"}"""

        expect:
        ObjectReader.read(text.bytes) instanceof ActivityObject.Note
        ObjectReader.read(text.bytes).id() == 'https://a.example/1'

        where:
        definition << ['{"x": "as:id"}', '{"x": "_:id"}', '{"x": {"@id": "as:id", "@type": "@id"}}', '{}']
    }

    def "a context that is not bundled is never fetched, and the document is plain JSON"() {
        given:
        def document = parse('{"@context": ["https://www.w3.org/ns/activitystreams", "http://127.0.0.1:1/context"], "type": "Note", "content": "Hello", "to": "as:Public"}')

        when:
        def normal = Jsonld.normalise(document)

        then:
        normal.plain().is(document)
        ObjectReader.read(normal).core().content().plain() == 'Hello'
        ObjectReader.read(normal).core().addressing().isPublic()
    }

    def "the loader knows the bundled contexts and nothing else"() {
        when:
        new BundledContexts().loadDocument(URI.create('https://example.com/context'), null)

        then:
        thrown(JsonLdError)

        and:
        new BundledContexts().loadDocument(URI.create('https://w3id.org/security/v1'), null).jsonContent.isPresent()
    }

    def "a document that is no valid JSON-LD is plain JSON: #text"(String text) {
        expect:
        ObjectReader.read(parse(text).toString().bytes).core().content().plain() == 'Hello'

        where:
        text << [
            '{"@context": {"@vocab": 1}, "type": "Note", "content": "Hello"}',
            '{"@context": 1, "type": "Note", "content": "Hello"}',
            '{"@context": ["https://www.w3.org/ns/activitystreams", {"a": "b:c", "b": "a:c"}], "type": "Note", "a": 1, "x:y": 1, "content": "Hello"}',
            '{"@context": ["https://www.w3.org/ns/activitystreams", {"@import": "https://x.example/"}], "type": "Note", "content": "Hello"}',
            '{"@context": ["https://www.w3.org/ns/activitystreams", {"x": {"@id": 1}}], "id": 1, "type": "Note", "content": "Hello"}',
        ]
    }

    def "contexts without end are refused"(String text) {
        when:
        Jsonld.normalise(parse(text))

        then:
        def refusal = thrown(MalformedDocument)
        refusal.message.contains('terms')

        where:
        text << [
            "{\"@context\": [${(['"https://www.w3.org/ns/activitystreams"'] * 5_000).join(',')}], \"type\": \"Note\"}",
            "{\"type\": \"Note\", \"tag\": [${(['{"@context": {}}'] * 5_000).join(',')}]}",
            "{\"type\": \"Note\", \"tag\": [${(['{"@context": "https://www.w3.org/ns/activitystreams"}'] * 5_000).join(',')}]}",
        ]
    }

    def "units are read by either name, with and without prefix: #measure"(String context, String measure) {
        given:
        def text = """{"@context": ["https://www.w3.org/ns/activitystreams", $context], "type": "Proposal", "purpose": "request",
            "publishes": {"type": "Intent", "action": "transfer", "resourceQuantity": $measure}}"""

        expect:
        ObjectReader.read(text.bytes).proposal().primary().quantities().resource() == VfMeasure.of('20', 'kilogram')

        where:
        context | measure
        '{}'    | '{"hasUnit": "kilogram", "hasNumericalValue": "20"}'
        '{}'    | '{"hasUnit": "kilogram", "hasNumericalValue": 20}'
        '{}'    | '{"vf:hasUnit": "kilogram", "vf:hasNumericalValue": "20"}'
        '{"om2": "http://www.ontology-of-units-of-measure.org/resource/om-2/"}' | '{"om2:hasUnit": {"id": "om2:kilogram"}, "om2:hasNumericalValue": "20"}'
        '{"vf": "https://w3id.org/valueflows/ont/vf#", "hasUnit": "vf:hasUnit", "hasNumericalValue": "vf:hasNumericalValue"}' | '{"hasUnit": "kilogram", "hasNumericalValue": "20"}'
        '{"vf": "https://w3id.org/valueflows/ont/vf#"}' | '{"vf:hasUnit": "kilogram", "vf:hasNumericalValue": "20"}'
        '"https://w3id.org/fep/0837"' | '{"hasUnit": "kilogram", "hasNumericalValue": "20"}'
    }

    def "our terms are all read, by the address our contexts give them"(WireContext context) {
        expect:
        context.terms().keySet().every { it in ['toot', 'schema', 'coop', 'lemmy', 'vf', 'om2'] || !KnownTerms.addresses(it).isEmpty() }

        and:
        KnownTerms.addresses('purpose') == [Namespaces.VALUEFLOWS + 'purpose'] as Set
        KnownTerms.addresses('role') == [Namespaces.TALKOOT + 'role'] as Set

        where:
        context << WireContext.values()
    }

    private static parse(String text) {
        Documents.parse(text.getBytes('UTF-8'))
    }
}
