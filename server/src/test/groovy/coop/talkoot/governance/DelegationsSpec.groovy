package coop.talkoot.governance

import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Voting for others: as given, as the rules bound it, and as it is shown to those whose vote it is. */
class DelegationsSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    Delegations delegations = co.bean(Delegations)

    List<Identity> people = []

    def setupSpec() {
        co.adopt(['delegating.most': 2L, 'delegating.percent': 100L])
    }

    def setup() {
        people = co.members(5)
    }

    def cleanup() {
        people.each { co.bean(Memberships).leave(co.house.group, it) }
    }

    def "somebody's vote counts for those who let them vote, unless these vote themselves"() {
        given:
        def vote = co.open()
        co.delegate(people[0], people[2])
        co.delegate(people[1], people[2])
        co.cast(vote, people[2], Answer.NO)

        expect:
        outlook(vote, people[0]) == new Outlook.By(people[2], Answer.NO)
        outlook(vote, people[2]) instanceof Outlook.Own
        outlook(vote, people[3]) instanceof Outlook.Nobody

        when:
        co.cast(vote, people[1], Answer.YES)
        co.close(vote)

        then:
        with(co.tally(vote)) {
            cast() == 2
            viaDelegation() == 1
            lines()*.people() == [1L, 2L, 0L]
        }
        co.bean(Tallies).voices(co.again(vote)).find { it.voter() == people[0].uri() }.via() == people[2].uri()
    }

    def "the narrowest delegation counts"() {
        given:
        def motion = co.motion()
        co.delegate(people[0], people[1])
        co.delegate(people[0], people[2], scope: new DelegationScope.OfType(Motion.Type.POLICY))
        def vote = co.open(motion)
        people[1..3].each { co.cast(vote, it) }

        expect:
        outlook(vote, people[0]).delegate() == people[2]

        when:
        co.delegate(people[0], people[3], scope: new DelegationScope.OfMotion(motion.id()))

        then:
        outlook(vote, people[0]).delegate() == people[3]
    }

    def "one of the same scope takes the place of the one before; it can be taken back, by who gave it"() {
        given:
        def first = co.delegate(people[0], people[1])
        def second = co.delegate(people[0], people[2])

        expect:
        delegations.givenBy(people[0], Page.Request.first(10)).items() == [second]
        delegations.countHeldBy(people[1], co.group) == 0

        when:
        delegations.revoke(second, people[2])

        then:
        thrown(Refused)

        when:
        delegations.revoke(second, people[0])
        delegations.revoke(first, people[0])

        then:
        delegations.givenBy(people[0], Page.Request.first(10)).items() == []
    }

    def "delegates see how many they vote for, and only those who let them know who they are"() {
        given:
        co.delegate(people[0], people[2])
        co.delegate(people[1], people[2], showsName: true)

        expect:
        delegations.countHeldBy(people[2], co.group) == 2
        delegations.knownTo(people[2], co.group)*.principal() == [people[1]]
    }

    def "nobody is entrusted with more than the rules allow, unless who does it knows that it may come to nothing"() {
        given:
        co.delegate(people[0], people[4], acceptsCap: false)
        co.delegate(people[1], people[4], acceptsCap: false)

        when:
        co.delegate(people[2], people[4], acceptsCap: false)

        then:
        thrown(Refused)

        when:
        co.delegate(people[2], people[4], acceptsCap: true)
        def vote = co.open()
        co.cast(vote, people[4])

        then:
        outlook(vote, people[0]) instanceof Outlook.By
        outlook(vote, people[2]) == new Outlook.Unused(Resolution.Unused.OVER_CAP)
    }

    def "#what is refused"() {
        when:
        what
        co.delegate([from: from, until: until], people[0], to(people))

        then:
        thrown(Refused)

        where:
        what                      | from                  | until                             | to
        'a year and a day'        | at('2027-01-01')      | at('2028-01-02')                  | { it[1] }
        'what ends before it began' | at('2027-01-02')    | at('2027-01-01')                  | { it[1] }
        'what is over'            | at('2020-01-01')      | at('2020-02-01')                  | { it[1] }
        'voting for oneself'      | at('2027-01-01')      | at('2027-02-01')                  | { it[0] }
    }

    def "who is no member votes for nobody; who leaves lets go of all"() {
        given:
        def stranger = co.bean(coop.talkoot.people.Logins).register(
                new coop.talkoot.people.NewPerson("stranger${System.nanoTime() % 100000}", 'S', null, 'a long enough password'), false).identity()

        when:
        co.delegate(people[0], stranger)

        then:
        thrown(Refused)

        when:
        co.delegate(people[0], people[1])
        co.delegate(people[1], people[2])
        co.bean(Memberships).leave(co.house.group, people[1])

        then:
        delegations.givenBy(people[0], Page.Request.first(10)).items() == []
        delegations.countHeldBy(people[2], co.group) == 0
    }

    def "in a secret vote only who was entrusted with just that votes for others"() {
        given:
        def motion = co.motion()
        def vote = co.open([secrecy: Secrecy.SECRET], motion)
        co.delegate(people[0], people[2])
        co.delegate(people[1], people[2], scope: new DelegationScope.OfMotion(motion.id()))
        co.cast(vote, people[2])

        expect:
        outlook(vote, people[0]) instanceof Outlook.Nobody
        outlook(vote, people[1]) == new Outlook.By(people[2], null)
    }

    def "a day before the close those are told who have not voted, and those whose delegation comes to nothing"() {
        given:
        def vote = co.open()
        co.delegate(people[0], people[1])
        co.delegate(people[1], people[0])
        co.cast(vote, people[2])

        when:
        co.clock.set(vote.closesAt() - Duration.ofHours(24))
        2.times { co.tick() }

        then:
        kinds(people[0]) == [Notice.Kind.MANDATE_UNUSED, Notice.Kind.VOTE_REMINDER, Notice.Kind.DELEGATED, Notice.Kind.VOTE_OPENED]
        kinds(people[2]) == [Notice.Kind.VOTE_OPENED]
        kinds(people[3]) == [Notice.Kind.VOTE_REMINDER, Notice.Kind.VOTE_OPENED]

        when:
        co.close(vote)

        then:
        kinds(people[2]).first() == Notice.Kind.VOTE_CLOSED
    }

    private Outlook outlook(Decision vote, Identity who) {
        return co.bean(Outlooks).of(co.again(vote), who)
    }

    private List<Notice.Kind> kinds(Identity who) {
        return co.bean(Notices).page(who.id(), NoticeQuery.newest(20)).items()*.kind()
    }

    private static Instant at(String day) {
        return Instant.parse("${day}T00:00:00Z")
    }
}
