package coop.talkoot.governance

import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Outcome
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What may be asked of a single vote beyond the charter: a higher quorum, final ballots, an early close. */
class ConditionsSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(6)

    def "a ballot that is final is not changed, and the first one counts, whether names are known or not; #secrecy"() {
        given:
        def vote = co.open(isFinal: true, secrecy: secrecy)
        assert co.cast(vote, people[0], Answer.YES) instanceof Receipt.Accepted

        when:
        def second = co.cast(vote, people[0], Answer.NO)

        then:
        second instanceof Receipt.Refused
        second.why() == Receipt.Why.INVALID
        second.sentence().contains('final')
        co.bean(Ballots).of(vote.id(), people[0]).get().choice() == Answer.YES
        co.bean(Ballots).countVoted(vote.id()) == 1

        where:
        secrecy << [Secrecy.OPEN, Secrecy.PSEUDONYMOUS, Secrecy.SECRET]
    }

    def "a vote with final ballots closes once nothing that may still come changes it, and not before"() {
        given: 'seven on the roll'
        def vote = co.open(isFinal: true, early: true)

        when:
        co.clock.advance(Duration.ofMinutes(1))
        people.take(3).each { co.cast(vote, it, Answer.YES) }
        co.tick()

        then: 'four could still say no'
        co.again(vote).state() == Decision.State.OPEN

        when:
        co.cast(vote, people[3], Answer.YES)
        co.tick()

        then:
        co.again(vote).conclusion().outcome() == Outcome.Kind.PASSED
        co.again(vote).closesAt() == co.clock.instant()
        co.cast(vote, people[4], Answer.NO).why() == Receipt.Why.LATE
    }

    def "where ballots can be changed it stays open until everybody has voted"() {
        given:
        def vote = co.open(early: true)

        when:
        co.clock.advance(Duration.ofMinutes(1))
        people.each { co.cast(vote, it, Answer.YES) }
        co.tick()

        then:
        co.again(vote).state() == Decision.State.OPEN

        when:
        co.cast(vote, co.keeper, Answer.YES)
        co.tick()

        then:
        co.again(vote).state() == Decision.State.CLOSED
    }

    def "who is represented by another may still vote themselves, so that does not end it"() {
        given:
        def some = new Assembly()
        def three = some.members(3)
        some.delegate(three[2], three[0])
        def vote = some.open(isFinal: true, early: true)

        when: 'two of four, and a third by delegation'
        some.clock.advance(Duration.ofMinutes(1))
        some.cast(vote, three[0], Answer.YES)
        some.cast(vote, three[1], Answer.YES)
        some.tick()

        then:
        some.again(vote).state() == Decision.State.OPEN

        cleanup:
        some.close()
    }

    def "a quorum can be raised for one vote and counts, but not lowered"() {
        given:
        def usual = co.open()
        def vote = co.open(quorum: 90, voters: 5)

        expect:
        vote.terms().quorum().share().num() * 100 == vote.terms().quorum().share().den() * 90
        vote.terms().quorum().minimumVoters() == 5

        when:
        people.take(5).each { co.cast(vote, it, Answer.YES) }

        then:
        co.close(vote).conclusion().outcome() == Outcome.Kind.NO_QUORUM

        when:
        co.open(wrong)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field
        usual.terms().quorum().minimumVoters() >= 1

        where:
        wrong          | field
        [quorum: 0]    | 'quorumPercent'
        [quorum: 101]  | 'quorumPercent'
        [voters: 0]    | 'minimumVoters'
    }

    def "final ballots are said in the rule of the vote and read again; a rule that does not say so has none"() {
        given:
        def terms = co.open(isFinal: true).terms()
        def usual = co.open().terms()

        expect:
        VotingTermsText.read(VotingTermsText.write(terms)) == terms
        terms.isFinal()
        !VotingTermsText.write(usual).contains('Final')
        !VotingTermsText.read(VotingTermsText.write(usual)).isFinal()
    }
}
