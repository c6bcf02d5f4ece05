package coop.talkoot.governance

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.groups.Endings
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.ledger.Units
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A group that a member founds from another one. */
class ForksSpec extends Specification {
    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup Neighbours house = new Neighbours(name: 'bakery', clock: clock)
    @Shared Identity keeper = house.keeper.identity()
    @Shared Forks forks = house.bean(Forks)
    @Shared Charters charters = house.bean(Charters)
    @Shared int number = 0

    def "it begins with the same rules word for word, names them, and its founder keeps it"() {
        given:
        def origin = group()
        def member = member(origin, Role.MEMBER)
        def other = this.member(origin, Role.OBSERVER)
        def rules = charters.adopt(origin.identity(), CharterTemplate.values().last().bylaws(), keeper)

        when:
        def fork = forks.found(origin, member, founding(), ComingAlong.nobody())

        then:
        fork.origin().id() == origin.id()
        fork.founder().id() == member.id()
        fork.charterVersion() == rules.version()
        fork.charterHash() == rules.hash()
        charters.inForce(fork.group()).text() == rules.text()
        charters.inForce(fork.group()).hash() == rules.hash()
        charters.inForce(fork.group()).version() == 1
        house.bean(Memberships).find(fork.group().id(), member.id()).get().role() == Role.ADMIN
        house.bean(Units).of(fork.group().id()).empty
        forks.of(fork.group().id()).get() == fork
        forks.from(origin.id(), Page.Request.first(10)).items() == [fork]
        forks.of(origin.id()).empty

        and: 'whoever belongs to the other one is told, but who did it'
        [keeper, other].every { told(it).contains(Notice.Kind.GROUP_FORKED) }
        !told(member).contains(Notice.Kind.GROUP_FORKED)
    }

    def "what the other one decides later changes nothing in it, and its end neither"() {
        given:
        def origin = group()
        def fork = forks.found(origin, keeper, founding(), ComingAlong.nobody())
        def before = charters.inForce(fork.group())
        clock.advance(Duration.ofDays(2))

        when:
        charters.adopt(origin.identity(), CharterTemplate.values().last().bylaws(), keeper)
        house.bean(Endings).end(origin, keeper, origin.identity().handle())

        then:
        charters.inForce(fork.group()) == before
        forks.of(fork.group().id()).get().origin().gone
        forks.of(fork.group().id()).get().charterHash() == before.hash()
    }

    def "#who founds nothing from it"() {
        given:
        def origin = group()
        def founder = role == null ? somebody() : member(origin, role)

        when:
        forks.found(origin, founder, founding(), ComingAlong.nobody())

        then:
        thrown(Refused)
        forks.from(origin.id(), Page.Request.first(10)).items().empty

        where:
        who              | role
        'a stranger'     | null
        'who only reads' | Role.OBSERVER
    }

    def "a handle that is taken is refused, and nothing is left of the attempt"() {
        given:
        def origin = group()

        when:
        forks.found(origin, keeper, new Founding('bakery', 'Another', '', '', Group.JoinPolicy.OPEN), ComingAlong.nobody())

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'handle'
        forks.from(origin.id(), Page.Request.first(10)).items().empty
    }

    def "nobody founds more than three in a day"() {
        given:
        def origin = group()
        def member = member(origin, Role.MEMBER)
        3.times { forks.found(origin, member, founding(), ComingAlong.nobody()) }

        when:
        forks.found(origin, member, founding(), ComingAlong.nobody())

        then:
        thrown(Refused)

        when:
        clock.advance(Duration.ofDays(1) + Duration.ofSeconds(1))

        then:
        forks.found(origin, member, founding(), ComingAlong.nobody()).origin().id() == origin.id()
    }

    def "whoever is asked along comes in when they ask, by whatever rule it has, and once; others do not"() {
        given:
        def origin = group()
        def (founder, asked, other) = [member(origin, Role.MEMBER), member(origin, Role.MEMBER), member(origin, Role.MEMBER)]

        when:
        def fork = forks.found(origin, founder, founding(Group.JoinPolicy.INVITATION), ComingAlong.of([' ', "@${asked.handle()}".toString()]))
        def there = house.bean(Groups).get(fork.group().id())

        then:
        house.bean(Memberships).countMembers(there.id()) == 1
        house.bean(Memberships).join(there, asked, Origin.LOCAL).active

        when:
        house.bean(Memberships).join(there, other, Origin.LOCAL)

        then:
        thrown(Refused)

        when: 'they go, and want to come back'
        house.bean(Memberships).leave(there, asked)
        house.bean(Memberships).join(there, asked, Origin.LOCAL)

        then:
        thrown(Refused)
    }

    def "everybody is whoever belonged to the other one then"() {
        given:
        def origin = group()
        def founder = member(origin, Role.MEMBER)
        def old = member(origin, Role.OBSERVER)
        def there = house.bean(Groups).get(forks.found(origin, founder, founding(), ComingAlong.everybody()).group().id())
        def late = member(origin, Role.MEMBER)

        expect:
        house.bean(Memberships).join(there, old, Origin.LOCAL).active
        house.bean(Memberships).join(there, keeper, Origin.LOCAL).active
        !house.bean(Memberships).join(there, late, Origin.LOCAL).active
    }

    def "an address of nobody in it is named, and nothing is founded"() {
        given:
        def origin = group()
        def stranger = somebody()

        when:
        forks.found(origin, keeper, founding(), ComingAlong.of([address(stranger)]))

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'invited'
        refused.message.contains(address(stranger))
        forks.from(origin.id(), Page.Request.first(10)).items().empty

        where:
        address << [{ it.handle() }, { it.address() }, { '@nobody@nowhere.example' }]
    }

    def "the same sent twice, also at once, is founded once and told once"() {
        given:
        def origin = group()
        def member = member(origin, Role.MEMBER)
        def founding = founding()

        when:
        def made = (1..4).collect {
            CompletableFuture.supplyAsync { forks.found(origin, member, founding, ComingAlong.everybody()) }
        }*.get()

        then:
        made*.group()*.id().toSet().size() == 1
        forks.from(origin.id(), Page.Request.first(10)).items().size() == 1
        house.bean(Notices).page(keeper.id(), NoticeQuery.newest(80)).items().count { it.group()?.id() == made[0].group().id() } == 1
    }

    def "of a group that has ended nothing is founded"() {
        given:
        def ended = group()
        house.bean(Endings).end(ended, keeper, ended.identity().handle())

        when:
        forks.found(ended, keeper, founding(), ComingAlong.nobody())

        then:
        thrown(Refused)
    }

    private Founding founding(Group.JoinPolicy policy = Group.JoinPolicy.ON_REQUEST) {
        return new Founding("fork${++number}", 'Another', '', '', policy)
    }

    private Group group() {
        def group = house.bean(Groups).found(new Founding("coop${++number}", 'A co-op', '', '', Group.JoinPolicy.OPEN))
        house.bean(Memberships).appoint(group, keeper, Role.ADMIN)
        return group
    }

    private Identity member(Group group, Role role) {
        def person = somebody()
        house.bean(Memberships).appoint(group, person, role)
        return person
    }

    private Identity somebody() {
        def name = "person${++number}".toString()
        return house.bean(Logins).register(new NewPerson(name, name, null, 'a long enough password'), false).identity()
    }

    private Set<Notice.Kind> told(Identity person) {
        return house.bean(Notices).page(person.id(), NoticeQuery.newest(80)).items()*.kind() as Set
    }
}
