package coop.talkoot.activitypub

import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.peers.Await
import coop.talkoot.peers.FedifyPeer
import coop.talkoot.peers.PeerRig
import coop.talkoot.peers.PeerTools
import coop.talkoot.peers.SnacPeer
import coop.talkoot.people.Follows
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import spock.lang.Shared
import spock.lang.ResourceLock
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.environment.RestoreSystemProperties

/**
 * Servers of other makers beside an instance, over TLS, by host names. What counts is what stands in their own
 * stores: both answer 202 to much that they then drop.
 */
@Stepwise
@RestoreSystemProperties
@ResourceLock('hosts of peers')
class InteropSpec extends Specification {
    @Shared PeerRig rig
    @Shared Neighbours bakery
    @Shared FedifyPeer fedify
    @Shared SnacPeer snac
    @Shared Listing offer
    @Shared String groupUri
    @Shared String offerUri

    def setupSpec() {
        PeerTools.demand('fedify', 'snac2')
        rig = new PeerRig()
        PeerRig.trustByDefault()
        bakery = new Neighbours(name: 'bakery', keeper: 'alice', baseUrl: "https://${PeerRig.host('bakery')}")
        rig.route('bakery', bakery.instance.port)
        fedify = rig.fedify()
        snac = rig.snac()
        groupUri = bakery.group.identity().uri()
    }

    def cleanupSpec() {
        bakery?.close()
        rig?.close()
    }

    def "both find the group by its handle, follow it, and have its yes"() {
        when:
        fedify.follow('@bakery@bakery.talkoot.test')
        snac.follow('@bakery@bakery.talkoot.test')

        then:
        Await.until('the accept at Fedify') { fedify.following()[groupUri] == 'accepted' }
        Await.until('the accept at snac2') { groupUri in snac.following() }
        Await.until('two followers') { bakery.bean(Follows).countFollowers(bakery.group.id()) == 2 }
    }

    def "a member's offer is a readable post in both stores, with its title, terms and text"() {
        when:
        offer = bakery.offer('Cargo bike trailer', text: 'Holds four crates of bread.')
        offerUri = offer.post().uri()

        then:
        def atFedify = Await.until('the offer at Fedify') { fedify.stored(offerUri) }
        atFedify.content.contains('Cargo bike trailer')
        atFedify.content.contains('Holds four crates of bread.')
        atFedify.content.contains('Mill Lane 1, Riverside')
        atFedify.content.contains('2 hours a day')
        atFedify.nameMap.en.contains('Cargo bike trailer')
        !atFedify.name

        and: 'snac2 shows it in the home timeline, as a boost by the group'
        def atSnac = Await.until('the offer at snac2') { snac.shown(offerUri) }
        def status = atSnac.reblog ?: atSnac
        status.content.contains('Cargo bike trailer')
        status.content.contains('Holds four crates of bread.')
        Await.until('the object at snac2') { snac.stored(offerUri) }.type == 'Note'
    }

    def "replies of both show under the offer"() {
        when:
        fedify.reply(offerUri, 'Could I have it on Friday?')
        snac.reply(offerUri, 'And I on Sunday?')

        then:
        def answers = Await.until('both replies') {
            def found = bakery.bean(Timelines).answers(offer.post(), null, 0, 10)
            found.size() == 2 ? found : null
        }
        answers.any { it.text().contains('Could I have it on Friday?') && it.author().domain() == 'fedify.talkoot.test' }
        answers.any { it.text().contains('And I on Sunday?') && it.author().domain() == 'snac.talkoot.test' }

        and: 'the page and the replies collection of the offer have them'
        def replies = bakery.instance.get("http://127.0.0.1:${bakery.instance.port}/offers/${offer.id()}/replies?page=true",
                [Accept: 'application/activity+json'])
        replies.statusCode() == 200
        answers.every { replies.body().contains(it.uri()) }
        def page = bakery.instance.get("http://127.0.0.1:${bakery.instance.port}/offers/${offer.id()}", [Accept: 'text/html'])
        page.statusCode() == 200
        page.body().contains('Could I have it on Friday?')
        page.body().contains('And I on Sunday?')
    }

    def "a like is counted"() {
        when:
        fedify.like(offerUri)

        then:
        Await.until('the like') { bakery.bean(Posts).find(offer.id()).get().counts().favourites() == 1 }
    }

    def "an edit arrives in both stores"() {
        when:
        bakery.bean(Listings).edit(offer, bakery.keeper.identity(),
                Words.typed('Long cargo trailer', 'Holds six crates of bread.', 'en', ['lend']), Neighbours.terms(quantity: '2', unit: 'one'))

        then:
        Await.until('the edit at Fedify') { fedify.stored(offerUri).content.contains('Holds six crates of bread.') }
        fedify.stored(offerUri).nameMap.en.contains('Long cargo trailer')
        Await.until('the edit at snac2') { snac.stored(offerUri).content.contains('Holds six crates of bread.') }
    }

    def "a withdrawal removes it from both"() {
        when:
        bakery.bean(Listings).withdraw(offer, bakery.keeper.identity())

        then:
        Await.until('the end at Fedify') { fedify.stored(offerUri).deleted }
        Await.until('the end at snac2') { !snac.shown(offerUri) && snac.stored(offerUri)?.type != 'Note' }

        and: 'whoever asks finds that it is gone'
        def gone = bakery.instance.get("http://127.0.0.1:${bakery.instance.port}/offers/${offer.id()}", [Accept: 'application/activity+json'])
        gone.statusCode() == 410
        gone.body().contains('Tombstone')
    }

    def "unfollowing ends it"() {
        when:
        fedify.unfollow('@bakery@bakery.talkoot.test')

        then:
        Await.until('one follower') { bakery.bean(Follows).countFollowers(bakery.group.id()) == 1 }
    }
}
