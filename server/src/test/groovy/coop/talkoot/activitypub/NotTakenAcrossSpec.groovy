package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
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
import coop.talkoot.exchange.agreement.TimeCreditState
import coop.talkoot.ledger.clearing.ClearingClock
import coop.talkoot.ledger.clearing.ClearingTransfer
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Viewer
import coop.talkoot.platform.Origin
import java.time.Duration

/** What one server lets its person do, and the other does not take: both come to the same again, and the person is told. */
class NotTakenAcrossSpec extends TwoCoopsSpecification {
    def "two steps that cross and shut each other out are both undone, and both are told why"() {
        given: 'a loan that both have promised, and servers that do not hear of each other for a while'
        def agreement = agreed(ExchangeKind.LOAN, new AgreementTerms.Loan(Measure.pieces(1), at(1), at(3), null))
        garden.instance.stop()
        take(bakery, alice, agreement, new Step.HandOver(new Condition(4), null, Evidence.of('On the porch')))
        bakery.instance.stop()
        garden.instance.startAgain()
        take(garden, bob, agreement, new Step.CallOff(Evidence.of('I have one now')))

        when:
        bakery.instance.startAgain()
        two.clock.advance(Duration.ofMinutes(10))

        then: 'it is promised, as before, and neither event nor reservation tells otherwise'
        [bakery, garden].each { house ->
            await("the no: ${stories(agreement)}") { steps(house, agreement).last() == 'NOT_TAKEN' && known(house, agreement).state().name() == 'RESERVED' }
        }
        steps(bakery, agreement) == ['PROPOSE', 'ACCEPT', 'HAND_OVER', 'NOT_TAKEN']
        steps(garden, agreement) == ['PROPOSE', 'ACCEPT', 'CALL_OFF', 'NOT_TAKEN']
        [bakery, garden].every { it.bean(Agreements).events(known(it, agreement)).empty }
        two.number(bakery, "select count(*) from reservation where agreement_id = ${known(bakery, agreement).id()}") == 1

        and: 'with the words of the other server, in the history and among what is new'
        last(bakery, agreement).undoesFrom() == 3
        last(bakery, agreement).reason().contains('came to nothing')
        last(garden, agreement).reason()
        told(bakery, bakery.keeper) && told(garden, garden.keeper)

        when: 'they go on'
        take(bakery, alice, agreement, new Step.HandOver(new Condition(4), null, Evidence.NONE))
        await('the hand-over') { known(garden, agreement).state().name() == 'ACTIVE' }
        take(garden, bob, agreement, new Step.Confirm())

        then:
        await('the yes') { bakery.bean(Agreements).events(known(bakery, agreement)).every { it.confirmedAt() != null } }
        bakery.bean(Agreements).events(known(bakery, agreement))*.uri() == garden.bean(Agreements).events(known(garden, agreement))*.uri()
    }

    def "what is sold to somebody here meanwhile is not held there"() {
        given: 'the last of it, in two hands'
        def listing = list(ExchangeKind.PURCHASE, quantity: '1')
        def far = proposed(listing, new AgreementTerms.Purchase(Measure.pieces(1), new Price.Time(60, null)))
        await('the proposal') { known(bakery, far) }
        take(bakery, alice, far, new Step.Accept(Evidence.NONE))
        await('the yes') { known(garden, far).version() == 2 }
        bakery.instance.stop()
        take(garden, bob, far, new Step.Hold())
        bakery.instance.startAgain()

        and: 'somebody there was faster, while the hold was on its way'
        def near = bakery.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, two.members[bakery][0], alice, Side.RECEIVER, listing, '',
                new AgreementTerms.Purchase(Measure.pieces(1), new Price.Time(60, two.hours[bakery].id())), Evidence.NONE))
        near = bakery.bean(Agreements).take(NewStep.of(near, alice, new Step.Accept(Evidence.NONE)))
        bakery.bean(Agreements).take(NewStep.of(near, two.members[bakery][0], new Step.Hold()))

        when:
        two.clock.advance(Duration.ofMinutes(1))

        then:
        await("the no: ${stories(far)}") { steps(garden, far).last() == 'NOT_TAKEN' }
        last(garden, far).reason() == 'There is nothing left: somebody was faster.'
        known(garden, far).state() == known(bakery, far).state()
        two.number(garden, "select count(*) from stock_hold where state = 'HELD'") == 0
    }

    def "a proposal that the other server does not take comes to nothing, and says why"() {
        given:
        def listing = list(ExchangeKind.GIFT, quantity: '1')
        bakery.instance.stop()
        def agreement = proposed(listing, new AgreementTerms.Gift(Measure.pieces(1), null))

        when: 'it has ended by the time the proposal comes'
        bakery.instance.startAgain()
        bakery.bean(Listings).archive(bakery.bean(Listings).require(listing.id(), alice.id()), alice)
        two.clock.advance(Duration.ofMinutes(10))

        then:
        await("the no: ${stories(agreement)}") { known(garden, agreement).state().name() == 'CANCELLED' }
        last(garden, agreement) == new Step.NotTaken(1, 'This is no longer open.')
        known(bakery, agreement) == null
        told(garden, garden.keeper)
    }

    def "a yes to hours that were corrected meanwhile is not taken for another number, and what was set aside for it is let go"() {
        given: 'work that was done, and a line on which the bakery hears nothing for a while'
        def agreement = agreed(ExchangeKind.TIME_CREDIT, new AgreementTerms.TimeCredit(new Price.Time(60, null), null))
        take(bakery, alice, agreement, new Step.ClaimWork(75, Evidence.NONE))
        await('the claim') { known(garden, agreement).version() == 3 }
        def before = two.clearing(garden)
        two.execute(bakery, "update trust_line set suspended_at = now(), suspended_because = 'A trial'")

        when: 'bob says yes to it, and alice corrects it before she hears of that'
        bakery.instance.stop()
        take(garden, bob, agreement, new Step.Confirm())
        bakery.instance.startAgain()
        take(bakery, alice, agreement, new Step.ClaimWork(90, Evidence.of('And the hedge')))
        two.clock.advance(Duration.ofMinutes(10))

        then: 'neither is taken: both have the first number again, and nothing waits in a ledger'
        [[garden, 'CONFIRM'], [bakery, 'CLAIM_WORK']].each { house, own ->
            await("the no: ${stories(agreement)}") { steps(house, agreement).takeRight(2) == [own, 'NOT_TAKEN'] }
        }
        [bakery, garden].every { house -> known(house, agreement).state() == new TimeCreditState.WorkClaimed(75) }
        last(garden, agreement) == new Step.NotTaken(4, 'This was corrected meanwhile. Look at it again.')
        garden.bean(Agreements).events(known(garden, agreement)).every { it.confirmedAt() == null && it.booking() == null }
        two.transfers(garden)[0].state() == ClearingTransfer.State.EXPIRED
        with(two.clearing(garden)) {
            balance() == before.balance()
            reserved() == before.reserved()
        }
        told(garden, garden.keeper)

        when: 'bob says yes once more, and the line goes on'
        two.execute(bakery, 'update trust_line set suspended_at = null, suspended_because = null')
        take(garden, bob, agreement, new Step.Confirm())
        two.clock.advance(Duration.ofMinutes(10))
        [bakery, garden].each { it.bean(ClearingClock).run() }

        then:
        await("the booking: ${stories(agreement)}") { [bakery, garden].every { known(it, agreement).state() == new TimeCreditState.Posted(75) } }
        two.clearing(garden).balance() == before.balance() + 75
        await('the other ledger') { two.clearing(bakery).balance() == -two.clearing(garden).balance() }
    }

    private Agreement agreed(ExchangeKind kind, AgreementTerms terms) {
        def agreement = proposed(list(kind), terms)
        await('the proposal') { known(bakery, agreement) }
        take(bakery, alice, agreement, new Step.Accept(Evidence.NONE))
        await('the yes') { known(garden, agreement).version() == 2 }
        return agreement
    }

    private Agreement proposed(Listing listing, AgreementTerms terms) {
        garden.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, bob, there(listing).post().author(), Side.RECEIVER, there(listing), '', terms, Evidence.of('Could I?')))
    }

    private List<String> steps(Neighbours house, Agreement agreement) {
        house.bean(Agreements).history(known(house, agreement))*.step()*.name()*.name()
    }

    private Step.NotTaken last(Neighbours house, Agreement agreement) {
        house.bean(Agreements).history(known(house, agreement)).last().step() as Step.NotTaken
    }

    private boolean told(Neighbours house, Viewer who) {
        house.bean(Notices).page(who.actorId(), NoticeQuery.newest(20)).items().any { it.kind() == Notice.Kind.AGREEMENT_NOT_TAKEN }
    }

    private String stories(Agreement agreement) {
        [bakery, garden].collect { known(it, agreement) == null ? 'nothing' : steps(it, agreement) }
    }
}
