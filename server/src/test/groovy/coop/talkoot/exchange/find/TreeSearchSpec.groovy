package coop.talkoot.exchange.find

import static coop.talkoot.exchange.find.CatalogueSpec.sought

import coop.talkoot.activitypub.Federating
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.Listing
import coop.talkoot.groups.affiliation.Affiliations
import coop.talkoot.groups.affiliation.Exits
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What all groups of a federation offer and need stands in one list, as far down its tree as is asked for. */
class TreeSearchSpec extends Specification {
    @Shared @AutoCleanup Neighbours house = new Neighbours(name: 'vale')
    @Shared Federating city = Federating.beside(house, 'city').federation()
    @Shared Federating north = Federating.beside(house, 'north').federation()
    @Shared Federating south = Federating.beside(house, 'south').federation()
    @Shared Federating bakers = Federating.beside(house, 'bakers')
    @Shared Federating alone = Federating.beside(house, 'alone')
    @Shared Catalogue catalogue = house.bean(Catalogue)
    @Shared Identity reader = house.member('reader')
    @Shared List<Listing> offers

    def setupSpec() {
        [[north, city], [south, city], [bakers, north], [bakers, south]].each { child, parent ->
            def asked = house.bean(Joining).ask(child.group, parent.group.identity(), house.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
            house.bean(Joining).admit(asked.id(), house.keeper.identity())
        }
        offers = [offer(city, 'A hall'), offer(north, 'A northern van'), offer(south, 'A southern van'), offer(bakers, 'An oven'), offer(alone, 'A boat'),
                  offer(bakers, 'Our own oven', Audience.GROUP)]
    }

    def "#steps steps below #group are #titles"() {
        expect:
        found(groupId: of(group), steps: steps) == titles
        found(groupId: of(group), steps: steps, words: 'hall or oven or van or boat') == titles
        catalogue.count(sought(groupId: of(group), steps: steps), reader.id()).total() == titles.size()

        where:
        group   | steps || titles
        'city'  | 0     || ['A hall']
        'city'  | 1     || ['A southern van', 'A northern van', 'A hall']
        'city'  | 2     || ['An oven', 'A southern van', 'A northern van', 'A hall']
        'city'  | 5     || ['An oven', 'A southern van', 'A northern van', 'A hall']
        'north' | 5     || ['An oven', 'A northern van']
        'alone' | 5     || ['A boat']
    }

    def "what is among members is found by them, and one's own groups can be meant among those"() {
        expect:
        found([groupId: of('city'), steps: 2], house.keeper.identity()).first() == 'Our own oven'
        found([groupId: of('city'), steps: 2, origins: Origins.OWN_GROUPS], reader) == []
        found([groupId: of('city'), steps: 2, origins: Origins.OWN_GROUPS], house.keeper.identity()).size() == 5
        found([groupId: of('city'), steps: 2, origins: Origins.OWN_GROUPS], null) == []
    }

    def "who keeps such a search is told of what comes as far below, and of nothing farther"() {
        given:
        def searches = house.bean(SavedSearches)
        def kept = searches.keep(reader, 'The districts', sought(groupId: of('city'), steps: 1))

        when:
        offer(bakers, 'A late loaf')

        then:
        told() == []

        when:
        offer(south, 'A late van')
        offer(alone, 'A late boat')

        then:
        told() == ['The districts']
        searches.require(reader.id(), kept.id()).sought().steps() == 1

        cleanup:
        searches.letGo(reader.id(), kept.id())
    }

    def "federations to choose from are those of one's groups and above them"() {
        expect:
        federations(bakers) == ['City', 'North', 'South']
        federations(north) == ['City', 'North']
        federations(alone) == []
    }

    def "#what cannot be looked for"() {
        when:
        sought(given)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what                    | given                   || field
        'more steps than a tree has' | [groupId: 1L, steps: 6]  || 'steps'
        'fewer than none'       | [groupId: 1L, steps: -1] || 'steps'
        'steps below nothing'   | [steps: 1]              || 'group'
    }

    def "what has left is not found there any more"() {
        when:
        house.bean(Exits).detach(bakers.group.identity())

        then:
        !found(groupId: of('city'), steps: 5).contains('An oven')
        found(groupId: of('bakers'), steps: 5).contains('An oven')
    }

    private List<String> found(Map<String, ?> given, Identity viewer = reader) {
        def ids = catalogue.search(sought(given), Order.NEWEST, viewer?.id(), 20, null).ids()
        return ids.collect { id -> offers.find { it.id() == id }?.post()?.title() ?: 'late' } - ['late']
    }

    private List<String> told() {
        return house.bean(Notices).grouped(reader.id(), NoticeQuery.of(Page.Request.first(20))).items()*.newest()*.detail()
    }

    private List<String> federations(Federating of) {
        return house.bean(Affiliations).federationsOf([of.group.id()], house.instance.clock.instant())*.displayName()
    }

    private long of(String handle) {
        return [city, north, south, bakers, alone].find { it.group.identity().handle() == handle }.group.id()
    }

    private Listing offer(Federating group, String title, Audience audience = Audience.PUBLIC) {
        return house.offer([group: group.group.identity(), audience: audience], title)
    }
}
