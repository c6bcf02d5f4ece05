package coop.talkoot.web

import coop.talkoot.TestInstance
import coop.talkoot.people.SetupLinks
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What people do on the pages, with nothing but links and forms. */
class PagesSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()

    def "before the set-up every page says what it waits for, and the link starts everything"() {
        given:
        def fresh = TestInstance.start(name: 'fresh')
        def visitor = new Visitor(fresh)

        expect:
        ['/', '/exchange', '/members', '/sign-in', '/groups/bakery', '/nowhere'].every {
            def answer = visitor.raw(it)
            answer.statusCode() == 200 && answer.body().contains('waits to be set up')
        }
        visitor.get('/setup/no-such-link').statusCode() == 404

        when:
        def token = fresh.bean(SetupLinks).issue().get()
        def form = visitor.get("/setup/$token")

        then:
        form.statusCode() == 200
        form.body().contains('Start your co-op')

        when:
        def home = visitor.post("/setup/$token", PagesFixture.SETUP)

        then:
        home.statusCode() == 200
        home.body().contains('Your co-op is there')
        home.body().contains('Aino Aalto')
        !visitor.get('/').body().contains('Your co-op is there')
        visitor.get("/setup/$token").statusCode() == 404

        cleanup:
        fresh?.close()
    }

    def "a wrong set-up shows what is wrong by field, keeps what was typed and never the password"() {
        given:
        def fresh = TestInstance.start(name: 'fresh')
        def visitor = new Visitor(fresh)
        def token = fresh.bean(SetupLinks).issue().get()

        expect:
        [[coopHandle: 'no good!'], [coopName: ''], [coopSummary: 'x' * 2001], [coopPlace: 'x' * 201], [handle: ''], [name: ''],
         [email: 'nowhere'], [password: 'short'], [handle: 'bakery'], [name: 'a\0b'], [coopName: 'x' * 5000]].every { wrong ->
            def answer = visitor.post("/setup/$token", PagesFixture.SETUP + wrong)
            assert answer.statusCode() == 422
            assert answer.body().contains("id=\"f-${wrong.keySet().first()}-error\"")
            assert !answer.body().contains(PagesFixture.PASSWORD)
            true
        }

        cleanup:
        fresh?.close()
    }

    def "people sign in, go on to where they wanted and sign out"() {
        given:
        def visitor = fixture.guest()

        when:
        def asked = visitor.raw('/add/offer')

        then:
        asked.statusCode() == 303
        asked.headers().firstValue('Location').get() == '/sign-in?next=%2Fadd%2Foffer'

        when:
        def wrong = visitor.post('/sign-in', [login: 'aino', password: 'not this one', next: '/add/offer'])

        then:
        wrong.statusCode() == 422
        wrong.body().contains('do not belong together')
        wrong.body().contains('value="aino"')
        !wrong.body().contains('not this one')

        when:
        def inside = visitor.post('/sign-in', [login: 'aino', password: PagesFixture.PASSWORD, next: '/add/offer'])

        then:
        inside.statusCode() == 200
        inside.body().contains('Offer something')

        when:
        visitor.post('/sign-out')

        then:
        visitor.raw('/add/offer').statusCode() == 303
    }

    def "signing in goes to pages of this server only"() {
        expect:
        fixture.guest().rawPost('/sign-in', [login: 'aino', password: PagesFixture.PASSWORD, next: next])
                .headers().firstValue('Location').get() == '/'

        where:
        next << ['//elsewhere.example/', 'https://elsewhere.example/', '/\\elsewhere.example', '', '/a\nb', '\0', 'x' * 3000]
    }

    def "an offer is published, found, changed and withdrawn"() {
        when:
        def path = fixture.offer()
        def shown = fixture.aino.get(path)

        then:
        path ==~ '/offers/\\d+'
        shown.statusCode() == 200
        shown.body().contains('Bike trailer')
        shown.body().contains('Change it')
        fixture.aino.get('/exchange?q=trailer&purpose=OFFER&kind=LOAN&tag=bike').body().contains('Bike trailer')
        fixture.aino.get('/tags/bike').body().contains('Bike trailer')
        fixture.guest().get(path).statusCode() == 404

        when:
        def form = fixture.aino.get("$path/edit")

        then:
        form.body().contains('value="Bike trailer"')
        form.body().contains('value="1.5"')

        when:
        def changed = fixture.aino.post("$path/edit", PagesFixture.OFFER + [title: 'Big trailer', openUntil: '2030-01-31'])

        then:
        changed.body().contains('Big trailer')
        changed.body().contains('Saved.')
        fixture.aino.get("$path/edit").body().contains('value="2030-01-31"')

        when:
        def id = path.tokenize('/').last()
        def gone = fixture.aino.post("/posts/$id/withdraw")

        then:
        gone.body().contains('Withdrawn.')
        !fixture.aino.get('/exchange?q=trailer').body().contains('Big trailer')
        fixture.aino.get(path).statusCode() in [404, 410]
    }

    def "a listing that is not right comes back with what was typed"() {
        when:
        def answer = fixture.aino.post('/add/need', PagesFixture.OFFER + [group: fixture.groupId()] + wrong)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-${wrong.keySet().first()}-error\"")
        wrong.containsKey('text') || answer.body().contains('Carries two crates')

        where:
        wrong << [[title: ''], [title: 'x' * 201], [text: 'x' * 20_001], [text: 'a\0b'], [kind: 'THEFT'], [quantity: 'many'], [quantity: '-1'],
                  [quantity: '1e9'], [inReturn: 'x' * 201], [place: 'x' * 201], [due: '31.1.2030'], [due: '99999-01-01'], [openUntil: '2001-01-01'],
                  [tags: 'two words'], [group: '1'], [group: 'x'], [audience: 'NOBODY'], [audience: 'DIRECT']]
    }

    def "a member answers an offer, thanks for it and takes the answer back"() {
        given:
        def path = fixture.offer(audience: 'PUBLIC', title: 'Ladder')
        def id = path.tokenize('/').last()
        def bo = fixture.member('bo')

        when:
        def answered = bo.post("/posts/$id/reply", [text: 'I come at five'], path)

        then:
        answered.body().contains('I come at five')
        answered.body().contains('1 reply')
        bo.post("/posts/$id/reply", [text: ' '], path).statusCode() == 422
        bo.post("/posts/$id/reply", [text: 'x' * 20_001], path).statusCode() == 422

        when:
        def reply = (answered.body() =~ '/posts/(\\d+)/delete')[0][1]
        bo.post("/posts/$reply/like", [:], path)
        bo.post("/posts/$id/pass-on", [:], path)

        then:
        bo.get(path).body().contains('aria-pressed="true"')
        fixture.aino.get("/notes/$reply").body().contains('I come at five')
        fixture.guest().get(path).body().contains('Sign in to answer')

        when:
        bo.post("/posts/$reply/delete", [:], path)

        then:
        !fixture.aino.get(path).body().contains('I come at five')
    }

    def "what is said at home is read at home"() {
        when:
        def home = fixture.aino.post('/', [text: 'Flour is here', audience: audience])

        then:
        home.body().contains('Flour is here')
        fixture.guest().get('/').body().contains('Flour is here') == isPublic
        fixture.aino.get('/?tab=following').statusCode() == 200
        fixture.aino.get('/?tab=announcements').statusCode() == 200

        cleanup:
        (home.body() =~ '/posts/(\\d+)/delete').findAll().each { fixture.aino.post("/posts/${it[1]}/delete", [:], '/') }

        where:
        audience | isPublic
        'GROUP'  | false
        'PUBLIC' | true
    }

    def "whoever has a link comes in, with a new login or the one they have, until it is used up"() {
        given:
        def link = fixture.invitation(uses: '2')
        def visitor = fixture.guest()

        expect:
        visitor.get(link).body().contains('Come into Bakery')
        [[handle: 'aino'], [handle: '!'], [name: ''], [email: 'x'], [password: 'short']].every {
            def answer = visitor.post(link, [name: 'Cai', handle: 'cai', email: '', password: PagesFixture.PASSWORD] + it)
            answer.statusCode() == 422 && answer.body().contains("id=\"f-${it.keySet().first()}-error\"")
        }

        when:
        def inside = visitor.post(link, [name: 'Cai', handle: 'cai', email: '', password: PagesFixture.PASSWORD])

        then:
        inside.body().contains('You are a member now')
        visitor.get('/members').body().contains('Aino Aalto')

        when:
        visitor.post('/groups/bakery/leave')

        then:
        visitor.get('/groups/bakery/members').statusCode() == 403

        when:
        def again = visitor.post(link)

        then:
        again.body().contains('You are a member now')
        fixture.guest().get(link).statusCode() == 410
    }

    def "a co-op takes in who asks, by its own rule"() {
        given:
        def path = fixture.invitation()
        def dee = fixture.guest()
        dee.post(path, [name: 'Dee', handle: 'dee', email: '', password: PagesFixture.PASSWORD])
        dee.post('/groups/bakery/leave')

        when:
        def asked = dee.post('/groups/bakery/join')
        def waiting = fixture.aino.get('/')
        def accept = (waiting.body() =~ '/groups/bakery/requests/\\d+/accept')[0] as String

        then:
        asked.body().contains('You asked to join')
        dee.rawPost(accept).statusCode() == 403

        when:
        def answered = fixture.aino.post(accept, [:], '/members')

        then:
        answered.body().contains('Dee is a member now')

        when:
        dee.post('/groups/bakery/leave')
        def changed = fixture.aino.post('/groups/bakery/edit', [name: 'Bakery', summary: 'Bread', place: 'Riverside', joinPolicy: 'OPEN'])

        then:
        changed.body().contains('Saved.')
        dee.post('/groups/bakery/join').body().contains('You are a member now')
        dee.rawPost('/groups/bakery/edit', [name: 'Mine']).statusCode() == 403
    }

    def "an admin gives roles and removes members"() {
        given:
        def eli = fixture.member('eli')
        def base = (fixture.aino.get('/members').body() =~ 'action="(/groups/bakery/members/\\d+)/role"')[0][1]

        expect:
        fixture.aino.post("$base/role", [role: 'COORDINATOR'], '/members').body().contains('has another role now')
        fixture.aino.rawPost("$base/role", [role: 'QUEEN'], '/members').statusCode() == 422
        eli.get('/groups/bakery/invite').statusCode() == 200
        fixture.aino.post("$base/remove", [:], '/members').body().contains('no longer a member')
        eli.get('/groups/bakery/invite').statusCode() == 403
        fixture.aino.rawPost('/groups/bakery/leave').statusCode() == 409
    }

    def "people change their profile and follow each other"() {
        given:
        def finn = fixture.member('finn')

        when:
        def changed = finn.post('/settings/profile', [name: 'Finn B', summary: 'Fixes bikes', zone: 'Europe/Helsinki'])

        then:
        changed.body().contains('Finn B')
        changed.body().contains('Fixes bikes')
        finn.post('/settings/profile', [name: '', summary: '', zone: 'UTC']).statusCode() == 422
        finn.post('/settings/profile', [name: 'x', summary: '', zone: 'Moon/Sea']).body().contains('id="f-zone-error"')
        fixture.guest().get('/@finn').body().contains('Follow from your own server')

        when:
        def page = fixture.aino.get('/users/finn')
        def action = (page.body() =~ '/people/\\d+/follow')[0] as String

        then:
        fixture.aino.post(action).body().contains('You follow Finn B now')
        fixture.aino.post(action.replace('/follow', '/unfollow')).body().contains('You no longer follow Finn B')
        fixture.aino.get("/authorize_interaction?uri=acct:finn@${fixture.instance.settings.domain()}").body().contains('Finn B')
    }

    def "an account that is none does not lead anywhere"() {
        given:
        def action = (fixture.guest().get('/sign-in').body() =~ '/follow-from/\\d+')[0] as String

        expect:
        fixture.guest().get(action).statusCode() == 200
        fixture.guest().post(action, [account: account]).statusCode() == 422

        where:
        account << ['', 'aino', '@@', '@a@b c', 'a\0b@c.example', 'x' * 400, '@nobody@127.0.0.1:9', '@a@nowhere.invalid']
    }

    def "addresses of nothing are a page that says so"() {
        expect:
        fixture.aino.get(path).statusCode() == status
        fixture.guest().get(path).statusCode() in [status, 200]

        where:
        path                               | status
        '/offers/x'                        | 404
        '/offers/1'                        | 404
        '/notes/99999999999999999999999'   | 404
        '/posts/-1'                        | 404
        '/posts/%00'                       | 404
        '/people/abc'                      | 404
        '/users/nobody'                    | 404
        '/users/%00'                       | 404
        '/users/%C3%28'                    | 404
        '/users/a%20b'                     | 404
        '/groups/none'                     | 404
        '/@none'                           | 404
        '/tags/a%20b'                      | 404
        '/tags/%00'                        | 404
        '/join/none'                       | 410
        '/join/%00'                        | 410
        '/setup/%00'                       | 404
        '/nowhere'                         | 404
        '/exchange?q=%00'                  | 422
        '/exchange?before=x'               | 422
        '/exchange?group=x'                | 422
        '/exchange?kind=THEFT'             | 422
        '/?before=0'                       | 422
        '/members?before=x'                | 422
        '/exchange?q=' + 'x' * 201         | 422
        '/exchange?q=%22%28%26%7C%21%3A%2A' | 200
        '/authorize_interaction'           | 422
        '/authorize_interaction?uri=%00'   | 422
    }

    def "forms that are no forms are refused and break nothing"() {
        expect:
        fixture.aino.rawBody(path, body).statusCode() in 300..499

        where:
        [path, body] << [['/', '/sign-in', '/add/offer', '/add/need', '/settings/profile', '/groups/bakery/edit', '/groups/bakery/invite'],
                         ['', '&&&', '%', '%zz=%', 'text', 'text=%00', 'text=%ff%fe', 'audience=GROUP&audience=PUBLIC', 'a=' * 200]].combinations()
    }

    def "a post from a page of another site changes nothing"() {
        expect:
        fixture.instance.post('/sign-in', 'login=aino', ['Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'cross-site']).statusCode() == 403
    }

    def "a page and a document live at the same address"() {
        given:
        def path = fixture.offer(audience: 'PUBLIC', title: 'Spade')

        expect:
        fixture.aino.raw(path).headers().firstValue('Content-Type').get().startsWith('text/html')
        fixture.instance.get(path, [Accept: 'application/activity+json']).headers().firstValue('Content-Type').get().contains('activity+json')
        fixture.instance.get(path, [Accept: '*/*']).headers().firstValue('Content-Type').get().startsWith('text/html')
        fixture.instance.get(path).statusCode() == 200
        fixture.aino.raw(path).headers().firstValue('Cache-Control').get() == 'private, no-cache'
    }
}
