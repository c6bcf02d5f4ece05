package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.peers.FedifyPeer
import coop.talkoot.peers.PeerRig
import coop.talkoot.peers.PeerTools
import coop.talkoot.peers.SnacPeer
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Responses
import java.time.Duration
import java.time.Instant
import spock.lang.ResourceLock
import spock.lang.Shared
import spock.lang.Specification
import spock.util.environment.RestoreSystemProperties

/**
 * A federation seen from servers of other makers: six groups on five servers, a city of two districts of three co-ops, one
 * co-op in both districts and one on its district's server; and somebody of Fedify and of snac2 who follows the city only.
 */
@RestoreSystemProperties
@ResourceLock('hosts of peers')
class FederationAtPeersSpec extends Specification {
    /** Five servers and two of other makers share a machine. */
    static final Duration LONG = Duration.ofMinutes(7)
    static final Map<String, String> KEEPERS = [city: 'carla', vale: 'vera', hill: 'hugo', bakery: 'alice', garden: 'gus']

    @Shared SettableClock clock = new SettableClock()
    @Shared Map<String, Neighbours> houses = [:]
    @Shared PeerRig rig
    @Shared FedifyPeer fedify
    @Shared SnacPeer snac
    @Shared Map<String, Federating> groups

    def setupSpec() {
        PeerTools.demand('fedify', 'snac2')
        rig = new PeerRig()
        PeerRig.trustByDefault()
        // Deciding to join takes weeks; servers of other makers want to hear of them today.
        clock.advance(Duration.ofDays(-200))
        KEEPERS.each { name, keeper ->
            houses[name] = new Neighbours(name: name, keeper: keeper, clock: clock, baseUrl: "https://${PeerRig.host(name)}")
            rig.route(name, houses[name].instance.port)
        }
        groups = houses.collectEntries { name, house -> [name, new Federating(house)] } + [studio: Federating.beside(houses.vale, 'studio')]
        ['city', 'vale', 'hill'].each { groups[it].federation() }
        [bakery: ['vale', 'hill'], studio: ['vale'], garden: ['hill'], vale: ['city'], hill: ['city']].each { child, parents ->
            parents.each { groups[child].join(groups[it]) }
        }
        clock.advance(Duration.between(clock.instant(), Instant.now()))
        fedify = rig.fedify()
        snac = rig.snac()
        fedify.follow("@city@${PeerRig.host('city')}")
        snac.follow("@city@${PeerRig.host('city')}")
        await('both to follow the city', LONG) {
            [fedify.actor, snac.actor].every { uri ->
                houses.city.bean(Identities).byUri(uri).filter { houses.city.bean(Follows).isAccepted(it.id(), groups.city.group.id()) }.present
            }
        }
        await('those above to hear those below', LONG) {
            [[groups.city, groups.vale], [groups.city, groups.hill], [groups.vale, groups.bakery], [groups.hill, groups.bakery], [groups.hill, groups.garden]]
                    .every { parent, child -> hears(parent, child) }
        }
    }

    def cleanupSpec() {
        houses.values()*.close()
        rig?.close()
    }

    def "who follows the city has each co-op's public offer, exactly once, and nothing that is among members"() {
        when:
        def offers = ['bakery', 'studio', 'garden'].collect { offer(it, "Something of the $it") }
        def own = offer('bakery', 'Among ourselves', Audience.GROUP)

        then: 'by both districts, where it comes up by two ways'
        await('both districts to pass on what the bakery offers', LONG) { ['vale', 'hill'].every { announces(it, offers[0]) } }
        offers.every { offer -> await("${offer.post().title()} at Fedify", LONG) { fedify.stored(offer.post().uri()) } }
        offers.every { offer -> await("${offer.post().title()} at snac2", LONG) { snac.stored(offer.post().uri()) } }

        when: 'what comes later has come'
        def last = offer('bakery', 'The last one')
        await('the last one by both districts', LONG) { ['vale', 'hill'].every { announces(it, last) } }
        await('the last one at both', LONG) { fedify.stored(last.post().uri()) && snac.stored(last.post().uri()) }

        then:
        (offers + last).every { offer -> times(offer) == ["https://${PeerRig.host('city')}/groups/city"] }
        fedify.stored(offers[0].post().uri()).content.contains('Something of the bakery')
        times(own) == []
        !fedify.stored(own.post().uri())
        !snac.stored(own.post().uri())

        when: 'one is taken back'
        groups.bakery.house.bean(Listings).withdraw(offers[0], groups.bakery.keeper)

        then:
        await('it to be taken back there too', LONG) { times(offers[0]) == [] }
        fedify.errors() == []
    }

    private Listing offer(String name, String title, Audience audience = Audience.PUBLIC) {
        def group = groups[name]
        return group.house.offer([by: group.keeper, group: group.group.identity(), audience: audience], title)
    }

    private boolean announces(String name, Listing listing) {
        def house = groups[name].house
        return house.bean(Posts).byUri(listing.post().uri()).filter { house.bean(Responses).announceOf(groups[name].group.identity(), it).present }.present
    }

    /** Who announced it to Fedify, each time. */
    private List<String> times(Listing listing) {
        return fedify.announces().findAll { it.object == listing.post().uri() }*.actor
    }

    private static boolean hears(Federating parent, Federating child) {
        def house = parent.house
        return house.bean(Identities).byUri(child.group.identity().uri())
                .filter { house.bean(Follows).isAccepted(parent.group.id(), it.id()) }.present
    }
}
