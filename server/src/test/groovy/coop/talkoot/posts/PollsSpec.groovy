package coop.talkoot.posts

import coop.talkoot.AtOnce
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.schema.Tables
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PollsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Notes notes = bakery.bean(Notes)

    @Shared
    Polls polls = bakery.bean(Polls)

    @Shared
    Identity author = bakery.keeper.identity()

    @Shared
    List<Identity> people = (1..6).collect { bakery.member("voter$it") }

    def "each answer of each person counts once, and one's own can be read again"() {
        given:
        def asked = ask(isMultiple: true)

        when:
        polls.vote(people[0], asked.id(), [0, 2] as Set)
        polls.vote(people[1], asked.id(), [2] as Set)
        def poll = polls.of(asked).get()

        then:
        poll.options()*.title() == ['Tea', 'Coffee', 'Water']
        poll.options()*.votes() == [1, 0, 2]
        poll.voters() == 2
        poll.votes() == 3
        polls.answersOf(people[0].id(), [asked.id()]) == [(asked.id()): [0, 2]]
        polls.answersOf(people[2].id(), [asked.id()]) == [:]
        polls.of([asked.id(), note().id()]).keySet() == [asked.id()] as Set
    }

    def "#what changes nothing"() {
        given:
        def asked = ask()
        polls.vote(people[0], asked.id(), [1] as Set)

        when:
        polls.vote(who(), asked.id(), choices as Set)

        then:
        thrown(Refused)
        polls.of(asked).get().options()*.votes() == [0, 1, 0]
        polls.of(asked).get().voters() == 1

        where:
        what                             | who           | choices
        'answering again'                | { people[0] } | [0]
        'the same answer again'          | { people[0] } | [1]
        'two answers to a single choice' | { people[1] } | [0, 1]
        'no answer'                      | { people[1] } | []
        'an answer that is none'         | { people[1] } | [3]
        'a negative answer'              | { people[1] } | [-1]
        'answering oneself'              | { author }    | [0]
    }

    def "of many answers of one person at the same moment one counts"() {
        given:
        def asked = ask()

        when:
        def counted = AtOnce.run(6) { number ->
            try {
                polls.vote(people[0], asked.id(), [1] as Set)
                return 1
            } catch (Refused ignored) {
                return 0
            }
        }

        then:
        counted.sum() == 1
        polls.of(asked).get().votes() == 1
    }

    def "the answers of many at the same moment all count"() {
        given:
        def asked = ask()
        def next = new AtomicInteger()

        when:
        AtOnce.run(6) { polls.vote(people[next.getAndIncrement()], asked.id(), [0] as Set) }

        then:
        polls.of(asked).get().options()*.votes() == [6, 0, 0]
        polls.of(asked).get().voters() == 6
    }

    def "the database keeps no second answer to a single choice"() {
        given:
        def asked = ask()
        polls.vote(people[0], asked.id(), [1] as Set)
        def vote = Tables.POLL_VOTE
        def sql = bakery.bean(DSLContext)

        when:
        bakery.bean(Transactions).run {
            sql.insertInto(vote).columns(vote.ID, vote.POST_ID, vote.POSITION, vote.ACTOR_ID, vote.IS_SINGLE, vote.CREATED_AT)
                    .values(1L, asked.id(), 0, people[0].id(), true, bakery.instance.clock.instant()).execute()
        }

        then:
        thrown(RuntimeException)
        polls.of(asked).get().votes() == 1
    }

    def "after its end nobody answers, and it is closed once"() {
        given:
        def asked = ask(lasts: Duration.ofMinutes(10))
        polls.vote(people[0], asked.id(), [1] as Set)
        bakery.instance.clock.advance(Duration.ofMinutes(11))

        when:
        polls.vote(people[1], asked.id(), [0] as Set)

        then:
        thrown(Refused)
        polls.of(asked).get().isOver(bakery.instance.clock.instant())

        when:
        2.times { bakery.bean(PollClock).run() }

        then:
        polls.of(asked).get().closedAt() == polls.of(asked).get().endsAt()
        polls.of(asked).get().options()*.votes() == [0, 1, 0]
    }

    def "hidden counts are shown at the end"() {
        given:
        def asked = ask(hides: true, lasts: Duration.ofMinutes(10))
        polls.vote(people[0], asked.id(), [1] as Set)
        def clock = bakery.instance.clock

        expect:
        !polls.of(asked).get().showsTotals(clock.instant())

        when:
        clock.advance(Duration.ofMinutes(11))

        then:
        polls.of(asked).get().showsTotals(clock.instant())
    }

    def "nobody answers what is not for them to read, or asks nothing"() {
        given:
        def posts = [ask(audience: Audience.DIRECT, to: [people[0]]), note()]

        when:
        polls.vote(people[5], posts[which].id(), [0] as Set)

        then:
        thrown(Refused)

        where:
        which << [0, 1]
    }

    def "nothing is left of a poll whose post is deleted"() {
        given:
        def asked = ask()
        polls.vote(people[0], asked.id(), [1] as Set)

        when:
        notes.delete(asked, author)

        then:
        polls.of(asked).empty
        polls.answersOf(people[0].id(), [asked.id()]) == [:]
    }

    def "a poll with #what is refused by the name of #field"() {
        when:
        new NewPoll(options, false, false, lasts)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what             | options            | lasts                 || field
        'one answer'     | ['a']              | Duration.ofDays(1)    || 'options'
        'eleven answers' | (1..11)*.toString() | Duration.ofDays(1)   || 'options'
        'an empty one'   | ['a', '  ']        | Duration.ofDays(1)    || 'options'
        'one twice'      | ['a', 'a ']        | Duration.ofDays(1)    || 'options'
        'a long one'     | ['a', 'b' * 201]   | Duration.ofDays(1)    || 'options'
        'NUL'            | ['a', 'b\0']       | Duration.ofDays(1)    || 'options'
        'two lines'      | ['a', 'b\nc']      | Duration.ofDays(1)    || 'options'
        'no time'        | ['a', 'b']         | Duration.ofMinutes(4) || 'lasts'
        'too much time'  | ['a', 'b']         | Duration.ofDays(32)   || 'lasts'
    }

    private Post ask(Map<String, ?> options = [:]) {
        return notes.ask(author, null, (options.audience ?: Audience.PUBLIC) as Audience, words(), (options.to ?: []) as List<Identity>,
                new NewPoll(['Tea', ' Coffee', 'Water'], options.isMultiple as boolean, options.hides as boolean, (options.lasts ?: Duration.ofDays(1)) as Duration))
    }

    private Post note() {
        return notes.publish(author, null, Audience.PUBLIC, words(), [])
    }

    private Words words() {
        return Words.typed('', "What shall it be? ${count.incrementAndGet()}" as String, 'en', [])
    }
}
