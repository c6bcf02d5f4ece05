package coop.talkoot.governance

import coop.talkoot.AtOnce
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Consenting
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Transactions
import coop.talkoot.schema.Tables
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Casting: what counts, what does not and why, and who learns of it. */
class BallotsSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(6)

    def "of several ballots of one person the last counts"() {
        given:
        def decision = co.open()

        when:
        def first = co.cast(decision, people[0], Answer.YES)
        def second = co.cast(decision, people[0], Answer.NO)
        people[1..2].each { co.cast(decision, it, Answer.NO) }

        then:
        second.sequence() > first.sequence()
        co.bean(Ballots).of(decision.id(), people[0]).get().choice() == Answer.NO
        co.bean(Ballots).countVoted(decision.id()) == 3
        with(co.tally(co.close(decision))) {
            cast() == 3
            lines()*.people() == [0L, 3L, 0L]
        }
    }

    def "a ballot at the moment of the close is late, whether the clock has run or not"() {
        given:
        def decision = co.open()
        co.clock.advance(Duration.ofDays(7) - Duration.ofMillis(1))

        expect:
        co.cast(decision, people[0]) instanceof Receipt.Accepted

        when:
        co.clock.advance(Duration.ofMillis(1))

        then:
        co.cast(decision, people[1]).why() == Receipt.Why.LATE

        when:
        co.tick()

        then:
        co.cast(decision, people[1]).why() == Receipt.Why.LATE
        co.tally(decision).cast() == 1
    }

    def "who was no member when it opened cannot vote, nor who is a member no more, nor who only observes"() {
        given:
        def leaver = co.members(1).first()
        def observer = co.members(1).first()
        co.bean(Memberships).setRole(co.house.group, observer, Role.OBSERVER, co.keeper)
        def decision = co.open()
        def joiner = co.members(1).first()
        co.bean(Memberships).leave(co.house.group, leaver)

        expect:
        [leaver, observer, joiner].every { co.cast(decision, it).why() == Receipt.Why.NOT_ON_THE_ROLL }
        co.bean(Ballots).countVoted(decision.id()) == 0

        when:
        co.bean(Memberships).appoint(co.house.group, leaver, Role.MEMBER)

        then: 'coming back does not bring it back'
        co.cast(decision, leaver).why() == Receipt.Why.NOT_ON_THE_ROLL
    }

    def "#what is refused with a receipt that names the field"() {
        given:
        def decision = co.open(motion)

        when:
        def receipt = co.cast(decision, people[0], choice, reason)

        then:
        receipt.why() == Receipt.Why.INVALID
        receipt.field() == field
        receipt.sentence().contains(words)
        co.bean(Ballots).countVoted(decision.id()) == 0

        where:
        what                       | motion                                              | choice                                            | reason || field    | words
        'a ballot of another kind' | [:]                                                 | Position.AGREE                                    | ''     || 'choice' | 'another kind'
        'a block without a reason' | [method: VotingMethod.CONSENSUS]                    | Position.BLOCK                                    | ' '    || 'reason' | 'Say why'
        'an objection without one' | [method: VotingMethod.CONSENT]                      | Consenting.OBJECT                                 | ''     || 'reason' | 'Say why'
        'an option there is none'  | [options: ['a', 'b'], method: VotingMethod.APPROVAL]| new Choice.Approving(['o9'] as Set)               | ''     || 'choice' | 'no such option'
        'too many credits'         | [options: ['a', 'b', 'c'], method: VotingMethod.QUADRATIC] | new Choice.Spending([o1: 10, o2: 1])       | ''     || 'choice' | '101'
        'a vote against'           | [options: ['a', 'b', 'c'], method: VotingMethod.QUADRATIC] | new Choice.Spending([o1: -1])              | ''     || 'choice' | 'against'
        'too many points'          | [options: ['a', 'b'], method: VotingMethod.SCORE]   | new Choice.Scoring([o1: 11])                      | ''     || 'choice' | '11'
        'too many dots'            | [options: ['a', 'b'], method: VotingMethod.DOTS]    | new Choice.Scoring([o1: 6, o2: 5])                | ''     || 'choice' | '11'
    }

    def "a ballot of #json is no choice at all"() {
        when:
        ChoiceText.read(json)

        then:
        thrown(coop.talkoot.platform.Refused)

        where:
        json << ['{}', '[]', '"yes"', '{"answer":"perhaps"}', '{"answer":"yes","weight":7}', '{"answer":true}', '{"approving":["a","a"]}',
                 '{"approving":"a"}', '{"scoring":{"a":1.5}}', '{"scoring":{"a":1e3}}', '{"scoring":{"a":99999999999999999999}}',
                 '{"ranking":[[1]]}', '{"spending":{"a":"1"}}', '{"answer":"yes"} x', '{"answer":"yes","answer":"no"}']
    }

    def "what a ballot says is the same after it was written and read: #choice"() {
        expect:
        ChoiceText.read(ChoiceText.write(choice)) == choice

        where:
        choice << [Answer.YES, Answer.ABSTAIN, Position.STAND_ASIDE, Consenting.OBJECT, new Choice.Approving(['b', 'a'] as Set),
                   new Choice.Approving([] as Set), new Choice.Scoring([a: 3]), new Choice.Ranking([['a'], [], ['b', 'c']]),
                   new Choice.Spending([a: -3, b: 2]), new Choice.Dividing([a: 3, b: 2])]
    }

    def "who leaves before the close takes their ballot along, and the roll is smaller"() {
        given:
        def leaver = co.members(1).first()
        def decision = co.open(secrecy: secrecy)
        def hash = decision.roll().hash()
        people[0..4].each { co.cast(decision, it) }
        co.cast(decision, leaver, Answer.NO)

        when:
        co.bean(Memberships).leave(co.house.group, leaver)
        def tally = co.tally(co.close(decision))

        then:
        co.again(decision).roll().hash() == hash
        tally.cast() == cast
        tally.eligible() == decision.roll().size() - gone

        where:
        secrecy              || cast | gone
        Secrecy.OPEN         || 5    | 1
        Secrecy.PSEUDONYMOUS || 5    | 1
        Secrecy.SECRET       || 6    | 0
    }

    def "the same person under another name replaces their own ballot"() {
        given:
        def other = co.bean(coop.talkoot.people.Logins).register(
                new coop.talkoot.people.NewPerson('other_name', 'Other', null, 'a long enough password'), false).identity()
        def decision = co.open()
        co.cast(decision, people[0], Answer.YES)

        expect: 'whoever only claims to be somebody is not'
        co.cast(decision, co.bean(Identities).setAliases(other.id(), [people[0].uri()]), Answer.NO).why() == Receipt.Why.NOT_ON_THE_ROLL

        when:
        co.bean(Identities).setAliases(people[0].id(), [other.uri()])
        def receipt = co.cast(decision, co.bean(Identities).get(other.id()), Answer.NO)

        then:
        receipt instanceof Receipt.Accepted
        co.bean(Ballots).countVoted(decision.id()) == 1
        co.bean(Ballots).of(decision.id(), people[0]).get().choice() == Answer.NO
    }

    def "a ballot that comes again under its name is taken once"() {
        given:
        def decision = co.open()
        def cast = new Cast(people[0], Answer.YES, '', new Origin.Remote('https://far.example/ballots/1'), '{}')
        co.bean(Ballots).cast(decision.id(), cast)

        when:
        co.bean(Ballots).cast(decision.id(), cast)

        then:
        thrown(coop.talkoot.platform.Refused)
        ballots(decision) == 1
    }

    def "under the shelter of pseudonyms ballots stand without names, and the key is gone after the close"() {
        given:
        def decision = co.open(secrecy: Secrecy.PSEUDONYMOUS)

        when:
        def trackers = people.collect { co.cast(decision, it).tracker() }

        then:
        trackers.toSet().size() == 6
        trackers.every { it ==~ /[a-z2-7]{12}/ }
        rows(decision).every { it.voterId == null && it.uri == null && it.castAt == null && it.raw == null }

        when:
        def again = co.cast(decision, people[0], Answer.NO)
        def over = co.close(decision)

        then:
        again.tracker() == trackers[0]
        co.tally(over).lines()*.people() == [5L, 1L, 0L]
        co.bean(Tallies).voices(over)*.voter() == trackers.sort(false)
        co.bean(Tallies).voted(over) as Set == people*.id() as Set
        rows(decision).isEmpty()
        keys(decision) == 0
        co.bean(Ballots).of(decision.id(), people[0]).isEmpty()
    }

    def "of a secret vote nothing is left but its tally"() {
        given:
        def decision = co.open(secrecy: Secrecy.SECRET)
        people.each { assert co.cast(decision, it).tracker() == null }

        when:
        def over = co.close(decision)

        then:
        co.tally(over).lines()*.people() == [6L, 0L, 0L]
        co.bean(Tallies).voices(over).isEmpty()
        rows(decision).isEmpty()
        keys(decision) == 0
    }

    def "of fewer than five ballots without names nothing but the outcome is told"() {
        given:
        def decision = co.open(secrecy: secrecy)
        people[0..3].each { co.cast(decision, it) }

        expect:
        co.tally(decision).isWithheld()
        co.tally(decision).lines().isEmpty()

        when:
        def over = co.close(decision)

        then:
        over.conclusion().outcome() == Outcome.Kind.PASSED
        over.conclusion().reason().key() == 'WITHHELD'
        co.tally(over).isWithheld()
        co.bean(Tallies).voices(over).isEmpty()

        where:
        secrecy << [Secrecy.PSEUDONYMOUS, Secrecy.SECRET]
    }

    def "results that are hidden stay hidden until the close, but how many have voted is known"() {
        given:
        def decision = co.open(hidesResults: true)
        co.cast(decision, people[0])
        co.cast(decision, people[1])

        expect:
        co.tally(decision) == null
        co.bean(Ballots).countVoted(decision.id()) == 2

        when:
        co.close(decision)

        then:
        co.tally(decision).cast() == 2
    }

    def "everybody may vote at the same moment, and each counts once"() {
        given:
        def decision = co.open()

        when:
        def receipts = AtOnce.run((people + people).collect { who -> { -> co.cast(decision, who) } })

        then:
        receipts.every { it instanceof Receipt.Accepted }
        co.tally(co.close(decision)).cast() == 6
    }

    def "casting costs three statements, however many have voted"() {
        given:
        def count = new coop.talkoot.notices.StatementCount(co.house)
        def decision = co.open()
        co.cast(decision, people[0])

        expect: 'in a transaction that is open it is done in that one, by the thread that asks'
        count.during { co.bean(Transactions).write { co.cast(decision, people[1]) } } == 3
        count.during { co.bean(Transactions).write { co.cast(decision, people[1], Answer.NO) } } == 3
    }

    def "the line that a voter is shown when they vote is the one that stands in the count file, proof and all"() {
        given:
        def decision = co.open()
        people.each { co.cast(decision, it) }
        def promised = people.collect { co.bean(BallotLines).of(decision, it, co.bean(Ballots).of(decision.id(), it).get()).get() }

        when:
        co.clock.advance(Duration.ofHours(5))
        def over = co.close(decision)

        then:
        promised.every { it.number() == 0 }
        promised*.hash() == people.collect { co.bean(BallotLines).find(over, it.uri()).get().place().hash() }
        co.bean(Tallies).voices(over).every { it.raw().contains('proofValue') }
    }

    private int ballots(Decision decision) {
        return rows(decision).size()
    }

    private List<?> rows(Decision decision) {
        return co.bean(Transactions).read { co.bean(DSLContext).fetch(Tables.BALLOT, Tables.BALLOT.DECISION_ID.eq(decision.id())) }
    }

    private int keys(Decision decision) {
        return co.bean(Transactions).read { co.bean(DSLContext).fetchCount(Tables.DECISION_KEY, Tables.DECISION_KEY.DECISION_ID.eq(decision.id())) }
    }
}
