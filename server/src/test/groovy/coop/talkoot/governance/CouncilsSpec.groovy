package coop.talkoot.governance

import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.count.StandAlone
import coop.talkoot.governance.federal.Mode
import coop.talkoot.governance.federal.Weighting
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Choice.Ranking
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** A federation in which delegates vote, whom its groups elect and recall; all live on one server. */
@Stepwise
class CouncilsSpec extends Specification {
    @Shared @AutoCleanup Vale vale = new Vale()

    def "without delegates there is no council, and nothing is put to it"() {
        when:
        vale.put()

        then:
        def refused = thrown(Refused)
        refused.message.contains('No group has sent a delegate')
        vale.council() == [:]
    }

    def "#what is refused, and the field named"() {
        when:
        vale.propose(vale.bakery, vale.people.ann, terms(), audience)

        then:
        def refused = thrown(Refused)
        refused.refusal().toString().contains(field)

        where:
        what                                   | field        | audience        | terms
        'a stranger among the candidates'      | 'candidates' | Audience.PUBLIC | { MotionTerms.electing(vale.union.group, [vale.people.ann, vale.people.gus], 1, 12) }
        'a member of another server'           | 'candidates' | Audience.PUBLIC | { MotionTerms.electing(vale.union.group, [vale.people.far], 1, 12) }
        'nobody to choose from'                | 'candidates' | Audience.PUBLIC | { MotionTerms.electing(vale.union.group, [], 1, 12) }
        'somebody twice'                       | 'candidates' | Audience.PUBLIC | { MotionTerms.electing(vale.union.group, [vale.people.ann, vale.people.ann], 1, 12) }
        'a group as a candidate'               | 'candidates' | Audience.PUBLIC | { MotionTerms.electing(vale.union.group, [vale.bakery.identity()], 1, 12) }
        'a term without end'                   | 'months'     | Audience.PUBLIC | { MotionTerms.electing(vale.union.group, [vale.people.ann], 1, 49) }
        'a term of no length'                  | 'months'     | Audience.PUBLIC | { MotionTerms.electing(vale.union.group, [vale.people.ann], 1, 0) }
        'no places'                            | 'seats'      | Audience.PUBLIC | { MotionTerms.electing(vale.union.group, [vale.people.ann], 0, 12) }
        'too many places'                      | 'seats'      | Audience.PUBLIC | { MotionTerms.drawing(vale.union.group, 21, 12) }
        'lots for nobody'                      | 'seats'      | Audience.PUBLIC | { MotionTerms.drawing(vale.union.group, 0, 12) }
        'a federation it does not belong to'   | 'parent'     | Audience.PUBLIC | { MotionTerms.electing(vale.garden.identity(), [vale.people.ann], 1, 12) }
        'a person as a federation'             | 'parent'     | Audience.PUBLIC | { MotionTerms.electing(vale.people.ben, [vale.people.ann], 1, 12) }
        'a vote that the federation cannot see' | 'audience'  | Audience.GROUP  | { MotionTerms.electing(vale.union.group, [vale.people.ann], 1, 12) }
        'to recall whom nobody sent'           | 'subject'    | Audience.PUBLIC | { MotionTerms.recalling(vale.union.group, vale.people.ben) }
        'to send somebody under another rule'  | 'type'       | Audience.PUBLIC | { new MotionTerms(Motion.Type.BUDGET, null, null, [], 1, null, new Sending(vale.union.group, [vale.people.ann], 0, 12)) }
        'options beside the candidates'        | 'options'    | Audience.PUBLIC | { new MotionTerms(Motion.Type.POLICY, null, null, ['a', 'b'], 1, null, new Sending(vale.union.group, [vale.people.ann], 0, 12)) }
    }

    def "a group elects its delegates by a vote that selects people, and they serve their term"() {
        when: 'two of three, by a single transferable vote'
        def vote = vale.decide(vale.bakery, vale.people.ann, MotionTerms.electing(vale.union.group, [vale.people.ann, vale.people.ben, vale.people.both], 2, 12), VotingMethod.SCOTTISH_STV,
                [ann: ['o1', 'o2'], ben: ['o2', 'o1'], bea: ['o1', 'o2'], bob: ['o2', 'o1']].collectEntries { who, ranks -> [who, Ranking.of(ranks)] })

        then:
        vote.options()*.title() == ['Ann (@ann@', 'Ben (@ben@', 'Both (@both@'].collect { it + vale.union.keeper.domain() + ')' }
        vote.conclusion().outcome() == Outcome.Kind.SELECTED
        vale.council() == [ann: 'bakery', ben: 'bakery']
        with(vale.union.bean(Councils).sentBy(vale.bakery.identity(), vale.page()).items().first()) {
            mandate() == vote.post().uri()
            since() == vale.union.clock.instant()
            until() == since().atOffset(java.time.ZoneOffset.UTC).plusMonths(12).toInstant()
            ending() == null
        }

        when: 'with one candidate for one place, it is a yes or no'
        vale.decide(vale.garden, vale.people.gus, MotionTerms.electing(vale.union.group, [vale.people.both], 1, 24), VotingMethod.SIMPLE_MAJORITY, [gus: Answer.YES, hal: Answer.YES])

        then:
        vale.council() == [ann: 'bakery', ben: 'bakery', both: 'garden']

        when: 'and a no sends nobody'
        vale.decide(vale.cellar, vale.people.ivy, MotionTerms.electing(vale.union.group, [vale.people.ivy], 1, 24), VotingMethod.SIMPLE_MAJORITY, [ivy: Answer.NO])

        then:
        vale.council().keySet() == ['ann', 'ben', 'both'] as Set
    }

    def "delegates are the roll of what the federation decides, with what their group weighs divided among them"() {
        given:
        def vote = vale.put()

        expect: 'by members 6, 2 and 1; cut to a third each, that is one vote each; the cellar sent nobody, and is among all'
        vote.terms().federal().rule() == null
        !vote.allowsDelegation()
        vote.secrecy() == Secrecy.OPEN
        vale.seats(vote) == [['bakery', 'ann', 500L], ['bakery', 'ben', 500L], ['garden', 'both', 1000L], ['cellar', 'cellar', 1000L]] as Set
        vote.roll().size() == 4
        vote.roll().weight() == 3000L

        when: 'nobody but they votes, the keeper of the federation included'
        def answers = ['ann', 'ben', 'both', 'bea'].collectEntries { [it, vale.union.cast(vote, vale.people[it], it == 'both' ? Answer.NO : Answer.YES)] }
        def keeper = vale.union.cast(vote, vale.union.keeper)
        def over = vale.union.close(vote)

        then:
        ['ann', 'ben', 'both'].every { answers[it] instanceof Receipt.Accepted }
        [answers.bea, keeper].every { (it as Receipt.Refused).why() == Receipt.Why.NOT_ON_THE_ROLL }
        over.conclusion().outcome() == Outcome.Kind.TIED
        vale.union.tally(over).eligibleWeight() == 3000L

        and: 'anybody comes to the same from the count file'
        def file = vale.union.bean(CountFiles).write(over)
        Recount.check(file).tally().outcome().kind() == Outcome.Kind.TIED
        new StandAlone().check(file).startsWith('ALL IS RIGHT')
    }

    def "a weight that cannot be divided evenly leaves its rest to whose address comes first"() {
        given: 'the cellar sends somebody too, and by members each weighs as the charter says'
        vale.decide(vale.cellar, vale.people.ivy, MotionTerms.electing(vale.union.group, [vale.people.ivy], 1, 24), VotingMethod.SIMPLE_MAJORITY, [ivy: Answer.YES])
        vale.decide(vale.bakery, vale.people.ann, MotionTerms.electing(vale.union.group, [vale.people.ann, vale.people.ben, vale.people.bob], 3, 12), VotingMethod.SIMPLE_MAJORITY, [ann: Answer.YES, ben: Answer.YES, bea: Answer.YES])

        when:
        def vote = vale.put(new FederalOpening(null, Weighting.EQUAL, [:], [] as Set))

        then:
        vale.seats(vote) == [['bakery', 'ann', 334L], ['bakery', 'ben', 333L], ['bakery', 'bob', 333L], ['garden', 'both', 1000L], ['cellar', 'ivy', 1000L]] as Set

        and: 'who was elected before was replaced by that vote'
        with(vale.union.bean(Councils).sentBy(vale.bakery.identity(), vale.page()).items()) {
            it*.ending()*.why() == [null, null, null, Delegate.Why.REPLACED, Delegate.Why.REPLACED]
        }

        cleanup:
        vale.union.close(vote)
    }

    def "who is in two groups counts in one of them for the weights"() {
        given: 'both came to the bakery first; the garden has gus and hal beside'
        def asked = vale.union.bean(FederalVotes).askedNow(vale.union.group)

        expect:
        vale.union.bean(Transactions).read { vale.union.bean(CouncilVotes).sizes(asked) }.toList() == [6L, 2L, 1L]

        when:
        vale.union.bean(FederalVotes).countHere(vale.people.both, vale.garden.identity(), true)
        vale.union.clock.advance(Duration.ofSeconds(1))

        then:
        vale.union.bean(Transactions).read { vale.union.bean(CouncilVotes).sizes(asked) }.toList() == [5L, 3L, 1L]

        cleanup:
        vale.union.bean(FederalVotes).countHere(vale.people.both, vale.garden.identity(), false)
    }

    def "who speaks for two groups carries the weight of both"() {
        given:
        vale.decide(vale.bakery, vale.people.ann, MotionTerms.electing(vale.union.group, [vale.people.both, vale.people.ann], 2, 12), VotingMethod.SIMPLE_MAJORITY, [ann: Answer.YES, ben: Answer.YES, bea: Answer.YES])

        when:
        def vote = vale.put(new FederalOpening(null, Weighting.EQUAL, [:], [] as Set))

        then:
        vale.seats(vote) == [['bakery', 'ann', 500L], ['bakery', 'both', 500L], ['garden', 'both', 1000L], ['cellar', 'ivy', 1000L]] as Set
        vale.union.bean(Rolls).weightOf(vote.id(), vale.people.both.id()).get() == 1500L
        vote.roll().size() == 3

        cleanup:
        vale.union.close(vote)
    }

    def "#what is refused of a council, at #field"() {
        when:
        vale.union.bean(Openings).putToVote(vale.union.motion(audience: audience), vale.union.keeper, Assembly.opening([method: VotingMethod.SIMPLE_MAJORITY] + options).with(federal))

        then:
        def refused = thrown(Refused)
        refused.refusal().toString().contains(field)

        where:
        what                              | field           | audience        | options                    | federal
        'what its groups cannot read'     | 'audience'      | Audience.GROUP  | [:]                        | FederalOpening.USUAL
        'a secret vote'                   | 'secrecy'       | Audience.PUBLIC | [secrecy: Secrecy.SECRET]  | FederalOpening.USUAL
        'a poll for everybody'            | 'isQuestion'    | Audience.PUBLIC | [isQuestion: true]         | FederalOpening.USUAL
        'to put groups\' answers together' | 'mode'         | Audience.PUBLIC | [:]                        | new FederalOpening(Mode.BLOC, null, [:], [] as Set)
        'a veto of groups'                | 'affected'      | Audience.PUBLIC | [:]                        | new FederalOpening(null, null, [:], ['https://x.example/g'] as Set)
        'what a stranger gave'            | 'contributions' | Audience.PUBLIC | [:]                        | new FederalOpening(null, null, ['https://x.example/g': 1L], [] as Set)
    }

    def "a group recalls its delegate by its decision: they keep their vote in what is open, and have none in what comes"() {
        given:
        def open = vale.put()
        def recall = vale.propose(vale.bakery, vale.people.ben, MotionTerms.recalling(vale.union.group, vale.people.ann))
        def vote = vale.union.bean(Openings).putToVote(recall, vale.people.ann, Assembly.opening(window: Duration.ofDays(2)))

        expect: 'whom it is about has no vote in it'
        (vale.union.cast(vote, vale.people.ann, Position.DISAGREE) as Receipt.Refused).why() == Receipt.Why.NOT_ON_THE_ROLL

        when:
        ['ben', 'both', 'bea', 'bob'].each { assert vale.union.cast(vote, vale.people[it], Position.AGREE) instanceof Receipt.Accepted }
        def over = vale.union.close(vote)
        vale.union.tick()

        then: 'out of office, and still a member'
        over.conclusion().outcome() == Outcome.Kind.PASSED
        !vale.council().containsKey('ann')
        vale.union.bean(Memberships).isMember(vale.bakery.id(), vale.people.ann.id())
        with(vale.union.bean(Councils).sentBy(vale.bakery.identity(), vale.page()).items().find { it.person().id() == vale.people.ann.id() && it.ending()?.why() == Delegate.Why.RECALLED }) {
            ending().mandate() == over.post().uri()
        }

        and:
        vale.union.cast(open, vale.people.ann, Answer.YES) instanceof Receipt.Accepted
        !vale.seats(vale.later()).any { it[1] == 'ann' }
    }

    def "who leaves their group is out at once, in what is open too, but for the weight of another group"() {
        given:
        def open = vale.put(new FederalOpening(null, Weighting.EQUAL, [:], [] as Set))
        assert vale.union.cast(open, vale.people.ivy, Answer.NO) instanceof Receipt.Accepted

        when:
        vale.union.bean(Memberships).leave(vale.bakery, vale.people.both)

        then: 'both speaks for the garden still, and nothing changes of an open vote'
        vale.council() == [both: 'garden', ivy: 'cellar']
        vale.union.bean(Rolls).weightOf(open.id(), vale.people.both.id()).get() == 2000L

        when:
        vale.union.bean(Memberships).leave(vale.garden, vale.people.both)

        then:
        vale.council() == [ivy: 'cellar']
        vale.union.bean(Rolls).weightOf(open.id(), vale.people.both.id()).isEmpty()
        vale.union.bean(Councils).sentBy(vale.garden.identity(), vale.page()).items().first().ending().why() == Delegate.Why.LEFT

        cleanup:
        vale.union.close(open)
    }

    def "of one group alone their vote goes with them"() {
        given:
        vale.union.bean(Memberships).appoint(vale.cellar, vale.people.bea, Role.MEMBER)
        vale.decide(vale.cellar, vale.people.ivy, MotionTerms.electing(vale.union.group, [vale.people.bea], 1, 24), VotingMethod.SIMPLE_MAJORITY, [ivy: Answer.YES, bea: Answer.YES])
        def open = vale.put()
        assert vale.union.cast(open, vale.people.bea, Answer.NO) instanceof Receipt.Accepted

        when:
        vale.union.clock.advance(Duration.ofMinutes(1))
        vale.union.bean(Memberships).leave(vale.cellar, vale.people.bea)
        def over = vale.union.close(open)

        then:
        vale.union.bean(Rolls).weightOf(open.id(), vale.people.bea.id()).isEmpty()
        vale.union.tally(over).cast() == 0
    }

    def "delegates lay their office down, and nobody does it for them"() {
        given:
        vale.decide(vale.cellar, vale.people.ivy, MotionTerms.electing(vale.union.group, [vale.people.ivy], 1, 24), VotingMethod.SIMPLE_MAJORITY, [ivy: Answer.YES])
        def office = vale.union.bean(Councils).of(vale.union.group, vale.page()).items().first()

        when:
        vale.union.bean(Councils).resign(office, vale.people.ann)

        then:
        thrown(Refused)
        vale.council() == [ivy: 'cellar']

        when:
        vale.union.bean(Councils).resign(office, vale.people.ivy)

        then:
        vale.council() == [:]

        when:
        vale.union.bean(Councils).resign(office, vale.people.ivy)

        then:
        def refused = thrown(Refused)
        refused.message.contains('over already')
    }

    def "a term ends by its date, and for what opens later when the group gives notice"() {
        given:
        vale.decide(vale.cellar, vale.people.ivy, MotionTerms.electing(vale.union.group, [vale.people.ivy], 1, 2), VotingMethod.SIMPLE_MAJORITY, [ivy: Answer.YES])
        vale.decide(vale.bakery, vale.people.ann, MotionTerms.electing(vale.union.group, [vale.people.ann], 1, 12), VotingMethod.SIMPLE_MAJORITY, [ann: Answer.YES, ben: Answer.YES, bob: Answer.YES])

        expect:
        vale.council() == [ivy: 'cellar', ann: 'bakery']

        when:
        vale.union.clock.advance(Duration.ofDays(63))

        then:
        vale.council() == [ann: 'bakery']

        when: 'and somebody is sent anew, later'
        vale.decide(vale.cellar, vale.people.ivy, MotionTerms.electing(vale.union.group, [vale.people.ivy], 1, 1), VotingMethod.SIMPLE_MAJORITY, [ivy: Answer.YES])
        def before = vale.union.bean(Councils).sentBy(vale.cellar.identity(), vale.page()).items()[1]

        then: 'nobody was replaced'
        vale.council() == [ivy: 'cellar', ann: 'bakery']
        before.ending().why() == Delegate.Why.EXPIRED
        before.ending().at() == before.until()

        when:
        vale.notice(vale.bakery.identity())

        then:
        vale.council() == [ivy: 'cellar']
    }
}
