package coop.talkoot.activitypub.mapping

import coop.talkoot.exchange.Category
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Features
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Money
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Size
import coop.talkoot.exchange.Subject
import coop.talkoot.exchange.Terms
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.jsonld.ObjectReader
import coop.talkoot.vocab.jsonld.ObjectWriter
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.time.Instant
import java.time.ZoneOffset
import spock.lang.Shared
import spock.lang.Specification

/** What exactly is offered, on the wire: FEP-0837's primary intent with Valueflows' resource and terms of ours. */
class SubjectMappingSpec extends Specification {
    private static final Features DRILL = new Features(Features.Form.THING, 4, new Size(300, 80, 220), 1800L, new Money(8950, 'EUR'), 2)

    @Shared
    ListingMapping mapping = new ListingMapping(new PostMapping(Samples.settings()))

    def "what one instance says of #subject, another reads as the same"() {
        given:
        def listing = listing(subject, subject instanceof Subject.Item ? 9L : null)

        expect:
        read(written(listing)).subject() == subject

        where:
        subject << [
                new Subject.Unsaid(), new Subject.Item(DRILL), new Subject.Item(Features.UNKNOWN),
                new Subject.Item(new Features(Features.Form.SPACE, null, new Size(4000, null, null), null, new Money(500, 'JPY'), 0)),
                new Subject.Service('visit', 'Mondays from five', 90, 4), new Subject.Service('', '', null, null),
                new Subject.Job(Subject.Complexity.EXPERT, 600, new Money(1850, 'EUR')), new Subject.Job(null, null, null),
                new Subject.Help(Subject.Urgency.URGENT), new Subject.Skill(Subject.Level.SOME_PRACTICE, 45, 2), new Subject.Time(61, 'evenings')]
    }

    def "each has the action of Valueflows: #subject"() {
        expect:
        written(listing(subject)).publishes.action == action

        where:
        subject                                            || action
        new Subject.Item(DRILL)                            || 'transfer'
        new Subject.Service('', '', null, null)            || 'deliverService'
        new Subject.Job(null, null, null)                  || 'work'
        new Subject.Help(Subject.Urgency.SOON)             || 'work'
    }

    def "a thing is written with whole numbers and their units, named after its offer"() {
        expect:
        written(listing(new Subject.Item(DRILL), 9L)).publishes.resourceInventoriedAs == [
                id: 'https://bakery.example/offers/77#resource', type: 'EconomicResource', resourceClassifiedAs: 'https://w3id.org/talkoot/ns#thing', condition: 4,
                itemLength: [hasUnit: 'millimetre', hasNumericalValue: '300'], itemWidth: [hasUnit: 'millimetre', hasNumericalValue: '80'],
                itemHeight: [hasUnit: 'millimetre', hasNumericalValue: '220'], itemWeight: [hasUnit: 'gram', hasNumericalValue: '1800'],
                worth: [hasUnit: 'EUR', hasNumericalValue: '89.50'], onhandQuantity: [hasUnit: 'one', hasNumericalValue: '2']]
    }

    def "what is absurd in #what is left out, and the rest is read"() {
        given:
        def json = written(listing(new Subject.Item(DRILL), 9L))
        json.publishes.resourceInventoriedAs.putAll(change)

        expect:
        with(read(json).subject() as Subject.Item) {
            it.features().form() == Features.Form.THING
            it.features().value() == (change.worth ? null : new Money(8950, 'EUR'))
        }

        where:
        what                  | change
        'a condition'         | [condition: 99]
        'a condition as word' | [condition: 'good']
        'half a millimetre'   | [itemLength: [hasUnit: 'millimetre', hasNumericalValue: '0.5']]
        'a negative weight'   | [itemWeight: [hasUnit: 'gram', hasNumericalValue: '-5']]
        'a stock beyond all'  | [onhandQuantity: [hasUnit: 'one', hasNumericalValue: '99999999999999999999']]
        'a price in shells'   | [worth: [hasUnit: 'shell', hasNumericalValue: '5']]
        'a tenth of a cent'   | [worth: [hasUnit: 'EUR', hasNumericalValue: '0.001']]
        'a price of gold'     | [worth: [hasUnit: 'XAU', hasNumericalValue: '1']]
        'a size of a list'    | [itemWidth: [1, 2]]
    }

    def "a deed of absurd numbers or words is one said in words: #change"() {
        given:
        def json = written(listing(new Subject.Service('visit', 'Mondays', 90, 4)))
        json.publishes.putAll(change)

        expect:
        read(json).subject() == subject

        where:
        change                                                     || subject
        [duration: 'PT0M']                                         || new Subject.Unsaid()
        [duration: 'P9999999D']                                    || new Subject.Service('visit', 'Mondays', null, 4)
        [duration: 'PT600001M']                                    || new Subject.Unsaid()
        [duration: 'soon']                                         || new Subject.Service('visit', 'Mondays', null, 4)
        [places: -1]                                               || new Subject.Service('visit', 'Mondays', 90, null)
        [availability: 'x' * 300]                                  || new Subject.Service('visit', 'x' * 200, 90, 4)
        [resourceClassifiedAs: 'https://elsewhere.example/what']   || new Subject.Unsaid()
        [resourceClassifiedAs: 'coop:time']                        || new Subject.Time(90, 'Mondays')
        [exchangeKind: 'x']                                        || new Subject.Service('visit', 'Mondays', 90, 4)
    }

    def "a lent service of another server is a loan said in words"() {
        given:
        def json = written(listing(new Subject.Time(60, '')))
        json.exchangeKind = 'https://w3id.org/talkoot/ns#loan'

        expect:
        read(json).kind() == ExchangeKind.LOAN
        read(json).subject() == new Subject.Unsaid()
    }

    def "of a thing that another server needs only is kept that it is one"() {
        given:
        def json = written(listing(new Subject.Item(DRILL), 9L))
        json.purpose = 'request'

        expect:
        read(json).subject() == new Subject.Item(Features.UNKNOWN)
    }

    def "one that rests has ended for others when it was laid to rest, and says so in words"() {
        given:
        def rest = Instant.parse('2026-07-01T10:00:00Z')
        def terms = new Terms(Purpose.OFFER, ExchangeKind.GIFT, null, '', '', null, null, null)
        def listing = new Listing(Samples.post(kind: coop.talkoot.posts.Post.Kind.LISTING, uri: 'https://bakery.example/offers/77', editedAt: rest), terms, Listing.State.ARCHIVED, null, new Category(3, 2, 'Tools'))

        when:
        def note = mapping.note(listing) as ActivityObject.Note

        then:
        note.core().times().endTime() == rest.atOffset(ZoneOffset.UTC)
        note.core().content().any().contains('No longer open')
        note.core().content().any().contains('Category: Tools')
    }

    private static Listing listing(Subject subject, Long resource = null) {
        new Listing(Samples.listing(Samples.terms()).post(), new Terms(Purpose.OFFER, ExchangeKind.GIFT, null, '', '', null, null, null, subject), Listing.State.OPEN, resource, null)
    }

    private Map written(Listing listing) {
        new JsonSlurper().parseText(ObjectWriter.write(mapping.note(listing)).toString()) as Map
    }

    private static Terms read(Map json) {
        def object = ObjectReader.read(JsonOutput.toJson(json).bytes) as ActivityObject
        ((Incoming.IncomingListing) new RemoteObjectMapping().read(object)).terms()
    }
}
