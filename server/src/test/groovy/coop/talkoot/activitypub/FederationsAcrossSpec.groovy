package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import coop.talkoot.exchange.Listings
import coop.talkoot.governance.Affiliating
import coop.talkoot.governance.DecisionFilter
import coop.talkoot.governance.Decisions
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.AffiliationClock
import coop.talkoot.groups.affiliation.Affiliations
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.platform.Page
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Responses
import groovy.json.JsonSlurper
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** A city of districts of co-ops, on three servers: they join, leave, are sent away, by what they decide. */
@Stepwise
class FederationsAcrossSpec extends Specification {
    /** Three servers share a machine, and a server that was busy is tried again after a while. */
    static final Duration LONG = Duration.ofSeconds(90)

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours cityHouse = new Neighbours(name: 'city', keeper: 'carla', clock: clock)
    @Shared @AutoCleanup Neighbours valeHouse = new Neighbours(name: 'vale', keeper: 'vera', clock: clock)
    @Shared @AutoCleanup Neighbours bakeryHouse = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)

    @Shared @AutoCleanup FakePeer peer = new FakePeer()
    @Shared Federating city = new Federating(cityHouse).federation()
    @Shared Federating vale = new Federating(valeHouse).federation()
    /** A guest on its district's server. */
    @Shared Federating studio = Federating.beside(valeHouse, 'studio')
    @Shared Federating bakery = new Federating(bakeryHouse)

    def "a group asks by its decision, the parent checks it, and both say so from then on"() {
        when:
        def decision = bakery.decide(Affiliating.JOIN, bakery.find(vale))
        def asked = await('the request', LONG) { vale.current(bakery) }

        then: 'the parent knows the decision behind it; nobody belongs yet'
        asked.state() == Affiliation.State.ASKED
        asked.joinMandate() == decision.post().uri()
        vale.children() == []
        links(vale, 'children') == []
        links(bakery, 'parents')*.state == ['https://w3id.org/talkoot/ns#requested']

        when:
        valeHouse.bean(Joining).admit(asked.id(), vale.keeper)

        then:
        await('the yes', LONG) { bakery.above(vale)?.state() == Affiliation.State.MEMBER }
        vale.children() == ['bakery']
        bakery.parents() == ['vale']
        bakery.above(vale).uri() == vale.current(bakery).uri()
        bakery.above(vale).noticePeriod() == Duration.ofDays(14)

        and: 'either tells it in the same words'
        links(vale, 'children') == links(bakery, 'parents')
        def link = links(vale, 'children').first()
        link.subject == vale.group.identity().uri()
        link.object == bakery.group.identity().uri()
        link.state == 'https://w3id.org/talkoot/ns#active'
        link.noticePeriod == 'P14D'
    }

    def "a tree of three floors grows across three servers"() {
        when:
        studio.join(vale)
        vale.join(city)

        then:
        vale.children().toSorted() == ['bakery', 'studio']
        city.children() == ['vale']
        vale.parents() == ['city']
    }

    def "what a co-op offers its district announces, and the city, each once; taken back, it is gone up there too"() {
        given: 'somebody of other software who follows the city only'
        def reader = peer.person('reader.localhost', 'reader')
        reader.publish()
        post(reader, reader.activity('Follow', city.group.identity().uri()))
        await('the follower', LONG) { cityHouse.bean(Identities).byUri(reader.uri).filter { cityHouse.bean(Follows).isAccepted(it.id(), city.group.id()) }.present }
        await('each to hear the other', LONG) { follows(vale, bakery) && follows(bakery, vale) && follows(city, vale) && follows(vale, city) }

        when:
        def ovens = bakeryHouse.offer('Two ovens')
        def studios = valeHouse.offer(group: studio.group.identity(), 'A wheel')

        then:
        [ovens, studios].every { offer -> await('the announce of the city', LONG) { announced(city, offer.post().uri()) } }
        announced(vale, ovens.post().uri())
        await('both to have come', LONG) { told(reader, ovens.post().uri()) && told(reader, studios.post().uri()) }

        and: 'members of one co-op have the offer of another'
        await('the wheel at the bakery', LONG) { bakeryHouse.bean(Posts).byUri(studios.post().uri()).present }

        when:
        bakeryHouse.bean(Listings).withdraw(ovens, bakery.keeper)

        then:
        await('it to be taken back', LONG) { !announced(city, ovens.post().uri()) && !announced(vale, ovens.post().uri()) }
        told(reader, ovens.post().uri()) == 1
        told(reader, studios.post().uri()) == 1
    }

    def "a group that is above cannot come below: it is told why, and nothing has changed"() {
        when: 'the city asks to belong to the bakery, which is two floors below it'
        bakery.federation()
        city.decide(Affiliating.JOIN, city.find(bakery))

        then: 'its own server has found out'
        city.above(bakery) == null
        bakery.current(city) == null

        when: 'its server asks all the same'
        def kin = new Kin([] as Set, 0, [] as Set, 0)
        def asked = cityHouse.bean(Joining).ask(city.group, city.find(bakery), lastDecision(city), kin)

        then:
        await('the refusal', LONG) { cityHouse.bean(Affiliations).find(asked.id()).get().state() == Affiliation.State.REFUSED }
        cityHouse.bean(Affiliations).find(asked.id()).get().because().contains('above itself')
        bakery.current(city) == null
    }

    def "two that ask each other before either hears of it are never both let in"() {
        given:
        def one = Federating.beside(cityHouse, 'one').federation()
        def other = Federating.beside(valeHouse, 'other').federation()
        def kin = new Kin([] as Set, 0, [] as Set, 0)
        def first = one.find(other)
        def second = other.find(one)

        when: 'each server has its own decision, and asks at the same moment'
        def mandates = [one.adopt(Affiliating.JOIN, first), other.adopt(Affiliating.JOIN, second)]*.post()*.uri()
        def asked = AtOnce.run([
                { -> cityHouse.bean(Joining).ask(one.group, first, mandates[0], kin) },
                { -> valeHouse.bean(Joining).ask(other.group, second, mandates[1], kin) }])

        then:
        asked.every { it instanceof Affiliation }
        await('both answers', LONG) {
            [cityHouse.bean(Affiliations).find(asked[0].id()).get(), valeHouse.bean(Affiliations).find(asked[1].id()).get()]
                    .every { it.state() == Affiliation.State.REFUSED && it.because().contains('above itself') }
        }
        one.children() + one.parents() + other.children() + other.parents() == []
    }

    def "who leaves gives notice, and at the stated instant both sides know that it is over, with no further word"() {
        when:
        bakery.decide(Affiliating.LEAVE, bakery.find(vale))
        def ends = await('the notice', LONG) { bakery.above(vale)?.notice()?.effectiveAt() }

        then:
        await('the notice there', LONG) { vale.current(bakery)?.notice()?.effectiveAt() == ends }
        vale.current(bakery).notice().givenAt() == bakery.above(vale).notice().givenAt()
        ends == bakery.above(vale).notice().givenAt() + Duration.ofDays(14)
        def link = links(vale, 'children').find { it.object.endsWith('bakery') }
        link.state == 'https://w3id.org/talkoot/ns#leaving'
        Instant.parse(link.endTime as String) == ends

        when: 'it stays after all'
        bakery.decide(Affiliating.STAY, bakery.find(vale))

        then:
        await('its word', LONG) { vale.current(bakery)?.state() == Affiliation.State.MEMBER }
        bakery.above(vale).state() == Affiliation.State.MEMBER

        when: 'it goes, and then neither server can hear the other'
        bakery.decide(Affiliating.LEAVE, bakery.find(vale))
        await('the notice there', LONG) { vale.current(bakery)?.notice() }
        bakeryHouse.instance.stop()
        clock.advance(Duration.ofDays(14) + Duration.ofMinutes(1))
        valeHouse.bean(AffiliationClock).run()

        then:
        vale.children() == ['studio']

        when:
        bakeryHouse.instance.startAgain()

        then:
        bakery.parents() == []
        last(vale) == Affiliation.State.EXITED
    }

    def "who is sent away is heard for a week, voted on by consensus or two thirds, and has two weeks"() {
        when:
        city.decide(Affiliating.EXPEL, city.find(vale))
        def notice = await('the word', LONG) { vale.above(city)?.notice() }

        then:
        notice.isByParent()
        notice.effectiveAt() == notice.givenAt() + Duration.ofDays(14)
        vale.parents() == ['city']

        when:
        clock.advance(Duration.ofDays(14))

        then:
        vale.parents() == []
        city.children() == []
    }

    private boolean announced(Federating group, String uri) {
        return group.house.bean(Posts).byUri(uri).flatMap { group.house.bean(Responses).announceOf(group.group.identity(), it) }.present
    }

    private static boolean follows(Federating one, Federating other) {
        return one.house.bean(Follows).isAccepted(one.group.id(), one.find(other).id())
    }

    /** How often that reader was told of it. */
    private int told(FakeActor reader, String uri) {
        return peer.deliveries.findAll { it.url.startsWith(reader.uri) && it.json.type == 'Announce' && it.json.object == uri }.size()
    }

    private void post(FakeActor signer, Map activity) {
        def inbox = cityHouse.instance.uri('/inbox')
        def bytes = FakeActor.bytes(activity)
        def headers = signer.cavage([:], inbox, bytes, clock.instant())
        assert FakePeer.post(inbox, headers.collect { [it.key, it.value] }, bytes) == 202
    }

    private static List<Map> links(Federating group, String which) {
        def answer = group.house.instance.get("/groups/${group.group.identity().handle()}/collections/$which?page=true", [Accept: 'application/activity+json'])
        assert answer.statusCode() == 200
        return (new JsonSlurper().parseText(answer.body()).orderedItems ?: []) as List<Map>
    }

    private static Affiliation.State last(Federating parent) {
        return parent.house.bean(Affiliations).everBelow(parent.group.id(), Page.Request.first(10)).items()
                .find { it.child().handle() == 'bakery' }.state()
    }

    private static String lastDecision(Federating group) {
        return group.house.bean(Decisions)
                .search(DecisionFilter.ofGroup(group.group.id()), group.keeper.id(), Page.Request.first(1)).items().first().post().uri()
    }
}
