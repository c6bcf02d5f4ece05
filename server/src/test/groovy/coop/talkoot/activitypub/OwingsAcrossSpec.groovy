package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.DeadlineClock
import coop.talkoot.exchange.agreement.Dispute
import coop.talkoot.exchange.agreement.DisputeState
import coop.talkoot.exchange.agreement.Disputes
import coop.talkoot.exchange.agreement.EconomicEvent
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.FarDisputes
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.Owing
import coop.talkoot.exchange.agreement.Owings
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Remedy
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import java.time.Duration
import java.time.Instant
import spock.lang.Shared

/** What the end of a dispute of two servers makes one side owe is given, or is told and tried until it is. */
class OwingsAcrossSpec extends TwoCoopsSpecification {
    private static final Remedy ALL = new Remedy(Remedy.Kind.FULL_REVERSAL, null)

    @Shared Identity baker = two.members[bakery][0]
    @Shared Identity gardener = two.members[garden][0]

    def "the price of disputed work that no line takes is owed: it holds up nothing, both see why, who owes is told, and it is given when it can be"() {
        given:
        def agreement = claimed(50)
        def before = balances()
        dispute(garden, gardener, agreement)
        suspend(garden)

        when: 'who disputed it does so no longer'
        at(garden).withdraw(id(garden, agreement), gardener)
        settled(agreement)

        then: 'it is closed, and owed on both sides for the same reason'
        await('the reason') { owing(bakery, agreement)?.reason() }
        [bakery, garden].each { house ->
            with(owing(house, agreement)) {
                stage() == Owing.Stage.OWED
                payer() == Side.RECEIVER
                price().amount() == 50
                !back
                reason().contains('There is no line from')
            }
        }
        event(garden, agreement).booking() == EconomicEvent.Booking.REFUSED
        event(bakery, agreement).booking() == EconomicEvent.Booking.REFUSED
        told(garden, gardener, agreement) == 1
        balances() == before

        when: 'the clock goes round, and it is tried each day'
        two.clock.advance(Duration.ofHours(25))
        garden.bean(DeadlineClock).run()

        then: 'but not told again'
        owing(garden, agreement).stage() == Owing.Stage.OWED
        told(garden, gardener, agreement) == 1

        when: 'who is owed cannot take it'
        bakery.bean(Owings).again(known(bakery, agreement).id(), baker.id())

        then:
        thrown(Refused)

        when:
        resume(garden)
        two.clock.advance(Duration.ofHours(25))
        garden.bean(DeadlineClock).run()

        then:
        booked(agreement)
        moved(before, 50)

        when: 'asked again, it is not given twice'
        def again = garden.bean(Owings).again(known(garden, agreement).id(), gardener.id())

        then:
        again.stage() == Owing.Stage.BOOKED
        moved(before, 50)

        when: 'an old word that it was not comes late, and more than once'
        2.times { bakery.bean(Owings).told(known(bakery, agreement).id(), Side.RECEIVER, 'Not now.') }

        then:
        owing(bakery, agreement).stage() == Owing.Stage.BOOKED
        moved(before, 50)
    }

    def "the price of disputed work, less what the remedy remits, is booked over the line, and the agreement stays settled"() {
        given:
        def agreement = claimed(75)
        def before = balances()
        dispute(garden, gardener, agreement)
        at(bakery).offer(id(bakery, agreement), baker, new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 30L), Evidence.NONE)
        await('the offer') { disputed(garden, agreement).offered() }

        when:
        at(garden).acceptOffer(id(garden, agreement), gardener)
        settled(agreement)

        then:
        booked(agreement)
        moved(before, 45)
        [bakery, garden].every { known(it, agreement).state().name() == 'SETTLED' && owing(it, agreement).price().amount() == 45 }
    }

    def "a transfer that comes before the word that the dispute is closed is what that word makes due"() {
        given:
        def agreement = claimed(20)
        dispute(garden, gardener, agreement)
        def transfer = two.give(garden, 20, payer: gardener, payee: baker, about: known(garden, agreement).uri())
        await('the transfer') { two.at(bakery, transfer)?.state()?.name() == 'COMMITTED' }

        expect:
        known(bakery, agreement).state().name() == 'DISPUTED'

        when:
        def closed = new DisputeState.Closed(Remedy.NOTHING, Instant.now())
        bakery.bean(FarDisputes).stands(known(bakery, agreement).id(), new FarDisputes.Stand(closed, null, null), null, '')

        then:
        known(bakery, agreement).state().name() == 'SETTLED'
        owing(bakery, agreement).stage() == Owing.Stage.BOOKED
        [bakery, garden].every { two.sum(it) == 0 && two.isSound(it) }
    }

    def "work disputed while it is being booked is booked all the same, and its remedy is of that"() {
        given: 'the bakery is away when the garden says yes, and no more'
        def agreement = claimed(40)
        def before = balances()
        bakery.instance.stop()
        take(garden, gardener, agreement, new Step.Confirm())
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('It was not finished')))
        bakery.instance.startAgain()

        when:
        two.clock.advance(Duration.ofMinutes(30))

        then:
        await('the dispute') { id(bakery, agreement) }
        await('the booking') { [bakery, garden].every { event(it, agreement).booking() == EconomicEvent.Booking.BOOKED } }
        [bakery, garden].every { known(it, agreement).state().name() == 'DISPUTED' }
        moved(before, 40)

        when:
        at(bakery).offer(id(bakery, agreement), baker, ALL, Evidence.NONE)
        await('the offer') { disputed(garden, agreement).offered() }
        at(garden).acceptOffer(id(garden, agreement), gardener)
        settled(agreement)

        then:
        booked(agreement)
        moved(before, 0)
    }

    def "work whose dispute ends while it is being booked is given back once it is booked"() {
        given:
        def agreement = claimed(35)
        def before = balances()
        dispute(garden, gardener, agreement)

        and: 'as if it had been confirmed before: the transfer is under way and nobody has said how it ends'
        [bakery, garden].each { two.execute(it, "update economic_event set booking = 'DUE' where agreement_id = ${known(it, agreement).id()}") }
        suspend(bakery)
        def transfer = two.give(garden, 35, payer: gardener, payee: baker, about: known(garden, agreement).uri())
        at(bakery).offer(id(bakery, agreement), baker, ALL, Evidence.NONE)
        await('the offer') { disputed(garden, agreement).offered() }

        when:
        at(garden).acceptOffer(id(garden, agreement), gardener)
        settled(agreement)

        then:
        [bakery, garden].every { owing(it, agreement) == null }

        when:
        resume(bakery)
        two.clock.advance(Duration.ofMinutes(10))

        then:
        await('the transfer') { two.at(bakery, transfer)?.state()?.name() == 'COMMITTED' }
        booked(agreement)
        moved(before, 0)
    }

    def "what is to go back and cannot, when the other server closed it, is owed on both and tried by who owes"() {
        given:
        def agreement = worked(60)
        def before = balances()
        dispute(garden, gardener, agreement)
        at(bakery).offer(id(bakery, agreement), baker, new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 25L), Evidence.NONE)
        await('the offer') { disputed(garden, agreement).offered() }
        suspend(bakery)

        when:
        at(garden).acceptOffer(id(garden, agreement), gardener)
        settled(agreement)

        then:
        await('the reason') { owing(garden, agreement)?.reason() }
        [bakery, garden].each { house ->
            with(owing(house, agreement)) {
                stage() == Owing.Stage.OWED
                payer() == Side.PROVIDER
                price().amount() == 25
                back
                event().mark() == EconomicEvent.Mark.REFUND
            }
        }
        told(bakery, baker, agreement) == 1
        told(garden, gardener, agreement) == 0
        balances() == before

        when: 'it takes its time over the line'
        resume(bakery)
        suspend(garden)
        bakery.bean(Owings).again(known(bakery, agreement).id(), baker.id())

        then:
        owing(bakery, agreement).stage() == Owing.Stage.UNDER_WAY

        when:
        bakery.bean(Owings).again(known(bakery, agreement).id(), baker.id())
        resume(garden)
        two.clock.advance(Duration.ofMinutes(10))

        then:
        booked(agreement)
        moved(before, -25)
    }

    def "what the assembly decides closes though it cannot be given at once where it is at home"() {
        given:
        def listing = list(ExchangeKind.TIME_CREDIT, by: baker)
        def agreement = worked(30, there(listing))
        def before = balances()
        dispute(garden, gardener, agreement)
        two.clock.advance(Duration.ofDays(8))
        bakery.bean(DeadlineClock).run()
        await('the assembly') { disputed(bakery, agreement).state().name() == 'APPEALED' && disputed(garden, agreement).state().name() == 'APPEALED' }
        suspend(bakery)

        when:
        at(bakery).decide(id(bakery, agreement), bakery.keeper.identity(), ALL, Evidence.of('He was not there'))
        settled(agreement)

        then:
        await('the reason') { owing(garden, agreement)?.reason() }
        [bakery, garden].every { owing(it, agreement).stage() == Owing.Stage.OWED }

        when: 'the other side has no room for it'
        resume(bakery)
        two.execute(garden, "update ledger_account set state = 'FROZEN' where owner_id = ${gardener.id()}")
        bakery.bean(Owings).again(known(bakery, agreement).id(), baker.id())

        then: 'its reason is the one that stands'
        await('another reason') { owing(bakery, agreement).with { it.stage() == Owing.Stage.OWED && !it.reason().contains('no line') } }
        await('the same there') { owing(garden, agreement).reason() == owing(bakery, agreement).reason() }
        balances() == before

        when:
        two.execute(garden, "update ledger_account set state = 'OPEN' where owner_id = ${gardener.id()}")
        bakery.bean(Owings).again(known(bakery, agreement).id(), baker.id())

        then:
        booked(agreement)
        moved(before, -30)
    }

    def "who was away hears it all when they are back, and both ledgers are equal"() {
        given:
        def agreement = claimed(15)
        def before = balances()
        dispute(garden, gardener, agreement)

        when:
        bakery.instance.stop()
        at(garden).withdraw(id(garden, agreement), gardener)
        bakery.instance.startAgain()
        two.clock.advance(Duration.ofMinutes(30))
        settled(agreement)

        then:
        booked(agreement)
        moved(before, 15)
    }

    private Agreement claimed(long minutes, listing = null) {
        def terms = new AgreementTerms.TimeCredit(new Price.Time(minutes, null), null)
        def agreement = garden.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, gardener, garden.find(baker), Side.RECEIVER, listing,
                listing ? '' : 'Pruning', terms, Evidence.of('Could you?')))
        await('the proposal') { known(bakery, agreement) }
        take(bakery, baker, agreement, new Step.Accept(Evidence.NONE))
        await('the yes') { known(garden, agreement).version() == 2 }
        take(bakery, baker, agreement, new Step.ClaimWork(minutes, Evidence.NONE))
        await('the claim') { known(garden, agreement).version() == 3 }
        return agreement
    }

    private Agreement worked(long minutes, listing = null) {
        def agreement = claimed(minutes, listing)
        take(garden, gardener, agreement, new Step.Confirm())
        await('the booking') { [bakery, garden].every { known(it, agreement).state().name() == 'POSTED' } }
        return agreement
    }

    private void dispute(Neighbours house, Identity by, Agreement agreement) {
        take(house, by, agreement, new Step.Dispute(false, Evidence.of('Half of it is not pruned')))
        await('the dispute') { [bakery, garden].every { id(it, agreement) } }
    }

    private void settled(Agreement agreement) {
        await('the end') { [bakery, garden].every { known(it, agreement).state().name() == 'SETTLED' } }
    }

    private void booked(Agreement agreement) {
        await('the booking') { [bakery, garden].every { owing(it, agreement)?.stage() == Owing.Stage.BOOKED } }
    }

    private void suspend(Neighbours house) {
        two.execute(house, "update trust_line set suspended_at = now(), suspended_because = 'A trial'")
    }

    private void resume(Neighbours house) {
        two.execute(house, 'update trust_line set suspended_at = null, suspended_because = null')
    }

    /** What baker and gardener have, and what each co-op has of the other. */
    private List<Long> balances() {
        [two.balance(bakery, baker), two.balance(garden, gardener), two.clearing(bakery).balance(), two.clearing(garden).balance()]
    }

    private void moved(List<Long> before, long minutes) {
        assert balances() == [before[0] + minutes, before[1] - minutes, before[2] - minutes, before[3] + minutes]
        [bakery, garden].each { assert two.sum(it) == 0 && two.isSound(it) }
    }

    private static Disputes at(Neighbours house) {
        house.bean(Disputes)
    }

    private Long id(Neighbours house, Agreement agreement) {
        known(house, agreement).disputeId()
    }

    private Dispute disputed(Neighbours house, Agreement agreement) {
        at(house).require(id(house, agreement), (house == bakery ? baker : gardener).id())
    }

    private Owing owing(Neighbours house, Agreement agreement) {
        house.bean(Owings).of(known(house, agreement)).orElse(null)
    }

    private EconomicEvent event(Neighbours house, Agreement agreement) {
        house.bean(Agreements).events(known(house, agreement)).find { it.price() }
    }

    private int told(Neighbours house, Identity who, Agreement agreement) {
        house.bean(Notices).page(who.id(), NoticeQuery.newest(80)).items().count { it.kind() == Notice.Kind.AGREEMENT_OVERDUE && it.subjectId() == known(house, agreement).id() }
    }
}
