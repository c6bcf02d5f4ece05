package coop.talkoot.exchange.agreement

import coop.talkoot.AtOnce
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.ledger.Unit
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import java.time.Duration
import org.jooq.exception.DataAccessException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What several do at the same moment is settled by the rules, and told to each. */
class AtOnceSpec extends Specification {
    @Shared @AutoCleanup Market market = new Market()
    @Shared Identity aino = market.member('aino')
    @Shared List<Identity> people = (1..6).collect { market.member() }
    @Shared Agreements agreements = market.agreements

    def "of those who want the last piece at once, as many get it as there are pieces, and nobody else pays"() {
        given:
        def credit = market.unit(name: 'Crumbs', kind: Unit.Kind.CREDIT, limit: 1000)
        def offer = market.offer(aino, ExchangeKind.PURCHASE, stock: 2)
        def carts = people.collect { who ->
            def cart = market.answer(offer, who, new AgreementTerms.Purchase(Measure.pieces(1), new Price.Credit(100, credit.id())))
            market.take(cart, aino, new Step.Accept(Evidence.NONE))
        }

        when:
        def results = AtOnce.run(carts.withIndex().collect { cart, index ->
            { ->
                market.take(cart, people[index], new Step.Hold())
                market.take(cart, people[index], new Step.Pay(Evidence.NONE))
            }
        })

        then:
        results.count { it instanceof Agreement && it.state() == new PurchaseState.Paid() } == 2
        results.findAll { it instanceof Refused }*.message as Set == ['There is nothing left: somebody was faster.'] as Set
        results.count { it instanceof Refused } == 4
        market.stock(offer) == 0
        market.balance(credit, aino) == 200
        market.isSound(credit)
    }

    def "of overlapping loans accepted at once one is, and the others hear when it is free again"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def asked = people.withIndex().collect { who, index -> market.answer(offer, who, market.loan(1 + index, 10 + index)) }

        when:
        def results = AtOnce.run(asked.collect { loan -> { -> market.take(loan, aino, new Step.Accept(Evidence.NONE)) } })

        then:
        results.count { it instanceof Agreement } == 1
        results.findAll { it instanceof Refused }*.message.every { it.startsWith('It is not free at that time') }
        agreements.calendar(market.resourceOf(offer)).size() == 1
    }

    def "the database itself refuses two loans of one piece that overlap"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def first = market.answer(offer, people[0], market.loan(1, 5))
        def second = market.answer(offer, people[1], market.loan(6, 9))
        market.take(first, aino, new Step.Accept(Evidence.NONE))
        market.take(second, aino, new Step.Accept(Evidence.NONE))

        when:
        market.execute("update reservation set period = (select period from reservation where agreement_id = ${first.id()}) where agreement_id = ${second.id()}")

        then:
        def thrown = thrown(DataAccessException)
        thrown.cause.message.contains('reservation_item_free')
    }

    def "pieces of a stock are lent beside each other, and none after the last"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 3)
        def two = market.answer(offer, people[0], market.loan(1, 5, null, 2))
        def one = market.answer(offer, people[1], market.loan(2, 6))
        def late = market.answer(offer, people[2], market.loan(3, 4))
        def after = market.answer(offer, people[2], market.loan(7, 9, null, 3))

        expect:
        market.take(two, aino, new Step.Accept(Evidence.NONE)).state() == new LoanState.Reserved()
        market.take(one, aino, new Step.Accept(Evidence.NONE)).state() == new LoanState.Reserved()
        market.refusal { market.take(late, aino, new Step.Accept(Evidence.NONE)) }.startsWith('It is not free at that time')
        market.take(after, aino, new Step.Accept(Evidence.NONE)).state() == new LoanState.Reserved()
    }

    def "a loan is made longer only while it is free, and half an hour stays between two"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def first = market.answer(offer, people[0], market.loan(1, 5))
        def next = market.answer(offer, people[1], market.loan(6, 9))
        [first, next].each { market.take(it, aino, new Step.Accept(Evidence.NONE)) }

        expect:
        market.refusal { market.take(first, aino, new Step.Extend(next.terms().from())) }.startsWith('It is not free at that time')
        market.take(first, aino, new Step.Extend(next.terms().from() - Duration.ofMinutes(30))).terms().until() == next.terms().from() - Duration.ofMinutes(30)
        market.refusal { market.take(first, aino, new Step.Extend(next.terms().from() - Duration.ofMinutes(29))) }.startsWith('It is not free at that time')
    }

    def "a confirmation given many times at once books once, and the others hear that it is booked"() {
        given:
        def hours = market.hours(limit: 600)
        def work = market.propose(aino, people[0], Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(60, hours.id()), null))
        market.walk(work, [(new Step.Accept(Evidence.NONE)): people[0], (new Step.ClaimWork(60, Evidence.NONE)): aino])

        when:
        def results = AtOnce.run(8) { market.take(work, people[0], new Step.Confirm()) }

        then:
        results.count { it instanceof Agreement } == 1
        results.findAll { it instanceof Refused }*.message as Set == ['There is nothing to confirm: the work is booked.'] as Set
        market.balance(hours, aino) == 60
        market.isSound(hours)
    }

    def "one proposal sent many times at once under one #what makes one agreement"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN)

        when:
        def results = AtOnce.run(8) { market.answer(offer, people[0], market.loan(1, 5), origin: origin, key: key) }

        then:
        results.every { it instanceof Agreement }
        results*.id() as Set == [results[0].id()] as Set
        market.number("select count(*) from agreement where listing_id = ${offer.id()}") == 1

        where:
        what   | origin                                                       | key
        'key'  | Origin.LOCAL                                                 | 'once'
        'name' | new Origin.Remote('https://garden.example/activities/once-1') | null
    }

    def "one step sent many times at once under one name is taken once, and all hear of it"() {
        given:
        def loan = market.answer(market.offer(aino, ExchangeKind.LOAN), people[0], market.loan(1, 5))
        def name = new Origin.Remote('https://garden.example/activities/yes-77')

        when:
        def results = AtOnce.run(8) { market.take(loan, aino, new Step.Accept(Evidence.NONE), origin: name) }

        then:
        results.every { it instanceof Agreement && it.version() == 2 }
        agreements.history(loan).size() == 2
    }
}
