package coop.talkoot.vocab.jsonld

import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.Actor
import coop.talkoot.vocab.Attachment
import coop.talkoot.vocab.Namespaces
import coop.talkoot.vocab.Reference
import coop.talkoot.vocab.Tag
import coop.talkoot.vocab.Text
import coop.talkoot.vocab.VfProposal
import jakarta.json.JsonObject
import java.nio.file.Files
import java.time.Instant
import java.time.OffsetDateTime
import spock.lang.Specification

class ObjectReaderSpec extends Specification {

    def "a reply from Mastodon is read whole"() {
        given:
        def create = ObjectReader.read(OwnDocuments.bytes('mastodon/create-note')) as Activity.Create
        def note = create.object().thing() as ActivityObject.Note

        expect:
        create.actorId() == 'https://mast.example/users/ann'
        note.core().author() == 'https://mast.example/users/ann'
        note.core().conversation().inReplyTo() == 'https://bakery.example/offers/77'
        note.core().content() == Text.both('en', '<p>Is it free next week?</p>')
        note.core().page() == 'https://mast.example/@ann/1'
        note.core().tags()*.class == [Tag.Mention, Tag.Hashtag]
        with(note.core().attachments().first() as Attachment.File) {
            media().mediaType() == 'image/jpeg'
            media().width() == 800
        }
        note.proposal() == null
    }

    def "an offer is read whole"() {
        given:
        def create = ObjectReader.read(OwnDocuments.bytes('talkoot/offer-create')) as Activity.Create
        def offer = (create.object().thing() as ActivityObject).proposal()

        expect:
        offer.purpose() == VfProposal.Purpose.OFFER
        offer.exchangeKind() == Namespaces.TALKOOT + 'loan'
        offer.primary().due() == Instant.parse('2026-06-30T18:00:00Z')
        offer.reciprocal().quantities().resource().unit() == 'hour'
        create.object().thing().core().location().core().title() == 'Riverside'
        create.object().thing().core().times().endTime() == OffsetDateTime.parse('2026-07-31T23:59:59Z')
        create.core().addressing().audience() == ['https://bakery.example/groups/bakery']
    }

    def "actors of all kinds of software are read: #name"(String name, Class type, String username, int keys, int multikeys) {
        given:
        def actor = ObjectReader.read(OwnDocuments.bytes(name)) as Actor

        expect:
        type.isInstance(actor)
        actor.profile().preferredUsername() == username
        actor.profile().keys().publicKeys().size() == keys
        actor.profile().keys().assertionMethods().size() == multikeys

        where:
        name                 | type         | username | keys | multikeys
        'mastodon/person'    | Actor.Person | 'ann'    | 1    | 0
        'lemmy/group'        | Actor.Group  | 'bread'  | 1    | 0
        'fedify/person'      | Actor.Person | 'fay'    | 1    | 1
        'gotosocial/key-stub'| Actor.Person | 'gus'    | 1    | 0
        'talkoot/group-coop' | Actor.Group  | 'bakery' | 1    | 1
    }

    def "a peer's software and what it can do is read from its generator"() {
        given:
        def group = ObjectReader.read(OwnDocuments.bytes('talkoot/group-coop')) as Actor.Group

        expect:
        group.profile().generator().implementsAll(Namespaces.CAPABILITY, Namespaces.MESSAGE_SIGNATURES)
        !group.profile().generator().implementsAll('https://example.com/else')
    }

    def "a key is found in an actor, a stub and a document of its own"(String text) {
        expect:
        ObjectReader.publicKeys(Jsonld.normalise(Documents.parse(text.bytes)))*.id() == ['https://a.example/u#main-key']

        where:
        text << [
            '{"@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"], "type": "Person", "publicKey": [{"id": "https://a.example/u#main-key", "owner": "https://a.example/u", "publicKeyPem": "x"}]}',
            '{"@context": "https://w3id.org/security/v1", "id": "https://a.example/u#main-key", "owner": "https://a.example/u", "publicKeyPem": "x"}',
            '{"id": "https://a.example/u#main-key", "type": "Key", "owner": "https://a.example/u", "publicKeyPem": "x"}',
        ]
    }

    def "an announced activity is read to its inmost object"() {
        given:
        def announce = ObjectReader.read(OwnDocuments.bytes('lemmy/announce-create-page')) as Activity.Announce
        def page = (announce.object().thing() as Activity.Create).object().thing() as ActivityObject.Page

        expect:
        page.core().title() == 'Sourdough for beginners'
        page.core().times().published() == Instant.parse('2026-05-03T09:00:00.123456Z')
        (page.core().attachments().first() as Attachment.Page).link().href() == 'https://bread.example/starter'
        page.core().images().first().url() == 'https://lemmy.example/pictrs/image/5.webp'
    }

    def "recipients are read as string, array or object, and the public by any of its names: #to"(String to, List<String> read) {
        expect:
        note("\"to\": $to").core().addressing().to() == read

        where:
        to                                                                | read
        '"https://a.example/1"'                                           | ['https://a.example/1']
        '["https://a.example/1", "https://a.example/2"]'                  | ['https://a.example/1', 'https://a.example/2']
        '[["https://a.example/1"], [["https://a.example/1"]]]'            | ['https://a.example/1']
        '{"id": "https://a.example/1", "type": "Person"}'                 | ['https://a.example/1']
        '[{"type": "Link", "href": "https://a.example/1"}]'               | ['https://a.example/1']
        '"Public"'                                                        | [Namespaces.PUBLIC]
        '"as:Public"'                                                     | [Namespaces.PUBLIC]
        '["https://www.w3.org/ns/activitystreams#Public", "as:Public"]'   | [Namespaces.PUBLIC]
        '[1, null, true, {}, [], "", " "]'                                | []
        "\"https://a.example/${'x' * 2048}\""                             | []
    }

    def "a note is read whatever its #property looks like: #value"(String property, String value) {
        expect:
        note("\"$property\": $value") != null

        where:
        [property, value] << [
            ['id', 'type2', 'actor', 'object', 'attributedTo', 'to', 'cc', 'audience', 'tag', 'attachment', 'icon', 'image', 'url',
             'name', 'nameMap', 'content', 'contentMap', 'published', 'inReplyTo', 'context', 'replies', 'location', 'purpose',
             'publishes', 'sensitive', 'generator', 'endpoints', 'publicKey'],
            ['1', 'null', 'true', '[]', '{}', '""', '"x"', '[1]', '{"id": 1}', '{"id": {"id": []}}', '[[[]]]', '{"type": 1}',
             '{"en": 1}', '[{"type": ["Image", 1], "url": [1, {"href": 2}]}]', '"0000-00-00T99:99:99Z"', '-1e300'],
        ].combinations()
    }

    def "times are read with any offset, and nonsense is absent: #text"(String text, String instant) {
        expect:
        note("\"published\": \"$text\"").core().times().published() == (instant ? Instant.parse(instant) : null)

        where:
        text                            | instant
        '2026-06-01T08:00:00Z'          | '2026-06-01T08:00:00Z'
        '2026-06-01T08:00Z'             | '2026-06-01T08:00:00Z'
        '2026-06-01T08:00:00.123Z'      | '2026-06-01T08:00:00.123Z'
        '2026-06-01T10:00:00+02:00'     | '2026-06-01T08:00:00Z'
        '2026-06-01T08:00:00'           | '2026-06-01T08:00:00Z'
        '2026-06-01'                    | null
        'yesterday'                     | null
        '+999999999-12-31T23:59:59Z'    | null
        '-0001-01-01T00:00:00Z'         | null
    }

    def "the first type that is known counts: #type"(String type, Class read) {
        expect:
        read.isInstance(ObjectReader.read("{\"type\": $type}".bytes))

        where:
        type                              | read
        '"Note"'                          | ActivityObject.Note
        '"as:Note"'                       | ActivityObject.Note
        '["vf:Proposal", "Note", "Page"]' | ActivityObject.Note
        '["Person", "Group"]'             | Actor.Person
        '["Create", "Note"]'              | Activity.Create
        '"OrderedCollectionPage"'         | ActivityObject.CollectionPage
        '"Proposal"'                      | ActivityObject.Unknown
        '1'                               | ActivityObject.Unknown
        '[]'                              | ActivityObject.Unknown
    }

    def "an activity is an activity by its actor, though its type be unknown"() {
        given:
        def react = ObjectReader.read(OwnDocuments.bytes('pleroma/emoji-react')) as Activity.Unknown

        expect:
        react.type() == 'EmojiReact'
        react.objectId() == 'https://bakery.example/offers/77'
        (ObjectReader.read('{"type": "Lick", "actor": "https://a.example/1"}'.bytes) as Activity.Unknown).type() == 'Lick'
    }

    def "an offer or a need is one by its properties, whatever its type"(String type) {
        given:
        def read = ObjectReader.read("{\"type\": \"$type\", \"purpose\": \"offer\", \"publishes\": {\"id\": \"https://a.example/1#p\", \"action\": \"vf:transfer\"}}".bytes)

        expect:
        (read as ActivityObject).proposal().primary().action() == 'transfer'

        where:
        type << ['Note', 'Article', 'Proposal', 'vf:Proposal', 'Whatever']
    }

    def "what lacks a purpose, or publishes nothing, is no listing: #properties"(String properties) {
        expect:
        note(properties).proposal() == null

        where:
        properties << ['"purpose": "offer"', '"publishes": {"action": "transfer"}', '"purpose": "theft", "publishes": {}',
                       '"purpose": 1, "publishes": {"action": "transfer"}', '"purpose": "offer", "publishes": []']
    }

    def "a quantity that cannot be reckoned with is absent: #value"(String value) {
        expect:
        note("\"purpose\": \"offer\", \"publishes\": {\"resourceQuantity\": {\"hasUnit\": \"one\", \"hasNumericalValue\": $value}}")
                .proposal().primary().quantities().resource() == null

        where:
        value << ['"1e999999"', '"NaN"', '"many"', '""', 'null', '1e200', '1e-200', "\"${'9' * 41}\"", '{}', 'true']
    }

    def "a place beyond the poles has no position"() {
        expect:
        note('"location": {"type": "Place", "name": "Nowhere", "latitude": 91, "longitude": 0}').core().location().position() == null
        note('"location": "https://a.example/place"').core().location().id() == 'https://a.example/place'
        note('"location": {"type": "Place", "latitude": "60.17", "longitude": 24.94}').core().location().position().latitude() == 60.17
    }

    def "a title is the name, else that of the first language"() {
        expect:
        note('"name": "A", "nameMap": {"fi": "B"}').core().title() == 'A'
        note('"nameMap": {"fi": "B", "en": "C"}').core().title() == 'B'
        note('"nameMap": {"fi": "B", "en": "C"}').core().name().language() == 'fi'
        note('"nameMap": {"und": "B"}').core().name() == Text.of('B')
        note('"contentMap": "B"').core().content() == Text.of('B')
    }

    def "a thing named by an object that has only an id is named by id"() {
        expect:
        note('"replies": {"id": "https://a.example/r"}').core().conversation().replies() == Reference.to('https://a.example/r')
        note('"replies": {"id": "https://a.example/r", "type": "Collection"}').core().conversation().replies() instanceof Reference.Embedded
    }

    def "a report names all that it reports"() {
        expect:
        (ObjectReader.read(OwnDocuments.bytes('mastodon/flag')) as Activity.Flag).objects()*.id() ==
                ['https://bakery.example/users/alice', 'https://bakery.example/offers/77']
        (ObjectReader.read(OwnDocuments.bytes('gotosocial/flag')) as Activity.Flag).objectId() == 'https://bakery.example/users/alice'
    }

    def "a poll is read with its counts"() {
        given:
        def poll = ObjectReader.read(OwnDocuments.bytes('mastodon/poll')) as ActivityObject.Question

        expect:
        !poll.multiple()
        poll.options()*.name() == ['Tea', 'Coffee']
        poll.options()*.votes() == [2, 1]
        poll.votersCount() == 3
    }

    def "any value of any document may be any nonsense, and is read alike the short and the long way: #nonsense"(String nonsense) {
        given:
        def value = Documents.parse("{\"x\": $nonsense}".bytes).get('x')

        expect:
        OwnDocuments.all().collectMany { file ->
            Mutants.of(Documents.parse(Files.readAllBytes(file)), value).findAll { !readBothWaysAlike(it) }
        } == []

        where:
        nonsense << ['null', '0', '-1.5e300', 'true', '""', '"x"', '"as:x"', '"@id"', '[]', '{}', '[[{}]]', '{"id": {}}',
                     '{"type": "Create", "object": {"type": "Note", "id": 7}}', '{"@value": 1, "@id": 2}', '{"@list": [{"@list": []}]}', '{"href": "::"}']
    }

    private static boolean readBothWaysAlike(JsonObject document) {
        try {
            def normal = Jsonld.normalise(document)
            ObjectReader.publicKeys(normal)
            def read = ObjectReader.read(normal)
            return !Jsonld.isPlain(document) || ObjectReader.read(Jsonld.expand(document)) == read
        } catch (MalformedDocument ignored) {
            return true
        }
    }

    private static ActivityObject.Note note(String properties) {
        ObjectReader.read("{\"@context\": \"https://www.w3.org/ns/activitystreams\", \"type\": \"Note\", $properties}".getBytes('UTF-8')) as ActivityObject.Note
    }
}
