package coop.talkoot.web

import coop.talkoot.people.Identities
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class NoticePagesSpec extends Specification {
    @Shared
    @AutoCleanup
    PagesFixture fixture = new PagesFixture()

    @Shared
    Visitor ben = fixture.member('ben')

    private String post(Visitor author, String text) {
        author.post('/', [text: text, audience: 'PUBLIC'])
        return (author.get('/').body() =~ /id="p-(\d+)"/)[0][1]
    }

    private static String count(Visitor visitor) {
        def found = visitor.get('/').body() =~ /<span class="count">(\d+\+?)</
        return found ? found[0][1] : null
    }

    def "how often letters come is chosen on the page about writing and reading"() {
        given:
        def fields = [visibility: 'PUBLIC', language: '', media: 'DEFAULT']
        def chosen = { (fixture.aino.get('/settings/reading').body() =~ /<option value="(OFF|DAILY|WEEKLY)" selected/).collect { it[1] } }

        expect:
        chosen() == ['DAILY']
        fixture.aino.get('/settings/reading').body().contains('They come once you have confirmed an e-mail address')
        fixture.aino.rawPost('/settings/reading', fields + [digest: 'WEEKLY']).statusCode() == 303
        chosen() == ['WEEKLY']
        fixture.aino.rawPost('/settings/reading', fields + [digest: 'HOURLY']).statusCode() == 422
        chosen() == ['WEEKLY']
    }

    def "what is new is counted beside the bell on every page, and is marked read"() {
        given:
        fixture.aino.post('/notifications/clear')
        def id = post(fixture.aino, 'Bread at six')

        expect:
        count(fixture.aino) == null
        fixture.aino.get('/notifications').body().contains('Nothing new')

        when:
        ben.post("/posts/$id/like")
        ben.post("/posts/$id/reply", [text: 'Coming'])

        then:
        count(fixture.aino) == '2'
        with(fixture.aino.get('/notifications').body()) {
            it.contains('thanked you')
            it.contains('wrote to you')
            it.contains('Bread at six')
        }
        !fixture.aino.get('/notifications?tab=talk').body().contains('thanked you')

        when:
        fixture.aino.post('/notifications/read')

        then:
        count(fixture.aino) == null
        fixture.aino.get('/notifications').body().contains('thanked you')
    }

    def "thanks of several people are one line, and are put away as one"() {
        given:
        fixture.aino.post('/notifications/clear')
        def id = post(fixture.aino, 'Cakes')
        def crowd = ['cleo', 'dora', 'emil'].collect { fixture.member(it) }
        fixture.aino.post('/notifications/clear')
        crowd.each { it.post("/posts/$id/like") }

        when:
        def page = fixture.aino.get('/notifications').body()

        then:
        page.contains('and 2 others')
        page.findAll('id="n-').size() == 1

        when:
        def notice = (page =~ /id="n-(\d+)"/)[0][1]
        fixture.aino.post("/notifications/$notice/dismiss")

        then:
        fixture.aino.get('/notifications').body().contains('Nothing new')
        ben.rawPost("/notifications/$notice/dismiss").statusCode() == 404
    }

    def "who is not signed in is sent to do so"() {
        expect:
        fixture.guest().raw('/notifications').statusCode() == 303
        fixture.guest().raw('/settings/mutes').statusCode() == 303
        fixture.guest().rawPost('/notifications/clear').statusCode() in [303, 401, 403]
    }

    def "somebody is muted and blocked from their page, and the lists of both end it again"() {
        given:
        def fay = fixture.member('fay')
        post(fay, 'Loud words')
        def id = (ben.get('/users/fay').body() =~ '/people/(\\d+)/yours')[0][1]

        expect:
        ben.get('/').body().contains('Loud words')

        when:
        ben.post("/people/$id/mute", [lasts: '24', notices: 'on'])

        then:
        !ben.get('/').body().contains('Loud words')
        ben.get('/users/fay').body().contains('Loud words')
        ben.get('/settings/mutes').body().contains("/people/$id/unmute")
        ben.get("/people/$id/yours").body().contains('You have muted them until')

        when:
        ben.post("/people/$id/unmute")
        ben.post("/people/$id/block")

        then:
        ben.get('/settings/mutes').body().contains('Nobody and nothing')
        ben.get('/settings/blocks').body().contains("/people/$id/unblock")
        !ben.get('/users/fay').body().contains('Loud words')

        when:
        ben.post("/people/$id/unblock")

        then:
        ben.get('/').body().contains('Loud words')
    }

    def "a note about somebody is shown to who wrote it"() {
        given:
        def id = (ben.get('/users/aino').body() =~ '/people/(\\d+)/yours')[0][1]

        when:
        ben.post("/people/$id/note", [note: 'Keeps the keys'])

        then:
        ben.get("/people/$id/yours").body().contains('Keeps the keys')
        !fixture.aino.get('/users/aino').body().contains('Keeps the keys')
        ben.rawPost("/people/$id/note", [note: 'a' * 2001]).statusCode() == 422
        fixture.aino.raw("/people/$id/yours").statusCode() == 404
    }

    def "a server is hidden and shown again, and nonsense is said to be that"() {
        expect:
        ben.rawPost('/settings/servers', [domain: 'not a domain']).statusCode() == 422
        ben.post('/settings/servers', [domain: 'far.example']).body().contains('far.example')
        !ben.post('/settings/servers/far.example/show').body().contains('far.example/show')
    }

    def "a muted thread is out of the lists, and ends on its page of settings"() {
        given:
        def id = post(fixture.aino, 'Endless talk')

        when:
        ben.post("/posts/$id/mute")

        then:
        !ben.get('/').body().contains('Endless talk')
        ben.get('/settings/threads').body().contains('Endless talk')

        when:
        ben.post("/posts/$id/unmute")

        then:
        ben.get('/').body().contains('Endless talk')
    }

    def "what a muted thread began with is not shown to who may not read it"() {
        given:
        fixture.member('gil')
        def (aino, gil) = ['aino', 'gil'].collect { fixture.instance.bean(Identities).localByHandle(it).get() }
        def notes = fixture.instance.bean(Notes)
        def root = notes.publish(aino, null, Audience.DIRECT, Words.typed('', 'Between us', 'en', []), [gil])
        def answer = notes.reply(aino, root, Audience.PUBLIC, Words.typed('', 'For all', 'en', []), [])

        when:
        ben.post("/posts/${answer.id()}/mute")
        def page = ben.get('/settings/threads').body()

        then:
        page.contains("/posts/${root.id()}/unmute")
        page.contains('you cannot read')
        !page.contains('Between us')
    }

    def "a list shows who is in it a page at a time, and what they write"() {
        given:
        def hal = fixture.member('hal')
        def made = ben.rawPost('/settings/lists', [title: 'Near', replies: 'LIST']).headers().firstValue('Location').get()
        def id = (ben.get('/users/hal').body() =~ '/people/(\\d+)/yours')[0][1]
        ben.post("/people/$id/follow")
        ben.post("/people/$id/lists", [("list-${made.split('/').last()}".toString()): 'on'])
        post(hal, 'Words of Hal')

        expect:
        ben.get(made).body().contains("/people/$id/remove")
        ben.get(made).body().contains('Words of Hal')
        !ben.get("$made?people=1").body().contains("/people/$id/remove")
        ben.raw("$made?people=x").statusCode() == 422
        fixture.aino.raw(made).statusCode() == 404
    }

    def "what is written for later stands there until its time, and a time that is past is refused beside the field"() {
        when:
        def page = ben.post('/settings/scheduled', [text: 'Later, later', audience: 'PUBLIC', dueAt: '2031-01-01T12:00']).body()
        def refused = ben.rawPost('/settings/scheduled', [text: 'Too late', audience: 'PUBLIC', dueAt: '2001-01-01T12:00'])

        then:
        page.contains('Later, later')
        refused.statusCode() == 422
        refused.body().contains('id="f-dueAt-error"')

        when:
        def id = (page =~ '/settings/scheduled/(\\d+)/delete')[0][1]
        ben.post("/settings/scheduled/$id/delete")

        then:
        !ben.get('/settings/scheduled').body().contains('Later, later')
    }
}
