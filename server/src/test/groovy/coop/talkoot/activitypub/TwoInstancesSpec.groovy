package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.ListingFilter
import coop.talkoot.exchange.Listings
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.moderation.Reports
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class TwoInstancesSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', keeper: 'alice')

    @Shared
    @AutoCleanup
    Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob')

    def setupSpec() {
        def group = garden.find(bakery.group.identity())
        garden.bean(Follows).request(garden.keeper.identity(), group, Origin.LOCAL)
        await('the accept') {
            garden.bean(Follows).between(garden.keeper.actorId(), group.id()).get().state() == Follow.State.ACCEPTED
        }
    }

    private Listing inGarden(Listing listing) {
        return garden.bean(Listings).byUri(listing.post().uri()).orElse(null)
    }

    def "a follower elsewhere sees an offer with all its terms, in the group it was made in"() {
        when:
        def offer = bakery.offer('bicycle trailer')
        def seen = await('the offer') { inGarden(offer) }

        then:
        seen.terms() == offer.terms()
        seen.post().title() == 'bicycle trailer'
        seen.post().text().contains('About the bicycle trailer.')
        seen.post().tags() == ['lend']
        seen.post().author().address() == bakery.keeper.identity().address()
        await('the group') { inGarden(offer).post().group()?.uri() == bakery.group.identity().uri() }
        await('home') {
            garden.bean(Timelines).announcements(garden.keeper.actorId(), Page.Request.first(20)).items()*.uri().contains(offer.post().uri())
        }
        garden.bean(Listings).search(new ListingFilter('trailer', null, null, null, null, null), null, Page.Request.first(5))
                .items()*.post()*.uri() == [offer.post().uri()]
    }

    def "an edit arrives with all its terms, and a withdrawal removes the offer"() {
        given:
        def offer = bakery.offer('ladder')
        await('the offer') { inGarden(offer) }
        def terms = Neighbours.terms(quantity: '2', unit: 'one', place: 'Stair C', inReturn: 'a cake')

        when:
        bakery.bean(Listings).edit(offer, bakery.keeper.identity(), Words.typed('long ladder', 'Six metres.', 'en', ['tools']), terms)

        then:
        await('the edit') { inGarden(offer).post().title() == 'long ladder' }
        inGarden(offer).terms() == terms
        inGarden(offer).post().tags() == ['tools']
        inGarden(offer).post().editedAt() != null

        when:
        bakery.bean(Listings).withdraw(offer, bakery.keeper.identity())

        then:
        await('the withdrawal') { inGarden(offer).state() == Listing.State.WITHDRAWN }
        inGarden(offer).post().isDeleted()
        garden.bean(Listings).search(ListingFilter.ALL, null, Page.Request.first(50)).items().every { it.post().uri() != offer.post().uri() }
    }

    def "a reply from elsewhere stands under the offer, and its likes are counted"() {
        given:
        def offer = bakery.offer('sourdough starter')
        def seen = await('the offer') { inGarden(offer) }

        when:
        garden.bean(Notes).reply(garden.keeper.identity(), seen.post(), Words.typed('', 'Could I have some on Friday?', 'en', []))
        garden.bean(Responses).favourite(garden.keeper.identity(), seen.post(), Origin.LOCAL)

        then:
        def answers = await('the reply') { bakery.bean(Timelines).answers(offer.post(), null, 0, 10) }
        answers*.text() == ['Could I have some on Friday?']
        answers[0].author().address() == garden.keeper.identity().address()
        await('the like') { bakery.bean(Posts).find(offer.id()).get().counts().favourites() == 1 }
    }

    def "what is for members only reaches members elsewhere and nobody else"() {
        given:
        def carol = garden.member('carol')
        def group = garden.bean(Groups).remote(garden.find(bakery.group.identity()))

        when:
        garden.bean(Memberships).join(group, carol, Origin.LOCAL)

        then:
        await('the accept') { garden.bean(Memberships).isMember(group.id(), carol.id()) }
        bakery.bean(Memberships).countMembers(bakery.group.id()) == 2

        when:
        def offer = bakery.offer('key to the cellar', audience: Audience.GROUP)

        then:
        def seen = await('the offer') { inGarden(offer) }
        seen.post().audience() == Audience.GROUP
        garden.bean(Posts).readable(seen.id(), carol.id()).present
        garden.bean(Posts).readable(seen.id(), garden.keeper.actorId()).empty
        garden.bean(Posts).readable(seen.id(), null).empty
    }

    def "a member elsewhere offers in the group, and the group's followers see it"() {
        given:
        def dora = garden.member('dora')
        def group = garden.bean(Groups).remote(garden.find(bakery.group.identity()))
        garden.bean(Memberships).join(group, dora, Origin.LOCAL)
        await('the accept') { garden.bean(Memberships).isMember(group.id(), dora.id()) }

        when:
        def offer = garden.offer('seed potatoes', by: dora, group: group.identity())

        then:
        def seen = await('the offer') { bakery.bean(Listings).byUri(offer.post().uri()).orElse(null) }
        seen.terms() == offer.terms()
        seen.post().group().id() == bakery.group.id()
        bakery.bean(Timelines).ofGroup(bakery.group.id(), null, Page.Request.first(50)).items()*.uri().contains(offer.post().uri())
    }

    def "a report reaches who keeps the other server, and does not name who reported"() {
        when:
        def alice = bakery.keeper.identity()
        garden.bean(Reports).file(garden.keeper.identity(), [alice.uri()], 'spam', Origin.LOCAL)
        def report = await('the report') { bakery.bean(Reports).all(null, Page.Request.first(5)).items().find() }

        then:
        report.objectUris() == [alice.uri()]
        report.content() == 'spam'
        report.reporter().uri() == garden.instance.settings.uri('/actor')
    }

    def "unfollowing ends it on both sides"() {
        given:
        def erin = garden.member('erin')
        def group = garden.find(bakery.group.identity())
        garden.bean(Follows).request(erin, group, Origin.LOCAL)
        await('the accept') { garden.bean(Follows).between(erin.id(), group.id()).get().state() == Follow.State.ACCEPTED }
        def followers = bakery.bean(Follows).countFollowers(bakery.group.id())

        when:
        garden.bean(Follows).end(erin.id(), group.id())

        then:
        await('the end') { bakery.bean(Follows).countFollowers(bakery.group.id()) == followers - 1 }
    }
}
