package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class ListingsApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob').person('carol')

    def "a member publishes, finds, edits and withdraws an offer"() {
        when:
        def published = bakery.post('/listings', bakery.listing(title: 'Proofing baskets', openUntil: '2090-01-01T00:00:00+02:00'), 'alice')
        def offer = json(published)

        then:
        published.statusCode() == 201
        offer.id instanceof String
        offer.terms.quantity == [number: '1.5', unit: 'hour']
        offer.terms.openUntil == '2089-12-31T22:00:00Z'
        offer.terms.isOpen
        offer.tags == ['bike', 'lend']
        offer.author.address == "@alice@${bakery.instance.settings.domain()}"

        when:
        def found = json(bakery.get('/listings?q=proofing&purpose=offer&kind=loan&tag=bike&group=' + bakery.id))

        then:
        found.items*.id == [offer.id]
        found.next == null

        when:
        def edited = bakery.patch("/listings/$offer.id", [quantity: null, text: 'No tag now', openUntil: null], 'alice')

        then:
        edited.statusCode() == 200
        json(edited).terms.quantity == null
        json(edited).terms.openUntil == null
        json(edited).title == 'Proofing baskets'
        json(edited).tags == ['lend']
        json(edited).editedAt != null

        when:
        def withdrawn = bakery.delete("/listings/$offer.id", 'alice')

        then:
        withdrawn.statusCode() == 204
        bakery.get("/listings/$offer.id").statusCode() == 410
        json(bakery.get('/listings?q=proofing')).items == []
    }

    def "a list comes in pages, and the Link header leads through them"() {
        given:
        3.times { bakery.post('/listings', bakery.listing(title: "Paged $it"), 'bob') }

        when:
        def first = bakery.get('/listings?q=paged&limit=2')
        def link = first.headers().firstValue('Link').get()
        def second = bakery.get((link =~ /<.*\/v1(.*)>; rel="next"/)[0][1] as String)

        then:
        json(first).items*.title == ['Paged 2', 'Paged 1']
        json(first).next == json(first).items[1].id
        json(second).items*.title == ['Paged 0']
        second.headers().firstValue('Link').isEmpty()
    }

    def "what is for the group is not there for others"() {
        given:
        def offer = json(bakery.post('/listings', bakery.listing(title: 'Inside', audience: 'group'), 'alice'))

        expect:
        bakery.get("/listings/$offer.id", 'bob').statusCode() == 200
        bakery.get("/listings/$offer.id", 'carol').statusCode() == 404
        bakery.get("/listings/$offer.id").statusCode() == 404
        bakery.post("/posts/$offer.id/replies", [text: 'hi'], 'carol').statusCode() == 404
        bakery.put("/posts/$offer.id/favourite", 'carol').statusCode() == 404
        bakery.put("/posts/$offer.id/announce", 'bob').statusCode() == 403
    }

    def "#who cannot #deed another's offer: #status"() {
        given:
        def offer = json(bakery.post('/listings', bakery.listing(), 'alice'))

        expect:
        bakery.send(method, "/listings/$offer.id", body, who == null ? [:] : [Authorization: "Bearer ${bakery.tokenOf(who)}".toString()]).statusCode() == status
        json(bakery.get("/listings/$offer.id")).title == 'Trailer'

        where:
        who     | deed       | method   | body         || status
        null    | 'change'   | 'PATCH'  | [title: 'x'] || 401
        'bob'   | 'change'   | 'PATCH'  | [title: 'x'] || 403
        'carol' | 'withdraw' | 'DELETE' | null         || 403
        null    | 'withdraw' | 'DELETE' | null         || 401
    }

    def "only members publish in a group"() {
        expect:
        bakery.post('/listings', bakery.listing(), 'carol').statusCode() == 403
        bakery.post('/listings', bakery.listing(group: '1'), 'alice').statusCode() == 404
        bakery.post('/listings', bakery.listing()).statusCode() == 401
        bakery.post('/listings', bakery.listing()).headers().firstValue('WWW-Authenticate').get().startsWith('Bearer')
    }

    def "the same request again under one key makes one offer"() {
        given:
        def key = ['Idempotency-Key': 'once-only']

        when:
        def first = bakery.post('/listings', bakery.listing(title: 'Once'), 'alice', key)
        def second = bakery.post('/listings', bakery.listing(title: 'Once'), 'alice', key)
        def other = bakery.post('/listings', bakery.listing(title: 'Other'), 'alice', key)

        then:
        [first, second, other]*.statusCode() == [201, 201, 422]
        json(first).id == json(second).id
        json(bakery.get('/listings?q=once')).items.size() == 1

        and: 'the key of somebody else is another key'
        json(bakery.post('/listings', bakery.listing(title: 'Once'), 'bob', key)).id != json(first).id
    }

    def "#what is refused with 422 that names #field, and nothing is published"() {
        when:
        def answer = bakery.post('/listings', bakery.listing(title: 'Refused') + changes, 'alice')

        then:
        answer.statusCode() == 422
        answer.headers().firstValue('Content-Type').get() == 'application/problem+json'
        json(answer).errors*.field == [field]
        json(bakery.get('/listings?q=refused')).items == []

        where:
        what                    | changes                                        || field
        'an empty title'        | [title: '  ']                                  || 'title'
        'a long title'          | [title: 'x' * 201]                             || 'title'
        'a long text'           | [text: 'x' * 20001]                            || 'text'
        'a negative quantity'   | [quantity: [number: '-1', unit: 'one']]        || 'quantity'
        'a quantity of nothing' | [quantity: [number: '0', unit: 'one']]         || 'quantity'
        'too fine a quantity'   | [quantity: [number: '0.1234567', unit: 'one']] || 'quantity'
        'a quantity as number'  | [quantity: [number: 1.5, unit: 'one']]         || 'quantity.number'
        'a quantity in nothing' | [quantity: [number: '1', unit: ' ']]           || 'unit'
        'a quantity as text'    | [quantity: '1']                                || 'quantity'
        'a field in quantity'   | [quantity: [number: '1', unit: 'one', x: 1]]   || 'quantity.x'
        'an unknown field'      | [colour: 'red']                                || 'colour'
        'an unknown purpose'    | [purpose: 'wish']                              || 'purpose'
        'a missing purpose'     | [purpose: null]                                || 'purpose'
        'an audience of one'    | [audience: 'direct']                           || 'audience'
        'a title as number'     | [title: 7]                                     || 'title'
        'a title as null'       | [title: null]                                  || 'title'
        'tags as text'          | [tags: 'bike']                                 || 'tags'
        'a tag of two words'    | [tags: ['two words']]                          || 'tags'
        'too many tags'         | [tags: (1..31)*.toString()]                    || 'tags'
        'a group as number'     | [group: 1]                                     || 'group'
        'a group as word'       | [group: 'bakery']                              || 'group'
        'an end that has been'  | [openUntil: '2001-01-01T00:00:00Z']            || 'openUntil'
        'an end in no zone'     | [openUntil: '2090-01-01T00:00:00']             || 'openUntil'
        'a year beyond all'     | [due: '+999999999-01-01T00:00:00Z']            || 'due'
        'a spot off the map'    | [spot: [latitude: '91', longitude: '0']]       || 'latitude'
        'a spot in floats'      | [spot: [latitude: 60.1, longitude: '0']]       || 'spot.latitude'
        'a language of words'   | [language: 'so nice']                          || 'language'
    }

    def "a query #query is refused with 422 that names #field"() {
        when:
        def answer = bakery.get("/listings?$query")

        then:
        answer.statusCode() == 422
        json(answer).errors*.field == [field]

        where:
        query                                   || field
        'limit=0'                               || 'limit'
        'limit=81'                              || 'limit'
        'limit=-1'                              || 'limit'
        'limit=1.5'                             || 'limit'
        'limit=99999999999999999999'            || 'limit'
        'before=x'                              || 'before'
        'before=99999999999999999999999'        || 'before'
        'purpose=wish'                          || 'purpose'
        'kind=OFFER'                            || 'kind'
        'group=bakery'                          || 'group'
        'q=%00'                                 || 'q'
        'q=' + 'x' * 201                        || 'q'
        'tag=%00'                               || 'tag'
    }

    def "what is no id names nothing: #path"() {
        expect:
        bakery.get(path, 'alice').statusCode() == 404

        where:
        path << ['/listings/x', '/listings/0', '/listings/-1', '/listings/1.5', '/listings/9223372036854775808',
                 '/listings/%00', '/notes/1', '/people/7', '/groups/7', '/posts/7/replies', '/invitations/%00', '/nothing']
    }
}
