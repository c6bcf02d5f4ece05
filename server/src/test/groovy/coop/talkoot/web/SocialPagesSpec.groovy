package coop.talkoot.web

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class SocialPagesSpec extends Specification {
    @Shared
    @AutoCleanup
    PagesFixture fixture = new PagesFixture()

    @Shared
    Visitor bea = fixture.member('bea')

    def "a warning folds what stands behind it"() {
        when:
        def home = fixture.aino.post('/', [text: 'A big one', warning: 'spiders', audience: 'PUBLIC'])

        then:
        home.body() =~ /<summary class="s"><span dir="auto" lang="[a-z]+">spiders<\/span><\/summary>/
        fixture.aino.post('/', [text: 'A big one', warning: 'x' * 501, audience: 'PUBLIC']).body().contains('at most 500')
    }

    def "what is for followers is not for visitors, and what is in no list is in none"() {
        given:
        ['FOLLOWERS', 'UNLISTED'].each { fixture.aino.post('/', [text: "Said for $it", audience: it]) }

        expect:
        fixture.aino.get('/users/aino').body().contains('Said for FOLLOWERS')
        !fixture.guest().get('/users/aino').body().contains('Said for FOLLOWERS')
        fixture.guest().get('/users/aino').body().contains('Said for UNLISTED')
        !fixture.guest().get('/groups/bakery').body().contains('Said for UNLISTED')
    }

    def "a poll is asked by a form, answered by a form, and shows how it stands as bars and as a table"() {
        given:
        def asked = fixture.aino.post('/', [text: 'What shall it be?', answers: 'Tea\r\n\r\nCoffee', lasts: '60', audience: 'PUBLIC'])
        def action = (bea.get('/users/aino').body() =~ /\/posts\/\d+\/vote/)[0]

        expect:
        asked.body().contains('<table class="poll')
        !bea.get('/users/aino').body().contains('<table class="poll')

        when:
        def voted = bea.post(action, [choice: '1'], '/users/aino').body()

        then:
        voted.contains('<table class="poll')
        voted.contains('1 person has answered')
        voted.contains('class="bar-part"')
        bea.rawPost(action, [choice: '0'], '/users/aino').statusCode() == 409
        bea.rawPost(action, [choice: 'x'], '/users/aino').statusCode() == 422
        bea.rawPost(action, [:], '/users/aino').statusCode() in [409, 422]
        fixture.aino.post('/', [text: 'Well?', answers: 'Tea', lasts: '60', audience: 'PUBLIC']).body().contains('2 to 10 answers')
    }

    def "a post is kept and pinned by its buttons, and found again"() {
        given:
        fixture.aino.post('/', [text: 'Remember the milk', audience: 'PUBLIC'])
        def id = (fixture.aino.get('/users/aino').body() =~ /\/posts\/(\d+)\/pin/)[0][1]

        when:
        bea.post("/posts/$id/bookmark", [:], '/users/aino')
        bea.post("/posts/$id/like", [:], '/users/aino')
        fixture.aino.post("/posts/$id/pin", [:], '/users/aino')

        then:
        bea.get('/bookmarks').body().contains('Remember the milk')
        bea.get('/favourites').body().contains('Remember the milk')
        !fixture.aino.get('/bookmarks').body().contains('Remember the milk')
        fixture.guest().get('/users/aino').body().contains('At the top')
        bea.rawPost("/posts/$id/pin", [:], '/users/aino').statusCode() == 403

        when:
        bea.post("/posts/$id/bookmark", [:], '/users/aino')
        fixture.aino.post("/posts/$id/pin", [:], '/users/aino')

        then:
        !bea.get('/bookmarks').body().contains('Remember the milk')
        !fixture.guest().get('/users/aino').body().contains('At the top')
    }

    def "who wants to answer followers is asked, and lets them in or not"() {
        given:
        def cem = fixture.member('cem')
        def dora = fixture.member('dora')
        def profile = fixture.aino.get('/settings/profile').body()
        def change = [name: 'Aino Aalto', summary: '', zone: 'UTC']
        fixture.aino.post('/settings/profile', change + [approves: '1'])
        def follow = (cem.get('/users/aino').body() =~ /\/people\/\d+\/follow/)[0]

        when:
        [cem, dora].each { it.post(follow, [:], '/users/aino') }
        def waiting = fixture.aino.get('/settings/followers').body()
        def answers = (waiting =~ /\/settings\/followers\/\d+\/(?:accept|decline)/).collect { it }.unique()

        then:
        !profile.contains('name="approves" value="1" checked')
        cem.get('/users/aino').body().contains('Asked to follow')
        waiting.contains('Cem')
        waiting.contains('Dora')

        when:
        answers.groupBy { (it =~ /\d+/)[0] }.values().eachWithIndex { both, index ->
            fixture.aino.post(both.find { it.endsWith(index == 0 ? 'accept' : 'decline') }, [:], '/settings/followers')
        }
        def after = fixture.aino.get('/settings/followers').body()

        then:
        (after =~ /\/settings\/followers\/\d+\/drop/).collect { it }.size() == 1
        !after.contains('/accept')

        when:
        fixture.aino.post((after =~ /\/settings\/followers\/\d+\/drop/)[0], [:], '/settings/followers')

        then:
        !fixture.aino.get('/settings/followers').body().contains('/drop')

        cleanup:
        fixture.aino.post('/settings/profile', change)
    }

    def "a tag is followed and left by one button"() {
        expect:
        bea.get('/tags/bread').body().contains('aria-pressed="false"')
        bea.post('/tags/bread/follow').body().contains('aria-pressed="true"')
        bea.post('/tags/bread/follow').body().contains('aria-pressed="false"')
        !fixture.guest().get('/tags/bread').body().contains('/tags/bread/follow')
        bea.rawPost('/tags/two%20words/follow').statusCode() in [404, 422]
    }

    def "what a post said before is there to be read, for who may read the post"() {
        expect:
        fixture.guest().raw('/posts/1/history').statusCode() == 404
        fixture.guest().raw('/bookmarks').statusCode() in [303, 401]
        bea.get('/conversations').body().contains('Nobody has written to you alone')
    }
}
