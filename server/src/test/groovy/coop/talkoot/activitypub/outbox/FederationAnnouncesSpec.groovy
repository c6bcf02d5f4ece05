package coop.talkoot.activitypub.outbox

import static coop.talkoot.schema.Tables.ACTIVITY

import coop.talkoot.activitypub.Federating
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.groups.affiliation.Exits
import coop.talkoot.groups.affiliation.FederationTerms
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Shown
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What a co-op announces goes up the tree as far as each federation's terms let it, each thing once. */
class FederationAnnouncesSpec extends Specification {
    @Shared @AutoCleanup Neighbours house = new Neighbours(name: 'vale')
    @Shared Federating city = Federating.beside(house, 'city').federation()
    @Shared Federating north = Federating.beside(house, 'north').federation()
    @Shared Federating south = Federating.beside(house, 'south').federation()
    @Shared Federating bakery = Federating.beside(house, 'bakers')

    def setupSpec() {
        below(north, city)
        below(south, city)
        below(bakery, north)
        below(bakery, south)
    }

    def "what comes up by two ways is announced once, and stays until it comes up by none"() {
        when:
        def ovens = offer('Two ovens')

        then:
        [north, south, city].every { times(it, ovens) == 1 && announces(it, ovens) }

        when: 'one of the two districts takes it back'
        house.bean(Responses).unannounce(north.group.identity(), ovens.post())

        then:
        !announces(north, ovens)
        announces(city, ovens)

        when: 'and the other'
        house.bean(Responses).unannounce(south.group.identity(), ovens.post())

        then:
        !announces(city, ovens)
        announces(bakery, ovens)
    }

    def "what is withdrawn is announced by nobody any more"() {
        given:
        def groups = [bakery, north, south, city]*.group*.id()
        def before = house.bean(Shown).authorshipOf(groups)

        when:
        def ovens = offer('Two ovens')

        then:
        groups.every { house.bean(Shown).authorshipOf(groups)[it].posts() == (before[it]?.posts() ?: 0) + 1 }

        when:
        house.bean(Listings).withdraw(ovens, house.keeper.identity())

        then:
        house.bean(Shown).authorshipOf(groups) == before
    }

    def "a federation announces #what by its terms"() {
        given:
        [north, south].each { it.federation(terms(FederationTerms.Announces.ALL, [])) }
        city.federation(terms(policy, tags))

        expect:
        announces(north, offer(tags: ['Lend'], 'An oven'))
        announces(city, offer(tags: ['Lend'], 'An oven')) == whenLent
        announces(city, offer(tags: ['give'], 'Some bread')) == whenGiven

        where:
        what             | policy                            | tags     || whenLent | whenGiven
        'all'            | FederationTerms.Announces.ALL     | []       || true     | true
        'what has a tag' | FederationTerms.Announces.TAGS    | ['lend'] || true     | false
        'nothing'        | FederationTerms.Announces.NOTHING | []       || false    | false
    }

    def "what is among members, and what comes after a group has gone, goes no way up"() {
        given:
        city.federation()

        expect:
        !announces(north, offer(audience: Audience.GROUP, 'Our own oven'))

        when:
        house.bean(Exits).detach(bakery.group.identity())
        def late = offer('A late loaf')

        then:
        announces(bakery, late)
        [north, south, city].every { !announces(it, late) }
    }

    private void below(Federating child, Federating parent) {
        def asked = house.bean(Joining).ask(child.group, parent.group.identity(), house.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
        house.bean(Joining).admit(asked.id(), house.keeper.identity())
    }

    private static FederationTerms terms(FederationTerms.Announces announces, List<String> tags) {
        return new FederationTerms(FederationTerms.Scope.VALUES, '', FederationTerms.Governing.MEMBERS, FederationTerms.Admission.COORDINATORS, announces, tags)
    }

    private Listing offer(Map<String, ?> options = [:], String title) {
        return house.offer([group: bakery.group.identity()] + options, title)
    }

    private boolean announces(Federating group, Listing listing) {
        return house.bean(Responses).announceOf(group.group.identity(), listing.post()).present
    }

    private int times(Federating group, Listing listing) {
        return house.bean(Transactions).read {
            house.bean(DSLContext).fetchCount(ACTIVITY, ACTIVITY.ACTOR_ID.eq(group.group.id()) & ACTIVITY.TYPE.eq('Announce') & ACTIVITY.OBJECT_URI.eq(listing.post().uri()))
        }
    }
}
