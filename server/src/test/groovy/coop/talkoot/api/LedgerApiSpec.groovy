package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class LedgerApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob').person('carol')

    @Shared
    int number = 0

    def "a coordinator begins a unit, and members have accounts in it"() {
        when:
        def unit = unit(policy: 'on_payment', limit: 1000, hardLimit: 1300, maxBalance: 5000)

        then:
        unit.kind == 'time'
        unit.limits == [policy: 'on_payment', limit: 1000, hardLimit: 1300, maxBalance: 5000]
        json(bakery.get("/groups/$bakery.id/units", 'alice')).items*.id.contains(unit.id)
        with(account(unit, 'alice')) {
            it.owner.handle == 'alice'
            [balance, creditLimit, available, received, state, isCommons] == [0, 1000, 1000, 0, 'open', false]
        }
        json(bakery.get("/units/$unit.id/commons", 'alice')).with { isCommons && creditLimit == 0 }
        json(bakery.get("/units/$unit.id/accounts", 'keeper')).items*.owner*.handle as Set == ['bakery', 'keeper', 'alice', 'bob'] as Set
    }

    def "a transfer answers with its entry, once a key, and both statements have it"() {
        given:
        def unit = unit()
        def wanted = [to: '@bob', amount: 90, memo: 'Bike tune-up']

        when:
        def first = bakery.post("/units/$unit.id/transfers", wanted, 'alice', ['Idempotency-Key': 'a1'])
        def second = bakery.post("/units/$unit.id/transfers", wanted, 'alice', ['Idempotency-Key': 'a1'])

        then:
        first.statusCode() == 201
        json(first) == json(second)
        with(json(first)) {
            kind == 'transfer'
            seq == 1
            postings*.amount.sum() == 0
            hash ==~ /[0-9a-f]{64}/
        }
        account(unit, 'alice').balance == -90
        account(unit, 'bob').with { balance == 90 && received == 90 }
        with(json(bakery.get("/accounts/${account(unit, 'bob').id}/movements", 'bob')).items[0]) {
            amount == 90
            balanceAfter == 90
            others*.handle == ['alice']
            memo == 'Bike tune-up'
        }
        bakery.post("/units/$unit.id/transfers", wanted + [amount: 91], 'alice', ['Idempotency-Key': 'a1']).statusCode() == 422
    }

    def "#what is refused with #status, says why, and moves nothing"() {
        given:
        def unit = unit(limit: 60)

        when:
        def answer = bakery.post("/units/$unit.id/transfers", body, who)

        then:
        answer.statusCode() == status
        answer.headers().firstValue('Content-Type').get().startsWith('application/problem+json')
        answer.body().contains(words)
        account(unit, 'alice').balance == 0

        where:
        what                            | who     | body                                     || status | words
        'a negative amount'             | 'alice' | [to: '@bob', amount: -5]                 || 422    | 'whole number of minor units'
        'nothing'                       | 'alice' | [to: '@bob', amount: 0]                  || 422    | 'more than nothing'
        'a fraction of a minute'        | 'alice' | [to: '@bob', amount: 1.5]                || 422    | 'whole number of minor units'
        'an amount as a text'           | 'alice' | [to: '@bob', amount: '5']                || 422    | 'whole number of minor units'
        'an amount in scientific'       | 'alice' | '{"to": "@bob", "amount": 1e2}'          || 422    | 'whole number of minor units'
        'an overflowing amount'         | 'alice' | '{"to": "@bob", "amount": 9223372036854775808}' || 422 | 'whole number of minor units'
        'more than is moved at once'    | 'alice' | [to: '@bob', amount: 1000000000001]      || 422    | 'more than can be moved at once'
        'no amount'                     | 'alice' | [to: '@bob']                             || 422    | 'amount'
        'more than the limit leaves'    | 'alice' | [to: '@bob', amount: 61]                 || 422    | '0:01 h is missing'
        'to oneself'                    | 'alice' | [to: '@alice', amount: 5]                || 422    | 'Nobody gives to themselves'
        'to who is no member'           | 'alice' | [to: '@carol', amount: 5]                || 422    | 'is not a member'
        'to nobody'                     | 'alice' | [to: '@nobody', amount: 5]               || 404    | 'Nobody is known'
        'by who is no member'           | 'carol' | [to: '@alice', amount: 5]                || 403    | 'Only members'
        'from the commons by a member'  | 'alice' | [to: '@bob', amount: 5, fromCommons: true] || 403  | 'coordinators'
        'a field that is none'          | 'alice' | [to: '@bob', amount: 5, from: '1']       || 422    | 'There is no such field here.'
        'a memo with half a character'  | 'alice' | '{"to": "@bob", "amount": 5, "memo": "\\ud83d"}' || 400 | ''
        'no JSON'                       | 'alice' | '{"to": '                                || 400    | ''
    }

    def "limits are set, accounts frozen, let go and closed by coordinators, and a transfer is taken back"() {
        given:
        def unit = unit()
        def id = account(unit, 'alice').id
        def entry = json(bakery.post("/units/$unit.id/transfers", [to: '@bob', amount: 30], 'alice'))

        expect:
        json(bakery.patch("/accounts/$id/limits", [limit: 10, reason: 'Agreed'], 'keeper')).with { creditLimit == 10 && available == 0 }
        json(bakery.post("/entries/$entry.id/reversal", [reason: 'Mistyped'], 'keeper', ['Idempotency-Key': 'r'])).with { kind == 'reversal' && reversesId == entry.id }
        bakery.post("/entries/$entry.id/reversal", [reason: 'Mistyped'], 'keeper', ['Idempotency-Key': 'r']).statusCode() == 201
        bakery.post("/entries/$entry.id/reversal", [reason: 'Mistyped'], 'keeper').statusCode() == 409
        json(bakery.get("/accounts/$id/movements", 'alice')).items*.reversedBy == [null, 2]
        json(bakery.post("/accounts/$id/freeze", [reason: 'A question'], 'keeper')).state == 'frozen'
        bakery.post("/units/$unit.id/transfers", [to: '@bob', amount: 1], 'alice').with { statusCode() == 409 && body().contains('is frozen') }
        json(bakery.post("/accounts/$id/thaw", [reason: 'Answered'], 'keeper')).state == 'open'
        json(bakery.post("/accounts/$id/close", [reason: 'Moved away'], 'keeper')).state == 'closed'
        json(bakery.post("/units/$unit.id/check", null, 'keeper')) == [isSound: true, entries: 2, seq: null, finding: null]
    }

    def "#path is not for members"() {
        given:
        def unit = unit()
        def id = account(unit, 'alice').id
        def entry = json(bakery.post("/units/$unit.id/transfers", [to: '@bob', amount: 30], 'alice'))
        def full = path.replace('UNIT', unit.id).replace('ACCOUNT', id).replace('ENTRY', entry.id).replace('GROUP', bakery.id)

        expect:
        bakery.send(method, full, body, [Authorization: "Bearer ${bakery.tokenOf('alice')}".toString()]).statusCode() == 403
        bakery.send(method, full, body, [:]).statusCode() == 401

        where:
        method  | path                       | body
        'POST'  | '/groups/GROUP/units'      | [name: 'Mine', kind: 'time', limit: 5]
        'GET'   | '/units/UNIT/accounts'     | null
        'POST'  | '/units/UNIT/check'        | null
        'PATCH' | '/accounts/ACCOUNT/limits' | [limit: 1000000, reason: 'Me']
        'POST'  | '/accounts/ACCOUNT/freeze' | [reason: 'Me']
        'POST'  | '/accounts/ACCOUNT/thaw'   | [reason: 'Me']
        'POST'  | '/accounts/ACCOUNT/close'  | [reason: 'Me']
        'POST'  | '/entries/ENTRY/reversal'  | [reason: 'Me']
    }

    def "movements are filtered by direction, time and words, and come in pages"() {
        given:
        def unit = unit()
        (1..5).each { bakery.post("/units/$unit.id/transfers", [to: '@bob', amount: it, memo: "Loaf $it"], 'alice') }
        bakery.post("/units/$unit.id/transfers", [to: '@alice', amount: 9, memo: '100% rye_'], 'bob')
        def id = account(unit, 'alice').id
        def read = { String query -> json(bakery.get("/accounts/$id/movements$query", 'alice')) }

        expect:
        read('?direction=in').items*.amount == [9]
        read('?direction=out').items.size() == 5
        read('?q=LOAF').items.size() == 5
        read('?q=100%25').items.size() == 1
        read('?q=%25').items.size() == 1
        read('?q=_').items.size() == 1
        read('?until=2020-01-01T00:00:00Z').items == []
        read('?from=2020-01-01T00:00:00Z').items.size() == 6

        and:
        def first = read('?limit=4')
        first.items*.seq == [6, 5, 4, 3]
        read("?limit=4&before=$first.next").items*.seq == [2, 1]
        bakery.get("/accounts/$id/movements?from=yesterday", 'alice').statusCode() == 422
        bakery.get("/accounts/$id/movements?direction=up", 'alice').statusCode() == 422
    }

    def "an account is seen by its owner and coordinators, and by others as if it were not there"() {
        given:
        def id = account(unit(), 'alice').id

        expect:
        ['alice', 'keeper'].every { bakery.get("/accounts/$id", it).statusCode() == 200 }
        ['bob', 'carol'].every { bakery.get("/accounts/$id", it).statusCode() == 404 && bakery.get("/accounts/$id/movements", it).statusCode() == 404 }
        bakery.get('/accounts/12', 'alice').statusCode() == 404
        bakery.get('/accounts/x', 'alice').statusCode() == 404
    }

    def "a unit of #what is refused"() {
        expect:
        bakery.post("/groups/$bakery.id/units", [name: 'Odd', kind: 'credit', limit: 5] + fields, 'keeper').statusCode() == 422

        where:
        what                        | fields
        'no name'                   | [name: ' ']
        'too long a name'           | [name: 'x' * 41]
        'time with decimals'        | [kind: 'time', decimals: 2]
        'four decimals'             | [decimals: 4]
        'a negative limit'          | [limit: -1]
        'a hard limit too low'      | [policy: 'on_payment', hardLimit: 4]
        'growing to nowhere'        | [policy: 'on_payment']
        'too large a limit'         | [limit: 1000000000001]
    }

    def "two units of one name are refused"() {
        given:
        def unit = unit()

        expect:
        bakery.post("/groups/$bakery.id/units", [name: unit.name, kind: 'time', limit: 5], 'keeper').statusCode() == 409
    }

    private Map unit(Map<String, ?> fields = [:]) {
        def answer = bakery.post("/groups/$bakery.id/units", [name: "Hours ${++number}", kind: 'time', limit: 600] + fields, 'keeper')
        assert answer.statusCode() == 201
        return json(answer)
    }

    private Map account(Map unit, String who) {
        json(bakery.get("/units/$unit.id/account", who))
    }
}
