package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.activitypub.Neighbours
import java.net.http.HttpResponse
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What exactly is offered, things, drafts, categories and tables in the API. */
class ThingsApiSpec extends Specification {
    private static final Map<String, Object> DRILL = [kind: 'item', form: 'thing', condition: 4, length: 300, width: 80, height: 220, weight: 1800, value: [minor: 8900, currency: 'EUR'], stock: 2]

    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob').person('carol')

    def "what is offered comes back as it was sent, to be sent again: #subject.kind"() {
        when:
        def offer = json(bakery.post('/listings', bakery.listing(kind: kind, subject: subject), 'alice'))

        then:
        offer.terms.subject == subject
        offer.terms.state == 'open'
        (offer.terms.thingId != null) == (subject.kind == 'item')

        when:
        def changed = bakery.patch("/listings/$offer.id", [text: 'Other words'], 'alice')

        then:
        json(changed).terms.subject == subject

        when:
        def again = bakery.patch("/listings/$offer.id", [subject: subject], 'alice')

        then:
        json(again).terms.subject == subject

        where:
        kind      | subject
        'loan'    | DRILL
        'gift'    | [kind: 'service', perUnit: 'visit', availability: 'Mondays', minutes: 90, places: 3]
        'payment' | [kind: 'job', minutes: 60, complexity: 'expert', compensation: [minor: 1850, currency: 'EUR']]
        'gift'    | [kind: 'help', urgency: 'soon']
        'gift'    | [kind: 'skill', minutes: 45, places: 2, level: 'some_practice']
        'gift'    | [kind: 'time', availability: '', minutes: 120]
        'gift'    | [kind: 'unsaid']
    }

    def "#what is refused with 422 that names #field, and nothing is published"() {
        when:
        def answer = bakery.post('/listings', bakery.listing(title: 'Refused') + changes, 'alice')

        then:
        answer.statusCode() == 422
        json(answer).errors*.field == [field]
        json(bakery.get('/listings?q=refused')).items == []

        where:
        what                          | changes                                                             || field
        'a condition of six'          | [subject: DRILL + [condition: 6]]                                   || 'condition'
        'half a gram'                 | [subject: DRILL + [weight: 1.5]]                                    || 'subject.weight'
        'a weight as text'            | [subject: DRILL + [weight: '2']]                                    || 'subject.weight'
        'a negative stock'            | [subject: DRILL + [stock: -1]]                                      || 'subject.stock'
        'a length beyond all'         | [subject: DRILL + [length: 9999999999]]                             || 'length'
        'money without currency'      | [subject: DRILL + [value: [minor: 1]]]                              || 'subject.value.currency'
        'money of no country'         | [subject: DRILL + [value: [minor: 1, currency: 'EUX']]]             || 'currency'
        'a negative price'            | [subject: DRILL + [value: [minor: -1, currency: 'EUR']]]            || 'subject.value.minor'
        'a field of another kind'     | [subject: [kind: 'help', weight: 2]]                                || 'subject.weight'
        'no kind'                     | [subject: [:]]                                                      || 'subject.kind'
        'a lent service'              | [kind: 'loan', subject: [kind: 'service']]                          || 'kind'
        'a sale without a price'      | [kind: 'purchase', subject: DRILL + [value: null]]                  || 'value'
        'a thing that one needs'      | [purpose: 'need', subject: DRILL]                                   || 'subject'
        'no minutes'                  | [kind: 'gift', subject: [kind: 'time', minutes: 0]]                 || 'minutes'
        'a category of nobody'        | [category: '17']                                                    || 'category'
        'a thing of nobody'           | [subject: DRILL, thing: '17']                                       || 'thing'
        'a thing of no thing'         | [kind: 'gift', thing: '17']                                         || 'thing'
    }

    def "an offer is archived, opened again and renewed by its author only"() {
        given:
        def offer = json(bakery.post('/listings', bakery.listing(title: 'Resting', openUntil: '2090-01-01T00:00:00Z'), 'alice'))

        expect:
        ['archive', 'reopen', 'renew'].every { bakery.post("/listings/$offer.id/$it", null, 'bob').statusCode() == 403 }
        bakery.post("/listings/$offer.id/archive", null).statusCode() == 401

        when:
        def resting = json(bakery.post("/listings/$offer.id/archive", null, 'alice'))

        then:
        resting.terms.state == 'archived'
        !resting.terms.isOpen
        bakery.get("/listings/$offer.id").statusCode() == 200
        json(bakery.get('/listings?q=resting')).items == []
        json(bakery.get('/listings/own?standing=archived', 'alice')).items*.id == [offer.id]
        bakery.post("/listings/$offer.id/renew", null, 'alice').statusCode() == 409
        json(bakery.post("/listings/$offer.id/reopen", null, 'alice')).terms.state == 'open'
        json(bakery.post("/listings/$offer.id/renew", null, 'alice')).terms.openUntil == '2090-01-01T00:00:00Z'
        bakery.get('/listings/own?standing=lost', 'alice').statusCode() == 422
    }

    def "one's things are kept under a key once, offered, changed and put away, and are nobody else's"() {
        given:
        def body = DRILL.findAll { it.key != 'kind' } + [name: 'Drill']
        def key = ['Idempotency-Key': 'one-drill']

        when:
        def thing = json(bakery.post('/things', body, 'alice', key))

        then:
        thing.features == DRILL
        json(bakery.post('/things', body, 'alice', key)).id == thing.id
        json(bakery.get('/things', 'alice')).items*.name.count('Drill') == 1
        json(bakery.get('/things', 'bob')).items == []
        bakery.get("/things/$thing.id", 'bob').statusCode() == 404
        bakery.send('PUT', "/things/$thing.id", [name: 'x'], [Authorization: "Bearer ${bakery.tokenOf('bob')}".toString()]).statusCode() == 404
        bakery.post('/things', [name: ''], 'alice').statusCode() == 422

        when:
        def offer = json(bakery.post('/listings', bakery.listing(title: 'Drill to lend', subject: DRILL, thing: thing.id), 'alice'))

        then:
        offer.terms.thingId == thing.id
        bakery.post('/listings', bakery.listing(subject: DRILL, thing: thing.id), 'bob').statusCode() == 422
        bakery.post("/things/$thing.id/archive", null, 'alice').statusCode() == 409

        when:
        bakery.post("/listings/$offer.id/archive", null, 'alice')

        then:
        json(bakery.post("/things/$thing.id/archive", null, 'alice')).archivedAt != null
        json(bakery.get('/things?state=archived', 'alice')).items*.id == [thing.id]
        json(bakery.post("/things/$thing.id/reopen", null, 'alice')).archivedAt == null
    }

    def "a draft is written on, tells all that is wrong when it is to be published, and is published once"() {
        given:
        def draft = json(bakery.post('/drafts', [purpose: 'need', fields: [title: '', minutes: 'many', subject: 'time']], 'alice', ['Idempotency-Key': 'one-draft']))

        expect:
        draft.fields == [minutes: 'many', subject: 'time']
        bakery.get("/drafts/$draft.id", 'bob').statusCode() == 404
        bakery.post("/drafts/$draft.id/publish", null, 'bob').statusCode() == 404
        bakery.post('/drafts', [purpose: 'need', fields: [colour: 'red']], 'alice').statusCode() == 422

        when:
        def wrong = bakery.post("/drafts/$draft.id/publish", null, 'alice')

        then:
        wrong.statusCode() == 422
        json(wrong).errors*.field as Set == ['title', 'kind', 'minutes'] as Set

        when:
        def fields = [title: 'Two hours', kind: 'time_credit', minutes: '120', subject: 'time', audience: 'public', group: bakery.id]
        bakery.send('PUT', "/drafts/$draft.id", [purpose: 'need', fields: fields], [Authorization: "Bearer ${bakery.tokenOf('alice')}".toString()])
        def made = bakery.post("/drafts/$draft.id/publish", null, 'alice')

        then:
        made.statusCode() == 201
        json(made).terms.subject == [kind: 'time', availability: '', minutes: 120]
        bakery.post("/drafts/$draft.id/publish", null, 'alice').statusCode() == 404
        json(bakery.get('/drafts', 'alice')).items == []
    }

    def "categories are kept by coordinators, and read by members"() {
        given:
        def path = "/groups/$bakery.id/categories"

        expect:
        bakery.post(path, [name: 'Tools'], 'alice').statusCode() == 403
        bakery.get(path, 'carol').statusCode() == 403
        bakery.get(path).statusCode() == 401

        when:
        def tools = json(bakery.post(path, [name: 'Tools'], 'keeper'))

        then:
        bakery.post(path, [name: 'tools'], 'keeper').statusCode() == 422
        json(bakery.get(path, 'alice')).items == [tools]
        json(bakery.post('/listings', bakery.listing(category: tools.id), 'alice')).terms.category == tools
        json(bakery.patch("$path/$tools.id", [name: 'Hand tools'], 'keeper')).name == 'Hand tools'
        bakery.delete("$path/$tools.id", 'alice').statusCode() == 403
        bakery.delete("$path/$tools.id", 'keeper').statusCode() == 204
        bakery.delete("$path/$tools.id", 'keeper').statusCode() == 404
    }

    def "a table is checked, taken whole or not at all, and given back as CSV"() {
        given:
        def right = 'purpose;title;kind;audience\noffer;Sheet one;gift;public\nneed;Sheet two;gift;group\n'

        expect:
        with(json(send('check', right + 'wish;;x;\n'))) {
            it.faults*.column as Set == ['purpose', 'title', 'kind'] as Set
            it.faults*.row as Set == [4] as Set
            it.made == 0
        }
        json(send('take', right + 'wish;;x;\n')).made == 0
        json(send('check', right)).rows == 2
        json(bakery.get('/listings?q=sheet', 'alice')).items == []
        json(send('take', right)).made == 2
        json(send('take', right)).known == 2
        json(bakery.get('/listings?q=sheet', 'alice')).items.size() == 2
        send('take', right, 'carol').statusCode() == 403
        send('take', right, 'alice', '').statusCode() == 422
        send('take', 'purpose;title;kind\n' + 'offer;saw;gift\n' * 100_000, 'alice').statusCode() == 413
        bakery.get('/listings/export?q=sheet').body().readLines().size() == 2
        bakery.get('/listings/export?q=sheet', 'bob').body().readLines().size() == 3
    }

    def "a table of more than a thousand rows is published piece by piece, and its sender sees how far it is"() {
        given:
        def table = 'purpose;title;kind\n' + (1..1_001).collect { "offer;Long api $it;gift\n" }.join('')

        when:
        def begun = json(send('take', table))
        def path = "/listings/imports/$begun.importId"
        def run = Neighbours.await('the end of the import') { json(bakery.get(path, 'alice')).with { it.endedAt ? it : null } }

        then:
        [begun.rows, begun.made] == [1_001, 0]
        run.with { [rows, done, made, known, faultCount, faults, next] } == [1_001, 1_001, 1_001, 0, 0, [], null]
        bakery.get(path, 'bob').statusCode() == 404
        bakery.get(path).statusCode() == 401
        bakery.get("$path?after=-1", 'alice').statusCode() == 422
        bakery.get('/listings/imports/x', 'alice').statusCode() == 404
        json(send('check', table)).importId == null
    }

    private HttpResponse<String> send(String mode, String text, String who = 'alice', String group = "&group=$bakery.id") {
        bakery.send('POST', "/listings/import?mode=$mode$group", text, ['Content-Type': 'text/csv', Authorization: "Bearer ${bakery.tokenOf(who)}".toString()])
    }
}
