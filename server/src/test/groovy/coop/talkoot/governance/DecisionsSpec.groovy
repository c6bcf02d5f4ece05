package coop.talkoot.governance

import coop.talkoot.AtOnce
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Words
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** From a motion to what was decided, and each thing on the way that cannot be. */
class DecisionsSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(4)

    def "a motion is put to the vote by a coordinator, is voted on, and its group says how that came out"() {
        given:
        def motion = co.motion(by: people[0], title: 'A shared van')

        when:
        def decision = co.open(motion)

        then:
        decision.state() == Decision.State.OPEN
        decision.occasion() == Occasion.FIRST
        decision.post().author() == co.group
        decision.post().title() == 'A shared van'
        decision.roll().size() == 5
        decision.roll().weight() == 5000
        decision.closesAt() == co.clock.instant() + Duration.ofDays(7)
        decision.charterHash() == co.bean(Charters).inForce(co.group).hash()
        co.again(motion).state() == Motion.State.VOTING

        when:
        co.cast(decision, people[0])
        co.cast(decision, people[1])
        co.cast(decision, people[2], Answer.NO)
        def over = co.close(decision)

        then:
        over.state() == Decision.State.CLOSED
        over.conclusion().outcome() == Outcome.Kind.PASSED
        over.conclusion().reason().key() == 'MORE_YES_THAN_NO'
        over.conclusion().reason().values() == [2000L, 1000L]
        co.again(motion).state() == Motion.State.DECIDED
        with(co.tally(over)) {
            eligible() == 5
            cast() == 3
            lines()*.people() == [2L, 1L, 0L]
            ballotsHash().length() == 64
        }

        and:
        def result = co.bean(Posts).find(over.conclusion().resultPostId()).get()
        result.author() == co.group
        result.text() == 'Passed. 2 in favour, 1 against.'
        co.bean(Decisions).ofResult(result).get().id() == decision.id()
    }

    def "somebody who is no coordinator puts it to the vote once enough members support it"() {
        given:
        def motion = co.motion(by: people[0])

        when:
        co.open(motion, opener: people[0])

        then:
        thrown(Refused)
        co.again(motion).state() == Motion.State.PROPOSED

        when:
        co.bean(Motions).support(motion, people[0])
        co.bean(Motions).support(motion, people[0])
        co.bean(Motions).support(motion, people[1])

        then:
        co.again(motion).supporters() == 2
        co.bean(Motions).supporters(motion) == [people[0], people[1]]
        co.open(motion, opener: people[3]).state() == Decision.State.OPEN
    }

    def "of many who put it to the vote at the same moment one does"() {
        given:
        def motion = co.motion()

        when:
        def done = AtOnce.run(4) { co.open(motion) }

        then:
        done.count { it instanceof Decision } == 1
        done.count { it instanceof Refused } == 3
    }

    def "words can be changed until the first ballot, what is asked cannot"() {
        given:
        def motion = co.motion(title: 'Tea')
        def decision = co.open(motion)

        when:
        co.bean(Motions).edit(motion, co.keeper, Words.typed('Green tea', 'Only that.', 'en', []), motion.terms())

        then:
        co.again(decision).post().title() == 'Green tea'
        co.again(motion).post().text() == 'Only that.'

        when:
        co.bean(Motions).edit(motion, co.keeper, Words.typed('Green tea', '', 'en', []),
                new MotionTerms(Motion.Type.POLICY, null, null, ['Green', 'Black'], 1))

        then:
        thrown(Refused)

        when:
        co.cast(decision, people[0])
        co.bean(Motions).edit(motion, co.keeper, Words.typed('Black tea', '', 'en', []), motion.terms())

        then:
        def refused = thrown(Refused)
        refused.message.contains('voted on these words')
        co.again(decision).post().title() == 'Green tea'
    }

    def "the close is put off once, before it, within the rules, for a reason"() {
        given:
        def decision = co.open()
        def until = decision.closesAt() + Duration.ofDays(2)

        when:
        co.bean(Decisions).extend(decision, people[0], until, 'Holidays')

        then:
        thrown(Refused)

        when:
        co.bean(Decisions).extend(decision, co.keeper, decision.closesAt() + Duration.ofDays(15), 'Holidays')

        then:
        thrown(Refused)

        when:
        co.bean(Decisions).extend(decision, co.keeper, decision.closesAt() - Duration.ofDays(1), 'Hurry')

        then:
        thrown(Refused)

        when:
        def extended = co.bean(Decisions).extend(decision, co.keeper, until, 'Holidays')

        then:
        extended.closesAt() == until
        extended.extension().from() == decision.closesAt()
        extended.extension().by() == co.keeper
        extended.extension().because() == 'Holidays'

        when:
        co.bean(Decisions).extend(decision, co.keeper, until + Duration.ofDays(1), 'More holidays')

        then:
        thrown(Refused)
        co.cast(decision, people[0]) instanceof Receipt.Accepted
        co.close(decision).conclusion().outcome() == Outcome.Kind.NO_QUORUM

        when:
        co.bean(Decisions).extend(decision, co.keeper, co.clock.instant() + Duration.ofDays(1), 'Too late')

        then:
        thrown(Refused)
    }

    def "a motion that is taken back ends its vote, and nothing is counted"() {
        given:
        def motion = co.motion(by: people[0])
        def decision = co.open(motion, secrecy: Secrecy.PSEUDONYMOUS)
        co.cast(decision, people[1])

        when:
        co.bean(Motions).withdraw(motion, people[1])

        then:
        thrown(Refused)

        when:
        co.bean(Motions).withdraw(motion, people[0])

        then:
        co.again(motion).state() == Motion.State.WITHDRAWN
        with(co.again(decision)) {
            state() == Decision.State.CANCELLED
            conclusion().outcome() == Outcome.Kind.CANCELLED
        }
        co.tally(decision) == null
        co.cast(decision, people[2]).why() == Receipt.Why.CLOSED

        when:
        co.close(decision)

        then:
        co.again(decision).conclusion().outcome() == Outcome.Kind.CANCELLED
    }

    def "whom it is about is not on the roll, and removing somebody needs half of the roll"() {
        given:
        def motion = co.motion(type: Motion.Type.REMOVAL, subject: people[3])
        def decision = co.open(motion)

        expect:
        decision.roll().size() == 4
        co.cast(decision, people[3], Position.BLOCK, 'No').why() == Receipt.Why.NOT_ON_THE_ROLL

        when:
        co.cast(decision, people[0], Position.AGREE)
        def over = co.close(decision)

        then:
        over.conclusion().outcome() == Outcome.Kind.NO_QUORUM
    }

    def "a roll of nobody cannot open"() {
        given:
        def alone = new Assembly('alone')
        def motion = alone.motion()
        def other = alone.members(1).first()
        alone.bean(Memberships).setRole(alone.house.group, other, Role.ADMIN, alone.keeper)
        def about = alone.motion(type: Motion.Type.REMOVAL, subject: alone.keeper, by: other)
        alone.bean(Memberships).setRole(alone.house.group, other, Role.OBSERVER, alone.keeper)

        when:
        alone.open(about)

        then:
        def refused = thrown(Refused)
        refused.message.contains('nobody who could vote')
        alone.again(about).state() == Motion.State.PROPOSED
        alone.again(motion).state() == Motion.State.PROPOSED

        cleanup:
        alone.close()
    }

    def "what was decided is to be done by a day, is called to mind then, and is done"() {
        given:
        def decision = co.open(implementBy: co.clock.instant() + Duration.ofDays(30))
        people.each { co.cast(decision, it) }

        when:
        co.bean(Decisions).implemented(decision, co.keeper)

        then:
        thrown(Refused)

        when:
        co.close(decision)
        def done = co.bean(Decisions).implemented(decision, co.keeper)

        then:
        done.implementation().doneBy() == co.keeper
        done.implementation().doneAt() == co.clock.instant()
    }

    def "a vote by #method cannot be opened where #what"() {
        when:
        co.open(co.motion(options: options, seats: seats), method: method)

        then:
        thrown(Refused)

        where:
        what                            | method                       | options         | seats
        'there are options'             | VotingMethod.SIMPLE_MAJORITY | ['a', 'b']      | 1
        'there is one place'            | VotingMethod.SCOTTISH_STV    | ['a', 'b']      | 1
        'there are several places'      | VotingMethod.SCHULZE         | ['a', 'b', 'c'] | 2
        'there is nothing to choose'    | VotingMethod.APPROVAL        | []              | 1
        'there are only two options'    | VotingMethod.QUADRATIC       | ['a', 'b']      | 1
    }

    def "a vote that is over stays as it is when people go"() {
        given:
        def leaver = co.members(1).first()
        def decision = co.open()
        co.cast(decision, leaver)
        co.cast(decision, people[0])
        co.cast(decision, people[1], Answer.NO)
        def over = co.close(decision)
        def before = co.tally(over)

        when:
        co.bean(Memberships).leave(co.house.group, leaver)
        co.tick()

        then:
        co.tally(over) == before
        co.again(over).conclusion() == over.conclusion()
    }
}
