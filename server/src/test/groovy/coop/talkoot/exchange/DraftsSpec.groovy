package coop.talkoot.exchange

import coop.talkoot.AtOnce
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class DraftsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    Drafts drafts = bakery.bean(Drafts)

    @Shared
    Identity ann = bakery.member('ann')

    @Shared
    Identity bob = bakery.member('bob')

    def "a draft keeps what was typed, right or not, for its author alone"() {
        given:
        def typed = [title: '', weight: '2 kg "or" so, about\nthat', kind: 'WISH', text: 'ümlaut 🙂']

        when:
        def draft = drafts.begin(ann, new Draft.Content(Purpose.NEED, typed, []))

        then:
        drafts.require(ann, draft.id()).content() == new Draft.Content(Purpose.NEED, typed, [])
        drafts.of(ann, Page.Request.first(5)).items()*.id() == [draft.id()]
        drafts.of(bob, Page.Request.first(5)).items().empty

        when:
        drafts.require(bob, draft.id())

        then:
        thrown(Refused)

        when:
        drafts.rewrite(ann, draft.id(), new Draft.Content(Purpose.NEED, [title: 'Drill'], []))

        then:
        drafts.require(ann, draft.id()).title() == 'Drill'
        drafts.require(ann, draft.id()).content().fields() == [title: 'Drill']
    }

    def "nobody else writes on, deletes or publishes a draft"() {
        given:
        def draft = drafts.begin(ann, content('mine'))

        when:
        deed(drafts, draft.id(), bob)

        then:
        thrown(Refused)
        drafts.require(ann, draft.id()).title() == 'mine'

        where:
        deed << [{ d, id, by -> d.rewrite(by, id, content('yours')) }, { d, id, by -> d.delete(by, id) }, { d, id, by -> d.publish(by, id) { 1 } }]
    }

    def "a draft that is published is gone, and stays where publishing is refused"() {
        given:
        def draft = drafts.begin(ann, content('saw'))

        when:
        drafts.publish(ann, draft.id()) { throw Refused.invalid('title', 'no') }

        then:
        thrown(Refused)
        drafts.require(ann, draft.id()).title() == 'saw'

        when:
        def listing = drafts.publish(ann, draft.id()) { publish('saw from a draft') }

        then:
        bakery.bean(Listings).require(listing.id(), null).post().title() == 'saw from a draft'
        !drafts.of(ann, Page.Request.first(80)).items()*.id().contains(draft.id())
    }

    def "of two who publish one draft at once, one does"() {
        given:
        def draft = drafts.begin(ann, content('once'))

        when:
        def outcomes = AtOnce.run(3) { drafts.publish(ann, draft.id()) { publish('only once') } }

        then:
        outcomes.count { it instanceof Listing } == 1
        outcomes.count { it instanceof Refused } == 2
    }

    def "there are at most so many drafts, also for many begun at once, and so much in one"() {
        given:
        def cem = bakery.member('cem')
        (Drafts.MOST - 2).times { drafts.begin(cem, content("draft $it")) }

        when:
        def outcomes = AtOnce.run(4) { drafts.begin(cem, content('late')) }

        then:
        outcomes.count { it instanceof Draft } == 2
        outcomes.count { it instanceof Refused } == 2

        when:
        new Draft.Content(Purpose.OFFER, [text: 'a' * 40_001], [])

        then:
        thrown(Refused)
    }

    private Listing publish(String title) {
        bakery.bean(Listings).publish(new NewListing(ann, bakery.group.identity(), Audience.PUBLIC, Words.typed(title, '', 'en', []), Neighbours.terms()))
    }

    private static Draft.Content content(String title) {
        new Draft.Content(Purpose.OFFER, [title: title], [])
    }
}
