package coop.talkoot.activitypub.mapping

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Quantity
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.jsonld.Documents
import coop.talkoot.vocab.jsonld.ObjectReader
import groovy.json.JsonOutput
import spock.lang.Specification

class RemoteObjectMappingSpec extends Specification {
    def mapping = new RemoteObjectMapping()

    def "a note of #peer is read"() {
        when:
        def note = mapping.read(objectOf("$peer/create-note")) as Incoming.IncomingNote

        then:
        !note.words().text().isBlank()
        note.envelope().author().startsWith('https://')
        note.envelope().audience() == Audience.PUBLIC
        note.envelope().raw().contains(note.envelope().uri())

        where:
        peer << ['mastodon', 'gotosocial', 'misskey']
    }

    def "a page of Lemmy, announced whole, is read with its title"() {
        given:
        def create = (Samples.thing('lemmy/announce-create-page') as Activity).object().thing() as Activity

        when:
        def note = mapping.read(create.object().thing() as ActivityObject) as Incoming.IncomingNote

        then:
        !note.words().title().isBlank()
        note.envelope().audience() == Audience.PUBLIC
    }

    def "a vote of snac2 is no note, though it says a line break"() {
        expect:
        mapping.read(objectOf('snac2/vote')) == new Incoming.Unsupported('it is a vote in a poll')
    }

    def "a poll is read with the answers it has and their counts"() {
        when:
        def poll = mapping.read(Samples.thing('mastodon/poll') as ActivityObject) as Incoming.IncomingNote

        then:
        poll.words().text() == 'Tea or coffee?'
        poll.poll().options()*.title() == ['Tea', 'Coffee']
        poll.poll().options()*.votes() == [2, 1]
        poll.poll().voters() == 3
    }

    def "Mitra's proposal is an offer although its type is another, with its units by whatever vocabulary"() {
        when:
        def offer = mapping.read(Samples.thing('mitra/proposal') as ActivityObject) as Incoming.IncomingListing

        then:
        offer.terms().purpose() == Purpose.OFFER
        offer.terms().kind() == ExchangeKind.EXCHANGE
        offer.terms().quantity() == Quantity.of('1', 'second')
        offer.terms().inReturn() == '20000 one'
        !offer.words().title().isBlank()
    }

    def "the wire design's own offer and need are read"() {
        when:
        def offer = mapping.read(objectOf('talkoot/offer-create')) as Incoming.IncomingListing
        def need = mapping.read(objectOf('talkoot/need-create')) as Incoming.IncomingListing

        then:
        offer.terms().kind() == ExchangeKind.LOAN
        offer.terms().inReturn() == '2 hour'
        offer.terms().place() == 'Riverside'
        offer.words().title() == 'Offer: bicycle trailer, to lend'
        offer.words().text() == 'A cargo trailer for up to two weeks. Free to members; otherwise 2 time credits a day.'
        need.terms().quantity() == Quantity.of('20', 'kilogram')
        need.terms().inReturn() == '24 euro'
        need.terms().purpose() == Purpose.NEED
    }

    def "what makes no sense in terms is left out: #publishes"() {
        when:
        def read = mapping.read(note([purpose: 'offer', publishes: publishes, nameMap: [en: 'x']] + more)) as Incoming.IncomingListing

        then:
        read.terms().quantity() == quantity
        read.terms().spot() == null
        read.terms().place().length() <= 200

        where:
        publishes                                                                | more                                                       | quantity
        [resourceQuantity: [hasUnit: 'one', hasNumericalValue: '-1']]            | [:]                                                        | null
        [resourceQuantity: [hasUnit: 'one', hasNumericalValue: 0]]               | [location: [type: 'Place', name: 'y' * 999, latitude: 91, longitude: 0]] | null
        [resourceQuantity: [hasUnit: 'one', hasNumericalValue: '1.23456789']]    | [:]                                                        | null
        [resourceQuantity: [hasUnit: 'one', hasNumericalValue: '9' * 39]]        | [endTime: 'tomorrow']                                      | null
        [resourceQuantity: [hasUnit: 'u' * 500, hasNumericalValue: 1]]           | [reciprocal: 7]                                            | null
        [resourceQuantity: [hasUnit: 'http://qudt.org/vocab/unit/HR', hasNumericalValue: 2.5]] | [reciprocal: [inReturn: 'z' * 999]]           | Quantity.of('2.5', 'HR')
        [effortQuantity: [hasNumericalValue: 3]]                                 | [location: 'https://a.example/place']                      | Quantity.of('3', 'one')
        'https://a.example/intent'                                               | [location: [type: 'Place', latitude: 'x', longitude: []]]  | null
        [resourceQuantity: 'many', due: 'soon']                                  | [exchangeKind: 'https://elsewhere.example/#loan']          | null
    }

    def "without a kind, action and what comes back tell it: #action, #back"() {
        when:
        def all = [purpose: 'request', publishes: [type: 'Intent', action: action], nameMap: [en: 'x']]
        def read = mapping.read(note(back == null ? all : all + [reciprocal: [type: 'Intent', action: 'transfer', resourceQuantity: back]])) as Incoming.IncomingListing

        then:
        read.terms().kind() == kind
        read.terms().purpose() == Purpose.NEED

        where:
        action                                                | back                                       | kind
        'transferCustody'                                     | null                                       | ExchangeKind.LOAN
        'https://w3id.org/valueflows/ont/vf#transferCustody'  | [hasUnit: 'euro', hasNumericalValue: '1']  | ExchangeKind.LOAN
        'transfer'                                            | null                                       | ExchangeKind.GIFT
        'transfer'                                            | [hasUnit: 'EUR', hasNumericalValue: '5']   | ExchangeKind.PAYMENT
        'om2:transfer'                                        | [hasUnit: 'om2:euro', hasNumericalValue: 5] | ExchangeKind.PAYMENT
        'deliverService'                                      | [hasUnit: 'hour', hasNumericalValue: '1']  | ExchangeKind.TIME_CREDIT
        'transfer'                                            | [hasUnit: 'kilogram', hasNumericalValue: 1] | ExchangeKind.EXCHANGE
        null                                                  | null                                       | ExchangeKind.GIFT
    }

    def "who may read it: to #to, cc #cc, audience #audience"() {
        when:
        def read = mapping.read(note([content: 'hello', to: to, cc: cc, audience: audience].findAll { it.value != null })) as Incoming.IncomingNote

        then:
        read.envelope().audience() == kind
        read.envelope().group() == audience
        !read.envelope().recipients().contains('https://www.w3.org/ns/activitystreams#Public')

        where:
        to                                             | cc            | audience               | kind
        'as:Public'                                    | null          | null                   | Audience.PUBLIC
        ['https://a.example/followers']                | ['Public']    | null                   | Audience.UNLISTED
        ['https://a.example/users/x']                  | ['as:Public'] | 'https://b.example/g'  | Audience.UNLISTED
        ['https://a.example/followers']                | []            | null                   | Audience.DIRECT
        'https://b.example/g'                          | null          | 'https://b.example/g'  | Audience.GROUP
        ['https://b.example/users/x']                  | null          | null                   | Audience.DIRECT
        null                                           | null          | null                   | Audience.DIRECT
        'https://www.w3.org/ns/activitystreams#Public' | 'https://b.example/g' | 'https://b.example/g' | Audience.PUBLIC
    }

    def "what goes to #to is for #audience once the author's followers are known to be #followers"() {
        when:
        def read = mapping.read(note([content: 'hello', to: to, audience: group].findAll { it.value != null })) as Incoming.IncomingNote

        then:
        read.envelope().audienceFor(followers, isTheirs) == audience

        where:
        to                                             | group                 | isTheirs | followers                     || audience
        ['https://a.example/users/a/followers']        | null                  | false    | 'https://a.example/users/a/followers' || Audience.FOLLOWERS
        ['https://a.example/users/b/followers']        | null                  | false    | 'https://a.example/users/a/followers' || Audience.DIRECT
        ['https://a.example/users/a/followers']        | null                  | false    | null                          || Audience.DIRECT
        ['https://b.example/g']                        | 'https://b.example/g' | true     | null                          || Audience.GROUP
        ['https://b.example/g', 'https://a.example/f'] | 'https://b.example/g' | false    | 'https://a.example/f'         || Audience.FOLLOWERS
        ['https://b.example/g']                        | 'https://b.example/g' | false    | 'https://a.example/f'         || Audience.DIRECT
        ['as:Public', 'https://a.example/f']           | null                  | false    | 'https://a.example/f'         || Audience.PUBLIC
    }

    def "the summary of #type is #what"() {
        when:
        def read = mapping.read(note([type: type, content: '<p>words</p>', summary: 'spiders &amp; <b>webs</b>', name: name, sensitive: sensitive])) as Incoming.IncomingNote

        then:
        read.words().warning() == warning
        read.words().title() == title
        read.words().isSensitive() == (sensitive == true)
        read.words().text().contains('spiders') == (what == 'its lead')

        where:
        type       | name   | sensitive || what          | warning          | title
        'Note'     | null   | true      || 'its warning' | 'spiders & webs' | ''
        'Note'     | 'Hike' | false     || 'its warning' | 'spiders & webs' | 'Hike'
        'Question' | null   | null      || 'its warning' | 'spiders & webs' | ''
        'Article'  | 'Hike' | 'yes'     || 'its lead'    | ''               | 'Hike'
        'Article'  | null   | true      || 'its title'   | ''               | 'spiders & webs'
        'Event'    | 'Hike' | null      || 'its lead'    | ''               | 'Hike'
    }

    def "a warning without words is kept, an endless one is cut"() {
        expect:
        (mapping.read(note([summary: 'x' * 9999])) as Incoming.IncomingNote).words().warning().length() <= Words.LONGEST_WARNING
        (mapping.read(note([summary: ['x', 1], content: 'hello'])) as Incoming.IncomingNote) != null
    }

    def "a picture hangs on the note, another file is a link in it; scripts are dropped"() {
        when:
        def read = mapping.read(note([content: '<p>x</p><script>alert(1)</script>', summary: 'spiders',
            attachment: [[type: 'Document', mediaType: 'image/png', url: 'https://a.example/1.png', name: 'a <spider>'],
                         [type: 'Document', mediaType: 'application/pdf', url: 'https://a.example/2.pdf', name: 'a <plan>']]])) as Incoming.IncomingNote

        then:
        read.words().warning() == 'spiders'
        read.envelope().files()*.url() == ['https://a.example/1.png']
        !read.words().contentHtml().contains('https://a.example/1.png')
        read.words().contentHtml().contains('https://a.example/2.pdf')
        read.words().contentHtml().contains('a &lt;plan&gt;')
        !read.words().contentHtml().contains('script')
    }

    def "nothing is kept of #what"() {
        expect:
        mapping.read(note(change)) instanceof Incoming.Unsupported

        where:
        what                 | change
        'an empty note'      | [content: '<p> </p>']
        'a note without id'  | [id: null, content: 'x']
        'an odd id'          | [id: 'javascript:alert(1)', content: 'x']
        'an overlong id'     | [id: 'https://a.example/' + 'x' * 3000, content: 'x']
        'a tombstone'        | [type: 'Tombstone']
        'a place'            | [type: 'Place', name: 'here']
        'a collection'       | [type: 'OrderedCollection']
        'an unknown type'    | [type: 'Ballot', content: 'x']
        'a nameless type'    | [type: '', content: 'x']
        'a vote'             | [name: 'Tea', inReplyTo: 'https://b.example/polls/1']
    }

    def "odd values never throw: #change"() {
        expect:
        mapping.read(note(change)) != null

        where:
        change << [[content: [1, 2]], [contentMap: [en: 'x']], [contentMap: 'x', content: 'y'],
            [content: '<p>' * 5000], [content: 'x', tag: [1, 'x', [type: 'Hashtag'], [type: 'Hashtag', name: '##' * 99]]],
            [content: 'x', inReplyTo: 'x' * 9000], [content: 'x', published: '0000-00-00'], [content: 'x', url: [[href: 5]]],
            [content: 'x', attributedTo: [[:]]], [type: ['Note', 'x'], content: 'x'], [content: 'x', nameMap: [:]],
            [content: 'x', updated: '+999999999-12-31T23:59:59Z']]
    }

    private static ActivityObject objectOf(String name) {
        (Samples.thing(name) as Activity).object().thing() as ActivityObject
    }

    private static ActivityObject note(Map change) {
        def all = ['@context': 'https://www.w3.org/ns/activitystreams', type: 'Note', id: 'https://a.example/1',
            attributedTo: 'https://a.example/users/a'] + change
        ObjectReader.read(JsonOutput.toJson(all.findAll { it.value != null }).getBytes('UTF-8')) as ActivityObject
    }
}
