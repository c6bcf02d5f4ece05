package coop.talkoot.exchange.agreement

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.ledger.Unit
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AgreementsSpec extends Specification {
    @Shared @AutoCleanup Market market = new Market()
    @Shared Identity aino = market.member('aino')
    @Shared Identity marek = market.member('marek')
    @Shared Identity lila = market.member('lila')
    @Shared Agreements agreements = market.agreements
    @Shared Unit hours = market.hours(limit: 600)

    def "a loan goes from its offer to its end, and each side says what is its own"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def asked = market.answer(offer, marek, market.loan(1, 8, new Price.Time(60, null)))

        expect:
        asked.provider().id() == aino.id()
        asked.state() == new LoanState.Proposed(Side.PROVIDER)
        agreements.open(asked, aino.id()) == [Step.Name.SUGGEST, Step.Name.ACCEPT, Step.Name.DECLINE, Step.Name.CALL_OFF]
        agreements.open(asked, marek.id()) == [Step.Name.CALL_OFF]

        when:
        market.take(asked, aino, new Step.Accept(Evidence.NONE))
        market.clock.advance(Duration.ofDays(2))
        market.take(asked, aino, new Step.HandOver(new Condition(4), null, Evidence.of('With its lock')))

        then:
        agreements.calendar(market.resourceOf(offer)).size() == 1
        agreements.events(asked)*.mark() == [EconomicEvent.Mark.LOAN]
        agreements.events(asked)[0].with { confirmedAt() == null && due() == asked.terms().until() && condition().grade() == 4 }

        when:
        market.take(asked, marek, new Step.ClaimReturn(Evidence.NONE))
        market.take(asked, aino, new Step.ConfirmReturn(new Condition(4), Evidence.NONE))
        def ended = market.take(asked, marek, new Step.Confirm())

        then: 'the thing is free, all is confirmed, and the fee is booked'
        ended.state() == new Completed()
        agreements.calendar(market.resourceOf(offer)).empty
        agreements.events(asked)*.mark() == [EconomicEvent.Mark.LOAN, EconomicEvent.Mark.LOAN_RETURN, EconomicEvent.Mark.PAYMENT]
        agreements.events(asked).every { it.confirmedAt() != null }
        agreements.events(asked)[2].with { booking() == EconomicEvent.Booking.BOOKED && entryId() != null && provider().id() == marek.id() }
        market.balance(hours, aino) == 60
        market.isSound(hours)

        and: 'the history is whole, and played again comes to the same'
        agreements.history(asked)*.step()*.name()*.name() == ['PROPOSE', 'ACCEPT', 'HAND_OVER', 'CLAIM_RETURN', 'CONFIRM_RETURN', 'CONFIRM', 'BOOKED']
        agreements.history(asked)*.number() == (1..7).toList()
        Replay.of(asked, agreements.history(asked)) == market.now(asked).course()
    }

    def "a gift is its receiver's once it is handed over, and only the promised pieces leave the stock"() {
        given:
        def offer = market.offer(aino, ExchangeKind.GIFT, stock: 3)
        def some = market.answer(offer, marek, new AgreementTerms.Gift(Measure.pieces(2), null))
        def last = market.answer(offer, lila, new AgreementTerms.Gift(Measure.pieces(1), null))
        def late = market.answer(offer, market.keeper, new AgreementTerms.Gift(Measure.pieces(1), null))

        when:
        market.walk(some, [(new Step.Allocate()): aino])
        market.walk(last, [(new Step.Allocate()): aino])

        then:
        market.stock(offer) == 0
        market.refusal { market.take(late, aino, new Step.Allocate()) } == 'There is nothing left: somebody was faster.'
        market.state(late) == 'CLAIMED'

        when:
        market.take(some, aino, new Step.HandOver(null, null, Evidence.NONE))

        then: 'another still waits for the rest'
        market.owner(market.resourceOf(offer)) == aino.id()

        when:
        market.take(last, aino, new Step.HandOver(null, null, Evidence.NONE))

        then:
        market.owner(market.resourceOf(offer)) == lila.id()
        market.stock(offer) == 1
        market.walk(last, [(new Step.Confirm()): lila]).state() == new Completed()
    }

    def "both things of an exchange change hands together, when both sides have both"() {
        given:
        def offer = market.offer(aino, ExchangeKind.EXCHANGE, stock: 1)
        def counter = market.resource(marek)
        def swap = market.answer(offer, marek, new AgreementTerms.Exchange(Measure.pieces(1), 'A drill', Measure.pieces(1), counter, null))

        when:
        market.walk(swap, [(new Step.Accept(Evidence.NONE)): aino])
        market.take(swap, aino, new Step.HandOver(null, null, Evidence.NONE))
        market.take(swap, marek, new Step.HandOver(null, null, Evidence.NONE))

        then:
        [market.owner(market.resourceOf(offer)), market.owner(counter)] == [aino.id(), marek.id()]

        when:
        market.take(swap, aino, new Step.Confirm())

        then:
        [market.owner(market.resourceOf(offer)), market.owner(counter)] == [marek.id(), aino.id()]
        market.state(swap) == 'COMPLETED'
        agreements.events(swap)*.provider()*.id() == [aino.id(), marek.id()]
        agreements.events(swap).every { it.confirmedAt() != null }
        agreements.commitments(swap)*.clause()*.name() == ['PRIMARY', 'RECIPROCAL']
        agreements.commitments(swap)[1].with { provider().id() == marek.id() && what() == 'A drill' && satisfies() == "${offer.post().uri()}#reciprocal" }
    }

    def "worked minutes are booked in the co-op's hours when who was worked for says so, once"() {
        given:
        def unit = hours
        def before = market.balance(unit, lila)
        def offer = market.offer(lila, ExchangeKind.TIME_CREDIT)
        def work = market.answer(offer, marek, new AgreementTerms.TimeCredit(new Price.Time(60, null), null))

        when:
        market.walk(work, [(new Step.Accept(Evidence.NONE)): lila, (new Step.ClaimWork(70, Evidence.NONE)): lila, (new Step.ClaimWork(75, Evidence.NONE)): lila])
        def done = market.take(work, marek, new Step.Confirm(), key: 'yes')
        def again = market.take(work, marek, new Step.Confirm(), key: 'yes')

        then:
        done.state() == new TimeCreditState.Posted(75)
        again.version() == done.version()
        market.balance(unit, lila) == before + 75
        agreements.events(work)*.correctsId() == [null, agreements.events(work)[0].id()]
        agreements.events(work).collect { it.confirmedAt() != null } == [false, true]
        market.refusal { market.take(work, marek, new Step.Confirm()) } == 'There is nothing to confirm: the work is booked.'
        market.isSound(unit)
    }

    def "credit that is owed is posted when it is paid, and a payment past the limit has failed and says why"() {
        given:
        def credit = market.unit(name: 'Lindens', kind: Unit.Kind.CREDIT, decimals: 2, limit: 1000)
        def owed = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.Payment(new Price.Credit(amount, credit.id()), 'Bread', null))

        when:
        def paid = market.walk(owed, [(new Step.Accept(Evidence.NONE)): marek, (new Step.Pay(Evidence.NONE)): marek])

        then:
        paid.state().name() == state
        market.balance(credit, aino) == balance
        agreements.events(owed)*.booking()*.name() == [booking]
        market.isSound(credit)

        cleanup:
        market.execute("update unit set name = name || id where id = ${credit.id()}")

        where:
        amount | state    | balance | booking
        1000   | 'POSTED' | 1000    | 'BOOKED'
        1001   | 'FAILED' | 0       | 'REFUSED'
    }

    def "money is written down as paid with what shows it, and never posted"() {
        given:
        def owed = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.Payment(new Price.Money(1250, 'EUR'), 'Bread', null))
        def entries = market.number('select count(*) from entry')
        market.take(owed, marek, new Step.Accept(Evidence.NONE))

        expect:
        market.refusal { market.take(owed, marek, new Step.Pay(Evidence.NONE)) } == 'Show how it was paid: a receipt, or its reference.'
        market.walk(owed, [(new Step.Pay(Evidence.of('Reference 17'))): marek]).state() == new PaymentState.Accepted(false)
        market.walk(owed, [(new Step.Confirm()): aino]).state() == new PaymentState.Posted()
        market.number('select count(*) from entry') == entries
        agreements.events(owed)[0].with { booking() == null && note() == 'Reference 17' }
    }

    def "a purchase takes stock and price together, and a refund gives both back"() {
        given:
        def credit = market.unit(name: "Crumbs ${System.nanoTime()}", kind: Unit.Kind.CREDIT, limit: 1000)
        def offer = market.offer(aino, ExchangeKind.PURCHASE, stock: 5)
        def cart = market.answer(offer, marek, new AgreementTerms.Purchase(Measure.pieces(3), new Price.Credit(900, credit.id())))

        expect:
        market.refusal { market.take(cart, marek, new Step.Hold()) } == 'The seller has not said yes to this price.'

        when:
        market.walk(cart, [(new Step.Accept(Evidence.NONE)): aino, (new Step.Hold()): marek])

        then:
        market.stock(offer) == 2

        when:
        def paid = market.take(cart, marek, new Step.Pay(Evidence.NONE))

        then:
        paid.state() == new PurchaseState.Paid()
        [market.stock(offer), market.balance(credit, aino), market.balance(credit, marek)] == [2, 900, -900]

        when:
        def back = market.take(cart, aino, new Step.Refund(Evidence.of('Broken')))

        then:
        back.state() == new PurchaseState.Refunded()
        [market.stock(offer), market.balance(credit, aino), market.balance(credit, marek)] == [5, 0, 0]
        agreements.events(cart)*.mark() == [EconomicEvent.Mark.PAYMENT, EconomicEvent.Mark.REFUND]
        market.isSound(credit)
    }

    def "a purchase past the buyer's limit is refused with the reason, and nothing of it is done"() {
        given:
        def credit = market.unit(name: "Crusts ${System.nanoTime()}", kind: Unit.Kind.CREDIT, limit: 100)
        def offer = market.offer(aino, ExchangeKind.PURCHASE, stock: 5)
        def cart = market.answer(offer, marek, new AgreementTerms.Purchase(Measure.pieces(1), new Price.Credit(900, credit.id())))
        market.walk(cart, [(new Step.Accept(Evidence.NONE)): aino, (new Step.Hold()): marek])

        expect:
        market.refusal { market.take(cart, marek, new Step.Pay(Evidence.NONE)) }.contains('is missing')
        market.state(cart) == 'STOCK_HELD'
        market.stock(offer) == 4
        agreements.events(cart).empty
    }

    def "the price that the listing says needs nobody's yes"() {
        given:
        def offer = market.offer(aino, ExchangeKind.PURCHASE, stock: 5, price: 250)

        expect:
        market.answer(offer, marek, new AgreementTerms.Purchase(Measure.pieces(2), new Price.Money(500, 'EUR'))).state() == new PurchaseState.Cart(true)
        market.answer(offer, marek, new AgreementTerms.Purchase(Measure.pieces(2), new Price.Money(499, 'EUR'))).state() == new PurchaseState.Cart(false)
        market.answer(offer, marek, new AgreementTerms.Purchase(Measure.pieces(2), new Price.Money(500, 'USD'))).state() == new PurchaseState.Cart(false)
    }

    def "other terms take the place of the first, and then the other side answers"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def asked = market.answer(offer, marek, market.loan(1, 8))

        when:
        def other = market.take(asked, aino, new Step.Suggest(market.loan(2, 4), Evidence.of('Only three days')))

        then:
        other.terms() == market.loan(2, 4)
        other.state() == new LoanState.Proposed(Side.RECEIVER)
        market.refusal { market.take(asked, aino, new Step.Accept(Evidence.NONE)) } == 'That is for the borrower to say.'
        market.refusal { market.take(asked, marek, new Step.Suggest(new AgreementTerms.Gift(Measure.pieces(1), null), Evidence.NONE)) } == 'A loan stays a loan.'
        agreements.history(asked)*.step()[0].terms() == market.loan(1, 8)
        agreements.history(asked)*.step()[1].terms() == market.loan(2, 4)
    }

    def "a third person sees nothing of it and can do nothing"() {
        given:
        def asked = market.answer(market.offer(aino, ExchangeKind.LOAN), marek, market.loan(1, 8))

        expect:
        market.refusal { agreements.require(asked.id(), lila.id()) } == 'There is nothing here, or nothing that you may see.'
        market.refusal { market.take(asked, lila, new Step.Accept(Evidence.NONE)) } == 'There is nothing here, or nothing that you may see.'
        market.refusal { market.take(asked, lila, new Step.Confirm()) } == 'There is nothing here, or nothing that you may see.'
        !agreements.ofActor(lila.id(), AgreementFilter.ALL, Page.Request.first(80)).items()*.id().contains(asked.id())
        agreements.ofActor(marek.id(), AgreementFilter.ALL, Page.Request.first(80)).items()*.id().contains(asked.id())
        agreements.ofActor(aino.id(), new AgreementFilter(AgreementKind.LOAN, Phase.PENDING, asked.listing().id(), Standing.WAITING), Page.Request.first(80)).items()*.id() == [asked.id()]
        agreements.countAwaiting(aino.id()) > 0
        agreements.open(asked, lila.id()).empty
    }

    def "what came before under its name or key changes nothing"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN)
        def name = new Origin.Remote('https://garden.example/activities/offer-9')
        def first = market.answer(offer, marek, market.loan(1, 8), origin: name)
        def keyed = market.answer(offer, marek, market.loan(1, 8), key: 'k1')
        def yes = new Origin.Remote('https://garden.example/activities/yes-9')

        expect:
        market.answer(offer, marek, market.loan(2, 9), origin: name).id() == first.id()
        market.answer(offer, marek, market.loan(1, 8), key: 'k1').id() == keyed.id()
        first.proposalUri() == name.uri()
        agreements.byUri(name.uri()).get().id() == first.id()

        when:
        def accepted = market.take(first, aino, new Step.Accept(Evidence.NONE), origin: yes)

        then:
        market.take(first, aino, new Step.Accept(Evidence.NONE), origin: yes).version() == accepted.version()
        market.refusal { market.take(keyed, aino, new Step.Accept(Evidence.NONE), origin: yes) } == 'This key was used for something else. Take a new one.'
        agreements.byStepUri(yes.uri()).get().id() == first.id()
        market.refusal { market.take(first, aino, new Step.HandOver(new Condition(3), null, Evidence.NONE), version: 1) } == 'It has changed meanwhile. Look at it again.'
    }
}
