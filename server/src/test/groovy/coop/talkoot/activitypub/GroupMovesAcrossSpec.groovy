package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.Decision
import coop.talkoot.governance.FederalPart
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Affiliations
import coop.talkoot.groups.affiliation.GroupMoves
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.platform.Page
import groovy.json.JsonSlurper
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** A co-op of a city moves from one server to another, while a vote of the city is open: three servers, and a follower's. */
@Stepwise
class GroupMovesAcrossSpec extends Specification {
    static final Duration LONG = Duration.ofSeconds(120)

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours cityHouse = new Neighbours(name: 'city', keeper: 'carla', clock: clock)
    @Shared @AutoCleanup Neighbours oldHouse = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)
    @Shared @AutoCleanup Neighbours newHouse = new Neighbours(name: 'mill', keeper: 'mina', clock: clock)
    @Shared @AutoCleanup FakePeer peer = new FakePeer()

    @Shared Federating city = new Federating(cityHouse).federation()
    @Shared Federating bakery = new Federating(oldHouse)
    @Shared Federating mill = new Federating(newHouse)
    @Shared FakeActor reader = peer.person('reader.localhost', 'reader')
    @Shared Instant since
    @Shared Decision open

    def setupSpec() {
        reader.publish()
        follow(reader)
        bakery.join(city)
        since = city.current(bakery).since()
        clock.advance(Duration.ofDays(30))
        open = city.put(title: 'An oven for all')
        bakery.part(open)
        clock.advance(Duration.ofDays(1))
    }

    def "the new group says that it was the old one, the old one goes there: the city has it once, with its date"() {
        when:
        newHouse.bean(GroupMoves).wasEarlier(mill.group, [mill.find(bakery)], mill.keeper)
        oldHouse.bean(GroupMoves).move(bakery.group, bakery.find(mill), 'bakery', bakery.keeper)

        then:
        await('the city', LONG) { city.children() == ['mill'] }
        await('the new group', LONG) { mill.parents() == ['city'] }
        bakery.parents() == []

        and: 'both sides have the same name and date for it'
        city.current(mill).memberSince() == since
        mill.above(city).memberSince() == since
        city.current(mill).uri() == mill.above(city).uri()
        [city.current(mill), mill.above(city)]*.state() == [Affiliation.State.MEMBER] * 2
        cityHouse.bean(Affiliations).everBelow(city.group.id(), Page.Request.first(10)).items().collect { [it.child().handle(), it.state()] } ==
                [['mill', Affiliation.State.MEMBER], ['bakery', Affiliation.State.MOVED]]

        and: 'and tell it alike; the old one tells what it had'
        links('children', city) == links('parents', mill)
        links('children', city)*.object == [mill.group.identity().uri()]
        Instant.parse(links('parents', mill).first().startTime as String) == since
        links('parents', bakery)*.state == ['https://w3id.org/talkoot/ns#left']

        and: 'each hears the other from now on'
        await('both follows', LONG) { follows(city, mill) && follows(mill, city) }
    }

    def "who follows it on another server is told once, by a Move of its own"() {
        expect:
        def told = await('the Move', LONG) { peer.deliveries*.json.findAll { it.type == 'Move' } }
        told.size() == 1
        told.first().subMap('actor', 'object', 'target') ==
                [actor: bakery.group.identity().uri(), object: bakery.group.identity().uri(), target: mill.group.identity().uri()]
    }

    def "the vote that was open stays with the roll it opened with, and the old group's answer counts there, once"() {
        given:
        def part = bakery.part(open)

        when:
        bakery.say([(bakery.keeper): Answer.YES], part)
        until(part.closesAt())
        oldHouse.bean(ClosingClock).run()

        then:
        await('the answer', LONG) {
            cityHouse.bean(ClosingClock).run()
            city.parts(open)*.value*.state() == [FederalPart.State.ANSWERED]
        }
        city.parts(open).keySet() == ['bakery'] as Set
    }

    def "what the city asks later it asks the new group, and only that one"() {
        when:
        def later = city.put(title: 'A second oven')
        def part = mill.part(later)

        then:
        part.group().id() == mill.group.id()
        city.parts(later).keySet() == ['mill'] as Set
        city.parts(later).mill.since() == since

        when:
        mill.say([(mill.keeper): Answer.YES], part)
        until(part.closesAt())
        newHouse.bean(ClosingClock).run()

        then:
        await('the answer', LONG) {
            cityHouse.bean(ClosingClock).run()
            city.parts(later).mill.state() == FederalPart.State.ANSWERED
        }
    }

    private void until(Instant moment) {
        def after = moment + Duration.ofSeconds(1)
        if (clock.instant().isBefore(after)) {
            clock.advance(Duration.between(clock.instant(), after))
        }
    }

    private void follow(FakeActor signer) {
        def inbox = oldHouse.instance.uri('/inbox')
        def bytes = FakeActor.bytes(signer.activity('Follow', bakery.group.identity().uri()))
        def headers = signer.cavage([:], inbox, bytes, clock.instant())
        assert FakePeer.post(inbox, headers.collect { [it.key, it.value] }, bytes) == 202
        await('the follower', LONG) { oldHouse.bean(Identities).byUri(signer.uri).filter { oldHouse.bean(Follows).isAccepted(it.id(), bakery.group.id()) }.present }
    }

    private static boolean follows(Federating one, Federating other) {
        return one.house.bean(Follows).isAccepted(one.group.id(), one.find(other).id())
    }

    private static List<Map> links(String which, Federating group) {
        def answer = group.house.instance.get("/groups/${group.group.identity().handle()}/collections/$which?page=true", [Accept: 'application/activity+json'])
        assert answer.statusCode() == 200
        return (new JsonSlurper().parseText(answer.body()).orderedItems ?: []) as List<Map>
    }
}
