package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import coop.talkoot.people.Identities
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Founding a co-op from another one through the API. */
class ForksApiSpec extends Specification {
    static final Map<String, ?> BODY = [handle: 'mill', name: 'Mill', joinPolicy: 'invitation']

    @Shared @AutoCleanup ApiFixture bakery = new ApiFixture().member('marek').member('zora').person('guest')

    def "#what is answered with #status, and nothing is founded"() {
        expect:
        bakery.post("/groups/$bakery.id/forks", body, who).statusCode() == status
        json(bakery.get("/groups/$bakery.id/forks")).items == []

        where:
        what                         | body                                           | who     || status
        'who is not signed in'       | BODY                                           | null    || 401
        'who is no member'           | BODY                                           | 'guest' || 403
        'a handle that is taken'     | BODY + [handle: 'bakery']                      | 'marek' || 422
        'a handle that is none'      | BODY + [handle: 'no handle']                   | 'marek' || 422
        'no name'                    | [handle: 'mill']                               | 'marek' || 422
        'a rule nobody knows'        | BODY + [joinPolicy: 'moon']                    | 'marek' || 422
        'a field nobody knows'       | BODY + [moon: 1]                               | 'marek' || 422
        'an invitation of nobody'    | BODY + [invited: ['moon']]                     | 'marek' || 422
        'addresses that are no list' | BODY + [invited: 'zora']                       | 'marek' || 422
        'too many addresses'         | BODY + [invited: (1..501).collect { "p$it" }]  | 'marek' || 422
        'no JSON at all'             | 'mill'                                         | 'marek' || 400
    }

    def "it says where it comes from, who may come in, and what was public"() {
        given:
        def marek = bakery.instance.bean(Identities).localByHandle('marek').get()
        def note = bakery.instance.bean(Notes).publish(marek, bakery.group.identity(), Audience.PUBLIC, Words.typed('', 'Bread', 'en', []), [])

        when:
        def made = bakery.post("/groups/$bakery.id/forks", BODY + [invited: ['@zora']], 'marek')
        def fork = json(made)

        then:
        made.statusCode() == 201
        fork.origin.id == bakery.id
        fork.founder.id == bakery.idOf('marek')
        fork.charterVersion == 1
        fork.charterHash == json(bakery.get("/groups/$bakery.id/charter")).hash
        json(bakery.get("/groups/${fork.group.id}/origin")) == fork
        json(bakery.get("/groups/$bakery.id/forks")).items == [fork]
        json(bakery.get("/groups/${fork.group.id}")).forkOf == bakery.group.identity().uri()
        json(bakery.get("/groups/$bakery.id")).forkOf == null
        bakery.get("/groups/$bakery.id/origin").statusCode() == 404

        and:
        def archive = json(bakery.get("/groups/${fork.group.id}/archive"))
        archive.items*.post*.uri == [note.uri()]
        archive.items*.origin*.id == [bakery.id]
        archive.items*.decision == [null]
        archive.next == null
        json(bakery.get("/groups/$bakery.id/archive")).items == []
        bakery.get("/groups/${fork.group.id}/archive?limit=0").statusCode() == 422

        and:
        bakery.post("/groups/${fork.group.id}/join", null, 'zora').statusCode() == 200
        bakery.post("/groups/${fork.group.id}/join", null, 'keeper').statusCode() == 403
    }
}
