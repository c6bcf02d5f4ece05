package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.governance.ComingAlong
import coop.talkoot.governance.Fork
import coop.talkoot.governance.Forks
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.web.Visitor
import groovy.json.JsonSlurper
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** Members of a co-op found another one; some of its members live on another server. */
@Stepwise
class ForksAcrossSpec extends Specification {
    static final Duration LONG = Duration.ofSeconds(90)

    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', keeper: 'alice')
    @Shared @AutoCleanup Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob')
    @Shared @AutoCleanup FakePeer peer = new FakePeer()
    @Shared Identity marek
    @Shared Identity zora
    @Shared Fork fork

    def "two of the other server belong to it, and one of them is asked along"() {
        given:
        marek = garden.member('marek')
        zora = garden.member('zora')
        [marek, zora].each { person ->
            garden.bean(Memberships).join(there(bakery.group.identity()), person, Origin.LOCAL)
            await("$person.handle", LONG) { garden.bean(Memberships).isMember(there(bakery.group.identity()).id(), person.id()) }
        }
        def founding = new Founding('mill', 'Mill', '', '', Group.JoinPolicy.INVITATION)

        when:
        fork = bakery.bean(Forks).found(bakery.group, bakery.keeper.identity(), founding, ComingAlong.of([marek.address()]))

        then: 'that one is told on their own server, by the new group itself'
        def notice = await('the invitation', LONG) { told(marek) }
        notice.actor().uri() == fork.group().uri()
        notice.group().uri() == fork.group().uri()
        told(zora) == null
    }

    def "its document names where it comes from, and the other server shows that, with the way there"() {
        when:
        def document = new JsonSlurper().parseText(
                bakery.instance.get('/groups/mill', [Accept: 'application/activity+json']).body()) as Map
        def mill = there(fork.group())
        def origin = garden.bean(Forks).originOf(mill.identity()).get()

        then:
        document.forkOf == bakery.group.identity().uri()
        document['@context'].any { it instanceof Map && it.forkOf == ['@id': 'coop:forkOf', '@type': '@id'] }
        origin.uri() == bakery.group.identity().uri()
        origin.known().id() == there(bakery.group.identity()).id()

        and:
        def page = new Visitor(garden.instance).get("/people/${mill.id()}").body()
        page.contains('Founded from')
        page.contains("href=\"/people/${origin.known().id()}\"")
        new JsonSlurper().parseText(garden.instance.get("/api/talkoot/v1/groups/${mill.id()}").body()).forkOf == origin.uri()
    }

    def "who was asked comes in when they ask, though it takes nobody else"() {
        when:
        garden.bean(Memberships).join(there(fork.group()), marek, Origin.LOCAL)

        then:
        await('the membership', LONG) { garden.bean(Memberships).isMember(there(fork.group()).id(), marek.id()) }
        bakery.bean(Memberships).find(fork.group().id(), bakery.find(marek).id()).get().role() == Role.MEMBER

        when: 'who was not asked asks'
        garden.bean(Memberships).join(there(fork.group()), zora, Origin.LOCAL)
        garden.bean(Memberships).join(there(bakery.group.identity()), garden.keeper.identity(), Origin.LOCAL)

        then: 'what was sent after it has been answered, and it has not let them in'
        await('a later answer', LONG) { garden.bean(Memberships).isMember(there(bakery.group.identity()).id(), garden.keeper.actorId()) }
        bakery.bean(Memberships).countMembers(fork.group().id()) == 2
        !garden.bean(Memberships).isMember(there(fork.group()).id(), zora.id())
    }

    def "of a group of another server nothing is founded here"() {
        when:
        garden.bean(Forks).found(there(bakery.group.identity()), marek, new Founding('own', 'Own', '', '', Group.JoinPolicy.OPEN), ComingAlong.nobody())

        then:
        def refused = thrown(Refused)
        refused.message.contains('another server')
        garden.bean(Groups).localByHandle('own').empty
    }

    def "an invitation #what is heard by nobody"() {
        given:
        def group = peer.person('stranger.localhost', "group${peer.next()}")
        group.publish(type: 'Group', forkOf: forkOf(group), '@context': [
                'https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1',
                [forkOf: ['@id': 'https://w3id.org/talkoot/ns#forkOf', '@type': '@id']]])
        def signal = peer.person('stranger.localhost', "signal${peer.next()}")

        when:
        send(group, group.activity('Invite', object(group), target: zora.uri(), to: [zora.uri()]))
        send(signal, signal.activity('Follow', zora.uri(), to: [zora.uri()]))

        then:
        await('what came after it', LONG) { notices(zora).find { it.actor().uri() == signal.uri } }
        told(zora) == null

        where:
        what                                         | forkOf                                       | object
        'of a group that comes from nowhere'         | { null }                                     | { it.uri }
        'of one whose origin is on another server'   | { bakery.group.identity().uri() }            | { it.uri }
        'of one whose origin they never belonged to' | { it.at('groups/old') }                      | { it.uri }
        'into another group'                         | { it.at('groups/old') }                      | { bakery.group.identity().uri() }
    }

    private void send(FakeActor signer, Map<String, ?> activity) {
        def inbox = garden.instance.uri('/inbox')
        def bytes = FakeActor.bytes(activity)
        def headers = signer.cavage([:], inbox, bytes, garden.instance.clock.instant())
        assert FakePeer.post(inbox, headers.collect { [it.key, it.value] }, bytes) == 202
    }

    private Group there(Identity group) {
        def known = await(group.handle(), LONG) { garden.bean(RemoteActors).byUri(group.uri()) }
        return garden.bean(Groups).find(known.id()).orElseGet { garden.bean(Groups).remote(known) }
    }

    private List<Notice> notices(Identity person) {
        return garden.bean(Notices).page(person.id(), NoticeQuery.newest(80)).items()
    }

    private Notice told(Identity person) {
        return notices(person).find { it.kind() == Notice.Kind.GROUP_FORKED }
    }
}
