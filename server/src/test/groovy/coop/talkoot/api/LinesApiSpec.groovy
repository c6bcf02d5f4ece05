package coop.talkoot.api

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.ledger.clearing.TwoLedgers
import coop.talkoot.people.Logins
import coop.talkoot.people.Sessions
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.time.Duration
import org.yaml.snakeyaml.Yaml
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class LinesApiSpec extends Specification {
    @Shared @AutoCleanup TwoLedgers two = new TwoLedgers(1)
    @Shared Neighbours bakery = two.bakery
    @Shared Neighbours garden = two.garden
    @Shared Map<Neighbours, String> tokens = [:]
    @Shared String member

    def setupSpec() {
        [bakery, garden].each { tokens[it] = it.bean(Sessions).open(it.keeper, Sessions.Kind.API, 'the spec') }
        member = bakery.bean(Sessions).open(bakery.bean(Logins).signIn('b1', 'a long enough password'), Sessions.Kind.API, 'the spec')
    }

    def "a line is begun by both, goes both ways, and is read with what went over it"() {
        when: 'the bakery says what it accepts, and the garden does'
        def here = post(bakery, "/groups/${bakery.group.id()}/lines", [unit: hours(bakery), partner: partner(garden), accepts: 300])

        then:
        here.statusCode() == 201
        json(here).with { it.state == 'waiting' && it.accepts == 300 && it.acceptedThere == null && it.partner.handle == 'garden' }

        when:
        post(garden, "/groups/${garden.group.id()}/lines", [unit: hours(garden), partner: partner(bakery), accepts: 120])
        def line = await('an open line') { json(get(bakery, "/lines/${json(here).id}")).with { it.state == 'open' ? it : null } }
        await('the other end') { two.line(garden).isOpen() }
        def transfer = two.give(garden, 75)

        then:
        line.acceptedThere == 120
        await('the transfer') { json(get(bakery, "/lines/$line.id/transfers")).items[0]?.state == 'committed' }
        with(json(get(bakery, "/lines/$line.id/transfers")).items[0]) {
            uri == transfer.terms().uri()
            minutes == 75
            !isSent
            member.handle == 'b1'
            sequence == 1
        }
        json(get(bakery, "/groups/${bakery.group.id()}/lines")).items*.balance == [-75]
        await('its acknowledgement') { json(get(garden, "/groups/${garden.group.id()}/lines")).items[0].with { it.balance == 75 && it.acknowledged == 1 && it.sent.hash == transferHash(line) } }
    }

    def "a stopped line says why, is compared, and goes on when both have the same"() {
        given:
        def id = json(get(bakery, "/groups/${bakery.group.id()}/lines")).items[0].id
        two.execute(bakery, "update trust_line set suspended_at = now(), suspended_because = 'A trial'")

        expect:
        json(get(bakery, "/lines/$id")).with { it.state == 'stopped' && it.stoppedBecause == 'A trial' }
        post(bakery, "/lines/$id/resume").with { it.statusCode() == 409 && it.body().contains('Compare first') }

        when:
        two.clock.advance(Duration.ofSeconds(5))
        post(bakery, "/lines/$id/compare")
        def compared = await('the answer') { json(get(bakery, "/lines/$id")).with { it.differences ? it : null } }

        then:
        compared.differences.isMendable
        compared.differences.received == [equal: 1, here: 1, there: 1]
        json(post(bakery, "/lines/$id/resume")).state == 'open'
    }

    def "#what is refused with #status, and named"() {
        when:
        def answer = post(bakery, "/groups/${bakery.group.id()}/lines", [unit: hours(bakery), partner: partner(garden), accepts: 300] + changed)

        then:
        answer.statusCode() == status
        answer.body().contains(words)
        status != 422 || json(answer).errors*.field == [changed.keySet()[0]]

        where:
        what                     | changed                    || status | words
        'a limit below nothing'  | [accepts: -1]              || 422    | 'whole number'
        'half a minute'          | [accepts: 0.5]             || 422    | 'whole number'
        'more than a year'       | [accepts: 10_000_000_000L] || 422    | 'A limit is 0 or more'
        'no partner'             | [partner: '']              || 422    | 'address'
        'a co-op of this server' | [partner: '@bakery']       || 422    | 'of another server'
        'a person'               | [partner: '@bob']          || 404    | 'Nobody is known'
        'a unit of nobody'       | [unit: '17']               || 404    | 'nothing here'
        'a field that is none'   | [colour: 'red']            || 422    | 'no such field'
    }

    def "lines are for who keeps the accounts"() {
        given:
        def id = two.line(bakery).id()

        expect:
        ask('GET', bakery, "/groups/${bakery.group.id()}/lines", null, member).statusCode() == 403
        ask('POST', bakery, "/groups/${bakery.group.id()}/lines", [unit: hours(bakery), partner: partner(garden), accepts: 300], member).statusCode() == 403
        ["/lines/$id", "/lines/$id/transfers"].every { ask('GET', bakery, it, null, member).statusCode() == 404 }
        ["/lines/$id/compare", "/lines/$id/resume"].every { ask('POST', bakery, it, null, member).statusCode() == 404 }
        ask('GET', bakery, "/lines/$id", null, null).statusCode() == 401
    }

    def "the schema of #view has the fields of what is sent"() {
        expect:
        (new Yaml().load(get(bakery, '/openapi.yaml').body()) as Map).components.schemas[view.simpleName].properties.keySet() as List == view.recordComponents*.name

        where:
        view << [LineView, LineView.EndView, LineView.DifferencesView, LineView.DirectionView, LineTransferView]
    }

    private String transferHash(Map line) {
        json(get(bakery, "/lines/$line.id/transfers")).items[0].hash
    }

    private String hours(Neighbours house) {
        two.hours[house].id() as String
    }

    private static String partner(Neighbours house) {
        "@${house.group.identity().handle()}@${house.group.identity().domain()}"
    }

    private HttpResponse<String> get(Neighbours house, String path) {
        ask('GET', house, path, null, tokens[house])
    }

    private HttpResponse<String> post(Neighbours house, String path, Object body = null) {
        ask('POST', house, path, body, tokens[house])
    }

    private static HttpResponse<String> ask(String method, Neighbours house, String path, Object body, String token) {
        def headers = (token ? [Authorization: "Bearer $token".toString()] : [:]) + (body == null ? [:] : ['Content-Type': 'application/json'])
        def sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JsonOutput.toJson(body))
        house.instance.send(house.instance.request("/api/talkoot/v1$path", headers).method(method, sent))
    }

    private static Object json(HttpResponse<String> answer) {
        new JsonSlurper().parseText(answer.body())
    }
}
