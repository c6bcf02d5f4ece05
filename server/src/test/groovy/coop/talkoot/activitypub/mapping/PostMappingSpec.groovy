package coop.talkoot.activitypub.mapping

import coop.talkoot.platform.Html
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.Namespaces
import coop.talkoot.vocab.jsonld.ObjectWriter
import java.time.Instant
import spock.lang.Specification

class PostMappingSpec extends Specification {
    def mapping = new PostMapping(Samples.settings())
    def reading = new RemoteObjectMapping()

    def "a public note in a group is for everybody, the group and the author's followers"() {
        when:
        def json = Samples.plain(ObjectWriter.write(mapping.note(Samples.post(group: Samples.bakery()))))

        then:
        json.to == [Namespaces.PUBLIC]
        json.cc == [Samples.bakery().uri(), 'https://bakery.example/users/alice/followers']
        json.audience == Samples.bakery().uri()
        json.type == 'Note'
        json.content == '<p>Fresh rye at six.</p>'
        json.contentMap == [en: '<p>Fresh rye at six.</p>']
        json.url == json.id
        !json.containsKey('name')
        !json.containsKey('nameMap')
        !json.containsKey('summary')
    }

    def "what is for #audience never names the public, nor the author's followers"() {
        given:
        def post = Samples.post(audience: audience, group: Samples.bakery(), recipients: [Samples.bob()])

        when:
        def addressing = mapping.note(post).core().addressing()

        then:
        addressing.to() == to
        addressing.cc() == cc
        addressing.audience() == forGroup
        !addressing.everybody().any { it == Namespaces.PUBLIC || it.endsWith('/followers') }

        where:
        audience        | to                      | cc                                                                    | forGroup
        Audience.GROUP  | [Samples.bakery().uri()] | ['https://bakery.example/groups/bakery/collections/members', Samples.bob().uri()] | [Samples.bakery().uri()]
        Audience.DIRECT | [Samples.bob().uri()]   | []                                                                    | []
    }

    def "what is for #audience goes to the author's followers, and names the public at most in cc"() {
        given:
        def post = Samples.post(audience: audience, group: Samples.bakery(), recipients: [Samples.bob()])

        when:
        def addressing = mapping.note(post).core().addressing()

        then:
        addressing.to() == ['https://bakery.example/users/alice/followers']
        addressing.cc() == cc
        addressing.audience() == forGroup

        where:
        audience           | cc                                                                | forGroup
        Audience.UNLISTED  | [Namespaces.PUBLIC, Samples.bakery().uri(), Samples.bob().uri()] | [Samples.bakery().uri()]
        Audience.FOLLOWERS | [Samples.bob().uri()]                                             | []
    }

    def "a warning travels as the summary, and says that it is sensitive"() {
        given:
        def words = Words.typed('', 'A big one', 'en', []).behind(' spiders & co ', false)

        when:
        def json = ObjectWriter.write(mapping.note(Samples.post(words: words)))
        def read = reading.read(Samples.thing(json) as ActivityObject) as Incoming.IncomingNote

        then:
        with(Samples.plain(json)) {
            summary == 'spiders & co'
            sensitive
            content == '<p>A big one</p>'
        }
        read.words().warning() == 'spiders & co'
        read.words().isSensitive()
        read.words().text() == 'A big one'
    }

    def "a picture may be covered without a word before it"() {
        when:
        def words = Words.typed('', 'A big one', 'en', []).behind('', true)
        def json = Samples.plain(ObjectWriter.write(mapping.note(Samples.post(words: words))))

        then:
        json.sensitive
        !json.containsKey('summary')
    }

    def "the members of a remote group are addressed by the collection it names"() {
        expect:
        mapping.note(Samples.post(audience: Audience.GROUP, group: Samples.garden(raw))).core().addressing().cc() == cc

        where:
        raw                                                                                                      | cc
        '{"@context":"https://www.w3.org/ns/activitystreams","id":"https://garden.example/groups/garden","type":"Group","inbox":"https://garden.example/i","members":"https://garden.example/m"}' | ['https://garden.example/m']
        '{"broken'                                                                                               | []
        null                                                                                                     | []
    }

    def "a reply has no name, and mentions whom it answers"() {
        given:
        def words = Words.typed('Re: rye', 'Yes please', 'en', [])
        def reply = Samples.post(inReplyTo: 'https://garden.example/notes/1', recipients: [Samples.bob()], words: words)

        when:
        def json = Samples.plain(ObjectWriter.write(mapping.note(reply)))

        then:
        json.inReplyTo == 'https://garden.example/notes/1'
        json.keySet().disjoint(['name', 'nameMap'])
        json.content.contains('Re: rye')
        json.tag == [[type: 'Mention', name: '@bob@garden.example', href: Samples.bob().uri()]]
        json.cc.contains(Samples.bob().uri())
    }

    def "an edited note says when; a deleted one is a tombstone that says nothing else"() {
        given:
        def later = Instant.parse('2026-06-02T00:00:00Z')

        expect:
        mapping.note(Samples.post(editedAt: later)).core().times().updated() == later
        Samples.plain(ObjectWriter.write(mapping.note(Samples.post(deletedAt: later)))).findAll { it.key != '@context' } ==
                [id: 'https://bakery.example/notes/77', type: 'Tombstone', formerType: 'Note', deleted: '2026-06-02T00:00:00Z']
    }

    def "a note comes back as it went: #audience, #title"() {
        given:
        def words = Words.typed(title, 'Hello <b>you</b> & all\nsecond line\n\nhttps://x.example/?a=1&b=2', 'pt-BR', ['rye'])
        def post = Samples.post(audience: audience, group: Samples.bakery(), recipients: [Samples.bob()], words: words)

        when:
        def read = reading.read(Samples.thing(ObjectWriter.write(mapping.note(post))) as ActivityObject) as Incoming.IncomingNote

        then:
        read.words().title() == title
        read.words().text() == Html.toPlainText(words.contentHtml())
        read.words().tags() == ['rye']
        read.words().language() == 'pt-BR'
        read.envelope().audienceFor(Samples.alice().endpoints().followers(), true) == audience
        read.envelope().author() == Samples.alice().uri()
        read.envelope().recipients().contains(Samples.bob().uri())

        where:
        [audience, title] << [Audience.values(), ['', 'Bread day']].combinations()
    }
}
