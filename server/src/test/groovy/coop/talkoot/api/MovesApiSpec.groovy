package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.fetch.RemoteActors
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** Moving a group through the API. */
@Stepwise
class MovesApiSpec extends Specification {
    @Shared @AutoCleanup FakePeer peer = new FakePeer()
    @Shared @AutoCleanup ApiFixture bakery = new ApiFixture().member('marek')

    def "an admin says what the group was before, and everybody can read it"() {
        given:
        def old = known('old')

        expect:
        json(bakery.get("/groups/$bakery.id/addresses")) == [earlier: [], movedTo: null]
        bakery.send('PUT', "/groups/$bakery.id/addresses", [earlier: [old.address()]], bakery.as('marek')).statusCode() == 403
        json(bakery.send('PUT', "/groups/$bakery.id/addresses", [earlier: [old.address()]], bakery.as('keeper'))).earlier == [old.uri()]
        json(bakery.get("/groups/$bakery.id/addresses")).earlier == [old.uri()]
        json(bakery.send('PUT', "/groups/$bakery.id/addresses", [earlier: []], bakery.as('keeper'))).earlier == []
    }

    def "#what is refused at #field"(String what, String field, String path, Map sent) {
        when:
        def answer = path == 'move' ? bakery.post("/groups/$bakery.id/move", sent, 'keeper') : bakery.send('PUT', "/groups/$bakery.id/addresses", sent, bakery.as('keeper'))

        then:
        answer.statusCode() == 422
        answer.body().contains("\"$field\"")

        where:
        what                       | field     | path        | sent
        'a group of this server'   | 'earlier' | 'addresses' | [earlier: ['@bakery']]
        'no address'               | 'earlier' | 'addresses' | [earlier: ['no address']]
        'six of them'              | 'earlier' | 'addresses' | [earlier: ['@keeper'] * 6]
        'no handle'                | 'handle'  | 'move'      | [target: '@bakery']
        'another handle'           | 'handle'  | 'move'      | [target: '@bakery', handle: 'mill']
        'a place on this server'   | 'target'  | 'move'      | [target: '@bakery', handle: 'bakery']
        'a field nobody knows'     | 'moon'    | 'move'      | [target: '@bakery', handle: 'bakery', moon: 1]
    }

    def "moved, it says where it is, and takes nobody in"() {
        given:
        def next = known('next', [alsoKnownAs: [bakery.group.identity().uri()]])

        expect:
        bakery.post("/groups/$bakery.id/move", [target: next.address(), handle: 'bakery'], 'marek').statusCode() == 403

        when:
        def moved = json(bakery.post("/groups/$bakery.id/move", [target: next.address(), handle: 'bakery'], 'keeper'))

        then:
        moved.movedTo == next.uri()
        json(bakery.get("/groups/$bakery.id")).identity.movedTo == next.uri()
        bakery.person('late').post("/groups/$bakery.id/join", null, 'late').with { [it.statusCode(), it.body().contains(next.uri())] } == [409, true]
        bakery.post("/groups/$bakery.id/move", [target: next.address(), handle: 'bakery'], 'keeper').statusCode() == 409
    }

    private known(String name, Map more = [:]) {
        def group = peer.person("${name}.localhost", name).publish([type: 'Group'] + more)
        bakery.instance.bean(RemoteActors).byUri(group.uri)
    }
}
