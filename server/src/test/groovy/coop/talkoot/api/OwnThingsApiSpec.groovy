package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class OwnThingsApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('ann').member('bob')

    private String note(String who, String text = 'Bread') {
        return json(bakery.post('/notes', [audience: 'public', text: text], who)).id
    }

    def "notices are listed, counted, read and put away"() {
        given:
        bakery.post('/notices/clear', null, 'ann')
        def note = note('ann')
        bakery.put("/posts/$note/favourite", 'bob')

        when:
        def page = json(bakery.get('/notices', 'ann'))

        then:
        page.items*.kind == ['favourite']
        page.items[0].post.id == note
        page.items[0].actor.handle == 'bob'
        json(bakery.get('/notices/unread', 'ann')).count == 1
        json(bakery.get("/notices/${page.items[0].id}", 'ann')) == page.items[0]
        json(bakery.get('/notices/groups', 'ann')).items*.count == [1]
        json(bakery.get('/notices?kinds=follow,mention', 'ann')).items == []
        json(bakery.get('/notices?without=favourite', 'ann')).items == []
        bakery.get("/notices/${page.items[0].id}", 'bob').statusCode() == 404
        bakery.get('/notices?kinds=nonsense', 'ann').statusCode() == 422
        bakery.get('/notices').statusCode() == 401

        when:
        bakery.post('/notices/read', [upTo: page.items[0].id], 'ann')

        then:
        json(bakery.get('/notices/unread', 'ann')).count == 0
        bakery.post("/notices/${page.items[0].id}/dismiss", null, 'ann').statusCode() == 204
        json(bakery.get('/notices', 'ann')).items == []
    }

    def "people, servers and threads are muted, and heard again"() {
        given:
        def bob = bakery.idOf('bob')
        def note = note('bob', 'Loud')

        expect:
        json(bakery.send('PUT', "/mutes/$bob", [hours: 2, hidesNotices: false], auth('ann'))).muted.id == bob
        json(bakery.get('/mutes', 'ann')).items*.hidesNotices == [false]
        !json(bakery.get('/timelines/home', 'ann')).items*.id.contains(note)
        bakery.delete("/mutes/$bob", 'ann').statusCode() == 204
        bakery.put("/posts/$note/mute", 'ann').statusCode() == 204
        bakery.delete("/posts/$note/mute", 'ann').statusCode() == 204
        bakery.put('/hidden-servers/far.example', 'ann').statusCode() == 204
        json(bakery.get('/hidden-servers', 'ann')).items*.domain == ['far.example']
        bakery.delete('/hidden-servers/far.example', 'ann').statusCode() == 204
        bakery.put("/people/$bob/block", 'ann').statusCode() == 204
        json(bakery.get('/blocks', 'ann')).items*.blocked*.id == [bob]
        bakery.delete("/people/$bob/block", 'ann').statusCode() == 204
        bakery.send('PUT', "/mutes/$bob", [hours: 0], auth('ann')).statusCode() == 422
        bakery.send('PUT', '/mutes/1', [:], auth('ann')).statusCode() == 404
    }

    private Map<String, String> auth(String who) {
        return [Authorization: "Bearer ${bakery.tokenOf(who)}".toString()]
    }

    def "lists are made, filled, read and deleted"() {
        given:
        def bob = bakery.idOf('bob')
        bakery.post('/follows', [address: 'bob'], 'ann')
        def note = note('bob', 'For the list')

        when:
        def list = json(bakery.post('/lists', [title: 'Near'], 'ann'))

        then:
        list == [id: list.id, title: 'Near', replies: 'list', isExclusive: false]
        bakery.put("/lists/$list.id/people/$bob", 'ann').statusCode() == 204
        json(bakery.get("/lists/$list.id/people", 'ann')).items*.id == [bob]
        json(bakery.get("/timelines/lists/$list.id", 'ann')).items*.id.contains(note)
        json(bakery.patch("/lists/$list.id", [replies: 'none'], 'ann')).replies == 'none'
        json(bakery.get('/lists', 'ann')).size() == 1
        bakery.get("/lists/$list.id", 'bob').statusCode() == 404
        bakery.get("/timelines/lists/$list.id", 'bob').statusCode() == 404
        bakery.delete("/lists/$list.id/people/$bob", 'ann').statusCode() == 204
        bakery.delete("/lists/$list.id", 'ann').statusCode() == 204
        bakery.post('/lists', [title: ''], 'ann').statusCode() == 422
    }

    def "filters are made, changed and deleted"() {
        when:
        def filter = json(bakery.post('/filters', [title: 'Quiet', contexts: ['home'], keywords: ['football']], 'ann'))

        then:
        filter.keywords*.text == ['football']
        json(bakery.post("/filters/$filter.id/keywords", [text: 'cup', isWholeWord: false], 'ann')).keywords.size() == 2
        json(bakery.patch("/filters/$filter.id", [action: 'hide', contexts: ['public', 'home']], 'ann')).contexts == ['home', 'public']
        bakery.put("/filters/$filter.id/posts/${note('bob')}", 'ann').statusCode() == 204
        json(bakery.get("/filters/$filter.id", 'ann')).posts.size() == 1
        bakery.delete("/filters/$filter.id/posts/${json(bakery.get("/filters/$filter.id", 'ann')).posts[0].postId}", 'ann').statusCode() == 204
        bakery.delete("/filters/$filter.id/keywords/${filter.keywords[0].id}", 'ann').statusCode() == 204
        json(bakery.get('/filters', 'ann'))*.keywords*.text == [['cup']]
        bakery.get("/filters/$filter.id", 'bob').statusCode() == 404
        filtered('ann', note('bob', 'The Cup is ours')) == [[filter: filter.id, title: 'Quiet', action: 'hide', keywords: ['cup'], isNamed: false]]
        filtered('ann', note('bob', 'Bread')) == []
        filtered('bob', note('bob', 'The Cup is ours')) == []
        bakery.delete("/filters/$filter.id", 'ann').statusCode() == 204
        bakery.post('/filters', [title: 'Quiet', contexts: ['moon']], 'ann').statusCode() == 422
    }

    private Object filtered(String who, String note) {
        return json(bakery.get('/timelines/public', who)).items.find { it.id == note }.filtered
    }

    def "markers, preferences and notes are kept"() {
        given:
        def bob = bakery.idOf('bob')

        expect:
        json(bakery.send('PUT', '/me/markers/home', [lastReadId: '12'], auth('ann'))).version == 1
        bakery.send('PUT', '/me/markers/home', [lastReadId: '13', version: 5], auth('ann')).statusCode() == 409
        bakery.send('PUT', '/me/markers/moon', [lastReadId: '13'], auth('ann')).statusCode() == 404
        json(bakery.get('/me/markers', 'ann'))*.lastReadId == ['12']
        json(bakery.get('/me/preferences', 'ann')).visibility == 'public'
        json(bakery.patch('/me/preferences', [visibility: 'followers', language: 'fi'], 'ann')).language == 'fi'
        bakery.patch('/me/preferences', [visibility: 'nobody'], 'ann').statusCode() == 422
        json(bakery.get('/me/preferences', 'ann')).digest == 'daily'
        json(bakery.patch('/me/preferences', [digest: 'weekly'], 'ann')).with { [digest, visibility, language] } == ['weekly', 'followers', 'fi']
        json(bakery.get('/me/preferences', 'ann')).digest == 'weekly'
        bakery.patch('/me/preferences', [digest: 'hourly', visibility: 'public'], 'ann').statusCode() == 422
        json(bakery.get('/me/preferences', 'ann')).with { [digest, visibility] } == ['weekly', 'followers']
        json(bakery.send('PUT', "/people/$bob/note", [note: 'Bakes'], auth('ann'))).note == 'Bakes'
        json(bakery.get("/people/$bob/note", 'bob')).note == ''
    }

    def "a note is written for later, moved and taken back"() {
        given:
        def day = Instant.now().plusSeconds(86_400).toString()

        when:
        def post = json(bakery.post('/scheduled', [audience: 'public', text: 'Tomorrow', dueAt: day], 'ann'))

        then:
        post.text == 'Tomorrow'
        json(bakery.patch("/scheduled/$post.id", [text: 'The day after', dueAt: Instant.now().plusSeconds(172_800).toString()], 'ann')).text == 'The day after'
        json(bakery.get('/scheduled', 'ann')).items*.id == [post.id]
        bakery.patch("/scheduled/$post.id", [text: 'Too early', dueAt: Instant.now().toString()], 'ann').statusCode() == 422
        json(bakery.get("/scheduled/$post.id", 'ann')).text == 'The day after'
        bakery.get("/scheduled/$post.id", 'bob').statusCode() == 404
        bakery.delete("/scheduled/$post.id", 'ann').statusCode() == 204
        bakery.post('/scheduled', [audience: 'public', text: 'Now', dueAt: Instant.now().toString()], 'ann').statusCode() == 422
        bakery.post('/scheduled', [audience: 'public', text: 'Never'], 'ann').statusCode() == 422
    }

    def "push is subscribed to with a key of the server, and nonsense is refused"() {
        expect:
        json(bakery.get('/push/key')).publicKey.length() == 87
        bakery.send('PUT', '/push/subscriptions/phone', [endpoint: 'x', publicKey: 'x', secret: 'x'], auth('ann')).statusCode() == 422
        json(bakery.get('/push/subscriptions', 'ann')) == []
        bakery.delete('/push/subscriptions/phone', 'ann').statusCode() == 204
    }
}
