package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class ModerationApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture()

    @Shared
    int number = 0

    private final String domain = "h${++number}.api.example"

    def setupSpec() {
        bakery.member('dave').member('eve')
    }

    def "only who keeps the server gets #method #path"() {
        expect:
        call(null).statusCode() == 401
        call('dave').statusCode() == 403

        where:
        method   | path                              | body
        'GET'    | '/reports'                        | null
        'GET'    | '/reports/1'                      | null
        'POST'   | '/reports/1/resolve'              | '{}'
        'POST'   | '/reports/1/reopen'               | null
        'GET'    | '/moderation/domains'             | null
        'GET'    | '/moderation/domains/a.example'   | null
        'PUT'    | '/moderation/domains/a.example'   | '{"severity":"suspend"}'
        'DELETE' | '/moderation/domains/a.example'   | null
        'GET'    | '/moderation/domains/export'      | null
        'GET'    | '/moderation/people'              | null
        'PUT'    | '/moderation/people/1'            | '{"measure":"none"}'
        'GET'    | '/moderation/log'                 | null
        'GET'    | '/delivery'                       | null
        'GET'    | '/delivery/failing-hosts'         | null
        'POST'   | '/delivery/failing-hosts/try'     | '{"host":"a.example"}'
        call = { who -> bakery.send(method, path, body, who == null ? [:] : [Authorization: "Bearer ${bakery.tokenOf(who)}".toString()]) }
    }

    def "who keeps the server reads how delivery gets on, and has a server tried"() {
        expect:
        json(bakery.get('/delivery', 'keeper')).keySet() == ['waiting', 'givenUp', 'parked'] as Set
        json(bakery.get('/delivery/failing-hosts', 'keeper')) == [items: [], next: null]
        bakery.post('/delivery/failing-hosts/try', [host: 'nobody.example'], 'keeper').statusCode() == 204
        bakery.post('/delivery/failing-hosts/try', [:], 'keeper').statusCode() == 422
    }

    def "a rule is made, read for a part of the server, changed and lifted, and all of it stands in the log"() {
        when:
        def made = put("/moderation/domains/$domain", [severity: 'silence', rejectReports: true, publicComment: 'loud', privateComment: 'see 7'])

        then:
        made.statusCode() == 200
        with(json(made)) {
            it.domain == domain
            severity == 'silence'
            rejectReports
            !rejectMedia
            publicComment == 'loud'
        }
        json(bakery.get("/moderation/domains/part.$domain", 'keeper')) == json(made)
        json(bakery.get('/moderation/domains?limit=1', 'keeper')).items == [json(made)]

        when:
        put("/moderation/domains/$domain", [severity: 'suspend'])

        then:
        bakery.delete("/moderation/domains/$domain?reason=mended", 'keeper').statusCode() == 204
        bakery.delete("/moderation/domains/$domain", 'keeper').statusCode() == 404
        bakery.get("/moderation/domains/$domain", 'keeper').statusCode() == 404
        with(json(bakery.get("/moderation/log?target=$domain", 'keeper')).items) {
            it*.deed == ['domain_lifted', 'domain_ruled', 'domain_ruled']
            it*.reason == ['mended', '', 'see 7']
            it[0].keeper.handle == 'keeper'
        }
    }

    def "a rule with #what is refused and nothing is made"() {
        expect:
        put("/moderation/domains/$name", body).statusCode() == status
        bakery.get("/moderation/domains/$name", 'keeper').statusCode() in [404, 422]

        where:
        what                   | name                | body                                                || status
        'no domain'            | 'nodots'            | [severity: 'suspend']                               || 422
        'this server itself'   | 'bakery.localhost'  | [severity: 'suspend']                               || 422
        'no severity'          | 'x.api.example'     | [:]                                                 || 422
        'another severity'     | 'x.api.example'     | [severity: 'destroy']                               || 422
        'a box that is none'   | 'x.api.example'     | [severity: 'suspend', obfuscate: 'yes']             || 422
        'too long a comment'   | 'x.api.example'     | [severity: 'suspend', publicComment: 'x' * 2001]    || 422
        'zero bytes'           | 'x.api.example'     | [severity: 'suspend', publicComment: 'a\0b']        || 400
        'a field nobody knows' | 'x.api.example'     | [severity: 'suspend', colour: 'green']              || 422
        'no body at all'       | 'x.api.example'     | '{'                                                 || 400
    }

    def "a list is checked, refused for a fault, and taken; then it is exported"() {
        given:
        def list = "#domain,#severity,#public_comment\n$domain,suspend,\"no, never\"\nb.$domain,limit,\nno good,perhaps,\n"

        when:
        def looked = take('', list)

        then:
        looked.statusCode() == 200
        json(looked) == [rows: 3, added: 2, kept: 0, faulty: 2, isDone: false, faults: [
                [row: 4, column: '#domain', expected: 'a domain such as example.org', found: 'no good'],
                [row: 4, column: '#severity', expected: 'suspend, silence or noop', found: 'perhaps']]]
        !json(take('?mode=take', list)).isDone
        bakery.get("/moderation/domains/$domain", 'keeper').statusCode() == 404

        when:
        def taken = json(take('?mode=take_valid&reason=from+Northside', list))
        def exported = bakery.get('/moderation/domains/export', 'keeper')

        then:
        taken.isDone
        taken.added == 2
        exported.headers().firstValue('Content-Type').get().startsWith('text/csv')
        exported.headers().firstValue('Content-Disposition').get().contains('domain_blocks.csv')
        exported.body().startsWith('#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n')
        exported.body().contains("\n$domain,suspend,false,false,\"no, never\",false\n")
        json(bakery.get("/moderation/log?target=$domain", 'keeper')).items*.reason == ['from Northside']
        json(take('', exported.body())).faulty == 0
    }

    def "what is sent as a list and is #what gets #status"() {
        expect:
        take(query, body, type).statusCode() == status

        where:
        what                   | query        | body                       | type               || status
        'no text'              | ''           | [0xC3, 0x28] as byte[]     | 'text/csv'         || 422
        'zero bytes'           | ''           | 'a.example\0'              | 'text/csv'         || 422
        'JSON'                 | ''           | '{}'                       | 'application/json' || 415
        'of a way nobody knows'| '?mode=all'  | 'a.example'                | 'text/csv'         || 422
        'too long'             | ''           | 'a' * 1_100_000            | 'text/csv'         || 422
        'far too long'         | ''           | 'a' * 3_000_000            | 'text/csv'         || 413
        'empty'                | ''           | ''                         | 'text/csv'         || 400
    }

    def "somebody is limited, suspended and let go again"() {
        given:
        def eve = bakery.idOf('eve')

        expect:
        measure(eve, [measure: 'limited', reason: 'loud']).statusCode() == 204
        with(json(bakery.get('/moderation/people', 'keeper')).items[0]) {
            identity.id == eve
            measure == 'limited'
            reason == 'loud'
        }
        measure(eve, [measure: 'suspended']).statusCode() == 204

        and: 'as if they were not there, to everybody; their token works no more'
        bakery.get('/me', 'eve').statusCode() == 401
        bakery.get("/people/$eve", 'dave').statusCode() == 404
        bakery.get("/people/$eve/posts").statusCode() == 404
        bakery.get('/people/lookup?handle=eve').statusCode() == 404
        bakery.get('/people/lookup?handle=eve', 'dave').statusCode() == 404
        bakery.post('/reports', [personId: eve], 'dave').statusCode() == 404
        def signIn = bakery.post('/tokens', [name: 'eve', password: ApiFixture.PASSWORD])
        signIn.statusCode() == 403
        json(signIn).detail.contains('suspended')

        and:
        measure(eve, [measure: 'none']).statusCode() == 204
        json(bakery.get('/moderation/people', 'keeper')).items == []
        bakery.get("/people/$eve", 'dave').statusCode() == 200
        bakery.post('/tokens', [name: 'eve', password: ApiFixture.PASSWORD]).statusCode() == 201
    }

    def "a measure of #what gets #status"() {
        expect:
        measure(id.call(bakery) as String, body).statusCode() == status

        where:
        what              | id                  | body                                        || status
        'nobody'          | { '1' }             | [measure: 'suspended']                      || 404
        'no id'           | { 'eve' }           | [measure: 'suspended']                      || 404
        'no word'         | { it.idOf('dave') } | [:]                                         || 422
        'another word'    | { it.idOf('dave') } | [measure: 'banish']                         || 422
        'a long reason'   | { it.idOf('dave') } | [measure: 'limited', reason: 'x' * 2001]    || 422
        'a keeper'        | { it.idOf('keeper') } | [measure: 'suspended']                    || 422
    }

    def "a report is resolved with a note and opened again"() {
        given:
        def report = json(bakery.post('/reports', [personId: bakery.idOf('keeper'), comment: 'late bread'], 'dave'))

        expect:
        report.isOpen
        json(bakery.get('/reports?state=open', 'keeper')).items*.id.contains(report.id)

        when:
        def resolved = json(bakery.post("/reports/$report.id/resolve", [note: 'earlier from now on'], 'keeper'))

        then:
        !resolved.isOpen
        resolved.note == 'earlier from now on'
        resolved.resolvedBy.handle == 'keeper'
        json(bakery.get("/reports/$report.id", 'keeper')) == resolved
        json(bakery.get('/reports?state=resolved', 'keeper')).items == [resolved]
        json(bakery.post("/reports/$report.id/reopen", null, 'keeper')).isOpen
        bakery.get('/reports/1', 'keeper').statusCode() == 404
        bakery.get('/reports?state=lost', 'keeper').statusCode() == 422
        bakery.post("/reports/$report.id/resolve", [note: 1], 'keeper').statusCode() == 422
        bakery.post('/reports/1/resolve', [note: ''], 'keeper').statusCode() == 404
    }

    def "lists are given a page at a time"() {
        given:
        3.times { put("/moderation/domains/p${it}.$domain", [severity: 'silence']) }

        when:
        def first = json(bakery.get("/moderation/$what?limit=2", 'keeper'))
        def second = json(bakery.get("/moderation/$what?limit=2&before=$first.next", 'keeper'))

        then:
        first.items.size() == 2
        !second.items*.id.any { it in first.items*.id }
        bakery.get("/moderation/$what?limit=0", 'keeper').statusCode() == 422
        bakery.get("/moderation/$what?before=x", 'keeper').statusCode() == 422

        where:
        what << ['domains', 'log']
    }

    private put(String path, Object body) {
        return bakery.send('PUT', path, body, as('keeper'))
    }

    private measure(String id, Map body) {
        return put("/moderation/people/$id", body)
    }

    private take(String query, Object list, String type = 'text/csv') {
        return bakery.send('POST', "/moderation/domains/import$query", list, as('keeper') + ['Content-Type': type])
    }

    private Map<String, String> as(String who) {
        return [Authorization: "Bearer ${bakery.tokenOf(who)}".toString()]
    }
}
