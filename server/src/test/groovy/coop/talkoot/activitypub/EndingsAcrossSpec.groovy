package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.groups.EndedGroupsClock
import coop.talkoot.groups.Endings
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Affiliations
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import groovy.json.JsonSlurper
import java.net.http.HttpRequest.BodyPublishers
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** A district ends that belongs to a city of another server, and has co-ops and members on both. */
@Stepwise
class EndingsAcrossSpec extends Specification {
    static final Duration LONG = Duration.ofSeconds(90)

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours cityHouse = new Neighbours(name: 'city', keeper: 'carla', clock: clock)
    @Shared @AutoCleanup Neighbours valeHouse = new Neighbours(name: 'valehouse', keeper: 'vera', clock: clock)

    @Shared Federating city = new Federating(cityHouse).federation()
    @Shared Federating bakery = Federating.beside(cityHouse, 'bakery')
    @Shared Federating vale = Federating.beside(valeHouse, 'vale').federation()
    @Shared Federating studio = Federating.beside(valeHouse, 'studio')
    @Shared Identity member
    @Shared Listing offer

    def "a tree across two servers, and a member and an offer of one in a group of the other"() {
        given:
        vale.join(city)
        bakery.join(vale)
        studio.join(vale)
        member = cityHouse.member('marek')
        def there = cityHouse.find(vale.group.identity())
        def group = cityHouse.bean(Groups).find(there.id()).orElseGet { cityHouse.bean(Groups).remote(there) }

        when:
        cityHouse.bean(Memberships).join(group, member, Origin.LOCAL)

        then:
        await('the membership', LONG) { cityHouse.bean(Memberships).isMember(there.id(), member.id()) }

        when:
        offer = cityHouse.offer(by: member, group: there, 'A wheel')

        then:
        await('the offer', LONG) { valeHouse.bean(Listings).byUri(offer.post().uri()).present }
        vale.children().toSorted() == ['bakery', 'studio']
        bakery.parents() == ['vale']
    }

    def "it ends: its own server has detached it at once, and nobody of either server belongs to it any more"() {
        when:
        valeHouse.bean(Endings).end(vale.group, vale.keeper, 'vale')

        then: 'at home'
        vale.children() == []
        vale.parents() == []
        studio.parents() == []
        valeHouse.instance.get('/groups/vale', [Accept: 'application/activity+json']).statusCode() == 410

        and: 'on the other server, for the city above and the bakery below'
        await('the city to know', LONG) { city.children() == [] }
        await('the bakery to know', LONG) { bakery.parents() == [] }
        far().gone
        !cityHouse.bean(Memberships).isMember(far().id(), member.id())
        told(member).contains(Notice.Kind.GROUP_ENDED)
        cityHouse.bean(Affiliations).everBelow(city.group.id(), Page.Request.first(5)).items()*.state() == [Affiliation.State.EXITED]

        and: 'what both say of themselves names it no more'
        links(city, 'children') == []
        links(bakery, 'parents') == []
    }

    def "what a member offered in it is laid aside on both servers, by its author's own"() {
        when:
        cityHouse.bean(EndedGroupsClock).run()
        valeHouse.bean(EndedGroupsClock).run()

        then:
        cityHouse.bean(Listings).byUri(offer.post().uri()).get().state() == Listing.State.ARCHIVED
        valeHouse.bean(Listings).byUri(offer.post().uri()).get().state() == Listing.State.ARCHIVED
    }

    def "who writes to it is told that it is no more, and its word counts no more"() {
        expect:
        valeHouse.instance.send(valeHouse.instance.request('/groups/vale/inbox', ['Content-Type': 'application/activity+json'])
                .POST(BodyPublishers.ofString('{}'))).statusCode() == 410

        when: 'somebody asks to join it, not having heard'
        def asked = cityHouse.bean(Groups).find(far().id()).get()
        cityHouse.bean(Memberships).join(asked, cityHouse.keeper.identity(), Origin.LOCAL)

        then:
        thrown(Refused)
    }

    private Identity far() {
        return cityHouse.bean(Identities).byUri(vale.group.identity().uri()).get()
    }

    private Set<Notice.Kind> told(Identity person) {
        return cityHouse.bean(Notices).page(person.id(), NoticeQuery.newest(80)).items()*.kind() as Set
    }

    private static List<Map> links(Federating group, String which) {
        def answer = group.house.instance.get("/groups/${group.group.identity().handle()}/collections/$which?page=true", [Accept: 'application/activity+json'])
        assert answer.statusCode() == 200
        return (new JsonSlurper().parseText(answer.body()).orderedItems ?: []) as List<Map>
    }
}
