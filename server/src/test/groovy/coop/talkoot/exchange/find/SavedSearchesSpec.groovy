package coop.talkoot.exchange.find

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.Categories
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.NewListing
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Spot
import coop.talkoot.exchange.Terms
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.Mutes
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class SavedSearchesSpec extends Specification {
    private static final Spot MILL = new Spot(60.1700g, 24.9400g)

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    SavedSearches searches = bakery.bean(SavedSearches)

    @Shared
    Identity ann = bakery.member('ann')

    @Shared
    Identity bob = bakery.member('bob')

    def cleanup() {
        searches.of(bob.id()).each { searches.letGo(bob.id(), it.id()) }
        bakery.bean(Notices).clear(bob.id())
    }

    def "of a listing that fits a search for #what its person is told, and why"() {
        when:
        keep('What I look for', given)
        def listing = publish('Cordless drills', language, options)

        then:
        told(bob)*.with { [it.kind(), it.post().id(), it.actor().id(), it.detail()] } == (fits ? [[Notice.Kind.FOUND, listing.id(), ann.id(), 'What I look for']] : [])

        where:
        what                       | given                                               | language | options                    || fits
        'a word'                   | [words: 'drill']                                    | 'en'     | [:]                        || true
        'a word it has not'        | [words: 'saw']                                      | 'en'     | [:]                        || false
        'one of two words'         | [words: 'saw or drilling']                          | 'en'     | [:]                        || true
        'a word and not another'   | [words: 'drill -cordless']                          | 'en'     | [:]                        || false
        'not a word alone'         | [words: '-saw', kind: ExchangeKind.LOAN]            | 'en'     | [:]                        || true
        'a phrase'                 | [words: '"cordless drill"']                         | 'en'     | [:]                        || true
        'a word of a new language' | [words: 'kirja']                                    | 'fi'     | [text: 'Lainaan kirjan.']  || true
        'a word with accents'      | [words: 'creme']                                    | 'fr'     | [text: 'La crème.']        || true
        'words that are none'      | [words: "') | :* !", kind: ExchangeKind.LOAN]       | 'en'     | [:]                        || false
        'a tag'                    | [tag: 'tools']                                      | 'en'     | [tags: ['Tools']]          || true
        'another tag'              | [tag: 'tools']                                      | 'en'     | [tags: ['toolset']]        || false
        'a group'                  | [groupId: 0L]                                       | 'en'     | [:]                        || true
        'another group'            | [groupId: 7L]                                       | 'en'     | [:]                        || false
        'a purpose'                | [purpose: Purpose.OFFER]                            | 'en'     | [:]                        || true
        'another purpose'          | [purpose: Purpose.NEED]                             | 'en'     | [:]                        || false
        'a kind'                   | [kind: ExchangeKind.LOAN]                           | 'en'     | [:]                        || true
        'a place'                  | [near: new Near(MILL, 500)]                         | 'en'     | [spot: MILL]               || true
        'a place too far'          | [near: new Near(MILL, 500)]                         | 'en'     | [spot: new Spot(60.1746g, 24.9400g)] || false
        'a place not told'         | [near: new Near(MILL, 500)]                         | 'en'     | [:]                        || false
        'a word near a place'      | [words: 'drill', near: new Near(MILL, 500)]         | 'en'     | [spot: MILL]               || true
        'a word far from it'       | [words: 'drill', near: new Near(MILL, 500)]         | 'en'     | [spot: new Spot(10g, 10g)] || false
        'own groups'               | [words: 'drill', origins: Origins.OWN_GROUPS]       | 'en'     | [:]                        || true
        'other servers'            | [words: 'drill', origins: Origins.ELSEWHERE]        | 'en'     | [:]                        || false
        'a picture'                | [words: 'drill', withPicture: true]                 | 'en'     | [:]                        || false
    }

    def "of one listing one is told once, of another again, of a change not"() {
        given:
        keep('first', [words: 'ladder'])
        keep('second', [tag: 'tall'])

        when:
        def listing = publish('ladder', 'en', [tags: ['tall']])
        bakery.bean(Listings).edit(listing, ann, Words.typed('long ladder', '', 'en', ['tall']), listing.terms())
        publish('another ladder', 'en', [:])

        then:
        told(bob)*.detail() == ['first', 'first']
    }

    def "nobody is told of their own, of what they may not read, or of whom they do not hear"() {
        given:
        def guest = bakery.bean(Logins).register(new NewPerson("guest${System.nanoTime()}", 'Guest', null, 'a long enough password'), false).identity()
        searches.keep(ann, 'mine', CatalogueSpec.sought(words: 'anvil'))
        searches.keep(guest, 'theirs', CatalogueSpec.sought(words: 'anvil'))
        keep('members', [words: 'anvil'])

        when:
        publish('anvil', 'en', [audience: Audience.GROUP])

        then:
        told(ann) == []
        told(guest) == []
        told(bob).size() == 1

        when:
        bakery.bean(Mutes).mute(bob, ann, true, null)
        publish('second anvil', 'en', [:])

        then:
        told(guest)*.detail() == ['theirs']
        bakery.bean(Mutes).unmute(bob.id(), ann.id()) == null
        told(bob).size() == 1

        cleanup:
        searches.of(ann.id()).each { searches.letGo(ann.id(), it.id()) }
    }

    def "a search that was let go tells nobody, and can be let go by its person only"() {
        given:
        def kept = keep('gone', [words: 'bellows'])

        when:
        searches.letGo(ann.id(), kept.id())

        then:
        thrown(Refused)

        when:
        searches.letGo(bob.id(), kept.id())
        publish('bellows', 'en', [:])

        then:
        told(bob) == []
        searches.of(bob.id()) == []
    }

    def "a search is kept as it was made, by another name if wanted, without its time"() {
        given:
        def sought = CatalogueSpec.sought(words: ' drill ', purpose: Purpose.OFFER, kind: ExchangeKind.LOAN, tag: '#Tools', near: new Near(MILL, 700), withPicture: true, origins: Origins.HERE)

        when:
        def kept = searches.keep(bob, ' Drills ', sought)
        def named = searches.rename(bob.id(), kept.id(), 'Drills near the mill')

        then:
        kept.name() == 'Drills'
        named == searches.require(bob.id(), kept.id())
        named.sought() == sought
        named.name() == 'Drills near the mill'
    }

    def "nobody keeps #what"() {
        when:
        searches.keep(bob, name, CatalogueSpec.sought(given))

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field
        searches.of(bob.id()) == []

        where:
        what                   | name      | given                        || field
        'one without a name'   | ' '       | [words: 'x']                 || 'name'
        'one with a long name' | 'a' * 101 | [words: 'x']                 || 'name'
        'two lines'            | 'a\nb'    | [words: 'x']                 || 'name'
        'one for everything'   | 'all'     | [:]                          || 'q'
        'one for a person'     | 'her'     | [authorId: 7L]               || 'author'
    }

    def "nobody keeps more than twenty"() {
        given:
        (1..SavedSearches.MOST).each { keep("search $it", [words: "word$it"]) }

        when:
        keep('one more', [words: 'more'])

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'name'
        searches.of(bob.id()).size() == 20
    }

    def "what stands on a shelf is found there, and a search kept for the shelf tells of what comes, until it is taken down"() {
        given:
        def categories = bakery.bean(Categories)
        def keeper = bakery.keeper.identity()
        def (tools, books) = ['Tools', 'Books'].collect { categories.add(bakery.group.identity(), it, keeper) }
        searches.keep(bob, 'Shelf', CatalogueSpec.sought(categoryId: tools.id()))

        when:
        def (saw, map) = [[tools, 'Japanese saw'], [books, 'Map of the saw mills']].collect { shelf, title ->
            bakery.bean(Listings).publish(new NewListing(ann, bakery.group.identity(), Audience.PUBLIC, Words.typed(title, '', 'en', []),
                    new Terms(Purpose.OFFER, ExchangeKind.GIFT, null, '', '', null, null, null), null, shelf.id()))
        }

        then:
        told(bob)*.with { it.post().id() } == [saw.id()]
        [tools, books].collect { bakery.bean(Catalogue).search(CatalogueSpec.sought(words: 'saw', categoryId: it.id()), Order.BEST, bob.id(), 9, null).ids() } == [[saw.id()], [map.id()]]
        bakery.bean(Catalogue).count(CatalogueSpec.sought(categoryId: books.id()), bob.id()).total() == 1
        searches.of(bob.id())*.with { it.sought().categoryId() } == [tools.id()]

        when: 'it is no shelf any more'
        categories.remove(tools, keeper)

        then:
        searches.of(bob.id()).empty

        when:
        searches.keep(bob, 'Shelf', CatalogueSpec.sought(categoryId: tools.id()))

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'category'

        cleanup:
        [saw, map].each { bakery.bean(Listings).withdraw(it, ann) }
    }

    private SavedSearch keep(String name, Map<String, ?> given) {
        return searches.keep(bob, name, CatalogueSpec.sought(given + (given.groupId == 0L ? [groupId: bakery.group.id()] : given.groupId == 7L ? [groupId: bakery.keeper.actorId()] : [:])))
    }

    private List<Notice> told(Identity person) {
        return bakery.bean(Notices).grouped(person.id(), NoticeQuery.of(Page.Request.first(20))).items()*.newest()
    }

    private Listing publish(String title, String language, Map<String, ?> options) {
        return bakery.bean(Listings).publish(new NewListing(ann, bakery.group.identity(), (options.audience ?: Audience.PUBLIC) as Audience,
                Words.typed(title, (options.text ?: '') as String, language, (options.tags ?: []) as List<String>),
                new Terms(Purpose.OFFER, ExchangeKind.LOAN, null, '', '', options.spot as Spot, null, null)))
    }
}
