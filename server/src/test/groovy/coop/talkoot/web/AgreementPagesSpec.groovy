package coop.talkoot.web

import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import java.time.LocalDateTime
import java.time.ZoneOffset
import java.time.temporal.ChronoUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What people agree on, through pages: each step is a form, and each refusal stands where it belongs. */
class AgreementPagesSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Visitor aino = fixture.aino
    @Shared Visitor marek
    @Shared Visitor grace
    @Shared int number = 0

    def setupSpec() {
        marek = fixture.member('marek')
        grace = fixture.member('grace')
        assert aino.rawPost('/groups/bakery/ledger/units', [name: 'Hours', kind: 'TIME', decimals: '0', limit: '20:00', hardLimit: '', maxBalance: '']).statusCode() == 303
    }

    def "a loan goes from the page of the offer to its end, and both read at each step what comes next"() {
        given:
        def offer = fixture.offer(subject: 'ITEM')

        expect: 'the offer can be answered by who is not its author, and by who signs in'
        marek.get(offer).body().contains('action="/posts/' + id(offer) + '/respond"')
        !aino.get(offer).body().contains('/respond"')
        fixture.guest().get(fixture.offer(subject: 'ITEM', audience: 'PUBLIC')).body().contains('Sign in to answer')

        when:
        def asked = marek.rawPost("/posts/${id(offer)}/respond", ['respond-from': at(1), 'respond-until': at(3), 'respond-quantity': '1', 'respond-in': 'MONEY', 'respond-words': 'For the move?', key: 'a1'])
        def page = asked.headers().firstValue('Location').get()

        then:
        asked.statusCode() == 303
        page ==~ '/agreements/\\d+'
        marek.get(page).body().with { it.contains('For the move?') && it.contains('Aino Aalto is to say yes, no, or suggest other terms.') && it.contains('Without an answer it comes to nothing on') && !it.contains('/steps/accept') }
        aino.get(page).body().with { it.contains('Marek waits for your yes, your no, or other terms.') && it.contains('/steps/accept') && it.contains('/steps/decline') && it.contains('/steps/suggest') }

        and: 'it stands on the page of the offer, on both lists, and the notice leads to it'
        [marek, aino].every { it.get(offer).body().contains("href=\"$page\"") && it.get('/agreements').body().contains("href=\"$page\"") }
        aino.get('/notifications').body().contains("href=\"$page\"")

        when:
        aino.post("$page/steps/accept", ['accept-words': 'Gladly.', version: '1', key: 'a2'])

        then: 'the calendar of the offer shows when it is taken'
        grace.get(offer).body().contains('class="taken"')
        aino.get(page).body().with { it.contains('say so here, and in which condition it is') && it.contains('/steps/hand-over') }

        when: 'the lender leaves out in which condition it is'
        def wrong = aino.rawPost("$page/steps/hand-over", ['hand-over-words': 'With its lock', version: '2', key: 'a3'])

        then: 'that stands at the field, and what was typed is still there'
        wrong.statusCode() == 422
        wrong.body().contains('id="f-hand-over-condition-error"')
        wrong.body().contains('Say in which condition it is, from 1 to 5.')
        wrong.body().contains('value="With its lock"')

        when:
        def steps = [[aino, 'hand-over', ['hand-over-condition': '4', 'hand-over-words': 'With its lock']], [marek, 'confirm', [:]], [marek, 'extend', ['extend-until': at(4)]], [aino, 'accept', [:]],
                     [marek, 'claim-return', ['claim-return-words': 'In the shed']], [aino, 'confirm-return', ['confirm-return-condition': '4']], [marek, 'confirm', [:]]].collect { who, step, fields ->
            (who as Visitor).rawPost("$page/steps/$step", fields as Map).statusCode()
        }

        then:
        steps == [303] * 7
        [aino, marek].every { visitor ->
            def body = visitor.get(page).body()
            ['All is done that you agreed on.', 'With its lock', 'handed it over, in condition 4 of 5', 'Condition 4 of 5.', 'both of you say so'].every { body.contains(it) }
        }
        marek.get('/agreements?show=ended').body().contains("href=\"$page\"")
        !marek.get('/agreements?show=waiting').body().contains("href=\"$page\"")
        !grace.get(offer).body().contains('class="taken"')
    }

    def "of several pieces, another's is shown as taken in the calendar of one's own loan, also on the same days"() {
        given:
        def offer = fixture.offer(subject: 'ITEM', stock: '2')
        def pages = [marek, grace].withIndex().collect { who, turn ->
            def page = who.rawPost("/posts/${id(offer)}/respond", ['respond-from': at(1), 'respond-until': at(3 + turn), 'respond-quantity': '1', 'respond-in': 'MONEY', 'respond-words': '', key: "pieces$turn"]).headers().firstValue('Location').get()
            assert aino.rawPost("$page/steps/accept", ['accept-words': '', version: '1', key: "piecesYes$turn"]).statusCode() == 303
            page
        }

        expect: 'each sees one span of their own and one of the other'
        [[marek, pages[0]], [grace, pages[1]], [aino, pages[0]]].every { who, page ->
            def body = (who as Visitor).get(page as String).body()
            body.count('<li>This agreement: ') == 1 && body.count('<li>Taken: ') == 1
        }
    }

    def "the disputes of a co-op lead its coordinators to what the assembly is to decide, and tell others numbers only"() {
        given:
        def body = aino.get('/groups/bakery/disputes').body()

        expect:
        body.contains('Before the assembly')
        body.contains('In numbers')
        aino.get('/groups/bakery').body().contains('href="/groups/bakery/disputes"')
        marek.get('/groups/bakery/disputes').body().with { it.contains('In numbers') && !it.contains('Put it to the assembly') && !it.contains('Before the assembly</h2>') }
        !marek.get('/groups/bakery').body().contains('href="/groups/bakery/disputes"')
        !fixture.guest().get('/groups/bakery/disputes').body().contains('In numbers')
    }

    def "a #kind is begun from the page of what is offered, and leads to its end"() {
        given:
        def offer = fixture.offer([kind: kind, subject: 'ITEM', title: "For a $kind"] + listed)

        when:
        def begun = marek.rawPost("/posts/${id(offer)}/respond", sent.collectEntries { name, value -> ["respond-$name".toString(), value] })

        then:
        begun.statusCode() == 303

        when:
        def page = begun.headers().firstValue('Location').get()
        def answers = steps.collect { who, step, fields -> (who == 'aino' ? aino : marek).rawPost("$page/steps/$step", fields) }

        then:
        answers*.statusCode() == [303] * steps.size()
        aino.get(page).body().contains(end)
        marek.get(page).body().contains(end)

        where:
        kind          | listed                           | sent                                                          | end                               | steps
        'GIFT'        | [:]                              | [quantity: '1']                                               | 'All is done that you agreed on.' | [['aino', 'allocate', [:]], ['aino', 'hand-over', [:]], ['marek', 'confirm', [:]]]
        'EXCHANGE'    | [:]                              | [quantity: '1', counter: 'A jar of honey', counterQuantity: '2'] | 'All is done that you agreed on.' | [['aino', 'accept', [:]], ['marek', 'hand-over', [:]], ['aino', 'hand-over', [:]], ['marek', 'confirm', [:]]]
        'PAYMENT'     | [:]                              | [price: '12.50 EUR', in: 'MONEY', reason: 'Flour']            | '€12.50 is paid, and came.'       | [['aino', 'accept', [:]], ['marek', 'pay', ['pay-words': 'Transfer 4711']], ['aino', 'confirm', [:]]]
        'TIME_CREDIT' | [subject: 'SERVICE']             | [time: '1:00']                                                | '1 h 15 min have moved.'          | [['aino', 'accept', [:]], ['aino', 'claim-work', ['claim-work-time': '1:15']], ['marek', 'confirm', [:]]]
        'PURCHASE'    | [value: '2.50 EUR', stock: '5']  | [quantity: '2', each: '2.50 EUR', in: 'MONEY']                | 'It is paid and picked up.'       | [['marek', 'hold', [:]], ['marek', 'pay', ['pay-words': 'Cash']], ['aino', 'make-ready', [:]], ['marek', 'pick-up', [:]]]
    }

    def "an answer with #what says so at #field, and keeps what was typed"() {
        given:
        def offer = fixture.offer([kind: kind, subject: kind == 'TIME_CREDIT' ? 'SERVICE' : 'ITEM'])

        when:
        def answer = marek.rawPost("/posts/${id(offer)}/respond", (sent + [words: 'Please, Aino']).collectEntries { name, value -> ["respond-$name".toString(), value] })

        then:
        answer.statusCode() == 422
        answer.body().contains('Please, Aino')
        answer.body().contains("id=\"f-respond-$field-error\"")
        answer.body().contains(words)
        marek.get('/agreements').body().contains(offer) == false

        where:
        what                | kind          | sent                                                    | field      | words
        'no beginning'      | 'LOAN'        | [from: '', until: at(2), quantity: '1']                 | 'from'     | 'Say when'
        'a time that is none' | 'LOAN'      | [from: 'soon', until: at(2), quantity: '1']             | 'from'     | 'A time looks like'
        'an end before'     | 'LOAN'        | [from: at(3), until: at(2), quantity: '1']              | 'until'    | 'ends after it begins'
        'a time long past'  | 'LOAN'        | [from: '2001-01-01T12:00', until: '2001-01-02T12:00', quantity: '1'] | 'until' | 'in the future'
        'no whole number'   | 'LOAN'        | [from: at(1), until: at(2), quantity: '1.5']            | 'quantity' | 'whole number'
        'nothing in return' | 'EXCHANGE'    | [quantity: '1', counter: ' ', counterQuantity: '1']     | 'counter'  | 'in return'
        'half a minute'     | 'TIME_CREDIT' | [time: '1.5']                                           | 'time'     | 'whole minutes'
        'no time'           | 'TIME_CREDIT' | [time: '0:00']                                          | 'time'     | 'above 0'
        'no price'          | 'PAYMENT'     | [price: '', in: 'MONEY']                                | 'price'    | 'how much'
        'no currency'       | 'PAYMENT'     | [price: '12', in: 'MONEY']                              | 'price'    | 'EUR'
        'another unit'      | 'PAYMENT'     | [price: '12', in: '17']                                 | 'in'       | 'counted in'
    }

    def "other terms are suggested, and a step of a page that is old says so without losing a word"() {
        given:
        def page = work()

        when:
        aino.post("$page/steps/suggest", ['suggest-time': '2:00', 'suggest-words': 'With a friend', version: '1'])

        then:
        marek.get(page).body().with { it.contains('suggested instead: 2 h') && it.contains('/steps/accept') }

        when: 'Aino, in another window, says yes to what was'
        def late = aino.rawPost("$page/steps/accept", ['accept-words': 'As you like', version: '1'])

        then:
        late.statusCode() == 422
        late.body().contains('It has changed meanwhile. Look at it again.')
        late.body().contains('value="As you like"')
    }

    def "only its sides see it: a third person and a visitor do not, nor can they take a step"() {
        given:
        def page = work()

        expect:
        grace.raw(page).statusCode() == 404
        grace.rawPost("$page/steps/accept", [:]).statusCode() == 404
        grace.rawPost("$page/dispute/answer", [:]).statusCode() == 404
        fixture.guest().raw(page).statusCode() == 303
        fixture.guest().raw('/agreements').statusCode() == 303
        aino.raw('/agreements/17').statusCode() == 404
        aino.raw('/agreements/no-number').statusCode() == 404
        aino.rawPost("$page/steps/fly", [:]).statusCode() == 404
        aino.rawPost("$page/dispute/answer", [:]).statusCode() == 404
    }

    def "a dispute is opened, answered, mediated and settled on the page, and who mediates reads it too"() {
        given:
        def page = work()
        aino.post("$page/steps/accept")
        aino.post("$page/steps/claim-work", ['claim-work-time': '1:00'])

        when:
        def empty = marek.rawPost("$page/steps/dispute", ['dispute-words': ' '])
        marek.post("$page/steps/dispute", ['dispute-words': 'The wheel still wobbles.'])

        then:
        empty.statusCode() == 422
        empty.body().contains('id="f-dispute-words-error"')
        aino.get(page).body().with { it.contains('The wheel still wobbles.') && it.contains('/dispute/answer') }
        !marek.get(page).body().contains('/dispute/answer')

        when:
        aino.post("$page/dispute/answer", ['dispute-answer-words': 'It did not when I was done.'])
        def nobody = marek.rawPost("$page/dispute/name-mediator", ['dispute-name-mediator-mediator': '@nobody'])
        marek.post("$page/dispute/name-mediator", ['dispute-name-mediator-mediator': '@grace'])
        aino.post("$page/dispute/accept-mediator")

        then: 'the mediator is told, and lands on the page, where nothing is theirs to do'
        nobody.statusCode() == 422
        nobody.body().contains('id="f-dispute-name-mediator-mediator-error"')
        grace.get('/notifications').body().contains("href=\"$page\"")
        grace.get(page).body().with { it.contains('The wheel still wobbles.') && !it.contains('/steps/') && !it.contains('/dispute/') }

        when:
        def partly = aino.rawPost("$page/dispute/offer", ['dispute-offer-remedy': 'PARTIAL_REVERSAL', 'dispute-offer-words': 'Half?'])
        aino.post("$page/dispute/offer", ['dispute-offer-remedy': 'PARTIAL_REVERSAL', 'dispute-offer-price': '0:30'])

        then:
        partly.statusCode() == 422
        partly.body().contains('Half?')
        marek.get(page).body().with { it.contains('30 min goes back') && it.contains('/dispute/accept-offer') }

        when:
        marek.post("$page/dispute/accept-offer")

        then:
        marek.get(page).body().with { it.contains('It was disputed, and that is settled.') && !it.contains('action="' + page + '/dispute/') }
    }

    def "who was drawn gives up the seat with one click, and the sides read that somebody did, and whose panel it is"() {
        given:
        def ole = fixture.member('ole')
        def panel = (1..4).collectEntries { ["drawn$it".toString(), fixture.member("drawn$it")] }
        def page = work(ole)
        aino.post("$page/steps/accept")
        aino.post("$page/steps/claim-work", ['claim-work-time': '1:00'])
        ole.post("$page/steps/dispute", ['dispute-words': 'The wheel still wobbles.'])
        aino.post("$page/dispute/answer", ['dispute-answer-words': 'It did not when I was done.'])
        ole.post("$page/dispute/name-mediator", ['dispute-name-mediator-mediator': '@grace'])
        aino.post("$page/dispute/accept-mediator")
        ole.post("$page/dispute/call-panel")
        def seated = { panel.findAll { name, who -> who.raw(page as String).body().contains('/dispute/vote') } }
        def before = seated()
        def (name, who) = before.entrySet().first().with { [it.key, it.value] }

        expect:
        before.size() == 3
        ole.get(page).body().with { it.contains('The panel is three members of ') && !it.contains('declined') && !it.contains('/dispute/decline') }
        who.get(page).body().with { it.contains("action=\"$page/dispute/decline\"") && it.contains('the next in the order of the lot is asked') }

        when:
        def after = who.post("$page/dispute/decline")

        then:
        after.body().contains('You have given up your seat on the panel.')
        who.raw(page).statusCode() == 404
        seated().with { it.size() == 3 && !it.containsKey(name) }
        ole.get(page).body().with { it.contains('Somebody of the panel declined') && !it.contains(name.capitalize()) }
        ole.rawPost("$page/dispute/decline").statusCode() == 422
    }

    def "the list has those that wait first, then what goes on, then what is over; it is filtered and goes on page by page"() {
        given:
        def (lila, otso) = ['lila', 'otso'].collect { fixture.member(it) }
        def (waiting, running, over) = ['lila', 'otso', 'otso'].withIndex().collect { owed(it[0] == 'lila' ? 'otso' : 'lila', it[0], "Bread ${it[1]}") }

        when:
        lila.post("/agreements/$over/steps/call-off")
        def all = lila.get('/agreements').body()

        then:
        lila.get('/agreements?kind=loan').body().contains('No agreements yet')
        [waiting, running, over].collect { all.indexOf("/agreements/$it\"") }.with { it == it.toSorted() && !it.contains(-1) }
        ['waiting', 'running', 'ended'].collect { show -> [waiting, running, over].findAll { lila.get("/agreements?show=$show&kind=").body().contains("/agreements/$it\"") } } == [[waiting], [running], [over]]
        lila.raw('/agreements?show=odd').statusCode() == 422

        when:
        def more = (1..25).collect { owed('otso', 'lila', "Flour $it") }
        def first = lila.get('/agreements').body()
        def second = lila.get('/agreements?show=waiting&limit=20').body()
        def older = (second =~ /href="(\/agreements\?[^"]*before=[^"]*)"/)[0][1].toString().replace('&amp;', '&')

        then:
        first.contains('All that wait for you')
        more.every { second.contains("/agreements/$it\"") || lila.get(older).body().contains("/agreements/$it\"") }
    }

    /** Work that Aino offers and Marek asks for. */
    private String work(Visitor by = marek) {
        def offer = fixture.offer(kind: 'TIME_CREDIT', subject: 'SERVICE', title: "Tune-up ${++number}")
        by.rawPost("/posts/${id(offer)}/respond", ['respond-time': '1:00']).headers().firstValue('Location').get()
    }

    /** Money that the payer is asked for; they are to say whether that is so. */
    private long owed(String provider, String payer, String title) {
        fixture.instance.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, identity(provider), identity(payer), Side.PROVIDER, null, title,
                new AgreementTerms.Payment(new Price.Money(500, 'EUR'), '', null), Evidence.NONE)).id()
    }

    private Identity identity(String handle) {
        fixture.instance.bean(Identities).localByHandle(handle).get()
    }

    private static String id(String offer) {
        offer.replaceAll('\\D', '')
    }

    private static String at(int days) {
        LocalDateTime.now(ZoneOffset.UTC).plusDays(days).truncatedTo(ChronoUnit.MINUTES)
    }
}
