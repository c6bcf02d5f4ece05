package coop.talkoot.notices

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.groups.Group
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Origin
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class GroupNoticesSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: SettableClock.at(Instant.parse('2026-03-01T12:00:00Z')),
            joinPolicy: Group.JoinPolicy.ON_REQUEST)

    @Shared
    @AutoCleanup
    Neighbours mill = new Neighbours(name: 'mill')

    private static int count

    private static Identity somebody(Neighbours house) {
        def name = "g${++count}".toString()
        return house.bean(Logins).register(new NewPerson(name, name, null, 'a long enough password'), false).identity()
    }

    private static List<Notice> told(Neighbours house, Identity person) {
        return house.bean(Notices).page(person.id(), NoticeQuery.newest(80)).items()
    }

    private static Memberships memberships(Neighbours house) {
        return house.bean(Memberships)
    }

    def "coordinators hear of a request until one of them answers it, and who asked hears the answer"() {
        given:
        def keeper = bakery.keeper.identity()
        def helper = bakery.member("h${++count}")
        memberships(bakery).setRole(bakery.group, helper, Role.COORDINATOR, keeper)
        [keeper, helper].each { bakery.bean(Notices).clear(it.id()) }
        def ann = somebody(bakery)
        bakery.bean(Notices).clear(keeper.id())

        when:
        def request = memberships(bakery).join(bakery.group, ann, Origin.LOCAL)

        then:
        told(bakery, keeper)*.kind() == [Notice.Kind.JOIN_REQUEST]
        told(bakery, helper)*.kind() == [Notice.Kind.JOIN_REQUEST]
        told(bakery, helper)[0].group().id() == bakery.group.id()

        when:
        answer.call(memberships(bakery), request)

        then:
        told(bakery, keeper) == []
        told(bakery, helper) == []
        told(bakery, ann)*.kind() == [kind]
        told(bakery, ann)[0].actor().id() == bakery.group.id()

        where:
        kind                 | answer
        Notice.Kind.ADMITTED | { all, asked -> all.admit(asked) }
        Notice.Kind.REFUSED  | { all, asked -> all.refuse(asked) }
    }

    def "a request that is taken back is told no more"() {
        given:
        def ann = somebody(bakery)
        memberships(bakery).join(bakery.group, ann, Origin.LOCAL)

        when:
        memberships(bakery).leave(bakery.group, ann)

        then:
        told(bakery, bakery.keeper.identity()).findAll { it.kind() == Notice.Kind.JOIN_REQUEST } == []
    }

    def "who comes in by themselves is told to those who coordinate, and learns nothing new"() {
        given:
        def keeper = mill.keeper.identity()
        def ann = somebody(mill)
        mill.bean(Notices).clear(keeper.id())

        when:
        memberships(mill).join(mill.group, ann, Origin.LOCAL)

        then:
        told(mill, keeper)*.kind() == [Notice.Kind.JOINED]
        told(mill, ann) == []
    }

    def "a member hears of another role, and of the end"() {
        given:
        def keeper = mill.keeper.identity()
        def ann = mill.member("g${++count}")

        when:
        memberships(mill).setRole(mill.group, ann, Role.COORDINATOR, keeper)
        memberships(mill).setRole(mill.group, ann, Role.MEMBER, keeper)
        memberships(mill).remove(mill.group, ann, keeper)

        then:
        told(mill, ann)*.kind() == [Notice.Kind.REMOVED, Notice.Kind.ROLE, Notice.Kind.ROLE]
        told(mill, ann)*.detail() == ['', 'MEMBER', 'COORDINATOR']
    }
}
