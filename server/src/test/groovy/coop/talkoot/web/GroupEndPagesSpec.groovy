package coop.talkoot.web

import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identities
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Ending a co-op through its pages, without scripts. */
class GroupEndPagesSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Visitor marek = fixture.member('marek')
    @Shared int number = 0

    def "the way there starts where the co-op is changed, and says what it means before anything is done"() {
        given:
        def handle = mill()

        expect:
        fixture.aino.get("/groups/$handle/edit").body().contains("/groups/$handle/end")
        def page = fixture.aino.get("/groups/$handle/end").body()
        page.contains('This is for good')
        page.contains('id="f-handle"')
    }

    def "whoever is no admin does not get there"() {
        given:
        def handle = mill()

        expect:
        marek.raw("/groups/$handle/end").statusCode() == 403
        marek.rawPost("/groups/$handle/end", [handle: handle]).statusCode() == 403
        fixture.guest().rawPost("/groups/$handle/end", [handle: handle]).statusCode() in [302, 303, 401, 403]
        fixture.aino.get("/groups/$handle").statusCode() == 200
    }

    def "a slip in the handle is told at the field, and nothing has ended"() {
        given:
        def handle = mill()

        when:
        def answer = fixture.aino.rawPost("/groups/$handle/end", [handle: 'bakery'])

        then:
        answer.statusCode() == 422
        answer.body().contains('id="f-handle-error"')
        fixture.aino.get("/groups/$handle").statusCode() == 200
    }

    def "what must be settled first is said, and there is nothing to confirm"() {
        expect:
        def page = fixture.aino.get('/groups/bakery/end').body()
        page.contains('first co-op of this server')
        !page.contains('id="f-handle"')
    }

    def "it ends, and whoever comes to its address reads so"() {
        given:
        def handle = mill()

        when:
        def after = fixture.aino.post("/groups/$handle/end", [handle: handle])

        then:
        after.body().contains('Mill has ended')
        def page = fixture.guest().get("/groups/$handle")
        page.statusCode() == 410
        page.body().contains('Mill has ended')
    }

    private String mill() {
        def handle = "mill${++number}".toString()
        def group = fixture.instance.bean(Groups).found(new Founding(handle, 'Mill', '', '', Group.JoinPolicy.OPEN))
        ['aino', 'marek'].each { name ->
            def person = fixture.instance.bean(Identities).localByHandle(name).get()
            fixture.instance.bean(Memberships).appoint(group, person, name == 'aino' ? Role.ADMIN : Role.MEMBER)
        }
        return handle
    }
}
