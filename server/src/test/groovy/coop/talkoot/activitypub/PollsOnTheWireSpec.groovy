package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.inbox.InboxSpecification
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.NewPoll
import coop.talkoot.posts.Notes
import coop.talkoot.posts.PollClock
import coop.talkoot.posts.Polls
import coop.talkoot.posts.Post
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Versions
import coop.talkoot.posts.Words
import coop.talkoot.platform.Page
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared

class PollsOnTheWireSpec extends InboxSpecification {
    @Shared
    @AutoCleanup
    Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob')

    @Shared
    Identity alice = house.keeper.identity()

    @Shared
    Identity bob = garden.keeper.identity()

    def setupSpec() {
        def there = garden.find(alice)
        garden.bean(Follows).request(bob, there, Origin.LOCAL)
        await('the accept') { garden.bean(Follows).between(bob.id(), there.id()).get().state() == Follow.State.ACCEPTED }
    }

    def "a poll travels, answers come back to who asked, and counts go round at the end"() {
        given:
        def asked = ask()
        def seen = await('the poll') { garden.bean(Posts).byUri(asked.uri()).orElse(null) }

        expect:
        with(garden.bean(Polls).of(seen).get()) {
            options()*.title() == ['Tea', 'Coffee']
            !isMultiple()
            endsAt() != null
        }
        seen.text() == 'What shall it be?'

        when:
        garden.bean(Polls).vote(bob, seen.id(), [1] as Set)

        then:
        await('the vote') { counts(asked) == [0, 1] }
        garden.bean(Polls).answersOf(bob.id(), [seen.id()]) == [(seen.id()): [1]]
        house.bean(Posts).find(asked.id()).get().counts().replies() == 0

        when: 'somebody here answers too, and the time to tell of it has come'
        house.bean(Polls).vote(house.member("v${peer.next()}"), asked.id(), [0] as Set)
        later(PollClock.PACE)
        house.bean(PollClock).run()

        then:
        await('the counts') { garden.bean(Polls).of(seen).get().options()*.votes() == [1, 1] }
        garden.bean(Posts).find(seen.id()).get().editedAt() == null
        garden.bean(Versions).of(seen, Page.Request.first(5)).items().size() == 1

        when:
        later(Duration.ofHours(2))
        house.bean(PollClock).run()

        then:
        await('the end') { garden.bean(Polls).of(seen).get().closedAt() != null }
        house.bean(Polls).of(asked).get().closedAt() != null
    }

    def "counts are told once in a while, not at each vote"() {
        given:
        def asked = ask()
        await('the poll') { garden.bean(Posts).byUri(asked.uri()).orElse(null) }
        def updates = { house.bean(coop.talkoot.platform.Transactions).read {
            def activity = coop.talkoot.schema.Tables.ACTIVITY
            house.bean(org.jooq.DSLContext).fetchCount(activity, activity.TYPE.eq('Update') & activity.OBJECT_URI.eq(asked.uri()))
        } }

        when:
        2.times {
            house.bean(Polls).vote(house.member("v${peer.next()}"), asked.id(), [0] as Set)
            house.bean(PollClock).run()
        }

        then:
        await('one telling') { updates() == 1 }

        when:
        later(PollClock.PACE)
        house.bean(PollClock).run()

        then:
        await('another telling') { updates() == 2 }

        when:
        later(PollClock.PACE)
        house.bean(PollClock).run()

        then: 'nothing has changed since'
        updates() == 2
    }

    def "a vote of somebody elsewhere counts once, whatever else they send: #what"() {
        given:
        def asked = ask()
        vote(victim, asked, 'Coffee')
        await('the vote') { counts(asked) == [0, 1] }

        when:
        vote(by(victim, evil), asked, name, more(victim))
        settle()

        then:
        counts(asked) == [0, 1]
        house.bean(Polls).of(asked).get().voters() == 1

        where:
        what                         | by            | name     | more
        'the same again'             | { v, e -> v } | 'Coffee' | { v -> [:] }
        'another answer'             | { v, e -> v } | 'Tea'    | { v -> [:] }
        'an answer that is none'     | { v, e -> v } | 'Milk'   | { v -> [:] }
        "in another's name"          | { v, e -> e } | 'Tea'    | { v -> [attributedTo: v.uri] }
        "under another's id"         | { v, e -> e } | 'Tea'    | { v -> [id: v.at('votes/1')] }
    }

    def "snac2's vote counts although it says a line break, and is no reply"() {
        given:
        def asked = ask()

        when:
        vote(victim, asked, 'Tea', [content: '<br>'])

        then:
        await('the vote') { counts(asked) == [1, 0] }
        post(asked.uri()).counts().replies() == 0
    }

    def "after the end, or from who may not read it, no vote counts"() {
        given:
        def over = ask()
        def secret = house.bean(Notes).ask(alice, null, Audience.DIRECT, words(), [house.member("m${peer.next()}")], poll())
        later(Duration.ofHours(2))

        when:
        [over, secret].each { asked ->
            vote(victim, asked, 'Tea')
        }
        settle()

        then:
        counts(over) == [0, 0]
        counts(secret) == [0, 0]
    }

    def "an Update of another's poll brings its counts, of its author's only, and a fetch brings newer ones"() {
        given:
        def question = victim.note(type: 'Question', content: '<p>Tea?</p>', oneOf: options(1, 2), votersCount: 3, endTime: '2031-01-01T00:00:00Z')
        send(victim, victim.activity('Create', question))
        def asked = await('the poll') { post(question.id) }

        expect:
        counts(asked) == [1, 2]

        when:
        send(evil, evil.activity('Update', question + [oneOf: options(90, 90)]))
        settle()

        then:
        counts(asked) == [1, 2]

        when:
        send(victim, victim.activity('Update', question + [oneOf: options(5, 6), votersCount: 11]))

        then:
        await('the counts') { counts(asked) == [5, 6] }
        post(question.id).editedAt() == null

        when: 'its server is asked when what is known is old'
        peer.serve(question.id, ['@context': 'https://www.w3.org/ns/activitystreams'] + question + [oneOf: options(7, 8), votersCount: 15])
        later(Duration.ofMinutes(5))
        def current = house.bean(Polls).current(asked, alice).get()

        then:
        current.options()*.votes() == [7, 8]
        current.voters() == 15
        house.bean(Polls).current(asked, alice).get() == current

        when: 'it asks something else'
        house.bean(Polls).vote(alice, asked.id(), [0] as Set)
        send(victim, victim.activity('Update', question + [oneOf: [[type: 'Note', name: 'Milk'], [type: 'Note', name: 'Juice']]]))

        then:
        await('the other question') { house.bean(Polls).of(asked).get().options()*.title() == ['Milk', 'Juice'] }
        house.bean(Polls).answersOf(alice.id(), [asked.id()]) == [:]
    }

    def "an answer to a poll elsewhere goes to who asked and to nobody else"() {
        given:
        def question = victim.note(type: 'Question', content: '<p>Tea?</p>', anyOf: options(0, 0), endTime: '2031-01-01T00:00:00Z')
        send(victim, victim.activity('Create', question))
        def asked = await('the poll') { post(question.id) }

        when:
        house.bean(Polls).vote(alice, asked.id(), [0, 1] as Set)
        def votes = { peer.arrivals.findAll { it.method == 'POST' }*.json.findAll { it.type == 'Create' && it.object.inReplyTo == question.id } }

        then:
        await('both votes') { votes().size() == 2 }
        votes()*.object*.name == ['Tea', 'Coffee']
        peer.arrivals.findAll { it.method == 'POST' && it.json.object instanceof Map && it.json.object.inReplyTo == question.id }*.url.unique().size() == 1
        counts(asked) == [1, 1]
    }

    private void vote(FakeActor who, Post asked, String answer, Map<String, ?> more = [:]) {
        def note = who.note([name: answer, inReplyTo: asked.uri(), to: [alice.uri()], content: null] + more)
        assert send(who, who.activity('Create', note, to: [alice.uri()])) == 202
    }

    /** For both houses: what one signs must not seem old to the other. */
    private void later(Duration time) {
        [house, garden].each { it.instance.clock.advance(time) }
    }

    private List<Integer> counts(Post asked) {
        return house.bean(Polls).of(asked).get().options()*.votes()
    }

    private static List<Map> options(int tea, int coffee) {
        return [Tea: tea, Coffee: coffee].collect { name, votes -> [type: 'Note', name: name, replies: [type: 'Collection', totalItems: votes]] }
    }

    private Post ask() {
        return house.bean(Notes).ask(alice, null, Audience.PUBLIC, words(), [], poll())
    }

    private static NewPoll poll() {
        return new NewPoll(['Tea', 'Coffee'], false, false, Duration.ofHours(1))
    }

    private static Words words() {
        return Words.typed('', 'What shall it be?', 'en', [])
    }
}
