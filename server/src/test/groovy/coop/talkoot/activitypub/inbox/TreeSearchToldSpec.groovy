package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.exchange.find.CatalogueSpec.sought

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.exchange.find.Catalogue
import coop.talkoot.exchange.find.Order
import coop.talkoot.exchange.find.SavedSearches
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.posts.Timelines
import java.time.Duration
import spock.lang.Shared
import spock.lang.Stepwise

/** A city here, its district on another server, and the co-ops of that on others again: what is looked for below the city. */
@Stepwise
class TreeSearchToldSpec extends TreesSpecification {
    private static final VF = [
            'https://www.w3.org/ns/activitystreams',
            [vf: 'https://w3id.org/valueflows/ont/vf#', schema: 'http://schema.org/', Intent: 'vf:Intent', action: 'vf:action', purpose: 'vf:purpose',
             publishes: ['@id': 'vf:publishes', '@type': '@id'], additionalType: ['@id': 'schema:additionalType', '@type': '@id']]]

    @Shared FakeActor oven = group('oven')
    @Shared FakeActor quiet = group('quiet')
    @Shared Identity reader = house.member('reader')

    def "what a district's co-op offers is found two steps below, where both say that they belong together"() {
        given:
        tells(oven, 'parents', [link(garden, oven)])
        quiet.publish(parents: quiet.at('parents'))
        peer.answer(quiet.at('parents')) { [500] }
        tells(garden, 'children', [link(garden, oven), link(garden, quiet)])
        def asked = house.bean(Joining).asked(identity(garden), here.group.identity(), garden.at('joins/1'), garden.at('decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
        house.bean(Joining).admit(asked.id(), here.keeper)
        read()

        when:
        [[garden, 'A spade'], [oven, 'A loaf'], [quiet, 'A bell']].each { group, title -> offer(group as FakeActor, title as String) }

        then: 'of whom only one side says it, nothing'
        found(0) == []
        found(1) == ['A spade']
        found(2) == ['A spade', 'A loaf']
        found(5) == ['A spade', 'A loaf']
        house.bean(Catalogue).count(sought(groupId: here.group.id(), steps: 2), reader.id()).total() == 2
    }

    def "who keeps such a search is told of what comes there, and of nothing farther"() {
        given:
        def kept = [near: 1, far: 2].collect { name, steps -> house.bean(SavedSearches).keep(reader, name, sought(groupId: here.group.id(), steps: steps)) }

        when:
        offer(oven, 'A late loaf')
        offer(quiet, 'A late bell')

        then:
        house.bean(Notices).grouped(reader.id(), NoticeQuery.of(Page.Request.first(20))).items()*.newest()*.detail() == ['far']

        cleanup:
        kept.each { house.bean(SavedSearches).letGo(reader.id(), it.id()) }
    }

    def "federations to look in are also those above a federation of another server"() {
        given:
        def county = group('county')
        tells(county, 'children', [link(county, rival)])
        tells(rival, 'parents', [link(county, rival)])

        when:
        belonging(rival)
        read()

        then:
        affiliations.federationsOf([here.group.id()], house.instance.clock.instant())*.handle().toSet() == ['bakery', 'rival', 'county'] as Set
        affiliations.above(here.group.id(), house.instance.clock.instant()).collectEntries { id, steps -> [house.bean(Identities).get(id).handle(), steps] } == [bakery: 0, rival: 1, county: 2]
    }

    def "what belongs together no more is not found there any more"() {
        given:
        tells(oven, 'parents', [])
        house.instance.clock.advance(Duration.ofHours(7))

        when:
        read()

        then:
        found(5) == ['A spade']
    }

    /** In the order in which they came. */
    private List<String> found(int steps) {
        def ids = house.bean(Catalogue).search(sought(groupId: here.group.id(), steps: steps), Order.NEWEST, reader.id(), 20, null).ids()
        return house.bean(Timelines).inOrder(ids)*.title().reverse()
    }

    /** Somebody of that group's server offers something to it; somebody here is named, so it is kept. */
    private void offer(FakeActor group, String title) {
        def author = peer.person(group.host, "m${peer.next()}")
        def id = author.at("offers/${peer.next()}")
        send(author, author.activity('Create', author.note(id: id, name: title, audience: group.uri, cc: [group.uri, house.keeper.identity().uri()],
                additionalType: 'https://w3id.org/valueflows/ont/vf#Proposal', purpose: 'offer', publishes: [id: "$id#primary".toString(), type: 'Intent', action: 'transfer']),
                '@context': VF, audience: group.uri, to: [FakePeer.PUBLIC], cc: [group.uri, house.keeper.identity().uri()]))
        await("the offer $title") { post(id) }
    }
}
