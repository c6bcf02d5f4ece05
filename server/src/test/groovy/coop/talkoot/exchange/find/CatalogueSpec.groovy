package coop.talkoot.exchange.find

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.NewListing
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Spot
import coop.talkoot.exchange.Terms
import coop.talkoot.people.Blocks
import coop.talkoot.people.Identity
import coop.talkoot.people.Mutes
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class CatalogueSpec extends Specification {
    private static final Spot MILL = spot(60.1700, 24.9400)

    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Catalogue catalogue = bakery.bean(Catalogue)

    @Shared
    Listings listings = bakery.bean(Listings)

    @Shared
    Identity ann = bakery.member('ann')

    @Shared
    Identity bob = bakery.member('bob')

    @Shared
    Identity guest = bakery.bean(coop.talkoot.people.Logins)
            .register(new coop.talkoot.people.NewPerson('guest', 'Guest', null, 'a long enough password'), false).identity()

    def setupSpec() {
        publish('Cordless drills', 'en', text: 'Two batteries. For walls and shelves.', tags: ['tools'], kind: ExchangeKind.LOAN, spot: MILL)
        publish('Fahrräder zu reparieren', 'de', text: 'Meine Werkstätten stehen offen.', kind: ExchangeKind.TIME_CREDIT, spot: spot(60.1720, 24.9400))
        publish('Talkoisiin auttajia', 'fi', text: 'Kirjahyllyt kannetaan.', purpose: Purpose.NEED, kind: ExchangeKind.TIME_CREDIT, spot: spot(60.2600, 24.9400), due: clock.instant() + Duration.ofDays(3))
        publish('Café crème à emporter', 'fr', kind: ExchangeKind.GIFT, until: clock.instant() + Duration.ofDays(2))
        publish('Saw for members', 'en', audience: Audience.GROUP, tags: ['tools'], kind: ExchangeKind.LOAN)
    }

    def "#typed finds #titles"() {
        expect:
        found(sought(words: typed)) == titles

        where:
        typed                     || titles
        'drill'                   || ['Cordless drills']
        'DRILLING'                || ['Cordless drills']
        'a shelf'                 || []
        'shelves'                 || ['Cordless drills']
        'battery walls'           || ['Cordless drills']
        'drill -battery'          || []
        '"cordless drill"'        || ['Cordless drills']
        '"drill cordless"'        || []
        'drill or fahrrad'        || ['Fahrräder zu reparieren', 'Cordless drills']
        'fahrrader'               || ['Fahrräder zu reparieren']
        'FAHRRÄDER'               || ['Fahrräder zu reparieren']
        'Werkstatt'               || ['Fahrräder zu reparieren']
        'kirjahyllyn'             || ['Talkoisiin auttajia']
        'cafe creme'              || ['Café crème à emporter']
        'cafe\u0301'              || ['Café crème à emporter']
        'tools'                   || ['Cordless drills']
        "') | :* & \\ \"%"        || []
        'the'                     || []
        ':* !! <->'               || []
    }

    def "#typed, which nobody wrote, finds what it is spelt like: #meant"() {
        when:
        def found = catalogue.search(sought(words: typed), Order.NEWEST, null, 10, null)

        then:
        found.meant() == meant
        title(found) == (meant ? ['Cordless drills'] : [])

        where:
        typed             || meant
        'dirlls'          || 'drills'
        'cordles drils'   || 'cordless drills'
        'cordelss'        || 'cordless'
        'walls drlls'     || 'walls drills'
        'zzzzz'           || null
        'dr'              || null
        '"dirlls"'        || null
        'dirlls -red'     || null
        "drlls' | !x"     || null
    }

    def "a search for #what finds #titles"() {
        expect:
        found(sought(given)) == titles

        where:
        what                    | given                                                  || titles
        'offers'                | [purpose: Purpose.OFFER]                               || ['Café crème à emporter', 'Fahrräder zu reparieren', 'Cordless drills']
        'a kind'                | [kind: ExchangeKind.TIME_CREDIT]                       || ['Talkoisiin auttajia', 'Fahrräder zu reparieren']
        'a tag'                 | [tag: '#Tools']                                        || ['Cordless drills']
        'what is near'          | [near: new Near(MILL, 300)]                            || ['Fahrräder zu reparieren', 'Cordless drills']
        'what is nearer'        | [near: new Near(MILL, 200)]                            || ['Cordless drills']
        'what is farther'       | [near: new Near(MILL, 12_000)]                         || ['Talkoisiin auttajia', 'Fahrräder zu reparieren', 'Cordless drills']
        'what is due soon'      | [dueBy: Instant.parse('2026-03-05T00:00:00Z')]         || ['Talkoisiin auttajia']
        'what stays open'       | [openAt: Instant.parse('2026-03-04T00:00:00Z')]        || ['Talkoisiin auttajia', 'Fahrräder zu reparieren', 'Cordless drills']
        'what has a picture'    | [withPicture: true]                                    || []
        'what is of here'       | [origins: Origins.HERE, tag: 'tools']                  || ['Cordless drills']
        'what is of elsewhere'  | [origins: Origins.ELSEWHERE]                           || []
        'own groups of a guest' | [origins: Origins.OWN_GROUPS]                          || []
        'another group'         | [groupId: 1L]                                          || []
        'all of it'             | [words: 'drill', purpose: Purpose.OFFER, kind: ExchangeKind.LOAN, tag: 'tools', near: new Near(MILL, 100), groupId: bakery.group.id()] || ['Cordless drills']
    }

    def "searches of one form are put into words once, and each finds by its own values"() {
        given:
        def queries = bakery.bean(CatalogueQueries)
        def ask = { String words, String tag, int metres, Long group, Long viewer ->
            Order.values().collect { order ->
                title(catalogue.search(sought(words: words, tag: tag, near: new Near(MILL, metres), groupId: group), order, viewer, 20, null))
            }
        }

        when:
        def found = [ask('drills', 'tools', 100, bakery.group.id(), ann.id())]
        def forms = queries.forms()
        found << ask('saw', 'tools', 100, bakery.group.id(), ann.id())
        found << ask('drills ? {0} \'', 'tools', 100, bakery.group.id(), bob.id())
        found << ask('drills', 'garden', 100, bakery.group.id(), bob.id())
        found << ask('batteries', 'tools', 399, bakery.group.id(), guest.id())
        found << ask('batteries', 'tools', 100, 7L, guest.id())

        then:
        forms > 0
        queries.forms() == forms
        found == [[['Cordless drills']] * 3, [[]] * 3, [[]] * 3, [[]] * 3, [['Cordless drills']] * 3, [[]] * 3]

        when: 'another form is another query'
        catalogue.search(sought(words: 'drills', tag: 'tools', near: new Near(MILL, 100), groupId: bakery.group.id(), withPicture: true), Order.NEWEST, ann.id(), 20, null)

        then:
        queries.forms() > forms
    }

    def "across the date line and around the pole near is near"() {
        given:
        def made = [publish('island', 'en', spot: spot(-16.5, 179.999)), publish('station', 'en', spot: spot(89.999, 10))]

        expect:
        catalogue.search(sought(near: new Near(at, 3000)), Order.NEAREST, null, 5, null).hits()*.metres() == [metres]

        cleanup:
        made.each { listings.withdraw(it, ann) }

        where:
        at                     || metres
        spot(-16.5, -179.999)  || 213
        spot(89.999, -170)     || 222
    }

    def "the nearest come first, each with its way, and pages go on where they ended"() {
        given:
        def around = sought(near: new Near(MILL, 20_000))

        when:
        def seen = []
        String next = null
        do {
            def found = catalogue.search(around, Order.NEAREST, null, 1, next)
            seen.addAll(found.hits())
            next = found.next()
        } while (next != null)

        then:
        seen.collect { listing(it.listingId()) } == ['Cordless drills', 'Fahrräder zu reparieren', 'Talkoisiin auttajia']
        seen*.metres() == [0, 222, 10008]
    }

    def "what says the words in its title stands before what says them below, page by page"() {
        given:
        def made = (1..4).collect { publish(it % 2 ? "ladder $it" : "steps $it", 'en', text: it % 2 ? 'Tall.' : 'As good as a ladder.') }

        when:
        def first = catalogue.search(sought(words: 'ladder'), Order.BEST, null, 3, null)
        def late = publish('ladder of late', 'en')
        def second = catalogue.search(sought(words: 'ladder'), Order.BEST, null, 3, first.next())

        then:
        title(first) == ['ladder 3', 'ladder 1', 'steps 4']
        title(second) == ['steps 2']
        second.next() == null

        cleanup:
        (made + late).each { listings.withdraw(it, ann) }
    }

    def "#who finds #titles among what is for members"() {
        expect:
        found(sought(tag: 'tools'), viewer(this)?.id()) == titles

        where:
        who       | viewer        || titles
        'anybody' | { null }      || ['Cordless drills']
        'a guest' | { it.guest }  || ['Cordless drills']
        'a member'| { it.bob }    || ['Saw for members', 'Cordless drills']
    }

    def "who is blocked or muted is not found, and not counted"() {
        given:
        def before = catalogue.count(sought(tag: 'tools'), bob.id()).total()

        when:
        bakery.bean(Mutes).mute(bob, ann, false, null)

        then:
        found(sought(tag: 'tools'), bob.id()) == []
        catalogue.count(sought(tag: 'tools'), bob.id()).total() == 0

        when:
        bakery.bean(Mutes).unmute(bob.id(), ann.id())
        bakery.bean(Blocks).block(ann, bob, Origin.LOCAL)

        then:
        found(sought(tag: 'tools'), bob.id()) == []
        catalogue.count(sought(tag: 'tools'), bob.id()).total() == 0

        when:
        bakery.bean(Blocks).unblock(ann.id(), bob.id())

        then:
        before == 2
        found(sought(tag: 'tools'), bob.id()).size() == 2
    }

    def "each choice is counted under all others"() {
        when:
        def counts = catalogue.count(sought(purpose: Purpose.OFFER), null)

        then:
        counts.of(Purpose.OFFER) == 3
        counts.of(Purpose.NEED) == 1
        counts.of(ExchangeKind.TIME_CREDIT) == 1
        counts.of(ExchangeKind.LOAN) == 1
        counts.total() == 3
        counts.withPicture() == 0
        counts.isAll()
    }

    def "what is changed, withdrawn or over is found as it is now"() {
        given:
        def offer = publish('anvil', 'en', until: clock.instant() + Duration.ofHours(1))
        def other = publish('bellows', 'en')

        when:
        listings.edit(offer, ann, Words.typed('hammer', 'Heavy.', 'en', []), offer.terms())
        listings.withdraw(other, ann)

        then:
        found(sought(words: 'hammer')) == ['hammer']
        found(sought(words: 'anvil')) == []
        found(sought(words: 'bellows')) == []

        when:
        clock.advance(Duration.ofHours(1))

        then:
        found(sought(words: 'hammer')) == []

        when: 'the words of what is over are nobody\'s any more'
        bakery.bean(CatalogueWords).run()

        then:
        catalogue.search(sought(words: 'hamer'), Order.NEWEST, null, 5, null).meant() == null
        title(catalogue.search(sought(words: 'dirlls'), Order.NEWEST, null, 5, null)) == ['Cordless drills']
    }

    def "#what is refused by the name of #field"() {
        when:
        catalogue.search(sought(given), order, null, limit, before)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what                  | given                | order         | limit | before          || field
        'no limit'            | [:]                  | Order.NEWEST  | 0     | null            || 'limit'
        'a large limit'       | [:]                  | Order.NEWEST  | 81    | null            || 'limit'
        'no place'            | [:]                  | Order.NEAREST | 5     | null            || 'sort'
        'a strange cursor'    | [:]                  | Order.NEWEST  | 5     | 'x'             || 'before'
        'a huge cursor'       | [:]                  | Order.NEWEST  | 5     | '9' * 19        || 'before'
        'another order\'s'    | [words: 'x']         | Order.BEST    | 5     | '5'             || 'before'
        'no number'           | [words: 'x']         | Order.BEST    | 5     | '5.7ff8000000000000.9' || 'before'
    }

    def "#what cannot be looked for"() {
        when:
        sought(given)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what            | given                || field
        'a long text'   | [words: 'a' * 201]   || 'q'
        'two tags'      | [tag: 'one two']     || 'tag'
    }

    def "a distance of #metres metres is none"() {
        when:
        new Near(MILL, metres)

        then:
        thrown(Refused)

        where:
        metres << [-1, 0, 99, 500_001, Integer.MAX_VALUE]
    }

    private List<String> found(Sought sought, Long viewerId = null) {
        return title(catalogue.search(sought, Order.NEWEST, viewerId, 20, null))
    }

    private List<String> title(Found found) {
        return found.ids().collect { listing(it) }
    }

    private String listing(long id) {
        return listings.require(id, ann.id()).post().title()
    }

    private Listing publish(Map<String, ?> options = [:], String title, String language) {
        return listings.publish(new NewListing(ann, bakery.group.identity(), (options.audience ?: Audience.PUBLIC) as Audience,
                Words.typed(title, (options.text ?: '') as String, language, (options.tags ?: []) as List<String>),
                new Terms((options.purpose ?: Purpose.OFFER) as Purpose, (options.kind ?: ExchangeKind.GIFT) as ExchangeKind, null, '', '',
                        options.spot as Spot, options.due as Instant, options.until as Instant)))
    }

    private static Spot spot(double latitude, double longitude) {
        return new Spot(BigDecimal.valueOf(latitude), BigDecimal.valueOf(longitude))
    }

    static Sought sought(Map<String, ?> given) {
        return new Sought(given.words as String, given.purpose as Purpose, given.kind as ExchangeKind, given.tag as String,
                given.groupId as Long, (given.steps ?: 0) as int, given.categoryId as Long, given.authorId as Long, (given.origins ?: Origins.ALL) as Origins, given.near as Near,
                given.dueBy as Instant, given.openAt as Instant, (given.withPicture ?: false) as boolean)
    }
}
