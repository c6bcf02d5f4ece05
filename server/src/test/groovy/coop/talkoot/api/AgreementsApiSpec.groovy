package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import org.yaml.snakeyaml.Yaml
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AgreementsApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob').person('carol')

    @Shared
    Map<String, Object> document = new Yaml().load(bakery.get('/openapi.yaml').body())

    def "a loan goes from the answer to an offer to its end, told to both as their own"() {
        given:
        def offer = json(bakery.post('/listings', bakery.listing(quantity: [number: '1', unit: 'one']), 'alice'))

        when:
        def asked = bakery.post('/agreements', [listing: offer.id, kind: 'loan', terms: [from: '2030-06-01T12:00:00Z', until: '2030-06-08T12:00:00Z'], words: 'Could I?'], 'bob', ['Idempotency-Key': 'b1'])
        def again = bakery.post('/agreements', [listing: offer.id, kind: 'loan', terms: [from: '2030-06-01T12:00:00Z', until: '2030-06-08T12:00:00Z'], words: 'Could I?'], 'bob', ['Idempotency-Key': 'b1'])
        def id = json(asked).id

        then:
        asked.statusCode() == 201
        json(again).id == id
        with(json(asked)) {
            provider.handle == 'alice'
            receiver.handle == 'bob'
            state == 'proposed'
            phase == 'pending'
            turn == 'provider'
            open == ['call_off']
            terms.quantity == 1
            deadline == 'expires'
        }
        json(bakery.get('/agreements?awaiting=me&kind=loan&phase=pending', 'alice')).items*.id == [id]
        json(bakery.get('/agreements?awaiting=me', 'bob')).items*.id == []
        json(bakery.get('/notices', 'alice')).items*.kind.contains('agreement_waiting')

        when:
        def steps = [[who: 'alice', step: 'accept', version: 1], [who: 'alice', step: 'hand_over', condition: 4, words: 'With its lock'],
                     [who: 'bob', step: 'claim_return'], [who: 'alice', step: 'confirm_return', condition: 4], [who: 'bob', step: 'confirm']].collect {
            bakery.post("/agreements/$id/steps", it.findAll { field, value -> field != 'who' }, it.who)
        }

        then:
        steps*.statusCode() == [201] * 5
        json(steps.last()).with { state == 'completed' && open == ['dispute'] }
        json(bakery.get("/agreements/$id/steps", 'bob')).items*.step == ['propose', 'accept', 'hand_over', 'claim_return', 'confirm_return', 'confirm']
        with(json(bakery.get("/agreements/$id/events", 'alice')).items) {
            it*.mark == ['loan', 'loan_return']
            it*.condition == [4, null]
            it.every { event -> event.confirmedAt != null }
        }
    }

    def "minutes that were worked are booked when they are confirmed, and what is wrong with them is told: #body -> #status #words"() {
        given:
        def unit = json(bakery.post("/groups/$bakery.id/units", [name: "Hours ${System.nanoTime()}", kind: 'time', limit: 600], 'keeper'))
        def work = json(bakery.post('/agreements', [partner: '@bob', side: 'provider', kind: 'time_credit', title: 'Baking', terms: [price: [minutes: 60, unit: unit.id]]], 'alice'))
        assert bakery.post("/agreements/$work.id/steps", [step: 'accept'], 'bob').statusCode() == 201

        when:
        def answer = bakery.post("/agreements/$work.id/steps", body, 'alice')

        then:
        answer.statusCode() == status
        answer.body().contains(words)
        json(bakery.get("/agreements/$work.id", 'alice')).state == state

        where:
        body                                                              || status | state          | words
        [step: 'claim_work', minutes: 75]                                 || 201    | 'work_claimed' | 'work_claimed'
        [step: 'claim_work', minutes: 0]                                  || 422    | 'accepted'     | 'above 0'
        [step: 'claim_work', minutes: -5]                                 || 422    | 'accepted'     | 'whole number'
        [step: 'claim_work', minutes: 1.5]                                || 422    | 'accepted'     | 'whole number'
        '{"step": "claim_work", "minutes": 9223372036854775808}'          || 422    | 'accepted'     | 'whole number'
        [step: 'claim_work', minutes: 1000000000001]                      || 422    | 'accepted'     | 'at most'
        [step: 'claim_work']                                              || 422    | 'accepted'     | 'minutes'
        [step: 'confirm']                                                 || 409    | 'accepted'     | 'There is nothing to confirm: the work is agreed on.'
        [step: 'lapse']                                                   || 422    | 'accepted'     | 'no step that a side takes'
        [step: 'fly']                                                     || 422    | 'accepted'     | 'step'
        [step: 'claim_work', minutes: 60, version: 1]                     || 409    | 'accepted'     | 'changed meanwhile'
        [step: 'claim_work', minutes: 60, colour: 'red']                  || 422    | 'accepted'     | 'no such field'
        [step: 'claim_work', minutes: 60, files: ['17']]                  || 422    | 'accepted'     | 'uploaded yourself'
        '{"step": '                                                       || 400    | 'accepted'     | ''
    }

    def "a proposal with #what is refused with #status"() {
        expect:
        bakery.post('/agreements', sent, 'alice').with { it.statusCode() == status && it.body().contains(words) }

        where:
        what                 | sent                                                                                                   || status | words
        'nobody'             | [kind: 'payment', title: 'x', terms: [price: [amount: 5, currency: 'EUR']]]                            || 422    | 'partner'
        'oneself'            | [partner: '@alice', kind: 'payment', title: 'x', terms: [price: [amount: 5, currency: 'EUR']]]         || 422    | 'Nobody agrees with themselves'
        'no terms'           | [partner: '@bob', kind: 'payment', title: 'x']                                                         || 422    | 'terms'
        'no price'           | [partner: '@bob', kind: 'payment', title: 'x', terms: [:]]                                             || 422    | 'how much'
        'no title'           | [partner: '@bob', kind: 'payment', terms: [price: [amount: 5, currency: 'EUR']]]                       || 422    | 'what it is about'
        'nothing to pay'     | [partner: '@bob', kind: 'payment', title: 'x', terms: [price: [amount: 0, currency: 'EUR']]]           || 422    | 'above 0'
        'a loan backwards'   | [partner: '@bob', kind: 'loan', title: 'x', terms: [from: '2030-06-08T12:00:00Z', until: '2030-06-01T12:00:00Z']] || 422 | 'ends after it begins'
        'a loan long ago'    | [partner: '@bob', kind: 'loan', title: 'x', terms: [from: '2020-06-01T12:00:00Z', until: '2020-06-08T12:00:00Z']] || 422 | 'in the future'
        'who has no account' | [partner: '@carol', side: 'provider', kind: 'time_credit', title: 'x', terms: [price: [minutes: 5]]]   || 422    | 'Say which co-op'
        'an unknown listing' | [listing: '17', kind: 'loan', terms: [from: '2030-06-01T12:00:00Z', until: '2030-06-08T12:00:00Z']]    || 404    | 'nothing here'
    }

    def "a third person is told that there is nothing, whatever they do"() {
        given:
        def owed = json(bakery.post('/agreements', [partner: '@bob', side: 'provider', kind: 'payment', title: 'Bread', terms: [price: [amount: 500, currency: 'EUR']]], 'alice'))

        expect:
        bakery.get("/agreements/$owed.id", 'carol').statusCode() == 404
        bakery.get("/agreements/$owed.id/steps", 'carol').statusCode() == 404
        bakery.post("/agreements/$owed.id/steps", [step: 'accept'], 'carol').statusCode() == 404
        bakery.get("/agreements/$owed.id").statusCode() == 401
        json(bakery.get("/agreements/$owed.id", 'bob')).state == 'requested'
    }

    def "a dispute is answered, and ended by an offer that is taken"() {
        given:
        def owed = json(bakery.post('/agreements', [partner: '@bob', side: 'provider', kind: 'payment', title: 'Bread', terms: [price: [amount: 500, currency: 'EUR']]], 'alice'))
        bakery.post("/agreements/$owed.id/steps", [step: 'accept'], 'bob')
        bakery.post("/agreements/$owed.id/steps", [step: 'pay', words: 'Reference 17'], 'bob')

        when:
        def disputed = bakery.post("/agreements/$owed.id/steps", [step: 'dispute', words: 'Nothing came.'], 'alice')
        def id = json(disputed).disputeId

        then:
        disputed.statusCode() == 201
        json(bakery.get("/disputes/$id", 'bob')).with { state == 'opened' && claimant == 'provider' && words*.words == ['Nothing came.'] }
        bakery.get("/disputes/$id", 'carol').statusCode() == 404
        bakery.post("/disputes/$id/deeds", [deed: 'lapse'], 'bob').statusCode() == 422
        bakery.post("/disputes/$id/deeds", [deed: 'offer', remedy: 'partial_reversal'], 'bob').statusCode() == 422
        json(bakery.post("/disputes/$id/deeds", [deed: 'answer', words: 'The bank was slow.'], 'bob')).state == 'answered'
        json(bakery.post("/disputes/$id/deeds", [deed: 'offer', remedy: 'apology'], 'bob')).offered.kind == 'apology'
        json(bakery.post("/disputes/$id/deeds", [deed: 'accept_offer'], 'alice')).with { state == 'closed' && remedy.kind == 'apology' }
        json(bakery.get("/agreements/$owed.id", 'alice')).state == 'settled'
    }

    def "who was drawn for a panel declines, unless they have voted"() {
        given:
        ['vera', 'wim', 'dora', 'emil'].each { bakery.member(it) }
        def unit = json(bakery.post("/groups/$bakery.id/units", [name: "Hours ${System.nanoTime()}", kind: 'time', limit: 600], 'keeper'))
        def work = json(bakery.post('/agreements', [partner: '@wim', side: 'provider', kind: 'time_credit', title: 'Rye', terms: [price: [minutes: 60, unit: unit.id]]], 'vera'))
        bakery.post("/agreements/$work.id/steps", [step: 'accept'], 'wim')
        bakery.post("/agreements/$work.id/steps", [step: 'claim_work', minutes: 60], 'vera')
        def id = json(bakery.post("/agreements/$work.id/steps", [step: 'dispute', words: 'Nobody came.'], 'wim')).disputeId
        [[[deed: 'answer', words: 'I did.'], 'vera'], [[deed: 'name_mediator', mediator: '@carol'], 'wim'], [[deed: 'accept_mediator'], 'vera'], [[deed: 'call_panel'], 'wim']].each { body, who ->
            assert bakery.post("/disputes/$id/deeds", body, who as String).statusCode() == 201
        }
        def drawn = json(bakery.get("/disputes/$id", 'vera')).panel*.handle

        expect:
        bakery.delete("/disputes/$id/seat").statusCode() == 401
        bakery.delete("/disputes/$id/seat", 'wim').statusCode() == 409
        bakery.delete("/disputes/$id/seat", 'carol').statusCode() == 404
        bakery.delete('/panels/1/seat', 'alice').statusCode() == 404
        bakery.post("/disputes/$id/deeds", [deed: 'decline'], drawn[0]).statusCode() == 422

        when:
        def declined = bakery.delete("/disputes/$id/seat", drawn[0])

        then:
        declined.statusCode() == 204
        bakery.delete("/disputes/$id/seat", drawn[0]).statusCode() == 404
        with(json(bakery.get("/disputes/$id", 'vera'))) {
            panel.size() == 3
            !panel*.handle.contains(drawn[0])
            words.last().with { it.deed == 'decline' && it.by == null }
        }

        when:
        bakery.post("/disputes/$id/deeds", [deed: 'vote', remedy: 'apology'], drawn[1])

        then:
        bakery.delete("/disputes/$id/seat", drawn[1]).statusCode() == 409
    }

    def "the schema of #view has the fields of what is sent"() {
        expect:
        document.components.schemas[view.simpleName].properties.keySet() as List == view.recordComponents*.name

        where:
        view << [AgreementView, AgreementTermsView, AgreementTermsView.PriceView, AgreementStepView, EconomicEventView, DisputeView, DisputeView.RemedyView, DisputeView.WordView]
    }
}
