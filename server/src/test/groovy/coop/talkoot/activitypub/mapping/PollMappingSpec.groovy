package coop.talkoot.activitypub.mapping

import coop.talkoot.posts.FarPoll
import coop.talkoot.posts.Poll
import coop.talkoot.posts.Vote
import coop.talkoot.posts.Words
import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.jsonld.ObjectReader
import coop.talkoot.vocab.jsonld.ObjectWriter
import groovy.json.JsonOutput
import java.time.Instant
import spock.lang.Specification

class PollMappingSpec extends Specification {
    private static final Instant END = Instant.parse('2026-06-05T12:00:00Z')
    def posts = new PostMapping(Samples.settings())
    def mapping = new PollMapping(posts)
    def reading = new RemoteObjectMapping()

    def "a poll is a Question as Mastodon writes it"() {
        when:
        def json = Samples.plain(ObjectWriter.write(mapping.question(Samples.post(), poll(), true, Beside.NOTHING)))

        then:
        json.type == 'Question'
        json.content == '<p>Fresh rye at six.</p>'
        json.endTime == '2026-06-05T12:00:00Z'
        json.votersCount == 3
        !json.containsKey('closed')
        json.oneOf == [
                [type: 'Note', name: 'Tea', replies: [type: 'Collection', totalItems: 2]],
                [type: 'Note', name: 'Coffee', replies: [type: 'Collection', totalItems: 1]]]
    }

    def "of several answers, counts that are kept back, and a poll that is over, it says so"() {
        when:
        def several = Samples.plain(ObjectWriter.write(mapping.question(Samples.post(), poll(isMultiple: true), false, Beside.NOTHING)))
        def over = Samples.plain(ObjectWriter.write(mapping.question(Samples.post(), poll(closedAt: END), true, Beside.NOTHING)))

        then:
        several.anyOf*.name == ['Tea', 'Coffee']
        several.anyOf.every { !it.containsKey('replies') }
        !several.containsKey('oneOf')
        !several.containsKey('votersCount')
        over.closed == '2026-06-05T12:00:00Z'
    }

    def "a poll comes back as it went"() {
        given:
        def words = Words.typed('Drinks', 'What shall it be?', 'en', ['tea']).behind('thirst', false)
        def sent = poll(isMultiple: isMultiple, closedAt: closedAt)

        when:
        def json = ObjectWriter.write(mapping.question(Samples.post(words: words), sent, true, Beside.NOTHING))
        def read = reading.read(Samples.thing(json) as ActivityObject) as Incoming.IncomingNote

        then:
        read.words().title() == 'Drinks'
        read.words().text() == 'What shall it be?'
        read.words().warning() == 'thirst'
        read.poll() == new FarPoll(sent.options(), isMultiple, false, 3, END, closedAt)

        where:
        isMultiple | closedAt
        false      | null
        true       | END
    }

    def "a vote is a note with a name and without words, to who asked and to nobody else"() {
        given:
        def asked = Samples.post(uri: 'https://garden.example/notes/1', author: Samples.bob())

        when:
        def json = mapping.vote('https://bakery.example/activities/vote-5', new Vote(5, asked, Samples.alice(), 'Tea'))
        def plain = Samples.plain(json)

        then:
        plain.type == 'Create'
        plain.to == [Samples.bob().uri()]
        plain.cc in [null, []]
        with(plain.object) {
            type == 'Note'
            id == 'https://bakery.example/users/alice#votes/5'
            attributedTo == Samples.alice().uri()
            inReplyTo == 'https://garden.example/notes/1'
            name == 'Tea'
            to == [Samples.bob().uri()]
            !containsKey('content')
            !containsKey('nameMap')
        }
        mapping.answer((Samples.thing(json) as Activity).object().thing() as ActivityObject).get() == 'Tea'
    }

    def "a vote of snac2 names its answer, a reply of anybody's names none"() {
        expect:
        mapping.answer((Samples.thing('snac2/vote') as Activity).object().thing() as ActivityObject).get() == 'Tea'
        mapping.answer(posts.note(Samples.post(inReplyTo: 'https://garden.example/notes/1'))).empty
        mapping.answer((Samples.thing('mastodon/create-note') as Activity).object().thing() as ActivityObject).empty
    }

    def "what makes no sense in a question is left out: #change"() {
        when:
        def read = PollReading.read(question(change))

        then:
        read?.options()*.title() == titles
        read == null || read.options().every { it.votes() >= 0 }
        read == null || read.voters() >= 0

        where:
        change                                                                        || titles
        [oneOf: []]                                                                   || null
        [oneOf: 'Tea']                                                                || null
        [oneOf: [[type: 'Note', name: ' ']]]                                          || null
        [oneOf: [[type: 'Note', name: 'a'], [type: 'Note', name: 'a '], [name: 7]]]   || ['a']
        [oneOf: [[type: 'Note', name: 'a', replies: [totalItems: -5]]]]               || ['a']
        [oneOf: [[type: 'Note', name: 'a', replies: [totalItems: 99999999999]]], votersCount: -1] || ['a']
        [oneOf: (1..40).collect { [type: 'Note', name: "o$it".toString()] }]          || (1..20).collect { "o$it".toString() }
        [oneOf: [[type: 'Note', name: 'x' * 900]]]                                    || ['x' * 200]
        [anyOf: [[type: 'Note', name: 'b\nc']], endTime: 'soon']                      || ['b c']
    }

    private static Poll poll(Map options = [:]) {
        new Poll(77, options.isMultiple as boolean, false, 3, END, options.closedAt as Instant,
                [new Poll.Option('Tea', 2), new Poll.Option('Coffee', 1)])
    }

    private static ActivityObject.Question question(Map change) {
        def all = ['@context': 'https://www.w3.org/ns/activitystreams', type: 'Question', id: 'https://a.example/1',
                   attributedTo: 'https://a.example/users/a', content: 'x'] + change
        ObjectReader.read(JsonOutput.toJson(all).getBytes('UTF-8')) as ActivityObject.Question
    }
}
