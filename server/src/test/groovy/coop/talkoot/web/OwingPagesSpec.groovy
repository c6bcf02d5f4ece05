package coop.talkoot.web

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.activitypub.TwoCoopsSpecification
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.Disputes
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Remedy
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.Sessions
import coop.talkoot.platform.Origin
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared

/** What a dispute left to give, on the pages of both sides and for programs. */
class OwingPagesSpec extends TwoCoopsSpecification {
    private static final PASSWORD = 'a long enough password'

    @Shared Identity baker = two.members[bakery][0]
    @Shared Identity gardener = two.members[garden][0]
    @Shared @AutoCleanup HttpClient http = HttpClient.newHttpClient()

    def "both pages say what is owed, why, and when it is given back; who owes it has a button, and a program the same"() {
        given:
        def agreement = settled()
        def (baking, gardening) = [bakery, garden].collect { visitor(it, two.members[it][0].handle()) }
        def (baked, pruned) = [bakery, garden].collect { "/agreements/${known(it, agreement).id()}".toString() }
        def owed = "1 h 30 min is owed by ${baker.displayName()} to ${gardener.displayName()}: There is no line from"

        expect:
        await('the reason') { gardening.get(pruned).body().contains(owed) }
        baking.get(baked).body().contains(owed)
        baking.get(baked).body().contains("action=\"$baked/owing\"")
        !gardening.get(pruned).body().contains("action=\"$pruned/owing\"")
        baking.get('/notifications').body().contains("href=\"$baked\"")

        and: 'for programs'
        asked(garden, gardener, 'GET', pruned).body().with { def view = new JsonSlurper().parseText(it); [view.stage, view.isBack, view.price.amount] == ['owed', true, 90] }
        asked(garden, gardener, 'POST', pruned).statusCode() == 403

        when: 'it is tried in vain'
        def tried = baking.post("$baked/owing")

        then:
        tried.statusCode() == 200
        tried.body().contains(owed)

        when: 'the line is there again, and the other side slow'
        two.execute(bakery, 'update trust_line set suspended_at = null, suspended_because = null')
        two.execute(garden, "update trust_line set suspended_at = now(), suspended_because = 'A trial'")
        def sent = baking.post("$baked/owing").body()

        then:
        sent.contains('1 h 30 min is being given over the line by')
        !sent.contains("action=\"$baked/owing\"")

        when:
        two.execute(garden, 'update trust_line set suspended_at = null, suspended_because = null')
        two.clock.advance(Duration.ofMinutes(10))
        def given = "1 h 30 min was given back by ${baker.displayName()} to ${gardener.displayName()}."

        then:
        await('the end here') { baking.get(baked).body().contains(given) }
        await('the end there') { gardening.get(pruned).body().contains(given) }
        [1, 2].every { asked(bakery, baker, 'POST', baked).with { it.statusCode() == 200 && new JsonSlurper().parseText(it.body()).stage == 'booked' } }
        two.balance(bakery, baker) == 0
        two.balance(garden, gardener) == 0
    }

    /** Work of 1:30 that was booked, disputed, and is to be given back while the bakery's line is stopped. */
    private Agreement settled() {
        def terms = new AgreementTerms.TimeCredit(new Price.Time(90, null), null)
        def agreement = garden.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, gardener, garden.find(baker), Side.RECEIVER, null, 'Pruning', terms, Evidence.of('Could you?')))
        await('the proposal') { known(bakery, agreement) }
        take(bakery, baker, agreement, new Step.Accept(Evidence.NONE))
        await('the yes') { known(garden, agreement).version() == 2 }
        take(bakery, baker, agreement, new Step.ClaimWork(90, Evidence.NONE))
        await('the claim') { known(garden, agreement).version() == 3 }
        take(garden, gardener, agreement, new Step.Confirm())
        await('the booking') { [bakery, garden].every { known(it, agreement).state().name() == 'POSTED' } }
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('Nothing is pruned')))
        await('the dispute') { known(bakery, agreement).disputeId() }
        bakery.bean(Disputes).offer(known(bakery, agreement).disputeId(), baker, new Remedy(Remedy.Kind.FULL_REVERSAL, null), Evidence.NONE)
        await('the offer') { garden.bean(Disputes).require(known(garden, agreement).disputeId(), gardener.id()).offered() }
        two.execute(bakery, "update trust_line set suspended_at = now(), suspended_because = 'A trial'")
        garden.bean(Disputes).acceptOffer(known(garden, agreement).disputeId(), gardener)
        await('the end') { [bakery, garden].every { known(it, agreement).state().name() == 'SETTLED' } }
        return agreement
    }

    private static Visitor visitor(Neighbours house, String name) {
        def visitor = new Visitor(house.instance)
        assert visitor.post('/sign-in', [login: name, password: PASSWORD, next: '/']).statusCode() == 200
        return visitor
    }

    private HttpResponse<String> asked(Neighbours house, Identity who, String method, String path) {
        def viewer = house.bean(Logins).signIn(who.handle(), PASSWORD)
        def token = house.bean(Sessions).open(viewer, Sessions.Kind.API, 'the spec')
        def request = house.instance.request("/api/talkoot/v1$path/owing", [Authorization: "Bearer $token".toString()])
        return http.send(request.method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString())
    }
}
