package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identities
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Ending a co-op through the API. */
class EndingsApiSpec extends Specification {
    @Shared @AutoCleanup ApiFixture bakery = new ApiFixture().member('marek')
    @Shared int number = 0

    def "an admin can ask what stands in the way, and nobody else"() {
        given:
        def mill = mill()

        expect:
        json(bakery.get("/groups/$bakery.id/ending", 'keeper')).mayEnd == false
        json(bakery.get("/groups/$bakery.id/ending", 'keeper')).hindrances.size() == 1
        json(bakery.get("/groups/${mill.id()}/ending", 'keeper')) == [mayEnd: true, hindrances: []]
        bakery.get("/groups/${mill.id()}/ending", 'marek').statusCode() == 403
        bakery.get("/groups/${mill.id()}/ending").statusCode() == 401
    }

    def "#what is answered with #status"() {
        given:
        def mill = mill()

        expect:
        bakery.post("/groups/${mill.id()}/end", body, who).statusCode() == status
        bakery.get("/groups/${mill.id()}").statusCode() == 200

        where:
        what                       | body                      | who      || status
        'a member'                 | [handle: 'mill']          | 'marek'  || 403
        'another handle'           | [handle: 'bakery']        | 'keeper' || 422
        'no handle'                | [:]                       | 'keeper' || 422
        'a handle that is no text' | [handle: 3]               | 'keeper' || 422
        'a field nobody knows'     | [handle: 'mill', moon: 1] | 'keeper' || 422
        'no JSON at all'           | 'mill'                    | 'keeper' || 400
    }

    def "the first co-op stays, and any other ends once"() {
        given:
        def mill = mill()

        expect:
        bakery.post("/groups/$bakery.id/end", [handle: 'bakery'], 'keeper').statusCode() == 409
        bakery.post("/groups/${mill.id()}/end", [handle: mill.identity().handle()], 'keeper').statusCode() == 204
        bakery.get("/groups/${mill.id()}").statusCode() == 404
        bakery.post("/groups/${mill.id()}/end", [handle: mill.identity().handle()], 'keeper').statusCode() == 404
        def left = json(bakery.get('/groups')).items*.identity*.id
        left.contains(bakery.id)
        !left.contains(mill.id().toString())
    }

    private Group mill() {
        def mill = bakery.instance.bean(Groups).found(new Founding("mill${++number}", 'Mill', '', '', Group.JoinPolicy.OPEN))
        [keeper: Role.ADMIN, marek: Role.MEMBER].each { name, role ->
            bakery.instance.bean(Memberships).appoint(mill, bakery.instance.bean(Identities).localByHandle(name).get(), role)
        }
        return mill
    }
}
