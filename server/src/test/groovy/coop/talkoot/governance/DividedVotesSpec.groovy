package coop.talkoot.governance

import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Approving
import coop.talkoot.governance.method.Choice.Dividing
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.people.Identity
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Who votes for a group of members can divide their votes, in whole numbers. */
class DividedVotesSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(9)

    def setupSpec() {
        co.adopt(['delegating.most': 8L, 'delegating.percent': 100L])
        people[1..4].each { co.delegate(it, people[0]) }
    }

    def "a delegate divides all votes they bring among answers, and they are counted so"() {
        given:
        def vote = co.open()

        expect:
        co.bean(Outlooks).entrustedTo(vote, people[0]) == 4
        co.bean(Outlooks).entrustedTo(vote, people[5]) == 0

        when:
        def receipt = co.cast(vote, people[0], new Dividing([yes: 3, no: 2]))
        co.cast(vote, people[5], Answer.NO)

        then:
        receipt instanceof Receipt.Accepted
        co.bean(Ballots).of(vote.id(), people[0]).get().choice() == new Dividing([yes: 3, no: 2])
        co.tally(vote).lines()*.people() == [3L, 3L, 0L]

        and: 'who is represented is shown what would be said for them'
        def outlook = co.bean(Outlooks).of(vote, people[2]) as Outlook.By
        outlook.delegate().id() == people[0].id()
        outlook.choice() == new Dividing([yes: 3, no: 2])

        when: 'one of them votes after all'
        co.cast(vote, people[1], Answer.NO)
        def over = co.close(vote)
        def tally = co.tally(over)

        then: 'the numbers are brought down to those who are left'
        tally.lines()*.people() == [2L, 4L, 0L]
        tally.viaDelegation() == 3

        and: 'the file says the same to who counts again, signature of the division and all'
        def checked = Recount.check(co.bean(CountFiles).write(over))
        checked.signed() == 3
        checked.tally().counts().lines()*.people() == [2L, 4L, 0L]
        checked.lines().count { it.choice() instanceof Dividing && it.via() == people[0].uri() } == 3
    }

    def "#what is refused with a receipt that says why"() {
        given:
        def vote = co.open(motion)

        when:
        def receipt = co.cast(vote, people[who], choice)

        then:
        receipt.why() == Receipt.Why.INVALID
        receipt.field() == field
        receipt.sentence().contains(words)
        co.bean(Ballots).countVoted(vote.id()) == 0

        where:
        what                          | motion                                                     | who | choice                             || field    | words
        'more votes than they bring'  | [:]                                                        | 0   | new Dividing([yes: 3, no: 3])      || 'choice' | 'divide 5 votes, not 6'
        'fewer votes'                 | [:]                                                        | 0   | new Dividing([yes: 1])             || 'choice' | 'yourself and 4 others'
        'a weight of one\'s own making' | [:]                                                      | 7   | new Dividing([yes: 1000])          || 'choice' | 'divide 1 votes, not 1000'
        'an answer there is none'     | [:]                                                        | 0   | new Dividing([perhaps: 5])         || 'choice' | 'perhaps'
        'nothing'                     | [:]                                                        | 0   | new Dividing([yes: 5, no: 0])      || 'choice' | 'whole numbers'
        'a share of a block'          | [method: VotingMethod.CONSENSUS]                           | 0   | new Dividing([agree: 4, block: 1]) || 'reason' | 'Say why'
        'credits, which are one\'s own' | [options: ['a', 'b', 'c'], method: VotingMethod.QUADRATIC] | 0 | new Dividing([o1: 5])              || 'choice' | 'another kind'
        'points'                      | [options: ['a', 'b'], method: VotingMethod.SCORE]          | 0   | new Dividing([o1: 5])              || 'choice' | 'another kind'
    }

    def "votes between options are divided by #method too"() {
        given:
        def vote = co.open(options: ['Tea', 'Coffee', 'Water'], method: method)
        def (tea, coffee) = vote.options()*.choice()

        when:
        co.cast(vote, people[0], new Dividing([(tea): 4, (coffee): 1]))
        co.cast(vote, people[5], single(method, coffee))
        def over = co.close(vote)

        then:
        over.conclusion().selected() == [tea]
        co.tally(over).lines().find { it.choice() == tea }.people() == 4
        co.tally(over).lines().find { it.choice() == coffee }.people() == 2
        Recount.check(co.bean(CountFiles).write(over)).tally().outcome().selected() == [tea]

        where:
        method << [VotingMethod.APPROVAL, VotingMethod.INSTANT_RUNOFF, VotingMethod.SCHULZE]
    }

    def "an amendment is asked of divided votes under the new rules too"() {
        expect:
        Translation.of([new Voice('v', 1000, said, '', null, null)], method)*.choice() == [meant]

        where:
        said                                                  | method                       || meant
        new Dividing([agree: 2, standAside: 1, block: 1])     | VotingMethod.SIMPLE_MAJORITY || new Dividing([yes: 2, abstain: 1, no: 1])
        new Dividing([agree: 2, disagree: 1, block: 1])       | VotingMethod.CONSENT         || new Dividing([consent: 2, object: 2])
        new Dividing([yes: 2, no: 1])                         | VotingMethod.CONSENSUS       || new Dividing([agree: 2, disagree: 1])
        new Dividing([agree: 2, standAside: 1])               | VotingMethod.CONSENSUS       || new Dividing([agree: 2, standAside: 1])
    }

    private static Choice single(VotingMethod method, String option) {
        return method == VotingMethod.APPROVAL ? new Approving([option] as Set) : Choice.Ranking.of([option])
    }
}
