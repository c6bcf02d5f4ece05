package coop.talkoot.exchange.agreement

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class LoansSpec extends Specification {
    @Shared @AutoCleanup Market market = new Market()
    @Shared Identity aino = market.member('aino')
    @Shared Identity marek = market.member('marek')
    @Shared Identity lila = market.member('lila')
    @Shared Agreements agreements = market.agreements

    def "what is lent cannot be given away before it is back"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def loan = market.answer(offer, marek, market.loan(0, 5))
        market.walk(loan, [(new Step.Accept(Evidence.NONE)): aino, (new Step.HandOver(new Condition(4), null, Evidence.NONE)): aino])
        def gift = market.answer(market.offer(aino, ExchangeKind.GIFT).with { listing ->
            market.execute("update listing set resource_id = ${market.resourceOf(offer)} where post_id = ${listing.id()}")
            listing
        }, lila, new AgreementTerms.Gift(Measure.pieces(1), null))
        market.take(gift, aino, new Step.Allocate())

        expect:
        market.refusal { market.take(gift, aino, new Step.HandOver(null, null, Evidence.NONE)) } == 'It is lent at this moment, and must be back before it can be another\'s.'
        market.state(gift) == 'ALLOCATED'

        when:
        market.take(loan, aino, new Step.ConfirmReturn(new Condition(4), Evidence.NONE))
        market.take(gift, aino, new Step.HandOver(null, null, Evidence.NONE))

        then:
        market.owner(market.resourceOf(offer)) == lila.id()
    }

    def "a hand-over may be entered later than it was, but not before it happens, and holds from then"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def loan = market.answer(offer, marek, market.loan(2, 9))
        market.take(loan, aino, new Step.Accept(Evidence.NONE))
        def then = market.clock.instant() - Duration.ofDays(1)

        expect:
        market.refusal { handOver(loan, market.clock.instant() + Duration.ofSeconds(1)) } == 'What has not happened yet cannot be entered.'
        market.refusal { handOver(loan, market.clock.instant() - Duration.ofDays(366)) } == 'A hand-over is entered within a year.'
        handOver(loan, then).state() == new LoanState.Active(then, new Condition(4), false, null)
        agreements.calendar(market.resourceOf(offer))*.from() == [then]
        agreements.events(loan)[0].happenedAt() == then
    }

    def "what comes back early is free for others from that moment"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def loan = market.answer(offer, marek, market.loan(0, 9))
        def next = market.answer(offer, lila, market.loan(3, 6))
        market.walk(loan, [(new Step.Accept(Evidence.NONE)): aino, (new Step.HandOver(new Condition(4), null, Evidence.NONE)): aino])

        expect:
        market.refusal { market.take(next, aino, new Step.Accept(Evidence.NONE)) }.startsWith('It is not free at that time')

        when:
        market.take(loan, aino, new Step.ConfirmReturn(new Condition(4), Evidence.NONE))

        then:
        market.take(next, aino, new Step.Accept(Evidence.NONE)).state() == new LoanState.Reserved()
    }

    def "terms that cannot be kept are refused: #what"() {
        when:
        make.call()

        then:
        def refused = thrown(Refused)
        refused.message == sentence

        where:
        what                     | make                                                        || sentence
        'nothing'                | { Measure.pieces(0) }                                       || 'A quantity is a whole number from 1 to 1000000000.'
        'less than nothing'      | { Measure.pieces(-1) }                                      || 'A quantity is a whole number from 1 to 1000000000.'
        'too many'               | { Measure.pieces(Long.MAX_VALUE) }                          || 'A quantity is a whole number from 1 to 1000000000.'
        'no minutes'             | { new Price.Time(0, null) }                                 || 'This is a whole number above 0, and at most 1000000000000.'
        'minutes that overflow'  | { new Price.Time(Long.MAX_VALUE, null) }                    || 'This is a whole number above 0, and at most 1000000000000.'
        'less than no money'     | { new Price.Money(-1, 'EUR') }                              || 'This is a whole number above 0, and at most 1000000000000.'
        'no such currency'       | { new Price.Money(1, 'euro') }                              || 'A currency has three capital letters, such as EUR.'
        'work of no minutes'     | { new Step.ClaimWork(0, Evidence.NONE) }                    || 'Minutes are a whole number above 0, and at most 1000000000000.'
        'a condition of 0'       | { new Condition(0) }                                        || 'A condition is a number from 1, worn out, to 5, as new.'
        'a condition of 6'       | { new Condition(6) }                                        || 'A condition is a number from 1, worn out, to 5, as new.'
        'purchase by the kilo'   | { new AgreementTerms.Purchase(new Measure(2, 'kilogram'), new Price.Money(1, 'EUR')) } || 'A purchase is counted in pieces.'
        'a part without amount'  | { new Remedy(Remedy.Kind.PARTIAL_REVERSAL, null) }          || 'Say how much goes back if a part does, and only then.'
        'the same file twice'    | { new Evidence('', [1L, 1L]) }                              || 'A step has at most 4 files, each once.'
    }

    private Agreement handOver(Agreement loan, java.time.Instant at) {
        market.take(loan, aino, new Step.HandOver(new Condition(4), at, Evidence.NONE))
    }
}
