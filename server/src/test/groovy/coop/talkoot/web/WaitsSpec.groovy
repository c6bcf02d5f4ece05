package coop.talkoot.web

import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.ledger.Units
import coop.talkoot.people.Identities
import coop.talkoot.platform.Origin
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What waits for somebody stands at the top of home, and what waits to move above the movements of their wallet. */
class WaitsSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Visitor ben = fixture.member('ben')
    @Shared Visitor cleo = fixture.member('cleo')

    def setupSpec() {
        assert fixture.aino.rawPost('/groups/bakery/ledger/units', [name: 'Hours', kind: 'TIME', decimals: '0', limit: '20:00', hardLimit: '', maxBalance: '']).statusCode() == 303
    }

    def "a vote waits at home until one has voted"() {
        given:
        def motion = ben.rawPost('/groups/bakery/proposals/new', [title: 'Replace the oven', text: 'Before next winter, from the repair fund.', type: 'POLICY', audience: 'GROUP']).headers().firstValue('Location').get()

        expect:
        !waits(ben).contains('Replace the oven')

        when:
        def vote = (fixture.aino.post("$motion/open", [days: '7', visibility: 'OPEN', method: 'SIMPLE_MAJORITY']).body() =~ 'action="(/decisions/\\d+)/ballot')[0][1]

        then:
        waits(ben).contains('Your vote is missing. It closes')
        waits(ben).contains("href=\"$vote#ballot\"")

        when:
        ben.post("$vote/ballot", [choice: 'YES', cast: '1'])

        then:
        !waits(ben).contains('Replace the oven')
        waits(cleo).contains('Replace the oven')
    }

    def "of agreements those stand at home that wait for who looks, and never more than five"() {
        given:
        def first = work('Tune-up')

        expect:
        waits(cleo).contains("href=\"/agreements/$first\"")
        !waits(ben).contains("href=\"/agreements/$first\"")

        when:
        cleo.post("/agreements/$first/steps/accept")

        then:
        !waits(cleo).contains("href=\"/agreements/$first\"")
        waits(ben).contains("href=\"/agreements/$first\"")

        when:
        def more = (1..6).collect { work("More work $it") }

        then:
        waits(cleo).with { body -> more.count { body.contains("href=\"/agreements/$it\"") } == 5 && body.contains('href="/agreements?show=waiting"') }
    }

    def "work that was entered stands in both wallets as pending until it is confirmed; what is disputed is held"() {
        given:
        def worked = work('Shelf')
        cleo.post("/agreements/$worked/steps/accept")

        expect:
        !pending(ben).contains('Shelf')

        when:
        ben.post("/agreements/$worked/steps/claim-work", ['claim-work-time': '0:30'])
        ben.post("/agreements/$worked/steps/claim-work", ['claim-work-time': '0:45'])

        then: 'the later word takes the place of the earlier'
        pending(ben).with { it.contains('+45 min') && !it.contains('30 min') && it.contains('waits for a yes') && it.contains("href=\"/agreements/$worked\"") }
        pending(cleo).contains('−45 min')
        !pending(fixture.aino).contains('Shelf')

        when:
        cleo.post("/agreements/$worked/steps/confirm")

        then:
        [ben, cleo].every { !pending(it).contains('Shelf') }

        when:
        cleo.post("/agreements/$worked/steps/dispute", ['dispute-words': 'It fell off the wall.'])

        then:
        pending(ben).with { it.contains('held while it is disputed') && it.contains('45 min') }
        !pending(cleo).contains('held while')
    }

    /** Work that Ben would do for Cleo, who is to say yes. */
    private long work(String title) {
        def people = ['ben', 'cleo'].collect { fixture.instance.bean(Identities).localByHandle(it).get() }
        def unit = fixture.instance.bean(Units).of(fixture.instance.bean(Identities).localByHandle('bakery').get().id())[0]
        fixture.instance.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, people[0], people[1], Side.PROVIDER, null, title,
                new AgreementTerms.TimeCredit(new Price.Time(60, unit.id()), null), Evidence.NONE)).id()
    }

    private static String waits(Visitor visitor) {
        part(visitor.get('/').body(), 'waiting')
    }

    private static String pending(Visitor visitor) {
        part(visitor.get('/wallet').body(), 'pending')
    }

    /** The section of that heading, or nothing. */
    private static String part(String page, String id) {
        def begin = page.indexOf("aria-labelledby=\"$id\"")
        begin < 0 ? '' : page.substring(begin, page.indexOf('</section>', begin))
    }
}
