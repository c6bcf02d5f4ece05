package coop.talkoot.activitypub.mapping

import coop.talkoot.exchange.TermsText
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Quantity
import coop.talkoot.exchange.Spot
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.jsonld.Jsonld
import coop.talkoot.vocab.jsonld.ObjectReader
import coop.talkoot.vocab.jsonld.ObjectWriter
import java.time.Instant
import spock.lang.Specification

class ListingMappingSpec extends Specification {
    static final DUE = Instant.parse('2026-06-30T18:00:00Z')
    static final UNTIL = Instant.parse('2026-07-31T23:59:59Z')
    def mapping = new ListingMapping(new PostMapping(Samples.settings()))
    def activities = new ActivityMapping()
    def reading = new RemoteObjectMapping()

    def "an offer is created as the wire design has it, as far as the domain can say it"() {
        given:
        def listing = Samples.listing(Samples.terms(quantity: Quantity.of('1', 'one'), inReturn: '2 time credits a day',
                place: 'Riverside', spot: new Spot(60.17, 24.94), due: DUE, until: UNTIL))
        def expected = Samples.plain(Samples.document('talkoot/offer-create'))
        expected.remove('proof')
        expected['@context'][2].inReturn = 'coop:inReturn'
        expected.object.unitBased = false
        expected.object.replies = 'https://bakery.example/offers/77/replies'
        ['resourceConformsTo', 'availableQuantity', 'minimumQuantity'].each { expected.object.publishes.remove(it) }
        expected.object.location.remove('radius')
        expected.object.location.remove('units')
        ['resourceConformsTo', 'resourceQuantity'].each { expected.object.reciprocal.remove(it) }
        expected.object.reciprocal.inReturn = '2 time credits a day'

        when:
        def written = Samples.plain(activities.create(listing.post(), mapping.note(listing)))
        def content = written.object.content

        then: 'the words others see hold all of it'
        content.startsWith('<p><strong>Offer: bicycle trailer, to lend</strong></p><p>A cargo trailer for up to two weeks.')
        content.contains('A loan<br>Quantity: 1 one<br>In return: 2 time credits a day<br>Place: Riverside<br>' +
                'Back by: 30 June 2026, 18:00 UTC<br>Open until: 31 July 2026, 23:59 UTC')
        content.endsWith('<p><a href="https://bakery.example/offers/77" rel="noopener">https://bakery.example/offers/77</a></p>')
        written.object.contentMap == [en: content]

        and: 'the rest is equal'
        withoutContent(written) == withoutContent(expected)
    }

    def "#purpose #kind comes back as it went, the short way and the long"(Purpose purpose, ExchangeKind kind) {
        given:
        def terms = Samples.terms(purpose: purpose, kind: kind, quantity: Quantity.of('2.5', unit), inReturn: back,
                place: 'Mill Lane <1> & yard', spot: new Spot(-0.5, 100.00001), due: DUE, until: UNTIL)
        def words = Words.typed('Flour & "yeast"', 'Twenty kilos.\n\nSee https://x.example/1 #bread', 'fi', ['baking'])
        def listing = Samples.listing(terms, [words: words])
        def written = ObjectWriter.write(mapping.note(listing))

        when:
        def read = [Jsonld.normalise(written), Jsonld.expand(written)].collect {
            reading.read(ObjectReader.read(it) as ActivityObject) as Incoming.IncomingListing
        }

        then:
        read.every { it.terms() == terms }
        read.every { it.words().title() == 'Flour & "yeast"' }
        read.every { it.words().contentHtml() == words.contentHtml() }
        read.every { it.words().tags().toSet() == ['baking', 'bread'].toSet() }
        read.every { it.words().language() == 'fi' }
        read.every { it.envelope().audience() == Audience.PUBLIC && it.envelope().group() == Samples.bakery().uri() }
        read.every { it.envelope().published() == Samples.MORNING }

        where:
        [purpose, kind, unit, back] << [Purpose.values(), ExchangeKind.values(), ['hour', 'kilogram'], ['', 'apples, "red"']].combinations()
    }

    def "a withdrawn listing is a tombstone"() {
        given:
        def listing = Samples.listing(Samples.terms(), [state: Listing.State.WITHDRAWN, deletedAt: DUE])

        expect:
        with(mapping.note(listing) as ActivityObject.Tombstone) {
            id() == listing.post().uri()
            formerType() == 'Note'
            deleted() == DUE
        }
    }

    def "a title that says what it is, is not told so again"() {
        expect:
        TermsText.title(title, purpose) == shown

        where:
        title           | purpose       | shown
        'Trailer'       | Purpose.OFFER | 'Offer: Trailer'
        'offer: a bed'  | Purpose.OFFER | 'offer: a bed'
        'Needles'       | Purpose.NEED  | 'Need: Needles'
        'Need: needles' | Purpose.NEED  | 'Need: needles'
    }

    def "each kind has its action: #kind"() {
        expect:
        mapping.note(Samples.listing(Samples.terms(kind: kind))).core().proposal().primary().action() == action

        where:
        kind                     | action
        ExchangeKind.GIFT        | 'transfer'
        ExchangeKind.EXCHANGE    | 'transfer'
        ExchangeKind.PAYMENT     | 'transfer'
        ExchangeKind.LOAN        | 'transferCustody'
        ExchangeKind.TIME_CREDIT | 'deliverService'
        ExchangeKind.PURCHASE    | 'transfer'
    }

    def "the one who offers gives, the one who needs gets"() {
        given:
        def offer = mapping.note(Samples.listing(Samples.terms(kind: ExchangeKind.EXCHANGE))).core().proposal()
        def need = mapping.note(Samples.listing(Samples.terms(kind: ExchangeKind.EXCHANGE, purpose: Purpose.NEED))).core().proposal()

        expect:
        offer.primary().parties().provider() == Samples.alice().uri()
        offer.reciprocal().parties().receiver() == Samples.alice().uri()
        need.primary().parties().receiver() == Samples.alice().uri()
        need.reciprocal().parties().provider() == Samples.alice().uri()
    }

    private static Map withoutContent(Map create) {
        create + [object: create.object.findAll { !it.key.startsWith('content') }]
    }
}
