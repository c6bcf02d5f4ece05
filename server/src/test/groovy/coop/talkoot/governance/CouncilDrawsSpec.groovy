package coop.talkoot.governance

import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.FederationTerms
import coop.talkoot.groups.affiliation.Federations
import coop.talkoot.platform.Refused
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** Delegates that are drawn by lot; and a federation that has no council. */
@Stepwise
class CouncilDrawsSpec extends Specification {
    @Shared @AutoCleanup Vale vale = new Vale()

    def "a group decides to draw its delegates by lot; once, as many as it said, and the next serves where one declines"() {
        given:
        vale.union.bean(Memberships).appoint(vale.garden, vale.people.ben, Role.MEMBER)
        def willing = [vale.people.gus, vale.people.hal, vale.people.ben]
        willing.each { vale.union.bean(Lots).consent(vale.garden.identity(), it, true) }
        def motion = vale.propose(vale.garden, vale.people.gus, MotionTerms.drawing(vale.union.group, 2, 6))

        when: 'before the group has decided it'
        vale.begin(motion, 2)

        then:
        thrown(Refused)

        when:
        def vote = vale.union.bean(Openings).putToVote(motion, vale.people.gus, Assembly.opening(method: VotingMethod.SIMPLE_MAJORITY, window: Duration.ofDays(2)))
        ['gus', 'hal'].each { vale.union.cast(vote, vale.people[it]) }
        vale.union.close(vote)

        then:
        vale.council().values().every { it != 'garden' }
        vale.union.bean(CouncilDraws).undrawn(vale.garden.identity())*.id() == [motion.id()]

        when:
        vale.begin(motion, 1)

        then:
        def refused = thrown(Refused)
        refused.message.contains('so many are drawn: 2')

        when:
        def lot = vale.begin(motion, 2)
        def again = null
        try {
            vale.begin(motion, 2)
        } catch (Refused twice) {
            again = twice
        }
        vale.draw(lot, willing)
        def panel = vale.union.bean(Lots).require(lot.id(), vale.people.gus).panel()

        then:
        again.message.contains('drawn once')
        vale.union.bean(CouncilDraws).undrawn(vale.garden.identity()) == []
        panel.size() == 2
        vale.council().findAll { it.value == 'garden' }.keySet() == panel*.handle() as Set

        when:
        vale.union.bean(Lots).decline(lot, panel[0])

        then:
        vale.council().findAll { it.value == 'garden' }.keySet() == (willing*.handle() - panel[0].handle()) as Set
        vale.union.bean(Councils).sentBy(vale.garden.identity(), vale.page()).items().every { it.ending() != null || it.mandate() == vote.post().uri() }
    }

    def "where members speak for groups, delegates vote on nothing"() {
        given:
        vale.union.bean(Federations).change(vale.union.house.group, new FederationTerms(FederationTerms.Scope.GEOGRAPHIC, 'The vale', FederationTerms.Governing.MEMBERS,
                FederationTerms.Admission.COORDINATORS, FederationTerms.Announces.ALL, []), vale.union.keeper)

        expect:
        vale.put().terms().federal().rule() != null
    }
}
