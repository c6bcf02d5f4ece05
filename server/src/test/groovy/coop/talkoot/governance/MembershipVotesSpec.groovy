package coop.talkoot.governance

import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.moderation.AuditLog
import coop.talkoot.moderation.Deed
import coop.talkoot.notices.Notice
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A vote on who belongs to the group is carried out by itself, at the stated time, and written down. */
class MembershipVotesSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(5)

    def setupSpec() {
        co.adopt([:], CharterTemplate.MAJORITY)
    }

    def "who is sent away by a vote belongs to the group no more, is told, and it stands in the log"() {
        given:
        def gone = co.members(1).first()
        def vote = passed(Motion.Type.REMOVAL, gone)

        expect:
        !isMember(gone)
        co.again(vote).implementation().doneBy().id() == co.group.id()
        with(co.bean(AuditLog).all(gone.address(), Page.Request.first(10)).items()) {
            it*.deed() == [Deed.MEMBER_REMOVED]
            it[0].keeper().id() == co.group.id()
            it[0].reason() == vote.post().uri()
        }
        kinds(gone).contains(Notice.Kind.REMOVED.name())

        when: 'they are taken in again later'
        co.bean(Memberships).appoint(co.house.group, gone, Role.MEMBER)
        co.tick()

        then: 'an old vote does not send them away a second time'
        isMember(gone)
    }

    def "who is taken in by a vote is a member, and told so"() {
        given:
        def newcomer = person()
        def vote = passed(Motion.Type.MEMBERSHIP, newcomer)

        expect:
        isMember(newcomer)
        co.again(vote).implementation().doneAt() != null
        co.bean(AuditLog).all(newcomer.address(), Page.Request.first(10)).items()*.deed() == [Deed.MEMBER_ADMITTED]
        kinds(newcomer).contains(Notice.Kind.JOINED.name()) || kinds(co.keeper).contains(Notice.Kind.JOINED.name())
    }

    def "it happens on the day that was stated when voting opened, not before"() {
        given:
        def gone = co.members(1).first()
        def vote = passed(Motion.Type.REMOVAL, gone, [implementBy: co.clock.instant() + Duration.ofDays(30)])

        expect:
        isMember(gone)

        when:
        co.clock.advance(Duration.ofDays(31))
        co.tick()

        then:
        !isMember(gone)
        co.again(vote).implementation().doneAt() == co.clock.instant()
    }

    def "a vote that did not pass changes nothing"() {
        given:
        def stays = co.members(1).first()
        def newcomer = person()

        when:
        passed(Motion.Type.REMOVAL, stays, [:], Answer.NO)
        passed(Motion.Type.MEMBERSHIP, newcomer, [:], Answer.NO)

        then:
        isMember(stays)
        !isMember(newcomer)
    }

    def "the last admin goes only once there is another, and then by the same vote"() {
        given:
        def vote = passed(Motion.Type.REMOVAL, co.keeper, [by: people[0], opener: people[1]], Answer.YES, coordinator(people[1]))

        expect:
        isMember(co.keeper)
        co.again(vote).implementation().doneAt() == null

        when:
        co.bean(Memberships).setRole(co.house.group, people[2], Role.ADMIN, co.keeper)
        co.tick()

        then:
        !isMember(co.keeper)
    }

    private Identity coordinator(Identity person) {
        co.bean(Memberships).setRole(co.house.group, person, Role.COORDINATOR, co.keeper)
        return person
    }

    private Decision passed(Motion.Type type, Identity subject, Map<String, ?> options = [:], Answer answer = Answer.YES, Identity opener = co.keeper) {
        def motion = co.motion([type: type, subject: subject] + options)
        def vote = co.open([opener: opener] + options.subMap('implementBy'), motion)
        (people + co.keeper).findAll { it.id() != subject.id() }.each { assert co.cast(vote, it, answer) instanceof Receipt.Accepted }
        def over = co.close(vote)
        assert over.conclusion().outcome().name() == (answer == Answer.YES ? 'PASSED' : 'REJECTED')
        return over
    }

    private Identity person() {
        co.bean(Logins).register(new NewPerson("new${System.nanoTime()}", 'New', null, 'a long enough password'), false).identity()
    }

    private boolean isMember(Identity person) {
        co.bean(Memberships).isMember(co.group.id(), person.id())
    }

    private List<String> kinds(Identity person) {
        co.bean(Transactions).read { co.bean(DSLContext).fetch('select kind from notice where person_id = ?', person.id()).getValues(0, String) }
    }
}
