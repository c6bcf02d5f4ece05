package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.Condition
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.Measure
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.NewStep
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.ledger.clearing.ClearingClock
import coop.talkoot.platform.Origin
import java.time.Duration

/** A member of the garden co-op answers what a member of the bakery co-op has listed; both servers hold the same. */
class AgreementsAcrossTwoSpec extends TwoCoopsSpecification {
    def "a #kind goes from the listing to its end across two servers, of which now one and now the other is away"() {
        given:
        def before = two.clearing(garden).balance()
        def listing = list(kind)

        when: 'bob answers'
        def agreement = garden.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, bob, there(listing).post().author(),
                Side.RECEIVER, there(listing), '', terms, Evidence.of('Could I have it?')))

        and: 'each does what is theirs to do, while the other side is away every second time'
        steps.eachWithIndex { step, number ->
            def (who, taken) = step
            def house = who == 'alice' ? bakery : garden
            def far = two.other(house)
            def here = await("$kind before step $number at ${house.group.identity().handle()}") { same(agreement) && !(known(house, agreement).state().name() in ['BOOKING', 'CONFIRMED']) ? known(house, agreement) : null }
            if (number % 2) {
                far.instance.stop()
            }
            house.bean(Agreements).take(NewStep.of(here, who == 'alice' ? alice : bob, taken.call(two.clock) as Step.OfParty))
            if (number % 2) {
                far.instance.startAgain()
                two.clock.advance(Duration.ofMinutes(10))
                [bakery, garden].each { it.bean(ClearingClock).run() }
            }
        }

        then: 'both have it at its end, under the same name, which is the bakery\'s'
        await("the end of the $kind: ${stories(agreement)}") { same(agreement) && known(bakery, agreement).state().name() == end }
        known(bakery, agreement).uri() == known(garden, agreement).uri()
        known(bakery, agreement).uri().startsWith(bakery.instance.uri('/agreements/'))
        [bakery, garden].every { known(it, agreement).terms() == terms }

        and: 'the same happened on both sides, each with the same word and yes'
        happened(bakery, agreement) == happened(garden, agreement)

        and: 'what was paid is booked on both: debt here, claim there'
        await('the ledgers') { two.clearing(garden).balance() == -two.clearing(bakery).balance() && two.clearing(garden).balance() == before + owed }
        [bakery, garden].every { two.sum(it) == 0 && two.isSound(it) }

        where:
        [kind, terms, end, owed, steps] << DEALS
    }

    private static final List<List> DEALS = [
            [ExchangeKind.LOAN, new AgreementTerms.Loan(Measure.pieces(1), at(1), at(3), null), 'COMPLETED', 0, [
                    ['alice', { new Step.Accept(Evidence.NONE) }],
                    ['alice', { clock -> new Step.HandOver(new Condition(4), null, Evidence.NONE) }],
                    ['bob', { new Step.Confirm() }],
                    ['bob', { new Step.ClaimReturn(Evidence.of('In the shed')) }],
                    ['alice', { new Step.ConfirmReturn(new Condition(4), Evidence.NONE) }],
                    ['bob', { new Step.Confirm() }]]],
            [ExchangeKind.GIFT, new AgreementTerms.Gift(Measure.pieces(1), null), 'COMPLETED', 0, [
                    ['alice', { new Step.Allocate() }],
                    ['alice', { new Step.HandOver(null, null, Evidence.NONE) }],
                    ['bob', { new Step.Confirm() }]]],
            [ExchangeKind.EXCHANGE, new AgreementTerms.Exchange(Measure.pieces(1), 'A jar of honey', Measure.pieces(2), null, null), 'COMPLETED', 0, [
                    ['alice', { new Step.Accept(Evidence.NONE) }],
                    ['bob', { new Step.HandOver(null, null, Evidence.NONE) }],
                    ['alice', { new Step.HandOver(null, null, Evidence.NONE) }],
                    ['bob', { new Step.Confirm() }]]],
            [ExchangeKind.PAYMENT, new AgreementTerms.Payment(new Price.Money(2400, 'EUR'), 'Flour', null), 'POSTED', 0, [
                    ['alice', { new Step.Accept(Evidence.NONE) }],
                    ['bob', { new Step.Pay(Evidence.of('Transfer 4711')) }],
                    ['alice', { new Step.Confirm() }]]],
            [ExchangeKind.TIME_CREDIT, new AgreementTerms.TimeCredit(new Price.Time(120, null), null), 'POSTED', 150, [
                    ['alice', { new Step.Suggest(new AgreementTerms.TimeCredit(new Price.Time(120, null), null), Evidence.of('With a friend')) }],
                    ['bob', { new Step.Accept(Evidence.NONE) }],
                    ['alice', { new Step.ClaimWork(150, Evidence.NONE) }],
                    ['bob', { new Step.Confirm() }]]],
            [ExchangeKind.PURCHASE, new AgreementTerms.Purchase(Measure.pieces(2), new Price.Time(60, null)), 'PICKED_UP', 60, [
                    ['alice', { new Step.Accept(Evidence.NONE) }],
                    ['bob', { new Step.Hold() }],
                    ['bob', { new Step.Pay(Evidence.NONE) }],
                    ['alice', { new Step.MakeReady(Evidence.NONE) }],
                    ['alice', { new Step.HandOver(null, null, Evidence.NONE) }],
                    ['bob', { new Step.Confirm() }]]],
    ]

    /** Whether both have come to the same. */
    private boolean same(Agreement agreement) {
        def (here, there) = [known(garden, agreement), known(bakery, agreement)]
        here && there && here.version() == there.version() && here.state().name() == there.state().name() && here.terms() == there.terms()
    }

    private String stories(Agreement agreement) {
        [bakery, garden].collect { house ->
            def known = known(house, agreement)
            known == null ? 'nothing' : house.bean(Agreements).history(known).collect { "${it.step().name()}>${it.state()}" }
        }
    }

    private List happened(Neighbours house, Agreement agreement) {
        house.bean(Agreements).events(known(house, agreement)).collect {
            [it.uri(), it.mark(), it.provider().uri(), it.receiver().uri(), it.quantity(), it.price(), it.condition(), it.recordedBy(), it.confirmedAt() != null, it.booking()]
        }
    }
}
