package coop.talkoot.governance

import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.governance.method.Outcome
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A group's charter: how it is written and read, chosen at first, and changed by its own rules. */
class CharterSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(5)

    def "the template #template is a charter, and the same after it was written and read"() {
        given:
        def text = BylawsText.write(template.bylaws())

        expect:
        BylawsText.read(text) == template.bylaws()
        BylawsText.write(BylawsText.read(text)) == text
        template.bylaws().types().keySet() == Motion.Type.values() as Set

        where:
        template << CharterTemplate.values().toList()
    }

    def "a charter in which #path is #value is refused by the name of the field"() {
        when:
        co.bylaws([(path): value])

        then:
        def refused = thrown(Refused)
        refused.refusal().field().contains(path.tokenize('.').last()) || refused.refusal().field() in ['voting', 'methods', 'threshold', 'types']

        where:
        path                           | value
        'forceDays'                    | 6L
        'exitNoticeDays'               | 29L
        'exitNoticeDays'               | -1L
        'types.policy.methods'         | ['approval']
        'types.policy.methods'         | []
        'types.policy.threshold.num'   | 0L
        'types.policy.quorum.den'      | 0L
        'voting.usualHours'            | 1L
        'voting.secondCallDays'        | 6L
        'delegating.months'            | 13L
        'counting.fallback'            | 'consensus'
        'counting.tieBreaks'           | ['statusQuo', 'statusQuo']
        'vetoing.holders'              | 'kings'
        'rollMayChange'                | true
        'name'                         | ''
    }

    def "a group begins with the usual rules, chooses others before its first vote, and then only by a vote"() {
        given:
        def club = new Assembly('club')
        def charters = club.bean(Charters)

        expect:
        charters.inForce(club.group).version() == 1
        charters.inForce(club.group).bylaws() == CharterTemplate.CONSENSUS.bylaws()

        when:
        def chosen = club.adopt([:], CharterTemplate.MAJORITY)

        then:
        charters.inForce(club.group) == chosen
        chosen.hash() == Charter.hex(Canonical.hash(chosen.text()))

        when:
        club.open()
        club.adopt()

        then:
        thrown(Refused)
        charters.inForce(club.group).hash() == chosen.hash()

        cleanup:
        club.close()
    }

    def "other rules need both the old and the new ones, hold after seven days, and leave open votes as they are"() {
        given:
        def amendment = co.bylaws(['name': 'Quick', 'voting.usualHours': 48L])
        def open = co.open()
        def vote = co.open(co.motion(type: Motion.Type.GOVERNANCE, amendment: amendment))
        people.each { co.cast(vote, it, Position.AGREE) }
        def before = co.bean(Charters).inForce(co.group)

        when:
        def over = co.close(vote)

        then:
        over.conclusion().outcome() == Outcome.Kind.PASSED
        co.bean(Charters).inForce(co.group) == before

        when:
        co.clock.advance(Duration.ofDays(7) - Duration.ofSeconds(1))

        then:
        co.bean(Charters).inForce(co.group) == before

        when:
        co.clock.advance(Duration.ofSeconds(1))

        then:
        co.bean(Charters).inForce(co.group).bylaws() == amendment
        co.bean(Charters).inForce(co.group).decisionId() == vote.id()
        co.again(open).charterHash() == before.hash()
        co.bean(Charters).all(co.group, Page.Request.first(10)).items()*.version() == [2, 1]

        cleanup:
        back(co, CharterTemplate.CONSENSUS.bylaws())
    }

    def "rules that would not pass by themselves do not pass, whatever the old ones say"() {
        given: 'by majority one may make consent the rule; but somebody objects'
        def club = new Assembly('majority')
        def members = club.members(3)
        club.adopt(['types.governance.methods': ['simpleMajority']], CharterTemplate.MAJORITY)
        def vote = club.open(club.motion(type: Motion.Type.GOVERNANCE, amendment: club.bylaws([:], CharterTemplate.CONSENT)))

        when:
        members.each { club.cast(vote, it, Answer.YES) }
        club.cast(vote, club.keeper, Answer.NO)
        def over = club.close(vote)

        then:
        over.conclusion().outcome() == Outcome.Kind.REJECTED
        over.conclusion().reason().key() == 'NOT_BY_THE_NEW_RULES'
        club.bean(Charters).inForce(club.group).version() == 1

        cleanup:
        club.close()
    }

    private static void back(Assembly co, Bylaws bylaws) {
        def vote = co.open(co.motion(type: Motion.Type.GOVERNANCE, amendment: bylaws))
        (co.bean(Rolls).of(vote.id(), Page.Request.first(80)).items()*.voter()).each { co.cast(vote, it, Position.AGREE) }
        co.close(vote)
        co.clock.advance(Duration.ofDays(7))
    }
}
