package coop.talkoot.web

import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.Councils
import coop.talkoot.governance.DecisionFilter
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.Motions
import coop.talkoot.governance.MotionFilter
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.SettableClock
import groovy.json.JsonSlurper
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Stepwise

/** Delegates through pages and without scripts: proposed, elected, voting, recalled; and what the API says of it. */
@Stepwise
class CouncilPagesSpec extends Specification {
    static final Map<String, String> TERMS = [scope: 'GEOGRAPHIC', scopeWords: 'The vale', governing: 'COUNCIL', admission: 'COORDINATORS', announces: 'ALL', tags: '']
    static final Map<String, String> OPENING = [method: 'SIMPLE_MAJORITY', days: '3', visibility: 'OPEN']

    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture(clock: clock)
    @Shared Visitor marek = fixture.member('marek')
    @Shared Group bakery = fixture.instance.bean(Groups).localByHandle('bakery').get()
    @Shared Group city = fixture.instance.bean(Groups).found(new Founding('city', 'The <i>City</i>', '', '', Group.JoinPolicy.OPEN))
    @Shared Identity aino = fixture.instance.bean(Identities).localByHandle('aino').get()

    def setupSpec() {
        fixture.instance.bean(Memberships).appoint(city, aino, Role.ADMIN)
        assert fixture.aino.rawPost('/groups/city/federation/terms', TERMS).statusCode() == 303
        def asked = fixture.instance.bean(Joining).ask(bakery, city.identity(), fixture.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
        fixture.instance.bean(Joining).admit(asked.id(), aino)
        clock.advance(Duration.ofMinutes(1))
    }

    def "everybody sees who speaks in a council, and members alone are asked whom to send"() {
        expect:
        with(fixture.guest().get('/groups/city/council').body()) {
            it.contains('No group has sent a delegate so far.')
            !it.contains('Propose delegates')
        }
        fixture.guest().get('/groups/city/federation').body().contains('href="/groups/city/council"')
        with(marek.get('/groups/bakery/council').body()) {
            it.contains('action="/groups/bakery/council/elect"')
            it.contains('The &lt;i&gt;City&lt;/i&gt;')
        }
        fixture.guest().rawPost('/groups/bakery/council/elect', election()).statusCode() in [302, 303, 401, 403]
    }

    def "#what is told at its field, and nothing typed is lost"() {
        when:
        def answer = marek.rawPost('/groups/bakery/council/elect', election() + fields)

        then:
        answer.statusCode() == 422
        answer.body().contains("id=\"f-$field-error\"")
        answer.body().contains('value="For the vale."')

        where:
        what                           | fields                   | field
        'a federation it is not in'    | [parent: '1']            | 'parent'
        'a way nobody knows'           | [way: 'MOON']            | 'way'
        'no candidates'                | [candidates: '']         | 'candidates'
        'whom nobody knows'            | [candidates: '@nobody']  | 'candidates'
        'the same one twice'           | [candidates: '@marek, @marek'] | 'candidates'
        'no number of places'          | [seats: 'some']          | 'seats'
        'too many places'              | [seats: '21']            | 'seats'
        'lots for too many places'     | [way: 'DRAW', candidates: '', seats: '21'] | 'seats'
        'lots for nobody'              | [way: 'DRAW', seats: '0'] | 'seats'
        'a term that is too long'      | [months: '49']           | 'months'
    }

    def "a member proposes delegates, the group votes, and they serve"() {
        when:
        def page = marek.post('/groups/bakery/council/elect', election()).body()
        def motion = latest()

        then:
        page.contains('Our delegates in The &lt;i&gt;City&lt;/i&gt;')
        page.contains('Delegates serve for 12 months.')
        motion.terms().sending().candidates()*.handle() == ['marek']

        when: 'only the words of that can be changed'
        assert marek.rawPost("/motions/${motion.id()}/edit", [title: 'Marek for the city', text: 'He has time.', type: 'BUDGET', audience: 'PUBLIC']).statusCode() == 303
        vote(motion)
        page = fixture.guest().get('/groups/city/council').body()

        then:
        latest().terms().sending() == motion.terms().sending()
        page.contains('Marek')
        page.contains('Their decision')
        marek.get('/groups/bakery/council').body().contains('Lay my office down')
        with(fixture.aino.get('/groups/bakery/council').body()) {
            it.contains('Propose to recall Marek')
            !it.contains('Lay my office down')
        }
        with(fixture.guest().get('/groups/bakery/federation').body()) {
            it.contains('Our delegates')
            it.contains('for The &lt;i&gt;City&lt;/i&gt;')
        }
    }

    def "the form says that delegates vote, the vote shows for whom, and a delegate who is no member of the federation votes"() {
        given:
        assert fixture.aino.rawPost('/groups/city/proposals/new', [title: 'A common oven', text: 'For all of us.', type: 'POLICY', options: '', seats: '1', subject: '', audience: 'PUBLIC']).statusCode() == 303
        def motion = latest()

        expect:
        with(fixture.aino.get("/motions/${motion.id()}").body()) {
            it.contains('Here delegates of the groups vote')
            !it.contains('value="SECRET"')
            !it.contains('How answers are put together')
        }
        fixture.aino.rawPost("/motions/${motion.id()}/open", OPENING + [question: 'on']).statusCode() == 422

        when:
        def vote = open(motion)
        def href = "/decisions/${vote.id()}"

        then:
        with(fixture.guest().get(href).body()) {
            it.contains('Who speaks for which group')
            it.contains('Delegates vote, and nobody else.')
        }
        marek.get(href).body().contains("action=\"$href/ballot")
        !fixture.aino.get(href).body().contains("action=\"$href/ballot")

        and:
        with(api("$href/council") as List<Map>) {
            it*.group*.handle == ['bakery']
            it*.delegate*.handle == ['marek']
            it*.weight == [2000]
        }
        (api("/groups/${city.id()}/council").items as List<Map>)*.person*.handle == ['marek']
    }

    def "a recall is proposed by a button, and is no matter of who belongs to the group"() {
        given:
        def office = fixture.instance.bean(Councils).sentNow(bakery.identity()).first()

        expect:
        marek.rawPost("/groups/city/council/${office.id()}/recall").statusCode() == 404
        fixture.guest().rawPost("/groups/bakery/council/${office.id()}/recall").statusCode() in [302, 303, 401, 403]
        fixture.aino.rawPost("/groups/bakery/council/${office.id()}/resign").statusCode() == 403

        when:
        def page = fixture.aino.post("/groups/bakery/council/${office.id()}/recall", [:]).body()

        then:
        page.contains('Recall Marek as our delegate')
        with(latest().terms()) {
            subject().handle() == 'marek'
            sending().parent().id() == city.id()
        }
    }

    def "who lays their office down speaks no more, and the group's list says why"() {
        given:
        def office = fixture.instance.bean(Councils).sentNow(bakery.identity()).first()

        expect:
        marek.post("/groups/bakery/council/${office.id()}/resign", [:]).body().contains('You are no delegate in')
        fixture.guest().get('/groups/city/council').body().contains('No group has sent a delegate so far.')
        (api("/groups/${bakery.id()}/delegates").items as List<Map>)*.endedWhy == ['resigned']
    }

    def "what was decided to be drawn by lot leads to the form that draws it"() {
        given:
        marek.post('/groups/bakery/council/elect', election() + [way: 'DRAW', candidates: '', seats: '2'])
        def motion = latest()
        vote(motion)

        expect:
        !marek.get('/groups/bakery/council').body().contains("motion=${motion.id()}")
        fixture.aino.get('/groups/bakery/council').body().contains("/groups/bakery/draws?motion=${motion.id()}#begin")
        with(fixture.aino.get("/groups/bakery/draws?motion=${motion.id()}").body()) {
            it.contains("name=\"motion\" value=\"${motion.id()}\"")
        }

        when:
        def drawing = [title: 'Our delegates', seats: '2', restMonths: '0', promisedDays: '1', revealedHours: '24', parts: '', numberSource: '', motion: "${motion.id()}".toString()]

        then:
        fixture.aino.rawPost('/groups/bakery/draws', drawing + [seats: '3']).with { it.statusCode() == 422 && it.body().contains('id="f-seats-error"') }
        fixture.aino.rawPost('/groups/bakery/draws', drawing).statusCode() == 303
        !fixture.aino.get('/groups/bakery/council').body().contains("motion=${motion.id()}")
    }

    private Map<String, String> election() {
        return [parent: "${city.id()}".toString(), way: 'ELECT', candidates: '@marek', seats: '1', months: '12', why: 'For the vale.']
    }

    private latest() {
        return fixture.instance.bean(Motions).search(MotionFilter.ALL, aino.id(), Page.Request.first(1)).items().first()
    }

    private open(motion) {
        assert fixture.aino.rawPost("/motions/${motion.id()}/open", OPENING).statusCode() == 303
        return fixture.instance.bean(Decisions).search(new DecisionFilter(null, null, motion.id(), null, null, null), aino.id(), Page.Request.first(1)).items().first()
    }

    /** All members say yes, and its time comes. */
    private void vote(motion) {
        def vote = open(motion)
        [fixture.aino, marek].each { assert it.rawPost("/decisions/${vote.id()}/ballot", [choice: 'YES', reason: '', cast: '1']).statusCode() == 303 }
        clock.advance(Duration.between(clock.instant(), vote.concludesAt()) + Duration.ofSeconds(1))
        fixture.instance.bean(ClosingClock).run()
    }

    private Object api(String path) {
        return new JsonSlurper().parseText(fixture.instance.get("/api/talkoot/v1$path").body())
    }
}
