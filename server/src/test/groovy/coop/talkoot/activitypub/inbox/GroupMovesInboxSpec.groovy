package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.Federating
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Exits
import coop.talkoot.groups.affiliation.GroupMoves
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit

/** A group elsewhere says that it has moved: believed only when its own document and the new one's say so now. */
class GroupMovesInboxSpec extends AffiliationsSpecification {
    def cleanup() {
        [garden, rival, honest].each { actor ->
            ['movedTo', 'alsoKnownAs'].each { actor.extra.remove(it) }
            actor.publish()
        }
    }

    def "a Move #what changes nothing"(String what, Closure sent) {
        given:
        def held = above(garden) ?: belonging(garden)
        sent.delegate = this

        when:
        sent()
        settle()

        then:
        above(garden).id() == held.id()
        above(garden).state() == Affiliation.State.MEMBER
        above(rival) == null
        follows.between(house.group.id(), identity(garden).id()).present
        follows.between(house.group.id(), identity(rival).id()).empty

        where:
        what                                 | sent
        'that the new one does not confirm'  | { garden.publish(movedTo: rival.uri); move(garden, rival.uri) }
        'that the old one does not confirm'  | { rival.publish(alsoKnownAs: [garden.uri]); move(garden, rival.uri) }
        'from another\'s hand'               | { both(garden, rival); send(evil, garden.activity('Move', garden.uri, target: rival.uri)) }
        'of a group by another one'          | { both(garden, rival); send(rival, rival.activity('Move', garden.uri, target: rival.uri)) }
        'to a person'                        | { both(garden, honest); move(garden, honest.uri) }
        'to itself'                          | { both(garden, garden); move(garden, garden.uri) }
        'to one that has moved on'           | { both(garden, rival); rival.publish(movedTo: rival.at('users/next')); move(garden, rival.uri) }
        'round in a ring'                    | { both(garden, rival); rival.publish(movedTo: garden.uri); move(garden, rival.uri) }
        'to where its document says nothing' | { both(garden, honest); rival.publish(alsoKnownAs: [garden.uri]); move(garden, rival.uri) }
        'that names no place'                | { both(garden, rival); send(garden, garden.activity('Move', garden.uri)) }
    }

    def "what the group here had with it goes on under the new name, once, with its date; members here are told"() {
        given:
        def (old, next) = [group('old'), group('next')]
        def held = belonging(old)
        def member = house.bean(Memberships).join(house.bean(Groups).remote(identity(old)), house.keeper.identity(), Origin.LOCAL)
        house.bean(Memberships).admit(member)
        follows.request(house.keeper.identity(), identity(old), Origin.LOCAL)
        house.instance.clock.advance(Duration.ofDays(3))

        when:
        both(old, next)
        move(old, next.uri)
        def carried = await('the new name') { above(next) }

        then:
        carried.state() == Affiliation.State.MEMBER
        carried.memberSince() == held.since()
        carried.since().isAfter(held.since())
        carried.noticePeriod() == held.noticePeriod()
        carried.uri() == "${held.uri()}/moved"
        affiliations.find(held.id()).get().state() == Affiliation.State.MOVED
        parents().count { it in [old.uri, next.uri] } == 1
        parents().contains(next.uri)

        and: 'who followed it here follows the new one'
        follows.between(house.keeper.actorId(), identity(next).id()).present
        follows.between(house.keeper.actorId(), identity(old).id()).empty
        follows.between(house.group.id(), identity(next).id()).present

        and:
        def notice = house.bean(Notices).page(house.keeper.actorId(), NoticeQuery.newest(20)).items().find { it.kind() == Notice.Kind.GROUP_MOVED }
        notice.actor().uri() == old.uri
        notice.group().uri() == next.uri

        when: 'it says so again'
        move(old, next.uri)
        settle()

        then:
        above(next).id() == carried.id()
        affiliations.everAbove(house.group.id(), Page.Request.first(80)).items().count { it.parent().uri() == next.uri } == 1
    }

    def "what was before the move held with the old name then, and with one of the two at any moment"() {
        given:
        def (old, next) = [group('old'), group('next')]
        def held = belonging(old)
        def before = moment()
        house.instance.clock.advance(Duration.ofDays(1))

        when:
        both(old, next)
        move(old, next.uri)
        def carried = await('the new name') { above(next) }

        then:
        def at = { Instant moment -> affiliations.parentsOf(house.group.id(), moment)*.parent()*.uri().findAll { it in [old.uri, next.uri] } }
        at(before) == [old.uri]
        at(carried.since()) == [next.uri]
        at(carried.since().minusMillis(1)) == [old.uri]
        affiliations.find(held.id()).get().endedAt() == carried.since()
    }

    def "who is in notice stays with the old name to its end, and what was only asked is asked no more"() {
        given:
        def (leaving, asked, next) = [group('leaving'), group('asked'), group('next')]
        belonging(leaving)
        def notice = house.bean(Exits).leave(house.group.identity(), identity(leaving), house.instance.uri('/decisions/2')).get()
        def request = ask(asked)

        when:
        both(leaving, next)
        move(leaving, next.uri)
        next.publish(alsoKnownAs: [leaving.uri, asked.uri])
        asked.publish(movedTo: next.uri)
        move(asked, next.uri)

        then:
        await('the request to be over') { affiliations.find(request.id()).get().state() == Affiliation.State.REFUSED }
        affiliations.find(notice.id()).get().with { [it.state(), it.notice()] } == [Affiliation.State.NOTICE, notice.notice()]
        above(next) == null
    }

    def "one that comes below the group it would then be above is not taken along"() {
        given: 'the new name is below the group here already'
        def (old, next) = [group('old'), group('next')]
        def held = belonging(old)
        next.publish(parents: list(next, link(here.group.identity().uri(), next, 'active')))

        when:
        both(old, next)
        move(old, next.uri)

        then:
        await('the old name to be over') { affiliations.find(held.id()).get().state() == Affiliation.State.MOVED }
        above(next) == null
    }

    def "what a group brings along to here is believed only where the other one says so too"() {
        given:
        def mill = Federating.beside(house, "mill${peer.next()}").group
        def (old, city) = [group('old'), group('city')]
        def since = moment().minus(Duration.ofDays(400)).truncatedTo(ChronoUnit.SECONDS)
        def dates = [startTime: since.toString(), noticePeriod: 'P7D']
        old.publish(movedTo: mill.identity().uri(), parents: list(old, link(city.uri, old, 'left', dates)))
        moves.wasEarlier(mill, [identity(old)], house.keeper.identity())
        follows.request(house.keeper.identity(), identity(old), Origin.LOCAL)

        when: 'only the old one says so'
        move(old, mill.identity().uri())

        then:
        await('its followers') { follows.isAccepted(house.keeper.actorId(), mill.id()) }
        affiliations.everAbove(mill.id(), Page.Request.first(10)).items() == []

        when: 'the parent does too, by the old name or the new one'
        city.publish(children: list(city, link(city.uri, old, 'active', dates)))
        2.times { moves.wasEarlier(mill, [identity(old)], house.keeper.identity()) }

        then:
        def taken = affiliations.everAbove(mill.id(), Page.Request.first(10)).items()
        taken*.parent()*.uri() == [city.uri]
        taken.first().with { [it.state(), it.memberSince(), it.noticePeriod(), it.uri()] } ==
                [Affiliation.State.MEMBER, since, Duration.ofDays(7), old.at('affiliations/1') + '/moved']
    }

    private GroupMoves getMoves() {
        house.bean(GroupMoves)
    }

    private FakeActor group(String name) {
        def made = peer.person("$name${peer.next()}.localhost", "$name${peer.next()}")
        made.publish(type: 'Group')
        assert send(made, made.activity('Follow', house.keeper.identity().uri())) == 202
        await("the group $made.name") { identity(made) }
        return made
    }

    /** A collection of one item, on that one's host. */
    private String list(FakeActor of, Map item) {
        def id = of.at("list/${peer.next()}")
        peer.serve(id, ['@context': context(), id: id, type: 'OrderedCollection', totalItems: 1, orderedItems: [item]])
        return id
    }

    private static Map link(String parent, FakeActor child, String state, Map more = [:]) {
        [id: child.at('affiliations/1'), type: 'Relationship', subject: parent, relationship: NS + 'hasChild', object: child.uri, state: NS + state] + more
    }

    /** Both documents say so. */
    private static void both(FakeActor old, FakeActor next) {
        old.publish(movedTo: next.uri)
        next.publish(alsoKnownAs: [old.uri])
    }

    private int move(FakeActor old, String target) {
        send(old, old.activity('Move', old.uri, target: target))
    }

    private Affiliation above(FakeActor parent) {
        affiliations.current(house.group.id(), identity(parent).id()).orElse(null)
    }

    private List<String> parents() {
        affiliations.parentsOf(house.group.id(), moment())*.parent()*.uri()
    }

    private Instant moment() {
        house.instance.clock.instant()
    }
}
