package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.groups.Group
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class PeopleAndGroupsApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture(Group.JoinPolicy.ON_REQUEST).person('alice').person('bob').person('carol').person('dave')

    def "without a token #method #path is answered with 401 and a challenge"() {
        when:
        def answer = bakery.send(method, path, method in ['POST', 'PATCH'] ? '{}' : null, [:])

        then:
        answer.statusCode() == 401
        answer.headers().firstValue('WWW-Authenticate').get().startsWith('Bearer')

        where:
        method   | path
        'DELETE' | '/tokens/current'
        'GET'    | '/me'
        'PATCH'  | '/me'
        'GET'    | '/me/followers'
        'GET'    | '/me/following'
        'PUT'    | '/people/1/block'
        'DELETE' | '/people/1/block'
        'POST'   | '/follows'
        'DELETE' | '/follows/1'
        'GET'    | '/follows/requests'
        'POST'   | '/follows/requests/1/accept'
        'POST'   | '/follows/requests/1/reject'
        'GET'    | '/groups/1/members'
        'GET'    | '/groups/1/requests'
        'POST'   | '/groups/1/join'
        'POST'   | '/groups/1/leave'
        'POST'   | '/groups/1/requests/1/admit'
        'POST'   | '/groups/1/requests/1/refuse'
        'PATCH'  | '/groups/1/members/1'
        'DELETE' | '/groups/1/members/1'
        'POST'   | '/groups/1/invitations'
        'POST'   | '/invitations/x/accept'
        'POST'   | '/notes'
        'PATCH'  | '/notes/1'
        'DELETE' | '/notes/1'
        'POST'   | '/posts/1/replies'
        'PUT'    | '/posts/1/favourite'
        'DELETE' | '/posts/1/favourite'
        'PUT'    | '/posts/1/announce'
        'DELETE' | '/posts/1/announce'
        'POST'   | '/listings'
        'GET'    | '/timelines/home'
        'GET'    | '/timelines/announcements'
    }

    def "a token that opens nothing is refused, also where none is needed"() {
        when:
        def answer = bakery.send('GET', '/groups', null, [Authorization: 'Bearer nonsense'])

        then:
        answer.statusCode() == 401
        answer.headers().firstValue('WWW-Authenticate').get().contains('invalid_token')
    }

    def "a token given back opens nothing any more"() {
        given:
        def token = json(bakery.post('/tokens', [name: 'dave', password: ApiFixture.PASSWORD, label: 'phone'])).token
        def header = [Authorization: "Bearer $token".toString()]

        expect:
        bakery.send('GET', '/me', null, header).statusCode() == 200
        bakery.send('DELETE', '/tokens/current', null, header).statusCode() == 204
        bakery.send('GET', '/me', null, header).statusCode() == 401
    }

    def "a wrong password and an unknown name read the same"() {
        when:
        def wrong = bakery.post('/tokens', [name: 'dave', password: 'wrong password'])
        def unknown = bakery.post('/tokens', [name: 'nobody', password: 'wrong password'])

        then:
        [wrong, unknown]*.statusCode() == [422, 422]
        wrong.body() == unknown.body()
    }

    def "a person changes what others see and how they read"() {
        when:
        def changed = bakery.patch('/me', [name: 'Alice B', summary: 'I bake.', language: 'fi', zone: 'Europe/Helsinki'], 'alice')

        then:
        changed.statusCode() == 200
        with(json(bakery.get('/me', 'alice'))) {
            identity.name == 'Alice B'
            identity.summaryHtml == '<p>I bake.</p>'
            summary == 'I bake.'
            language == 'fi'
            zone == 'Europe/Helsinki'
        }
        bakery.patch('/me', [zone: 'Nowhere/Land'], 'alice').statusCode() == 422
        bakery.patch('/me', [language: 'so nice'], 'alice').statusCode() == 422
        bakery.patch('/me', [name: 'x' * 101], 'alice').statusCode() == 422
        bakery.patch('/me', [isKeeper: true], 'alice').statusCode() == 422
    }

    def "somebody is found by address or handle"() {
        expect:
        json(bakery.get('/people/lookup?handle=' + query)).handle == 'alice'

        where:
        query << ['alice', '@alice', "alice@${bakery.instance.settings.domain()}", "%40alice%40${bakery.instance.settings.domain()}"]
    }

    def "a lookup of #query is answered with #status"() {
        expect:
        bakery.get("/people/lookup$query").statusCode() == status
        bakery.get("/people/lookup$query", 'alice').statusCode() == status

        where:
        query                            || status
        ''                               || 422
        '?handle=%00'                    || 422
        '?handle=nobody'                 || 404
    }

    def "only for somebody signed in are other servers asked, and one that does not answer is said to be so"() {
        given:
        def closed = new ServerSocket(0).withCloseable { it.localPort }

        expect:
        bakery.get("/people/lookup?handle=nobody@elsewhere.localhost:$closed").statusCode() == 404
        def answer = bakery.get("/people/lookup?handle=nobody@elsewhere.localhost:$closed", 'alice')
        answer.statusCode() == 422
        json(answer).detail.contains('did not answer')
    }

    def "a coordinator admits one and refuses another; a member is given a role and removed"() {
        given:
        def bob = bakery.idOf('bob')
        def carol = bakery.idOf('carol')

        expect: 'asking'
        json(bakery.post("/groups/$bakery.id/join", null, 'bob')).state == 'requested'
        json(bakery.post("/groups/$bakery.id/join", null, 'carol')).state == 'requested'
        json(bakery.get("/groups/$bakery.id/requests", 'keeper')).items*.member*.handle.toSet() == ['bob', 'carol'] as Set
        bakery.get("/groups/$bakery.id/requests", 'bob').statusCode() == 403
        bakery.post("/groups/$bakery.id/requests/$bob/admit", null, 'carol').statusCode() == 403

        and: 'answering'
        json(bakery.post("/groups/$bakery.id/requests/$bob/admit", null, 'keeper')).state == 'active'
        bakery.post("/groups/$bakery.id/requests/$bob/admit", null, 'keeper').statusCode() == 404
        bakery.post("/groups/$bakery.id/requests/$carol/refuse", null, 'keeper').statusCode() == 204
        json(bakery.get("/groups/$bakery.id/members", 'carol')).items*.member*.handle.toSet() == ['keeper', 'bob'] as Set
        json(bakery.get("/groups/$bakery.id", 'bob')).membership.state == 'active'

        and: 'roles'
        bakery.patch("/groups/$bakery.id/members/$bob", [role: 'admin'], 'bob').statusCode() == 403
        bakery.patch("/groups/$bakery.id/members/$bob", [role: 'queen'], 'keeper').statusCode() == 422
        json(bakery.patch("/groups/$bakery.id/members/$bob", [role: 'coordinator'], 'keeper')).role == 'coordinator'
        bakery.delete("/groups/$bakery.id/members/${bakery.idOf('keeper')}", 'bob').statusCode() == 403
        bakery.delete("/groups/$bakery.id/members/$bob", 'keeper').statusCode() == 204
        bakery.post("/groups/$bakery.id/leave", null, 'keeper').statusCode() == 409
    }

    def "an invitation lets one person in, once"() {
        when:
        def created = bakery.post("/groups/$bakery.id/invitations", [uses: 1, days: 2], 'keeper')
        def token = json(created).token

        then:
        created.statusCode() == 201
        json(created).link == bakery.instance.uri("/join/$token")
        json(bakery.get("/invitations/$token")).usesLeft == 1
        bakery.post("/groups/$bakery.id/invitations", [:], 'alice').statusCode() == 403
        json(bakery.post("/invitations/$token/accept", null, 'dave')).state == 'active'
        bakery.post("/invitations/$token/accept", null, 'carol').statusCode() == 404
    }

    def "somebody and posts of theirs are reported to who keeps the server"() {
        given:
        def alice = bakery.idOf('alice')
        def note = json(bakery.post('/notes', [audience: 'public', text: 'Buy now!'], 'alice'))
        def other = json(bakery.post('/notes', [audience: 'direct', to: ["@keeper@${bakery.instance.settings.domain()}"], text: 'psst'], 'alice'))

        expect:
        def filed = bakery.post('/reports', [personId: alice, postIds: [note.id], comment: 'spam'], 'dave')
        filed.statusCode() == 201
        json(filed).objects == [json(bakery.get("/people/$alice")).uri, note.uri]
        json(bakery.get('/reports?limit=1', 'keeper')).items == [json(filed)]
        bakery.get('/reports', 'dave').statusCode() == 403
        bakery.post('/reports', [personId: alice, postIds: [other.id]], 'dave').statusCode() == 422
        bakery.post('/reports', [personId: bakery.idOf('bob'), postIds: [note.id]], 'dave').statusCode() == 422
        bakery.post('/reports', [postIds: [note.id]], 'dave').statusCode() == 422
        bakery.post('/reports', [personId: '1'], 'dave').statusCode() == 404
        bakery.post('/reports', [personId: alice]).statusCode() == 401
    }

    def "open invitations are listed without their links, and closed"() {
        given:
        def created = json(bakery.post("/groups/$bakery.id/invitations", [uses: 5], 'keeper'))

        expect:
        bakery.get("/groups/$bakery.id/invitations", 'alice').statusCode() == 403
        def listed = json(bakery.get("/groups/$bakery.id/invitations?limit=1", 'keeper')).items[0]
        listed == created + [token: null, link: null]
        bakery.delete("/groups/$bakery.id/invitations/$created.id", 'alice').statusCode() == 403
        bakery.delete("/groups/$bakery.id/invitations/$created.id", 'keeper').statusCode() == 204
        bakery.delete("/groups/$bakery.id/invitations/$created.id", 'keeper').statusCode() == 404
        bakery.get("/invitations/$created.token").statusCode() == 404
    }

    def "an invitation with #terms is refused"() {
        expect:
        bakery.post("/groups/$bakery.id/invitations", terms, 'keeper').statusCode() == 422

        where:
        terms << [[uses: 0], [uses: -1], [uses: 1.5], [uses: '1'], [uses: 501], [days: 91], [role: 'owner'], [uses: 99999999999], [uses: null]]
    }

    def "a follow by address begins and ends; a block keeps it out"() {
        given:
        def domain = bakery.instance.settings.domain()

        expect:
        json(bakery.post('/follows', [address: "@bakery@$domain"], 'alice')).state == 'accepted'
        json(bakery.get('/me/following', 'alice')).items*.followee*.handle == ['bakery']
        bakery.delete("/follows/$bakery.id", 'alice').statusCode() == 204
        json(bakery.get('/me/following', 'alice')).items == []
        bakery.post('/follows', [address: 'alice'], 'alice').statusCode() == 422
        bakery.post('/follows', [address: 'who is this'], 'alice').statusCode() == 422
        bakery.post('/follows', [address: '@nobody@elsewhere.example'], 'alice').statusCode() == 422
        bakery.put("/people/${bakery.idOf('bob')}/block", 'alice').statusCode() == 204
        bakery.post('/follows', [address: 'alice'], 'bob').statusCode() == 403
        bakery.delete("/people/${bakery.idOf('bob')}/block", 'alice').statusCode() == 204
        bakery.post('/follows', [address: 'alice'], 'bob').statusCode() == 201
        json(bakery.get('/me/followers', 'alice')).items*.follower*.handle == ['bob']
        bakery.post("/follows/requests/${bakery.idOf('bob')}/accept", null, 'alice').statusCode() == 404
        bakery.post("/follows/requests/${bakery.idOf('bob')}/reject", null, 'alice').statusCode() == 404
        json(bakery.get('/follows/requests', 'alice')).items == []
    }
}
