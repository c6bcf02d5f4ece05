package coop.talkoot.exchange

import coop.talkoot.AtOnce
import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.NewPost
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class ListingsSpec extends Specification {
    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Listings listings = bakery.bean(Listings)

    @Shared
    Identity ann = bakery.member('ann')

    @Shared
    Identity bob = bakery.member('bob')

    def "a quantity '#typed' of '#unit' is #number #kept"() {
        given:
        def quantity = Quantity.of(typed, unit)

        expect:
        quantity.number() == number
        quantity.unit() == kept

        where:
        typed          | unit        || number         | kept
        '1'            | 'one'       || '1'            | 'one'
        '1.50'         | ' kilogram '|| '1.5'          | 'kilogram'
        '0,25'         | 'hour'      || '0.25'         | 'hour'
        ' 007 '        | 'Stück'     || '7'            | 'Stück'
        '1000'         | 'litre'     || '1000'         | 'litre'
        '0.000001'     | 'one'       || '0.000001'     | 'one'
        '999999999999' | 'one'       || '999999999999' | 'one'
    }

    def "a quantity '#typed' of '#unit' is refused by the name of #field"() {
        when:
        Quantity.of(typed, unit)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        typed           | unit     || field
        ''              | 'one'    || 'quantity'
        '0'             | 'one'    || 'quantity'
        '0.0'           | 'one'    || 'quantity'
        '-1'            | 'one'    || 'quantity'
        '+1'            | 'one'    || 'quantity'
        '1e3'           | 'one'    || 'quantity'
        'NaN'           | 'one'    || 'quantity'
        '1.'            | 'one'    || 'quantity'
        '.5'            | 'one'    || 'quantity'
        '1.0000001'     | 'one'    || 'quantity'
        '1,000.5'       | 'one'    || 'quantity'
        '1000000000000' | 'one'    || 'quantity'
        '٣'             | 'one'    || 'quantity'
        '1'             | ''       || 'unit'
        '1'             | '  '     || 'unit'
        '1'             | 'a' * 41 || 'unit'
        '1'             | 'a\0b'   || 'unit'
    }

    def "an offer with #what is refused by the name of #field"() {
        when:
        bakery.offer(options, title)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == field

        where:
        what                     | title     | options                                          || field
        'no title'               | ' '       | [:]                                              || 'title'
        'a long title'           | 'a' * 201 | [:]                                              || 'title'
        'a title of two lines'   | 'a\nb'    | [:]                                              || 'title'
        'an end that is past'    | 'saw'     | [until: Instant.parse('2026-03-01T11:59:59Z')]   || 'openUntil'
        'an end that is now'     | 'saw'     | [until: Instant.parse('2026-03-01T12:00:00Z')]   || 'openUntil'
        'a tag of two words'     | 'saw'     | [tags: ['two words']]                            || 'tags'
        'too many tags'          | 'saw'     | [tags: (1..31)*.toString()]                      || 'tags'
        'a long place'           | 'saw'     | [place: 'a' * 201]                               || 'place'
        'a long wish in return'  | 'saw'     | [inReturn: 'a' * 201]                            || 'inReturn'
        'a direct audience'      | 'saw'     | [audience: Audience.DIRECT]                      || 'audience'
    }

    def "all that is said of an offer is kept"() {
        given:
        def terms = new Terms(Purpose.NEED, ExchangeKind.TIME_CREDIT, Quantity.of('2.250', 'hour'), 'soup', 'Stair C',
                new Spot(60.192059g, -24.945831g), Instant.parse('2026-04-01T08:00:00Z'), null)

        when:
        def made = listings.publish(new NewListing(ann, bakery.group.identity(), Audience.PUBLIC,
                Words.typed('saw', 'Sharp. #Tools', 'de-AT', ['#Wood', 'lend']), terms))
        def kept = listings.require(made.id(), null)

        then:
        kept.terms() == terms
        kept.terms().spot().latitude().toPlainString() == '60.19206'
        kept.post().title() == 'saw'
        kept.post().language() == 'de-AT'
        kept.post().tags() == ['lend', 'tools', 'wood']
        kept.post().uri().contains('/needs/')
    }

    def "a search for #what finds #titles"() {
        given:
        if (listings.search(filter(words: 'shelf'), null, Page.Request.first(1)).items().empty) {
            bakery.offer('red bicycle', by: ann, text: 'A shelf of parts too', tags: ['wheels'], kind: ExchangeKind.LOAN)
            bakery.offer('blue bicycle', by: bob, text: 'Old', tags: ['wheels', 'Gift'], kind: ExchangeKind.GIFT)
            bakery.offer('bookshelf', by: ann, text: 'Wanted', tags: ['wood'], kind: ExchangeKind.GIFT, purpose: Purpose.NEED)
            bakery.offer('members only bicycle', by: ann, text: 'Old', tags: ['wheels'], audience: Audience.GROUP)
        }

        expect:
        listings.search(filter(given), viewer ? bob.id() : null, Page.Request.first(10)).items()*.post()*.title()
                .findAll { it in ['red bicycle', 'blue bicycle', 'bookshelf', 'members only bicycle'] } == titles

        where:
        what                | given                                        | viewer || titles
        'one word'          | [words: 'bicycle']                           | false  || ['blue bicycle', 'red bicycle']
        'a member'          | [words: 'bicycle']                           | true   || ['members only bicycle', 'blue bicycle', 'red bicycle']
        'two words'         | [words: 'red bicycle']                       | false  || ['red bicycle']
        'a word of a text'  | [words: 'SHELF']                             | false  || ['red bicycle']
        'not a word'        | [words: 'bicycle -red']                      | false  || ['blue bicycle']
        'odd words'         | [words: "') | :* & \\ \"%"]                  | false  || []
        'nothing'           | [words: '   ']                               | false  || ['bookshelf', 'blue bicycle', 'red bicycle']
        'a kind'            | [kind: ExchangeKind.GIFT]                    | false  || ['bookshelf', 'blue bicycle']
        'a purpose'         | [purpose: Purpose.NEED]                      | false  || ['bookshelf']
        'kind and purpose'  | [kind: ExchangeKind.GIFT, purpose: Purpose.OFFER] | false || ['blue bicycle']
        'a tag in any case' | [tag: 'GIFT']                                | false  || ['blue bicycle']
        'an unknown tag'    | [tag: 'nothing']                             | false  || []
        'another group'     | [groupId: 1L]                                | false  || []
    }

    def "the list leads through all that is open in pages, without a gap, and counts what it leads through"() {
        given:
        def made = (1..9).collect { bakery.offer("ladder $it", by: bob, tags: ['paged'], purpose: it % 3 ? Purpose.OFFER : Purpose.NEED) }
        listings.withdraw(made[4], bob)
        bakery.offer('ladder that ends', by: bob, tags: ['paged'], until: clock.instant() + Duration.ofMinutes(1))
        clock.advance(Duration.ofMinutes(1))

        when:
        def seen = []
        def page = Page.Request.first(1)
        while (page != null) {
            def found = listings.search(filter(tag: 'paged'), null, page)
            seen.addAll(found.items()*.post()*.title())
            bakery.offer('newer ladder', by: bob, tags: ['paged'])
            page = found.next() == null ? null : new Page.Request(1, found.next())
        }

        then:
        seen == [9, 8, 7, 6, 4, 3, 2, 1].collect { "ladder $it".toString() }
        listings.count(filter(tag: 'paged'), null) == [(Purpose.OFFER): 5 + seen.size(), (Purpose.NEED): 3]
    }

    def "an offer is changed and withdrawn by its author only, and by a coordinator withdrawn"() {
        given:
        def offer = bakery.offer('drill', by: ann)

        when:
        deed(listings, offer)

        then:
        thrown(Refused)
        listings.require(offer.id(), null).post().title() == 'drill'

        where:
        deed << [
                { l, made -> l.edit(made, bob, Words.typed('mine', 'x', 'en', []), Neighbours.terms()) },
                { l, made -> l.withdraw(made, bob) },
                { l, made -> l.edit(made, ann, Words.typed('drill', 'x', 'en', []), Neighbours.terms(purpose: Purpose.NEED)) },
                { l, made -> l.edit(made, ann, Words.typed('', 'x', 'en', []), Neighbours.terms()) },
                { l, made -> l.edit(made, ann, Words.typed('drill', 'x', 'en', []), Neighbours.terms(until: Instant.EPOCH)) }
        ]
    }

    def "what was withdrawn, twice too, is in no list and cannot be changed, by who still has the old page neither"() {
        given:
        def offer = bakery.offer('axe', by: ann, tags: ['sharp'])

        when:
        2.times { listings.withdraw(offer, bakery.keeper.identity()) }

        then:
        listings.search(filter(tag: 'sharp'), ann.id(), Page.Request.first(5)).items().empty
        listings.byUri(offer.post().uri()).get().state() == Listing.State.WITHDRAWN

        when:
        listings.edit(offer, ann, Words.typed('axe again', 'x', 'en', ['sharp']), Neighbours.terms())

        then:
        thrown(Refused)
        listings.byUri(offer.post().uri()).get().post().tags() == []
    }

    def "what comes several times at once from another server is one, whoever was first"() {
        when:
        def taken = (1..20).collect { round ->
            def post = new NewPost(new Origin.Remote("https://far.example/offers/$round"), 'offers', Post.Kind.LISTING, ann, null, null, Audience.PUBLIC,
                    Words.typed("Ladder $round", '', 'en', []), [], "https://far.example/offers/$round", clock.instant(), null)
            AtOnce.run(4) { listings.take(post, new Terms(Purpose.OFFER, ExchangeKind.LOAN, null, '', '', null, null, null)) }
        }

        then:
        taken.every { it*.id().toSet().size() == 1 }
        taken*.first()*.id().toSet().size() == 20
    }

    private static ListingFilter filter(Map<String, ?> given) {
        return new ListingFilter(given.words as String, given.purpose as Purpose, given.kind as ExchangeKind,
                given.groupId as Long, given.authorId as Long, given.tag as String)
    }
}
