package coop.talkoot.api

import static coop.talkoot.api.ApiFixture.json

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class CompanyApiSpec extends Specification {
    @Shared
    @AutoCleanup
    ApiFixture bakery = new ApiFixture().member('alice').member('bob').person('carol')

    def "who decides is asked, answers, and lets go again"() {
        given:
        def alice = bakery.idOf('alice')
        def bob = bakery.idOf('bob')

        expect:
        json(bakery.patch('/me', [approvesFollowers: true], 'alice')).approvesFollowers
        json(bakery.post('/follows', [address: '@alice'], 'bob')).state == 'requested'
        json(bakery.get('/follows/requests', 'alice')).items*.follower*.handle == ['bob']
        json(bakery.post("/follows/requests/$bob/accept", null, 'alice')).state == 'accepted'
        with(json(bakery.patch("/follows/$alice", [showsAnnounces: false, notifies: true], 'bob'))) {
            !showsAnnounces
            notifies
        }
        json(bakery.get('/me/followers', 'alice')).items*.follower*.handle == ['bob']
        bakery.delete("/follows/followers/$bob", 'alice').statusCode() == 204
        bakery.delete("/follows/followers/$bob", 'alice').statusCode() == 204
        json(bakery.get('/me/followers', 'alice')).items == []
        bakery.patch("/follows/$alice", [notifies: true], 'bob').statusCode() == 404
        bakery.patch("/follows/$alice", [notifies: 'x'], 'bob').statusCode() == 404
        !json(bakery.patch('/me', [approvesFollowers: false], 'alice')).approvesFollowers
    }

    def "direct notes are conversations, which one reads and drops"() {
        given:
        def note = json(bakery.post('/notes', [audience: 'direct', to: ['@bob'], text: 'Psst'], 'alice'))

        when:
        def talk = json(bakery.get('/conversations', 'bob')).items[0]

        then:
        talk.with*.handle == ['alice']
        talk.latest.id == note.id
        talk.isUnread
        json(bakery.get('/conversations', 'carol')).items == []
        !json(bakery.put("/conversations/$talk.id/read", 'bob')).isUnread
        json(bakery.delete("/conversations/$talk.id/read", 'bob')).isUnread
        bakery.put("/conversations/$talk.id/read", 'carol').statusCode() == 404
        bakery.delete("/conversations/$talk.id", 'carol').statusCode() == 404
        bakery.delete("/conversations/$talk.id", 'bob').statusCode() == 204
        bakery.delete("/conversations/$talk.id", 'bob').statusCode() == 404
        json(bakery.get('/conversations', 'bob')).items == []
        bakery.get('/conversations').statusCode() == 401
        bakery.put('/conversations/x/read', 'bob').statusCode() == 404
    }

    def "tags are followed, and shown on one's page"() {
        given:
        def carol = bakery.idOf('carol')

        expect:
        json(bakery.post('/me/followed-tags', [tag: '#Bread'], 'carol')).name == 'bread'
        json(bakery.get('/me/followed-tags', 'carol')).items*.name == ['bread']
        bakery.post('/me/followed-tags', [tag: 'two words'], 'carol').statusCode() == 422
        bakery.delete('/me/followed-tags/bread', 'carol').statusCode() == 204
        json(bakery.get('/me/followed-tags', 'carol')).items == []

        when:
        def featured = json(bakery.post('/me/featured-tags', [tag: 'sauna'], 'carol'))

        then:
        featured.posts == 0
        json(bakery.get("/people/$carol/featured-tags")).items*.name == ['sauna']
        bakery.delete("/me/featured-tags/$featured.id", 'bob').statusCode() == 404
        bakery.delete("/me/featured-tags/$featured.id", 'carol').statusCode() == 204
        json(bakery.get("/people/$carol/featured-tags")).items == []
    }
}
