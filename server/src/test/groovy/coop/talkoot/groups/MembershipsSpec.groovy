package coop.talkoot.groups

import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import coop.talkoot.TestInstance
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.people.SetupLinks
import coop.talkoot.people.Viewer
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.time.Duration
import java.time.Instant
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class MembershipsSpec extends Specification {
    static final String PASSWORD = 'a long enough password'

    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Memberships memberships = bakery.bean(Memberships)

    @Shared
    Invitations invitations = bakery.bean(Invitations)

    @Shared
    Identity admin = bakery.keeper.identity()

    def "an instance is set up once, by one link, of those that come at the same moment too"() {
        given:
        def fresh = TestInstance.start(name: 'fresh')
        def old = fresh.bean(SetupLinks).issue().get()
        def token = fresh.bean(SetupLinks).issue().get()
        def setup = { String link, String name ->
            fresh.bean(Setup).run(link, new Founding("coop$name", 'Co-op', '', '', Group.JoinPolicy.OPEN), new NewPerson(name, name, null, PASSWORD))
        }

        expect: 'a newer link ends the older one'
        !fresh.bean(SetupLinks).isOpen(old)
        fresh.bean(SetupLinks).isOpen(token)

        when: 'the person is refused'
        setup(token, 'not a handle')

        then: 'the link is still good, and no group was founded'
        thrown(Refused)
        fresh.bean(SetupLinks).isOpen(token)
        fresh.bean(Groups).local().empty

        when:
        def results = AtOnce.run((1..4).collect { number -> { -> setup(token, "keeper$number") } })

        then:
        results.count { it instanceof Viewer } == 1
        results.count { it instanceof Refused } == 3
        fresh.bean(Groups).local().size() == 1
        fresh.bean(Logins).count() == 1

        and: 'that was it'
        !fresh.bean(SetupLinks).isOpen(token)
        fresh.bean(SetupLinks).issue().empty

        cleanup:
        fresh?.close()
    }

    def "a group that is #policy answers who asks with #state"() {
        given:
        def group = group(policy)
        def ann = person()

        when:
        def asked = memberships.join(group, ann, Origin.LOCAL)
        def again = memberships.join(group, ann, Origin.LOCAL)

        then:
        asked.state() == state
        again.state() == state
        memberships.isMember(group.id(), ann.id()) == (state == Membership.State.ACTIVE)
        memberships.requestsTo(group.id(), Page.Request.first(5)).items().size() == (state == Membership.State.REQUESTED ? 1 : 0)

        where:
        policy                      || state
        Group.JoinPolicy.OPEN       || Membership.State.ACTIVE
        Group.JoinPolicy.ON_REQUEST || Membership.State.REQUESTED
    }

    def "a group by invitation takes nobody who just asks"() {
        when:
        memberships.join(group(Group.JoinPolicy.INVITATION), person(), Origin.LOCAL)

        then:
        thrown(Refused)
    }

    def "the last admin cannot #what, and with another one can"() {
        given:
        def group = group(Group.JoinPolicy.OPEN)
        def other = person()
        memberships.appoint(group, other, Role.COORDINATOR)

        when:
        deed(group, admin)

        then:
        thrown(Refused)
        memberships.find(group.id(), admin.id()).get().role() == Role.ADMIN

        when:
        memberships.setRole(group, other, Role.ADMIN, admin)
        deed(group, admin)

        then:
        noExceptionThrown()
        memberships.countMembers(group.id()) == left

        where:
        what             | left | deed
        'leave'          | 1    | { Group of, Identity who -> memberships.leave(of, who) }
        'be removed'     | 1    | { Group of, Identity who -> memberships.remove(of, who, who) }
        'step down'      | 2    | { Group of, Identity who -> memberships.setRole(of, who, Role.MEMBER, who) }
    }

    def "of two admins who leave at the same moment one stays"() {
        given:
        def group = group(Group.JoinPolicy.OPEN)
        def other = person()
        memberships.appoint(group, other, Role.ADMIN)

        when:
        def results = AtOnce.run([{ memberships.leave(group, admin) }, { memberships.leave(group, other) }])

        then:
        results.count { it instanceof Refused } == 1
        memberships.countMembers(group.id()) == 1
    }

    def "who left can come back, as a member only"() {
        given:
        def group = group(Group.JoinPolicy.OPEN)
        def ann = person()
        memberships.appoint(group, ann, Role.ADMIN)

        when:
        memberships.leave(group, ann)
        memberships.leave(group, ann)

        then:
        !memberships.isMember(group.id(), ann.id())

        expect:
        memberships.join(group, ann, Origin.LOCAL).role() == Role.MEMBER
    }

    def "a #role may #may"() {
        given:
        def group = group(Group.JoinPolicy.OPEN)
        def who = person()
        def member = person()
        def coordinator = person()
        memberships.appoint(group, who, role)
        memberships.appoint(group, member, Role.MEMBER)
        memberships.appoint(group, coordinator, Role.COORDINATOR)
        def deeds = [
                'invite a member'      : { invitations.create(group, who, terms()) },
                'invite an admin'      : { invitations.create(group, who, terms(role: Role.ADMIN)) },
                'give roles'           : { memberships.setRole(group, member, Role.COORDINATOR, who); memberships.setRole(group, member, Role.MEMBER, admin) },
                'remove a member'      : { memberships.remove(group, member, who) },
                'remove a coordinator' : { memberships.remove(group, coordinator, who) }
        ]

        expect:
        deeds.findAll { name, deed -> AtOnce.run([deed]).first() !instanceof Refused }*.key == may

        where:
        role             || may
        Role.MEMBER      || []
        Role.COORDINATOR || ['invite a member', 'remove a member']
        Role.ADMIN       || ['invite a member', 'invite an admin', 'give roles', 'remove a member', 'remove a coordinator']
    }

    def "an invitation lets in as many as it is good for, at the same moment too, and a member uses nothing up"() {
        given:
        def group = group(Group.JoinPolicy.INVITATION)
        def token = invitations.create(group, admin, terms(uses: 2, role: Role.COORDINATOR))

        when:
        invitations.accept(token, admin)

        then:
        invitations.find(token).get().usesLeft() == 2

        when:
        def people = (1..5).collect { person() }
        def results = AtOnce.run(people.collect { who -> { -> invitations.accept(token, who) } })

        then:
        results.count { it instanceof Membership && it.active && it.role() == Role.COORDINATOR } == 2
        results.count { it instanceof Refused } == 3
        invitations.find(token).empty
        memberships.countMembers(group.id()) == 3
    }

    def "an open invitation is listed for those who may invite, and closed by them"() {
        given:
        def group = group(Group.JoinPolicy.INVITATION)
        def coordinator = person()
        memberships.appoint(group, coordinator, Role.COORDINATOR)
        def token = invitations.create(group, admin, terms(uses: 3))
        def keys = invitations.create(group, admin, terms(role: Role.ADMIN))
        def mine = invitations.find(token).get()
        def theirs = invitations.find(keys).get()

        expect:
        invitations.open(group, coordinator, Page.Request.first(2)).items()*.id() == [theirs.id(), mine.id()]
        invitations.open(group, coordinator, new Page.Request(1, theirs.id())).items()*.id() == [mine.id()]

        when: 'a stranger, and a coordinator who may not give that role'
        def tries = [{ invitations.open(group, person(), Page.Request.first(2)) }, { invitations.revoke(group, mine.id(), person()) },
                     { invitations.revoke(group, theirs.id(), coordinator) }].collect { attempt ->
            try { attempt.call(); 'done' } catch (Refused refused) { refused.refusal().class.simpleName }
        }

        then:
        tries == ['NotAllowed'] * 3
        invitations.find(token).present

        when:
        invitations.revoke(group, mine.id(), coordinator)

        then:
        invitations.find(token).empty
        invitations.open(group, admin, Page.Request.first(2)).items()*.id().first() == theirs.id()

        when:
        invitations.accept(token, person())

        then:
        thrown(Refused)
    }

    def "an invitation ends with its time, and one that was never given opens nothing"() {
        given:
        def group = group(Group.JoinPolicy.INVITATION)
        def token = invitations.create(group, admin, terms(lasts: Duration.ofDays(1)))

        expect:
        invitations.find(token).present
        invitations.find('never given').empty

        when:
        clock.advance(Duration.ofDays(1))
        invitations.accept(token, person())

        then:
        thrown(Refused)
        invitations.find(token).empty
        memberships.countMembers(group.id()) == 1
    }

    def "an invitation for #uses people and #lasts is refused by the name of #field"() {
        when:
        terms(uses: uses, lasts: lasts)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        uses | lasts                || field
        0    | Duration.ofDays(1)   || 'uses'
        501  | Duration.ofDays(1)   || 'uses'
        1    | Duration.ZERO        || 'days'
        1    | Duration.ofDays(-1)  || 'days'
        1    | Duration.ofDays(91)  || 'days'
    }

    private static Invitations.Terms terms(Map<String, ?> options = [:]) {
        return new Invitations.Terms((options.role ?: Role.MEMBER) as Role, options.getOrDefault('uses', 1) as int,
                (options.getOrDefault('lasts', Duration.ofDays(7))) as Duration)
    }

    private Group group(Group.JoinPolicy policy) {
        def group = bakery.bean(Groups).found(new Founding("group${count.incrementAndGet()}", 'Group', '', '', policy))
        memberships.appoint(group, admin, Role.ADMIN)
        return group
    }

    private Identity person() {
        return bakery.member("person${count.incrementAndGet()}")
    }
}
