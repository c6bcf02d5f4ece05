package coop.talkoot.web

import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.groups.Groups
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** Moving a group through pages, without scripts. */
@Stepwise
class MovePagesSpec extends Specification {
    static final PATH = '/groups/bakery/move'

    @Shared @AutoCleanup FakePeer peer = new FakePeer()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Visitor marek = fixture.member('marek')

    def "only an admin sees where it is said"() {
        expect:
        fixture.aino.get('/groups/bakery/edit').body().contains("href=\"$PATH\"")
        fixture.aino.get(PATH).body().contains("action=\"$PATH/away\"")
        marek.get(PATH).statusCode() == 403
        marek.rawPost("$PATH/away", [target: '@next@next.example', handle: 'bakery']).statusCode() == 403
        marek.rawPost("$PATH/earlier", [earlier: '@next@next.example']).statusCode() == 403
    }

    def "#what is told at its field, and nothing typed is lost"() {
        when:
        def answer = fixture.aino.rawPost("$PATH/$form", fields)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")
        answer.body().contains("value=\"${fields[field]}\"")

        where:
        what                        | form      | fields                                 | field
        'whom nobody knows'         | 'earlier' | [earlier: '@nobody']                   | 'earlier'
        'a group of this server'    | 'earlier' | [earlier: '@bakery']                   | 'earlier'
        'a place nobody knows'      | 'away'    | [target: '@nobody', handle: 'bakery']  | 'target'
        'another handle'            | 'away'    | [target: '@bakery', handle: 'mill']    | 'handle'
        'a place on this server'    | 'away'    | [target: '@bakery', handle: '@bakery'] | 'target'
    }

    def "a group names one that it was, and takes that back"() {
        given:
        def old = known('old')

        when:
        def page = fixture.aino.post("$PATH/earlier", [earlier: old.address()]).body()

        then:
        page.contains('has not moved here yet')
        fixture.aino.post("$PATH/earlier/${old.id()}/forget", [:], PATH).body().contains('Saved.')
        !fixture.aino.get(PATH).body().contains('has not moved here yet')
    }

    def "moved, its page says where it goes on"() {
        given:
        def uri = fixture.instance.bean(Groups).localByHandle('bakery').get().identity().uri()
        def next = known('next', [alsoKnownAs: [uri]])

        when:
        def page = fixture.aino.post("$PATH/away", [target: next.address(), handle: 'bakery']).body()

        then:
        page.contains("/people/${next.id()}")
        page.contains('has moved, and goes on at')
        fixture.guest().get('/groups/bakery').body().contains(next.address())
        !fixture.aino.get(PATH).body().contains("action=\"$PATH/away\"")

        and: 'members are told'
        marek.get('/notifications').body().contains(next.address())
    }

    private known(String name, Map more = [:]) {
        def group = peer.person("${name}.localhost", name).publish([type: 'Group'] + more)
        fixture.instance.bean(RemoteActors).byUri(group.uri)
    }
}
