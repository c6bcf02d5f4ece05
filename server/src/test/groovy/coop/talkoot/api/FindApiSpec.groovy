package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class FindApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob')

    def setupSpec() {
        bakery.post('/listings', bakery.listing(title: 'Bread oven', text: 'Hot.', spot: [latitude: '60.17', longitude: '24.94'], openUntil: null), 'alice')
        bakery.post('/listings', bakery.listing(title: 'Oven glove', text: 'Warm.', spot: [latitude: '60.18', longitude: '24.94'], purpose: 'need'), 'alice')
    }

    def "the nearest come first, with the way to each, page by page"() {
        when:
        def first = bakery.get('/listings?q=oven&latitude=60.17&longitude=24.94&within=5000&sort=nearest&limit=1')
        def second = bakery.get((first.headers().firstValue('Link').get() =~ /<.*\/v1(.*)>; rel="next"/)[0][1] as String)

        then:
        json(first).items*.title == ['Bread oven']
        json(first).metres.values() as List == [0]
        json(second).items*.title == ['Oven glove']
        json(second).metres.values() as List == [1112]
        json(second).next == null
    }

    def "words that are misspelt find what was meant, and it is said"() {
        when:
        def found = json(bakery.get('/listings?q=bred+oven'))

        then:
        found.items*.title == ['Bread oven']
        found.meant == 'bread oven'
    }

    def "what is found says what its reader did with it"() {
        given:
        def id = json(bakery.get('/listings?q=bread')).items[0].id
        bakery.put("/posts/$id/favourite", 'bob')

        expect:
        json(bakery.get('/listings?q=bread', 'bob')).items*.with { [it.isFavourite, it.favourites] } == [[true, 1]]
        json(bakery.get('/listings?q=bread', 'alice')).items*.with { [it.isFavourite, it.favourites] } == [[false, 1]]
        json(bakery.get('/listings?q=bread')).items*.with { [it.isFavourite, it.favourites] } == [[false, 1]]
    }

    def "what fits is counted by what can be chosen"() {
        expect:
        json(bakery.get('/listings/counts?q=oven&purpose=need')).with { [it.total, it.purposes, it.withPicture, it.isAll] } == [1, [offer: 1, need: 1], 0, true]
    }

    def "a search with #query is refused by the name of #field"() {
        when:
        def answer = bakery.get("/listings?$query")

        then:
        answer.statusCode() == 422
        json(answer).errors*.field == [field]

        where:
        query                                        || field
        'sort=nearest'                               || 'sort'
        'sort=loudest'                               || 'sort'
        'from=nowhere'                               || 'from'
        'latitude=60'                                || 'longitude'
        'latitude=60&longitude=24'                   || 'within'
        'latitude=60&longitude=24&within=99'         || 'within'
        'latitude=60&longitude=24&within=1e3'        || 'within'
        'latitude=91&longitude=24&within=500'        || 'latitude'
        'latitude=NaN&longitude=24&within=500'       || 'latitude'
        'dueBy=tomorrow'                             || 'dueBy'
        'openAt=2026'                                || 'openAt'
        'picture=perhaps'                            || 'picture'
        'tag=two%20words'                            || 'tag'
        'before=x'                                   || 'before'
        'limit=81'                                   || 'limit'
        "q=${'a' * 201}"                             || 'q'
    }

    def "a search is kept, named anew and let go by its own person"() {
        when:
        def sent = [name: 'Ovens', q: 'oven', kind: 'loan', purpose: 'offer', near: [latitude: '60.17', longitude: '24.94', within: 900]]
        def kept = bakery.post('/searches', sent, 'bob')
        def search = json(kept)

        then:
        kept.statusCode() == 201
        search.q == 'oven'
        search.near == [latitude: '60.17000', longitude: '24.94000', within: 900]
        search.from == 'all'
        json(bakery.get('/searches', 'bob')) == [search]
        json(bakery.get("/searches/$search.id", 'bob')) == search
        json(bakery.get('/searches', 'alice')) == []
        bakery.get("/searches/$search.id", 'alice').statusCode() == 404
        json(bakery.patch("/searches/$search.id", [name: 'Other ovens'], 'bob')).name == 'Other ovens'
        bakery.delete("/searches/$search.id", 'alice').statusCode() == 404
        bakery.delete("/searches/$search.id", 'bob').statusCode() == 204
        bakery.delete("/searches/$search.id", 'bob').statusCode() == 404
        bakery.get('/searches').statusCode() == 401
    }

    def "a kept search with #what is refused by the name of #field"() {
        when:
        def answer = bakery.post('/searches', sent, 'bob')

        then:
        answer.statusCode() == 422
        json(answer).errors*.field == [field]
        json(bakery.get('/searches', 'bob')) == []

        where:
        what              | sent                                                                       || field
        'nothing in it'   | [name: 'x']                                                                || 'q'
        'no name'         | [q: 'x']                                                                   || 'name'
        'a small circle'  | [name: 'x', near: [latitude: '1', longitude: '1', within: 5]]                  || 'within'
        'a strange field' | [name: 'x', q: 'x', sort: 'newest']                                        || 'sort'
        'a strange kind'  | [name: 'x', kind: 'theft']                                                 || 'kind'
    }
}
