package coop.talkoot.governance

import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Consenting
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Outcome
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Words
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What a group's charter says, and what follows from it: rounds, second calls and vetoes. */
class RulesSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(5)

    def "a text without consensus is amended and voted on again, twice; then two thirds decide"() {
        given:
        def motion = co.motion()

        when:
        def occasions = (1..4).collect {
            def vote = co.open([method: null], motion)
            people[0..3].each { co.cast(vote, it, vote.occasion() == Occasion.FALLBACK ? Answer.YES : Position.AGREE) }
            co.cast(vote, people[4], vote.occasion() == Occasion.FALLBACK ? Answer.NO : Position.DISAGREE)
            def over = co.close(vote)
            [vote.occasion(), over.conclusion().outcome()]
        }

        then:
        occasions == [[Occasion.FIRST, Outcome.Kind.REJECTED], [Occasion.AMENDED, Outcome.Kind.REJECTED],
                      [Occasion.AMENDED, Outcome.Kind.REJECTED], [Occasion.FALLBACK, Outcome.Kind.PASSED]]
        co.again(motion).state() == Motion.State.DECIDED
    }

    def "what was blocked does not come again unchanged, but two thirds can set the block aside"() {
        given:
        def more = co.members(2)
        def motion = co.motion(title: 'A loud machine')
        def vote = co.open([method: null], motion)
        (people[0..3] + more).each { co.cast(vote, it, Position.AGREE) }
        co.cast(vote, people[4], Position.BLOCK, 'It is against what we are here for.')

        expect:
        co.close(vote).conclusion().outcome() == Outcome.Kind.BLOCKED

        when:
        co.open([method: null], motion)

        then:
        thrown(Refused)

        when: 'nor under another name'
        co.open([method: null], co.motion(title: 'A loud machine'))

        then:
        thrown(Refused)

        when:
        def aside = co.open([occasion: Occasion.SET_ASIDE], motion)
        people[0..3].each { co.cast(aside, it, Answer.YES) }
        co.cast(aside, people[4], Answer.NO)

        then:
        aside.terms().method() == VotingMethod.SUPERMAJORITY
        co.close(aside).conclusion().outcome() == Outcome.Kind.PASSED
        co.again(motion).state() == Motion.State.DECIDED

        cleanup:
        more.each { co.bean(coop.talkoot.groups.Memberships).leave(co.house.group, it) }
    }

    def "setting a block aside does not help a text that too few had agreed to anyway"() {
        given:
        def motion = co.motion()
        def vote = co.open([method: null], motion)
        people[0..2].each { co.cast(vote, it, Position.AGREE) }
        co.cast(vote, people[3], Position.DISAGREE)
        co.cast(vote, people[4], Position.BLOCK, 'No')
        co.close(vote)

        when:
        def aside = co.open([occasion: Occasion.SET_ASIDE], motion)
        people.each { co.cast(aside, it, Answer.YES) }

        then:
        with(co.close(aside).conclusion()) {
            outcome() == Outcome.Kind.REJECTED
            reason().key() == 'NOT_EVEN_WITHOUT_BLOCKS'
        }
    }

    def "nothing is set aside that was not blocked, nor after seven days"() {
        given:
        def motion = co.motion()

        when:
        co.open([occasion: Occasion.SET_ASIDE], motion)

        then:
        thrown(Refused)

        when:
        def vote = co.open([method: VotingMethod.CONSENT], motion)
        co.cast(vote, people[0], Consenting.OBJECT, 'Not safe enough')
        people[1..4].each { co.cast(vote, it, Consenting.CONSENT) }
        co.close(vote)
        co.clock.advance(Duration.ofDays(7) + Duration.ofSeconds(1))
        co.open([occasion: Occasion.SET_ASIDE], motion)

        then:
        def refused = thrown(Refused)
        refused.message.contains('seven days')

        when:
        co.bean(Motions).edit(motion, co.keeper, Words.typed('Something else', 'Safer.', 'en', []), motion.terms())

        then:
        co.open([method: null], motion).occasion() == Occasion.AMENDED
    }

    def "where too few took part fewer are enough, after seven days"() {
        given:
        def motion = co.motion()
        def vote = co.open(motion)
        co.cast(vote, people[0])

        expect:
        co.close(vote).conclusion().outcome() == Outcome.Kind.NO_QUORUM

        when:
        co.open(motion)

        then:
        thrown(Refused)

        when:
        co.clock.advance(Duration.ofDays(7))
        def second = co.open(motion)
        co.cast(second, people[0])

        then:
        second.occasion() == Occasion.SECOND_CALL
        co.close(second).conclusion().outcome() == Outcome.Kind.PASSED
    }

    def "nobody votes, or everybody abstains: what was, stays"() {
        given:
        def empty = co.open()
        def shy = co.open()
        people.each { co.cast(shy, it, Answer.ABSTAIN) }

        expect:
        co.close(empty).conclusion().outcome() == Outcome.Kind.NO_QUORUM
        co.again(shy).conclusion().outcome() == Outcome.Kind.NO_DECISIVE_VOTES
    }

    def "as many yes as no is a tie, and what was, stays"() {
        given:
        def vote = co.open()
        people[0..1].each { co.cast(vote, it, Answer.YES) }
        people[2..3].each { co.cast(vote, it, Answer.NO) }

        expect:
        co.close(vote).conclusion().outcome() == Outcome.Kind.TIED
    }

    def "what passes although many stand aside is confirmed, or talked over again"() {
        given:
        def motion = co.motion()
        def vote = co.open([method: null], motion)
        people[0..2].each { co.cast(vote, it, Position.AGREE) }
        people[3..4].each { co.cast(vote, it, Position.STAND_ASIDE, 'Not my thing') }

        expect:
        co.close(vote).conclusion().outcome() == Outcome.Kind.PASSED_WEAK
        co.again(motion).state() == Motion.State.PROPOSED

        when:
        co.bean(Decisions).confirm(co.again(vote), people[0])

        then:
        thrown(Refused)

        when:
        co.bean(Decisions).confirm(co.again(vote), co.keeper)

        then:
        co.again(vote).conclusion().outcome() == Outcome.Kind.PASSED
        co.again(motion).state() == Motion.State.DECIDED
    }

    def "so many vetoes as the rules say stop a text, until their holders take them back or two thirds override them"() {
        given:
        def club = new Assembly('vetoes')
        def members = club.members(4)
        club.adopt(['vetoing.holders': 'anybody', 'vetoing.limit': 2L, 'vetoing.graceHours': 24L])
        def motion = club.motion()
        def vote = club.open(motion)
        members.each { club.cast(vote, it) }
        def vetoes = club.bean(Vetoes)

        when:
        vetoes.cast(vote, members[0], ' ', Origin.LOCAL)

        then:
        thrown(Refused)

        when:
        def first = vetoes.cast(vote, members[0], 'No', Origin.LOCAL)
        def same = vetoes.cast(vote, members[0], 'No again', Origin.LOCAL)
        club.clock.set(vote.closesAt())
        club.tick()

        then: 'closed, but vetoes may still come'
        first == same
        club.again(vote).state() == Decision.State.GRACE
        club.cast(vote, members[1], Answer.NO).why() == Receipt.Why.LATE

        when:
        vetoes.cast(club.again(vote), members[1], 'Nor me', Origin.LOCAL)
        vetoes.withdraw(club.again(vote), members[1])
        vetoes.cast(club.again(vote), members[2], 'Me neither', Origin.LOCAL)
        def over = club.close(vote)

        then:
        over.conclusion().outcome() == Outcome.Kind.BLOCKED
        over.conclusion().reason().values() == [2L, 2L]
        vetoes.of(over)*.withdrawnAt().count { it == null } == 2

        when:
        vetoes.withdraw(over, members[0])

        then:
        thrown(Refused)

        when:
        club.open([occasion: Occasion.OVERRIDE], motion)

        then:
        thrown(Refused)

        when:
        club.clock.advance(Duration.ofDays(7))
        def override = club.open([occasion: Occasion.OVERRIDE], motion)
        members[0..2].each { club.cast(override, it) }

        then:
        !vetoes.may(override, members[3])
        club.close(override).conclusion().outcome() == Outcome.Kind.PASSED

        cleanup:
        club.close()
    }

    def "a vote closes early when everybody has voted, where the rules say so"() {
        given:
        def club = new Assembly('early')
        def members = club.members(2)
        club.adopt(['voting.closesEarly': true])
        def vote = club.open()
        members.each { club.cast(vote, it) }

        when:
        club.tick()

        then:
        club.again(vote).state() == Decision.State.OPEN

        when:
        club.clock.advance(Duration.ofHours(1))
        club.cast(vote, club.keeper)
        club.tick()

        then:
        club.again(vote).conclusion().outcome() == Outcome.Kind.PASSED
        club.again(vote).closesAt() == club.clock.instant()

        cleanup:
        club.close()
    }

    def "of several options #method chooses #chosen"() {
        given:
        def motion = co.motion(options: ['Tea', 'Coffee', 'Water'], seats: seats)
        def vote = co.open([method: method], motion)
        papers.eachWithIndex { paper, number -> assert co.cast(vote, people[number], paper) instanceof Receipt.Accepted }

        expect:
        co.close(vote).conclusion().selected() == chosen
        co.tally(vote).lines()*.choice() == ['o1', 'o2', 'o3']

        where:
        method                      | seats || chosen
        VotingMethod.APPROVAL       | 1     || ['o2']
        VotingMethod.SCORE          | 1     || ['o2']
        VotingMethod.DOTS           | 1     || ['o2']
        VotingMethod.QUADRATIC      | 1     || ['o2']
        VotingMethod.INSTANT_RUNOFF | 1     || ['o2']
        VotingMethod.SCHULZE        | 1     || ['o2']
        VotingMethod.SCOTTISH_STV   | 2     || ['o2', 'o1']
        VotingMethod.MEEK_STV       | 2     || ['o2', 'o1']

        papers = Papers.of(method)
    }
}
