package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.SettableClock
import coop.talkoot.governance.ClosingClock
import java.net.http.HttpResponse
import java.time.Duration
import java.time.Instant
import java.util.concurrent.CompletableFuture
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

/** What groups decide, by programs: proposing, opening, voting, and what is refused. */
class GovernanceApiSpec extends Specification {
    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture(coop.talkoot.groups.Group.JoinPolicy.OPEN, [clock: clock]).member('ann').member('bob').member('cleo').person('guest')

    def "a motion goes from its text to a count file that members can take away"() {
        when:
        def proposed = bakery.post('/motions', motion(), 'ann')
        def motion = json(proposed)

        then:
        proposed.statusCode() == 201
        motion.state == 'proposed'
        motion.post.kind == 'motion'
        json(bakery.get('/motions?state=proposed&group=' + bakery.id)).items*.post.id.contains(motion.post.id)

        when:
        def opened = bakery.post("/motions/${motion.post.id}/decisions", [method: 'simple_majority'], 'keeper', ['Idempotency-Key': 'open-1'])
        def again = bakery.post("/motions/${motion.post.id}/decisions", [method: 'simple_majority'], 'keeper', ['Idempotency-Key': 'open-1'])
        def id = json(opened).post.id

        then:
        opened.statusCode() == 201
        json(again).post.id == id
        json(opened).rollSize == 4
        json(bakery.get("/decisions/$id", 'ann')).mayVote
        !json(bakery.get("/decisions/$id", 'guest')).mayVote

        when:
        def receipt = put("/decisions/$id/ballot", [choice: [answer: 'yes']], 'ann')
        put("/decisions/$id/ballot", [choice: [answer: 'no'], reason: 'Too dear'], 'bob')

        then:
        receipt.statusCode() == 200
        json(receipt).isAccepted
        json(bakery.get("/decisions/$id/ballot", 'bob')).reason == 'Too dear'
        json(bakery.get("/decisions/$id/tally")).tally.cast == 2
        bakery.get("/decisions/$id/count-file", 'ann').statusCode() == 409

        when:
        put("/decisions/$id/ballot", [choice: [answer: 'yes']], 'bob')
        clock.advance(Duration.ofDays(7))
        bakery.instance.bean(ClosingClock).run()
        def over = json(bakery.get("/decisions/$id"))

        then:
        over.outcome == 'passed'
        over.why == 'Passed. 2 in favour, 0 against.'
        json(bakery.get("/decisions?over=true&outcome=passed&q=van&group=${bakery.id}")).items*.post.id == [id]
        json(bakery.get("/decisions/$id/ballots", 'cleo'))*.choice == [[answer: 'yes'], [answer: 'yes']]
        put("/decisions/$id/ballot", [choice: [answer: 'no']], 'cleo').statusCode() == 409

        and:
        def file = bakery.instance.send(bakery.instance.request("http://127.0.0.1:$bakery.instance.port$ApiFixture.ROOT/decisions/$id/count-file",
                [Authorization: "Bearer ${bakery.tokenOf('ann')}".toString()]).GET())
        file.statusCode() == 200
        file.headers().firstValue('Content-Type').get() == 'application/zip'
        bakery.get("/decisions/$id/count-file", 'guest').statusCode() == 403
    }

    def "#what is answered with #status, and nothing is cast"() {
        given:
        def id = vote()

        when:
        def answer = put("/decisions/$id/ballot", body, who)

        then:
        answer.statusCode() == status
        status != 422 || json(answer).errors*.field == [field]
        json(bakery.get("/decisions/$id/tally")).voted == 0

        where:
        what                        | who     | body                                               || status | field
        'a weight in a ballot'      | 'ann'   | [choice: [answer: 'yes'], weight: 7]               || 422    | 'weight'
        'a weight in a choice'      | 'ann'   | [choice: [answer: 'yes', weight: 7]]               || 422    | 'choice'
        'no choice'                 | 'ann'   | [:]                                                || 422    | 'choice'
        'a choice that is a text'   | 'ann'   | [choice: 'yes']                                    || 422    | 'choice'
        'a fraction'                | 'ann'   | [choice: [scoring: [o1: 1.5]]]                     || 422    | 'choice'
        'a ballot of another kind'  | 'ann'   | [choice: [approving: ['o1']]]                      || 422    | 'choice'
        'a word there is not'       | 'ann'   | [choice: [answer: 'maybe']]                        || 422    | 'choice.answer'
        'votes one does not bring'  | 'ann'   | [choice: [dividing: [yes: 2, no: 5]]]              || 422    | 'choice'
        'a part of a vote'          | 'ann'   | [choice: [dividing: [yes: 0.5]]]                   || 422    | 'choice'
        'somebody who is no member' | 'guest' | [choice: [answer: 'yes']]                          || 403    | null
        'nobody'                    | null    | [choice: [answer: 'yes']]                          || 401    | null
    }

    def "a panel is drawn by parts of the membership, and members say to which they belong"() {
        given:
        def begun = bakery.post("/groups/$bakery.id/lots", [title: 'Auditors', seats: 1, parts: ['North', 'South'], promisedBy: (clock.instant() + Duration.ofDays(1)).toString()], 'keeper')
        def lot = json(begun).id

        expect:
        begun.statusCode() == 201
        json(begun).parts == ['North', 'South']
        json(put("/lots/$lot/part", [part: 'North'], 'ann')).panelParts == []
        json(bakery.get("/groups/$bakery.id/lot-consent", 'ann')) == [isWilling: false, answer: null]
        bakery.get("/groups/$bakery.id/lot-consent").statusCode() == 401
        put("/lots/$lot/part", [part: 'West'], 'ann').with { statusCode() == 422 && json(it).errors*.field == ['part'] }
        put("/lots/$lot/part", [part: 'North'], 'guest').statusCode() == 404
        bakery.get("/lots/$lot/count-file", 'ann').statusCode() == 409
        bakery.post("/groups/$bakery.id/lots", [title: 'x', parts: ['North'], promisedBy: '2030-01-01T00:00:00Z'], 'keeper').with { statusCode() == 422 && json(it).errors*.field == ['parts'] }
    }

    def "#what is for #who: #status"() {
        given:
        def motion = json(bakery.post('/motions', motion(), 'ann'))
        def to = path.replace('MOTION', motion.post.id as String).replace('GROUP', bakery.id)

        expect:
        bakery.send(method, to, body, who == null ? [:] : [Authorization: "Bearer ${bakery.tokenOf(who)}".toString()]).statusCode() == status

        where:
        what                   | who      | method   | path                        | body                                || status
        'proposing'            | 'guest'  | 'POST'   | '/motions'                  | [group: '1', audience: 'public', title: 'x', type: 'policy'] || 404
        'putting to the vote'  | 'bob'    | 'POST'   | '/motions/MOTION/decisions' | [:]                                 || 403
        'putting to the vote'  | 'keeper' | 'POST'   | '/motions/MOTION/decisions' | [method: 'approval']                || 422
        'putting to the vote'  | 'keeper' | 'POST'   | '/motions/MOTION/decisions' | [closesAt: '2020-01-01T00:00:00Z']  || 422
        'changing it'          | 'bob'    | 'PATCH'  | '/motions/MOTION'           | [title: 'Mine']                     || 403
        'changing it'          | 'ann'    | 'PATCH'  | '/motions/MOTION'           | [title: 'Another']                  || 200
        'withdrawing it'       | 'bob'    | 'DELETE' | '/motions/MOTION'           | null                                || 403
        'supporting it'        | 'bob'    | 'PUT'    | '/motions/MOTION/support'   | null                                || 200
        'supporting it'        | 'guest'  | 'PUT'    | '/motions/MOTION/support'   | null                                || 403
        'reading its rules'    | null     | 'GET'    | '/groups/GROUP/charter'     | null                                || 200
        'choosing rules'       | 'ann'    | 'POST'   | '/groups/GROUP/charters'    | [template: 'majority']              || 403
        'choosing rules'       | 'keeper' | 'POST'   | '/groups/GROUP/charters'    | [:]                                 || 422
        'choosing rules'       | 'keeper' | 'POST'   | '/groups/GROUP/charters'    | [rules: [name: 'x']]                || 422
        'delegating'           | 'ann'    | 'POST'   | '/delegations'              | [group: '1', delegate: '2']         || 422
        'announcing a drawing' | 'ann'    | 'POST'   | '/groups/GROUP/lots'        | [title: 'x', promisedBy: '2030-01-01T00:00:00Z'] || 403
    }

    def "a delegation is made, shown and taken back"() {
        when:
        def made = bakery.post('/delegations', [group: bakery.id, delegate: bakery.idOf('bob'), until: '2026-12-01T00:00:00Z', acceptsCap: true], 'cleo')

        then:
        made.statusCode() == 201
        json(bakery.get('/delegations', 'cleo')).items*.id == [json(made).id]
        json(bakery.get("/groups/$bakery.id/delegations/held", 'bob')).with { [it.count, it.known] } == [1, []]

        when:
        def id = vote()
        put("/decisions/$id/ballot", [choice: [answer: 'yes']], 'bob')

        then:
        bakery.get("/decisions/$id/outlook", 'cleo').with { json(it).kind } in ['by', 'unused']
        bakery.delete("/delegations/${json(made).id}", 'bob').statusCode() == 403
        bakery.delete("/delegations/${json(made).id}", 'cleo').statusCode() == 204
        json(bakery.get("/decisions/$id/outlook", 'cleo')).kind == 'nobody'
    }

    @Timeout(60)
    def "who waits for another tally gets it when somebody votes, by long polling and as an event"() {
        given:
        def id = vote()
        def before = json(bakery.get("/decisions/$id/tally"))

        when:
        def polled = CompletableFuture.supplyAsync { json(bakery.get("/decisions/$id/tally?after=${before.version}")) }
        def streamed = new CompletableFuture<String>()
        Thread.startDaemon {
            def address = new URI("http://127.0.0.1:$bakery.instance.port$ApiFixture.ROOT/decisions/$id/tally/stream").toURL()
            address.openStream().withReader { reader ->
                def text = new StringBuilder()
                String line
                while ((line = reader.readLine()) != null) {
                    text << line << '\n'
                    if (line.startsWith('data:') && line.contains('"voted":1')) {
                        streamed.complete(text.toString())
                    }
                }
            }
        }
        put("/decisions/$id/ballot", [choice: [answer: 'yes']], 'ann')

        then:
        polled.join().voted == 1
        streamed.join().startsWith('id:') || streamed.join().contains('event: tally')
    }

    private String vote() {
        def motion = json(bakery.post('/motions', motion(), 'ann'))
        return json(bakery.post("/motions/${motion.post.id}/decisions", [method: 'simple_majority'], 'keeper')).post.id
    }

    private Map<String, Object> motion() {
        return [group: bakery.id, audience: 'public', title: 'A shared van', text: 'Three co-ops hire vans every week.', type: 'policy']
    }

    private HttpResponse<String> put(String path, Object body, String who) {
        return bakery.send('PUT', path, body, who == null ? [:] : [Authorization: "Bearer ${bakery.tokenOf(who)}".toString()])
    }
}
