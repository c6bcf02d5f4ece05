package coop.talkoot.exchange.agreement

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What happens when nobody does anything, and who is told. */
class DeadlineSpec extends Specification {
    @Shared @AutoCleanup Market market = new Market()
    @Shared Identity aino = market.member('aino')
    @Shared Identity marek = market.member('marek')
    @Shared Agreements agreements = market.agreements

    def "a proposal nobody answers comes to nothing after fourteen days"() {
        given:
        def asked = market.answer(market.offer(aino, ExchangeKind.LOAN), marek, market.loan(20, 30))

        when:
        market.clock.advance(Duration.ofDays(14) - Duration.ofSeconds(1))
        market.lapse()

        then:
        market.state(asked) == 'PROPOSED'

        when:
        market.clock.advance(Duration.ofSeconds(1))
        2.times { market.lapse() }

        then:
        market.now(asked).state() == new Cancelled(Cancelled.Reason.EXPIRED)
        agreements.history(asked)*.by()*.id() == [marek.id(), null]
        kinds(marek, asked) == [Notice.Kind.AGREEMENT_ENDED]
        kinds(aino, asked) as Set == [Notice.Kind.AGREEMENT_WAITING, Notice.Kind.AGREEMENT_ENDED] as Set
    }

    def "stock that is held and not paid for is there again after a quarter of an hour"() {
        given:
        def offer = market.offer(aino, ExchangeKind.PURCHASE, stock: 4, price: 100)
        def cart = market.answer(offer, marek, new AgreementTerms.Purchase(Measure.pieces(3), new Price.Money(300, 'EUR')))
        market.take(cart, marek, new Step.Hold())

        expect:
        market.stock(offer) == 1

        when:
        market.clock.advance(Duration.ofMinutes(15))

        then:
        market.refusal { market.take(cart, marek, new Step.Pay(Evidence.of('x'))) } == 'The time it was held for is over. Hold it again.'

        when:
        market.lapse()

        then:
        market.stock(offer) == 4
        market.state(cart) == 'CART'
        market.take(cart, marek, new Step.Hold()).state() instanceof PurchaseState.StockHeld
    }

    def "silence of who is to confirm is a yes after seven days, but never to damage or to far more work than estimated"() {
        given:
        def hours = market.hours(limit: 1000)
        def works = [90, 91].collect { minutes ->
            def work = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(60, hours.id()), null))
            market.walk(work, [(new Step.Accept(Evidence.NONE)): marek, (new Step.ClaimWork(minutes, Evidence.NONE)): aino])
        }
        def loans = [4, 3].collect { condition ->
            def loan = market.answer(market.offer(aino, ExchangeKind.LOAN), marek, market.loan(0, 9))
            market.walk(loan, [(new Step.Accept(Evidence.NONE)): aino, (new Step.HandOver(new Condition(4), null, Evidence.NONE)): aino,
                               (new Step.ConfirmReturn(new Condition(condition), Evidence.NONE)): aino])
        }

        when:
        market.clock.advance(Duration.ofDays(7))
        market.lapse()

        then:
        works.collect { market.state(it) } == ['POSTED', 'WORK_CLAIMED']
        loans.collect { market.state(it) } == ['COMPLETED', 'RETURNED']
        market.balance(hours, aino) == 90
        market.isSound(hours)

        and: 'both are told of what came about by itself'
        kinds(aino, works[0]).contains(Notice.Kind.AGREEMENT_DONE)
        kinds(marek, works[0]).contains(Notice.Kind.AGREEMENT_DONE)
    }

    def "what the ledger refuses when silence would be a yes waits a day and is tried again"() {
        given:
        def hours = market.hours()
        def work = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(60, hours.id()), null))
        market.walk(work, [(new Step.Accept(Evidence.NONE)): marek, (new Step.ClaimWork(60, Evidence.NONE)): aino])

        when:
        market.clock.advance(Duration.ofDays(7))
        market.lapse()

        then:
        market.state(work) == 'WORK_CLAIMED'
        market.balance(hours, aino) == 0

        when:
        market.limit(hours, marek, 60)
        market.lapse()

        then: 'not before tomorrow'
        market.state(work) == 'WORK_CLAIMED'

        when:
        market.clock.advance(Duration.ofDays(1))
        market.lapse()

        then:
        market.state(work) == 'POSTED'
        market.balance(hours, aino) == 60
    }

    def "of an exchange that only one side kept a dispute begins after fourteen days"() {
        given:
        def swap = market.answer(market.offer(aino, ExchangeKind.EXCHANGE, stock: 1), marek, new AgreementTerms.Exchange(Measure.pieces(1), 'Apples', Measure.pieces(1), null, null))
        market.walk(swap, [(new Step.Accept(Evidence.NONE)): aino, (new Step.HandOver(null, null, Evidence.NONE)): marek])
        market.clock.advance(Duration.ofDays(10))
        market.take(swap, aino, new Step.Confirm())

        when: 'that it came was confirmed, which puts nothing off'
        market.clock.advance(Duration.ofDays(4))
        market.lapse()

        then:
        market.state(swap) == 'DISPUTED'
        market.bean(Disputes).require(market.now(swap).disputeId(), aino.id()).claimant() == Side.RECEIVER
        kinds(aino, swap).contains(Notice.Kind.AGREEMENT_DISPUTED)
    }

    def "what is due is reminded of a day before, and once more when it is past; that it is overdue follows from the time"() {
        given:
        def loan = market.answer(market.offer(aino, ExchangeKind.LOAN), marek, market.loan(0, 5))
        market.walk(loan, [(new Step.Accept(Evidence.NONE)): aino, (new Step.HandOver(new Condition(4), null, Evidence.NONE)): aino])

        when:
        market.clock.advance(Duration.ofDays(4))
        2.times { market.lapse() }

        then:
        kinds(marek, loan).count(Notice.Kind.AGREEMENT_DUE) == 1
        !market.now(loan).isOverdueAt(market.clock.instant())

        when:
        market.clock.advance(Duration.ofDays(1) + Duration.ofSeconds(1))
        2.times { market.lapse() }

        then:
        kinds(marek, loan).count(Notice.Kind.AGREEMENT_OVERDUE) == 1
        market.now(loan).isOverdueAt(market.clock.instant())
        market.state(loan) == 'ACTIVE'
    }

    def "who kept it for longer is reminded of the new day"() {
        given:
        def loan = market.answer(market.offer(aino, ExchangeKind.LOAN), marek, market.loan(0, 2))
        market.walk(loan, [(new Step.Accept(Evidence.NONE)): aino, (new Step.HandOver(new Condition(4), null, Evidence.NONE)): aino])
        def later = loan.terms().until() + Duration.ofDays(3)

        when:
        market.take(loan, marek, new Step.Extend(later))
        market.take(loan, aino, new Step.Accept(Evidence.NONE))

        then:
        market.now(loan).terms().until() == later
        market.now(loan).deadline() == new Deadline(Deadline.Kind.DUE, later)
    }

    private List<Notice.Kind> kinds(Identity person, Agreement agreement) {
        market.bean(Notices).page(person.id(), NoticeQuery.newest(80)).items().findAll { it.subjectId() == agreement.id() }*.kind()
    }
}
