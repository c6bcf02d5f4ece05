package coop.talkoot.web

import coop.talkoot.governance.ClosingClock
import java.net.http.HttpResponse
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Unroll
import spock.util.concurrent.PollingConditions

/** Proposals and votes as browsers without JavaScript use them. */
class DecisionPagesSpec extends Specification {
    private static final OPTIONS = 'A workshop\nA guest flat\nA playroom'
    private static final TEXT = 'What exactly, and why.'

    @Shared
    @AutoCleanup
    PagesFixture fixture = new PagesFixture()

    @Shared
    Visitor ben = fixture.member('ben')

    private String propose(Map<String, ?> fields = [:]) {
        def answer = ben.rawPost('/groups/bakery/proposals/new', [title: 'The common room', text: TEXT, type: 'POLICY', audience: 'GROUP'] + fields)
        assert answer.statusCode() == 303
        return answer.headers().firstValue('Location').get()
    }

    /** Puts it to the vote and gives where its ballots go. */
    private String open(String motion, Map<String, ?> fields) {
        def answer = fixture.aino.post("$motion/open", [days: '7', visibility: 'OPEN'] + fields)
        assert answer.statusCode() == 200
        return (answer.body() =~ 'action="(/decisions/\\d+/ballot)')[0][1]
    }

    private String ballot(String method) {
        def isOnText = method in ['SIMPLE_MAJORITY', 'ABSOLUTE_MAJORITY', 'SUPERMAJORITY', 'CONSENSUS', 'CONSENT']
        def terms = isOnText ? [:] : [options: OPTIONS, seats: method.endsWith('STV') ? '2' : '1']
        return open(propose(terms), [method: method])
    }

    /** Conditions that fail shall not print whole pages. */
    private static boolean says(HttpResponse<String> page, String words) {
        page.body().contains(words)
    }

    private static boolean isLike(HttpResponse<String> page, Object pattern) {
        page.body() =~ pattern
    }

    def "a proposal is supported, voted on, changed of mind about, closed and read"() {
        given:
        def motion = propose(title: 'Replace the oven')

        expect: 'in the list, and with a thread'
        says(fixture.aino.get('/decisions'), 'Replace the oven')
        says(fixture.aino.get('/groups/bakery'), '/groups/bakery/decisions')
        with(fixture.aino.post("/posts/${motion.split('/').last()}/reply", [text: 'What does it cost?'])) {
            says(it, 'What does it cost?')
        }

        when:
        def supported = fixture.aino.post("$motion/support")

        then:
        says(supported, '1 member says so')
        says(supported, 'aria-pressed="true"')

        when:
        def paper = open(motion, [method: 'CONSENSUS', hidden: ''])
        def voting = ben.get(motion)

        then:
        says(voting, 'You have not voted yet.')
        says(voting, 'Voting is open')
        says(voting, '0 of 2 have voted')
        says(fixture.aino.get('/decisions?show=VOTING'), 'Waits for your vote')

        when: 'a block needs its reason, and what was chosen stays chosen'
        def wrong = ben.rawPost(paper, [choice: 'BLOCK', reason: '', cast: '1'])

        then:
        wrong.statusCode() == 422
        isLike(wrong, /value="BLOCK" checked/)
        says(wrong, 'id="f-reason-error"')

        when:
        def cast = ben.post(paper, [choice: 'DISAGREE', reason: 'It is <too> dear.', cast: '1'])

        then:
        says(cast, 'Your vote is in.')
        says(cast, 'Disagree')
        says(cast, 'It is &lt;too&gt; dear.')
        says(cast, '1 of 2 have voted')

        when: 'the last ballot counts'
        def change = ben.get(cast.body().find(/href="([^"]+change=1)[^"]*"/) { it[1] })
        ben.post(paper, [choice: 'AGREE', reason: '', cast: '1'])
        fixture.aino.post(paper, [choice: 'AGREE', cast: '1'])
        fixture.instance.clock.advance(Duration.ofMinutes(1))
        def parts = []

        then: 'a vote is counted anew every other second at most'
        new PollingConditions(timeout: 60).eventually {
            parts.add(0, ben.get(paper.replace('/ballot', '/standing')))
            assert (parts[0].body() =~ /If it closed now, [a-z ]+\./).collect { it } == ['If it closed now, it would pass.']
        }

        and:
        isLike(change, /value="DISAGREE" checked/)
        says(change, 'Your earlier ballot still counts.')
        says(parts[0], 'id="standing"')
        !says(parts[0], '<html')

        when:
        fixture.instance.clock.advance(Duration.ofDays(8))
        fixture.instance.bean(ClosingClock).run()
        def result = ben.get(motion)

        then:
        says(result, '<h2 id="outcome-h">Passed</h2>')
        says(result, 'Count it yourself')
        !says(result, 'name="cast"')
        says(ben.get('/decisions?show=DECIDED&q=oven'), 'Replace the oven')
        says(ben.get('/decisions?show=DECIDED&q=zeppelin'), 'Nothing found')
    }

    @Unroll
    def "a #method ballot that is wrong is shown again with what is wrong and what was filled in"() {
        given:
        def paper = ballot(method)

        when:
        def answer = ben.rawPost(paper, sent + [cast: '1'])

        then:
        answer.statusCode() == 422
        says(answer, 'You have not voted yet.')
        method != 'SCORE' || isLike(answer, /Points for .{1,6}A guest flat/)
        says(answer, 'class="error-text"')
        isLike(answer, kept)

        when:
        def cast = ben.post(paper, right + [cast: '1'])

        then:
        cast.statusCode() == 200
        says(cast, 'Your vote is in.')

        where:
        method            | sent                                               | kept                          | right
        'SIMPLE_MAJORITY' | [choice: 'PERHAPS']                                | /You have not/                | [choice: 'YES']
        'SUPERMAJORITY'   | [:]                                                | /You have not/                | [choice: 'ABSTAIN']
        'CONSENT'         | [choice: 'OBJECT']                                 | /value="OBJECT" checked/      | [choice: 'OBJECT', reason: 'Noise']
        'SCORE'           | ['score-1': '3', 'score-2': '11']                  | /name="score-1" value="3" ch/ | ['score-1': '3', 'score-3': '0']
        'DOTS'            | ['score-1': '9', 'score-2': '9']                   | /name="score-1" value="9" ch/ | ['score-1': '4', 'score-2': '6']
        'INSTANT_RUNOFF'  | ['place-1': '1', 'place-2': '1']                   | /value="1" selected/          | ['place-2': '1', 'place-1': '2']
        'SCOTTISH_STV'    | ['place-1': 'first']                               | /You have not/                | ['place-3': '1']
        'QUADRATIC'       | ['votes-1': '9', 'votes-2': '9', 'votes-3': '0']   | /name="votes-1" value="9"/    | ['votes-1': '6', 'votes-2': '8']
        'QUADRATIC'       | ['votes-1': 'lots', 'votes-2': '-1']               | /name="votes-1" value="lots"/ | ['votes-1': '', 'votes-2': '0']
    }

    def "no ballot of #method makes the server fall over"() {
        given:
        def paper = ballot(method)
        def nasty = ['', ' ', '-1', '0', '1', '999999999999999999999', '1e3', '٣', '<script>', '\0', 'x' * 5000]
        def fields = ['choice', 'reason', 'choice-1', 'score-1', 'place-1', 'votes-1', 'choice-99', 'move', 'step', 'place-0', 'a[b]', 'votes-1.x']

        when:
        def statuses = fields.collectMany { field ->
            nasty.collectMany { value -> [ben.rawPost(paper, [(field): value, cast: '1']).statusCode(), ben.rawPost(paper, [(field): value, move: '1:up', step: '99:more']).statusCode()] }
        }
        statuses << ben.rawBody(paper, '%%%=&&&=;').statusCode()
        statuses << ben.rawBody(paper, 'place-1=1&place-1=2&choice=YES&choice=NO&cast=1').statusCode()

        then:
        statuses.every { it < 500 }
        statuses.any { it == 422 || it == 303 }

        where:
        method << ['SIMPLE_MAJORITY', 'CONSENSUS', 'CONSENT', 'APPROVAL', 'SCORE', 'DOTS', 'SCHULZE', 'MEEK_STV', 'QUADRATIC']
    }

    def "buttons move options and buy votes without a script, and cast nothing"() {
        given:
        def ranked = ballot('SCHULZE')
        def credits = ballot('QUADRATIC')

        when:
        def moved = ben.rawPost(ranked, ['place-1': '1', 'place-2': '2', 'place-3': '', move: '2:up'])
        def added = ben.rawPost(ranked, ['place-1': '1', 'place-2': '2', 'place-3': '', move: '3:in'])
        def bought = ben.rawPost(credits, ['votes-1': '6', 'votes-2': '4', 'votes-3': '0', step: '2:more'])

        then:
        placesIn(moved.body()) == ['2': '1', '1': '2', '3': '']
        placesIn(added.body()) == ['1': '1', '2': '2', '3': '3']
        says(bought, '39 of 100 credits left')
        isLike(bought, /name="votes-2" value="5"/)
        [moved, added, bought].every { says(it, 'You have not voted yet.') }
    }

    private static Map<String, String> placesIn(String body) {
        def rows = (body =~ /(?s)name="place-(\d)".*?<\/select>/).collect { [it[0], it[1]] }
        rows.collectEntries { row ->
            def place = row[0] =~ /value="(\d)" selected/
            [row[1], place.find() ? place.group(1) : '']
        }
    }

    def "who is not on the roll is told so, and a visitor may read what is public"() {
        given:
        def motion = propose(audience: 'PUBLIC', title: 'A public matter')
        def paper = open(motion, [method: 'CONSENSUS', hidden: 'on'])
        def late = fixture.member('late' + System.nanoTime() % 1000000)

        expect:
        says(late.get(motion), 'You were not on the roll')
        late.rawPost(paper, [choice: 'AGREE', cast: '1']).statusCode() == 422
        with(fixture.guest().get(motion)) {
            says(it, 'A public matter')
            says(it, 'The results are hidden until the close')
            !says(it, 'name="cast"')
        }
        fixture.guest().rawPost(paper, [choice: 'AGREE', cast: '1']).statusCode() in [303, 401]
    }

    @Unroll
    def "the form at #path says what is wrong with #sent and keeps the rest"() {
        when:
        def answer = ben.rawPost(path, sent)

        then:
        answer.statusCode() == 422
        says(answer, kept)
        says(answer, 'role="alert"')

        where:
        path                             | sent                                                                                               | kept
        '/groups/bakery/proposals/new'   | [title: '', text: 'Kept words', type: 'POLICY', audience: 'GROUP']                                  | 'Kept words'
        '/groups/bakery/proposals/new'   | [title: 'Kept title', text: 'x', type: 'NONE', audience: 'GROUP']                                   | 'Kept title'
        '/groups/bakery/proposals/new'   | [title: 'Kept title', text: 'x', type: 'POLICY', audience: 'GROUP', options: 'Only one']            | 'Only one'
        '/groups/bakery/proposals/new'   | [title: 'Kept title', text: 'x', type: 'REMOVAL', audience: 'GROUP', subject: '@nobody@nowhere']    | '@nobody@nowhere'
        '/groups/bakery/proposals/new'   | [title: 'Kept title', text: 'x', type: 'POLICY', audience: 'GROUP', options: 'A\nB', seats: 'two']  | 'Kept title'
        '/groups/bakery/charter/amend'   | [title: 'Kept title', text: 'x', template: '', charter: '{']                                        | 'Kept title'
        '/groups/bakery/charter/amend'   | [title: 'Kept title', text: 'x', template: '', charter: '{"name":"x"}']                             | 'Kept title'
        '/groups/bakery/charter/amend'   | [title: 'Kept title', text: 'x', template: 'anarchy']                                               | 'Kept title'
        '/groups/bakery/delegations'     | [delegate: '@nobody', scope: 'ALL', until: '2027-01-31']                                            | '@nobody'
        '/groups/bakery/delegations'     | [delegate: '@aino', scope: 'NONE', until: '2027-01-31']                                             | '@aino'
        '/groups/bakery/delegations'     | [delegate: '@aino', scope: 'ALL', until: 'soon']                                                    | 'soon'
        '/groups/bakery/delegations'     | [delegate: '@ben', scope: 'ALL', until: '2999-01-31']                                               | '@ben'
    }

    @Unroll
    def "a vote is not opened with #sent"() {
        given:
        def motion = propose()

        when:
        def answer = fixture.aino.rawPost("$motion/open", [method: 'CONSENSUS', days: '7', visibility: 'OPEN'] + sent)

        then:
        answer.statusCode() == 422
        says(answer, 'id="opening"')
        says(answer, 'class="error-text"')

        where:
        sent << [[method: 'COIN'], [method: 'SCHULZE'], [days: 'ten'], [days: '0'], [days: '999999'], [visibility: ''], [implementBy: 'never'], [question: 'on', visibility: 'SECRET']]
    }

    def "the charter says what it means, and an amendment can be proposed from a template"() {
        expect:
        with(fixture.guest().get('/groups/bakery/charter')) {
            says(it, 'Usually: Consensus.')
            says(it, 'Version 1')
        }
        fixture.guest().get('/groups/bakery/charter/versions/99').statusCode() == 404
        says(ben.get('/groups/bakery/charter/amend'), '"forceDays": 7')

        when:
        def amended = ben.post('/groups/bakery/charter/amend', [title: 'Simple majority', text: 'Less talk.', template: 'majority'])

        then:
        amended.statusCode() == 200
        says(amended, 'How we decide')
    }

    def "a delegation is given and ended"() {
        given:
        def until = java.time.LocalDate.ofInstant(fixture.instance.clock.instant(), java.time.ZoneOffset.UTC).plusDays(30)

        when:
        def given = ben.post('/groups/bakery/delegations', [delegate: '@aino', scope: 'ALL', until: until.toString(), showsName: 'on', acceptsCap: 'on'])

        then:
        says(given, 'Everything, until')
        says(fixture.aino.get('/groups/bakery/delegations'), 'You vote for 1 other member.')

        when:
        def ended = ben.post((given.body() =~ 'action="(/groups/bakery/delegations/\\d+/end)"')[0][1], [:], '/groups/bakery/delegations')

        then:
        says(ended, 'The delegation is ended.')
        says(fixture.aino.get('/groups/bakery/delegations'), 'You vote for nobody else.')
    }

    def "a panel is announced, and what is wrong with a seal is said beside it"() {
        when:
        def wrong = fixture.aino.rawPost('/groups/bakery/draws', [title: 'Auditors', seats: 'two', promisedDays: '7', revealedHours: '24', restMonths: '0'])
        def draw = fixture.aino.rawPost('/groups/bakery/draws', [title: 'Auditors', seats: '1', promisedDays: '7', revealedHours: '24', restMonths: '0'])
        def page = draw.headers().firstValue('Location').get()

        then:
        wrong.statusCode() == 422
        says(wrong, 'value="Auditors"')
        says(ben.get('/groups/bakery/draws'), 'Auditors')
        says(ben.get(page), 'No number is sealed')

        when:
        def unfit = ben.rawPost("$page/promise", [commitment: 'abc'])
        def sealed = ben.post("$page/promise", [commitment: 'ab' * 32])

        then:
        unfit.statusCode() == 422
        says(unfit, 'id="f-commitment-error"')
        says(sealed, '1 number is sealed')
        ben.rawPost("$page/part", [part: 'West']).statusCode() == 422
        ben.rawPost("$page/reveal", [number: 'zz']).statusCode() == 422
        ben.rawPost("$page/number", [publicNumber: '']).statusCode() == 422
        ben.rawPost("$page/decline").statusCode() in [409, 403]
        fixture.guest().raw(page).statusCode() in [303, 401]
    }
}
