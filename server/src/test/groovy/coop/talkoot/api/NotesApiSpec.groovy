package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class NotesApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob').person('carol')

    def "a note in a group is read, answered, liked, passed on, edited and deleted"() {
        when:
        def note = json(bakery.post('/notes', [audience: 'public', group: bakery.id, text: 'Bread at six'], 'alice'))
        def reply = bakery.post("/posts/$note.id/replies", [text: 'Keep me one'], 'bob')

        then:
        reply.statusCode() == 201
        json(reply).inReplyToId == note.id
        json(reply).threadId == note.id
        json(bakery.get("/posts/$note.id/replies")).items*.text == ['Keep me one']
        bakery.put("/posts/$note.id/favourite", 'bob').statusCode() == 204
        bakery.put("/posts/$note.id/favourite", 'bob').statusCode() == 204
        bakery.put("/posts/$note.id/announce", 'bob').statusCode() == 204
        with(json(bakery.get("/notes/$note.id", 'bob'))) {
            replies == 1
            favourites == 1
            isFavourite
        }
        bakery.delete("/posts/$note.id/favourite", 'bob').statusCode() == 204
        bakery.delete("/posts/$note.id/announce", 'bob').statusCode() == 204
        !json(bakery.get("/notes/$note.id", 'bob')).isFavourite
        json(bakery.get('/timelines/home', 'bob')).items*.id.contains(note.id)
        json(bakery.get("/timelines/groups/$bakery.id")).items*.id.contains(note.id)
        bakery.get('/timelines/announcements', 'bob').statusCode() == 200

        and:
        bakery.patch("/notes/$note.id", [text: 'Bread at seven'], 'bob').statusCode() == 403
        json(bakery.patch("/notes/$note.id", [text: 'Bread at seven'], 'alice')).text == 'Bread at seven'
        bakery.delete("/notes/$note.id", 'bob').statusCode() == 403
        bakery.delete("/notes/$note.id", 'alice').statusCode() == 204
        bakery.get("/notes/$note.id").statusCode() == 410
        bakery.get("/posts/$note.id/replies").statusCode() == 410
    }

    def "a direct note is there for those it is to"() {
        given:
        def note = json(bakery.post('/notes', [audience: 'direct', text: 'Psst', to: ['@bob']], 'alice'))

        expect:
        note.to*.handle == ['bob']
        bakery.get("/notes/$note.id", 'bob').statusCode() == 200
        bakery.get("/notes/$note.id", 'carol').statusCode() == 404
        bakery.get("/notes/$note.id").statusCode() == 404
        bakery.delete("/notes/$note.id", 'carol').statusCode() == 404
    }

    def "only a member begins a thread in a group"() {
        expect:
        bakery.post('/notes', [audience: 'public', group: bakery.id, text: 'Hello'], 'carol').statusCode() == 403
        bakery.post('/notes', [audience: 'public', text: 'Hello'], 'carol').statusCode() == 201
    }

    def "an answer sent again under one key is one answer"() {
        given:
        def note = json(bakery.post('/notes', [audience: 'public', text: 'Ask'], 'alice'))

        when:
        def ids = (1..3).collect { json(bakery.post("/posts/$note.id/replies", [text: 'Yes'], 'bob', ['Idempotency-Key': 'answer'])).id }

        then:
        ids.toSet().size() == 1
        json(bakery.get("/posts/$note.id/replies")).items.size() == 1
    }

    def "an answer is for whom its author says, else for whom what it answers is"() {
        given:
        def note = json(bakery.post('/notes', [audience: 'unlisted', text: 'Quietly'], 'alice'))

        expect:
        json(bakery.post("/posts/$note.id/replies", [text: 'Yes'], 'bob')).audience == 'unlisted'
        with(json(bakery.post("/posts/$note.id/replies", [text: 'Psst', audience: 'direct', to: ['@carol']], 'bob'))) {
            audience == 'direct'
            to*.handle.toSet() == ['alice', 'carol'] as Set
        }
        bakery.post("/posts/$note.id/replies", [text: 'Yes', audience: 'everybody'], 'bob').statusCode() == 422
        bakery.post("/posts/$note.id/replies", [text: 'Yes', audience: 'group'], 'bob').statusCode() == 422
    }

    def "the list of everybody's has what is public and nothing else"() {
        given:
        def notes = ['public', 'unlisted', 'followers'].collectEntries {
            [it, json(bakery.post('/notes', [audience: it, text: "For $it"], 'alice')).id]
        }

        expect:
        [null, 'bob'].every { who ->
            def ids = json(bakery.get('/timelines/public?from=here', who)).items*.id
            notes.public in ids && !(notes.unlisted in ids) && !(notes.followers in ids)
        }
        json(bakery.get('/timelines/public')).items*.id.contains(notes.public)
        bakery.get('/timelines/public?from=nowhere').statusCode() == 422
        bakery.get("/notes/$notes.followers", 'bob').statusCode() == 404
        bakery.get("/notes/$notes.unlisted").statusCode() == 200
    }

    def "a warning stands before a note, and can be changed or taken away"() {
        given:
        def note = json(bakery.post('/notes', [audience: 'public', text: 'A big one', warning: 'spiders'], 'alice'))

        expect:
        note.warning == 'spiders'
        note.isSensitive
        json(bakery.patch("/notes/$note.id", [text: 'A huge one'], 'alice')).warning == 'spiders'
        with(json(bakery.patch("/notes/$note.id", [warning: '', isSensitive: false], 'alice'))) {
            warning == ''
            !isSensitive
            text == 'A huge one'
        }
        bakery.patch("/notes/$note.id", [warning: bad], 'alice').statusCode() == 422

        where:
        bad << ['x' * 501, 'two\nlines', 7]
    }

    def "a post is kept, liked and pinned, and found again"() {
        given:
        def note = json(bakery.post('/notes', [audience: 'public', group: bakery.id, text: 'Bread at six'], 'alice'))

        when:
        def answers = [bakery.put("/posts/$note.id/bookmark", 'bob'), bakery.put("/posts/$note.id/favourite", 'bob'),
                       bakery.put("/posts/$note.id/pin", 'alice'), bakery.put("/groups/$bakery.id/pins/$note.id", 'keeper')]

        then:
        answers*.statusCode() == [204] * 4
        json(bakery.get('/me/bookmarks', 'bob')).items*.id == [note.id]
        json(bakery.get('/me/favourites', 'bob')).items*.id.contains(note.id)
        json(bakery.get('/me/bookmarks', 'alice')).items == []
        json(bakery.get("/people/$note.author.id/pins")).items*.id == [note.id]
        json(bakery.get("/people/$bakery.id/pins")).items*.id == [note.id]
        json(bakery.get("/notes/$note.id", 'bob')).isBookmarked
        json(bakery.get("/notes/$note.id", 'alice')).isPinned

        and:
        bakery.put("/posts/$note.id/pin", 'bob').statusCode() == 403
        bakery.put("/groups/$bakery.id/pins/$note.id", 'bob').statusCode() == 403
        bakery.delete("/groups/$bakery.id/pins/$note.id", 'bob').statusCode() == 403
        bakery.get('/me/bookmarks').statusCode() == 401
        bakery.put('/posts/1/bookmark', 'bob').statusCode() == 404
        bakery.put('/posts/x/bookmark', 'bob').statusCode() == 404

        and:
        bakery.delete("/posts/$note.id/bookmark", 'bob').statusCode() == 204
        bakery.delete("/posts/$note.id/pin", 'alice').statusCode() == 204
        bakery.delete("/groups/$bakery.id/pins/$note.id", 'keeper').statusCode() == 204
        json(bakery.get('/me/bookmarks', 'bob')).items == []
        json(bakery.get("/people/$bakery.id/pins")).items == []
    }

    def "what a note said before is there for who may read it"() {
        given:
        def note = json(bakery.post('/notes', [audience: 'followers', text: 'one'], 'alice'))
        bakery.patch("/notes/$note.id", [text: 'two'], 'alice')

        expect:
        json(bakery.get("/posts/$note.id/versions", 'alice')).items*.text == ['two', 'one']
        bakery.get("/posts/$note.id/versions", 'bob').statusCode() == 404
        bakery.get("/posts/$note.id/versions").statusCode() == 404
        bakery.get("/posts/$note.id/versions?limit=0", 'alice').statusCode() == 422
    }

    def "a listing is no note"() {
        given:
        def offer = json(bakery.post('/listings', bakery.listing(), 'alice'))

        expect:
        bakery.get("/notes/$offer.id").statusCode() == 404
        bakery.delete("/notes/$offer.id", 'alice').statusCode() == 404
    }
}
