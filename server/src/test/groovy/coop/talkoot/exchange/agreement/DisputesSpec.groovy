package coop.talkoot.exchange.agreement

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.governance.method.Lot
import coop.talkoot.ledger.Unit
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class DisputesSpec extends Specification {
    @Shared @AutoCleanup Market market = new Market()
    @Shared Identity aino = market.member('aino')
    @Shared Identity marek = market.member('marek')
    @Shared List<Identity> others = (1..5).collect { market.member() }
    @Shared Disputes disputes = market.bean(Disputes)
    @Shared PanelSeats seats = market.bean(PanelSeats)
    @Shared Unit hours = market.hours(limit: 1000)

    def "a dispute goes from its claim by mediation and panel to its remedy, and no step of it may be left out"() {
        given:
        def work = worked(120)
        def id = disputed(work)

        expect: 'the amount is held, and nothing else of the account'
        market.account(hours, aino).with { held() == 120 && available() == 1000 + balance() - 120 }
        market.refusal { disputes.answer(id, marek, Evidence.of('No')) } == 'There is no claim that waits for your answer.'
        market.refusal { disputes.callPanel(id, marek) } == 'A panel is drawn when mediation has not helped.'
        market.refusal { disputes.appeal(id, marek, Evidence.of('Wrong')) } == 'Only what a panel decided can be brought before the assembly, once.'

        when:
        disputes.answer(id, aino, Evidence.of('It took that long.'))
        disputes.nameMediator(id, marek, others[0])

        then:
        market.refusal { disputes.acceptMediator(id, marek) } == 'Nobody the other side named waits for your word.'
        market.refusal { disputes.nameMediator(id, aino, marek) } == 'A mediator is a third person of this instance.'

        when:
        def mediated = disputes.acceptMediator(id, aino)

        then:
        mediated.state() == new DisputeState.Mediation(market.clock.instant() + Duration.ofDays(14), others[0])
        disputes.require(id, others[0].id()).id() == id
        market.refusal { disputes.require(id, others[1].id()) } == 'There is nothing here, or nothing that you may see.'

        when:
        def drawn = disputes.callPanel(id, marek)
        def panel = drawn.state().panel()*.actor()

        then: 'three were drawn, of whom none is a side or mediates, and who may see it can draw again'
        panel.size() == 3
        panel*.id().every { !(it in [aino.id(), marek.id(), others[0].id()]) }
        def pool = (others.drop(1) + market.keeper)*.id()*.toString()
        new Lot(drawn.seed()).order(pool).take(3) == panel*.id()*.toString()

        when:
        disputes.vote(id, panel[0], new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 30), Evidence.NONE)
        def undecided = disputes.vote(id, panel[1], Remedy.NOTHING, Evidence.NONE)

        then:
        undecided.state() instanceof DisputeState.Panel
        market.refusal { disputes.vote(id, others[0], Remedy.NOTHING, Evidence.NONE) } == 'There is nothing here, or nothing that you may see.'

        when:
        def decided = disputes.vote(id, panel[2], new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 30), Evidence.NONE)
        market.clock.advance(Duration.ofDays(7))
        market.lapse()

        then: 'nobody appealed: so much goes back by a counter-entry, and nothing is held any more'
        decided.state() == new DisputeState.Decided(new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 30), market.clock.instant())
        disputes.require(id, aino.id()).state() instanceof DisputeState.Closed
        market.state(work) == 'SETTLED'
        market.account(hours, aino).held() == 0
        market.agreements.events(work)*.mark() == [EconomicEvent.Mark.TIME_CREDIT, EconomicEvent.Mark.REFUND]
        market.agreements.events(work)[1].price().amount() == 30
        market.isSound(hours)
        disputes.endings(market.bakery.group.id())[Remedy.Kind.PARTIAL_REVERSAL] == 1
        disputes.require(id, marek.id()).words()*.deed()*.name() == ['CLAIM', 'ANSWER', 'NAME_MEDIATOR', 'ACCEPT_MEDIATOR', 'CALL_PANEL', 'VOTE', 'VOTE', 'VOTE']
        market.refusal { disputes.withdraw(id, marek) } == 'This dispute is closed.'
    }

    def "what is held cannot be given away while it is disputed"() {
        given:
        def unit = market.hours()
        market.limit(unit, marek, 200)
        def work = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(100, unit.id()), null))
        market.walk(work, [(new Step.Accept(Evidence.NONE)): marek, (new Step.ClaimWork(100, Evidence.NONE)): aino, (new Step.Confirm()): marek])
        def id = disputed(work)

        expect:
        market.refusal { market.give(unit, aino, others[0], 1) }.contains('is missing')

        when:
        disputes.withdraw(id, marek)

        then:
        market.give(unit, aino, others[0], 100)
        market.balance(unit, aino) == 0
        market.isSound(unit)
    }

    def "an offer that the other side takes ends it at once: #kind"() {
        given:
        def before = market.balance(hours, aino)
        def work = worked(60)
        def id = disputed(work)

        when:
        disputes.offer(id, aino, new Remedy(kind, amount), Evidence.of('Would this do?'))

        then:
        market.refusal { disputes.acceptOffer(id, aino) } == "There is no offer of the other side's to accept."

        when:
        def closed = disputes.acceptOffer(id, marek)

        then:
        closed.state() == new DisputeState.Closed(new Remedy(kind, amount), market.clock.instant())
        market.balance(hours, aino) == before + left
        market.isSound(hours)

        where:
        kind                          | amount || left
        Remedy.Kind.FULL_REVERSAL     | null   || 0
        Remedy.Kind.PARTIAL_REVERSAL  | 20     || 40
        Remedy.Kind.APOLOGY           | null   || 60
    }

    def "work that was disputed before it was booked is booked less what the remedy gives back"() {
        given:
        def before = market.balance(hours, aino)
        def work = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(60, hours.id()), null))
        market.walk(work, [(new Step.Accept(Evidence.NONE)): marek, (new Step.ClaimWork(100, Evidence.NONE)): aino])
        def id = disputed(work)

        when:
        disputes.offer(id, marek, new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 30), Evidence.NONE)
        disputes.acceptOffer(id, aino)

        then:
        market.balance(hours, aino) == before + 70
        market.isSound(hours)
    }

    def "silence to a claim leads to a panel, silence of a panel to the assembly, and its word is entered by a coordinator"() {
        given:
        def work = worked(10)
        def id = disputed(work)

        when:
        market.clock.advance(Duration.ofDays(7))
        market.lapse()

        then:
        def panel = disputes.require(id, aino.id()).state() as DisputeState.Panel
        def outsider = others.find { !(it.id() in panel.panel()*.actor()*.id()) }

        when:
        market.clock.advance(Duration.ofDays(7))
        market.lapse()

        then:
        disputes.require(id, aino.id()).state() == new DisputeState.Appealed()

        and: 'coordinators are told, and find it in a list that is for them alone; for others there are numbers'
        waitsForAssembly(market.keeper).contains(work.id())
        told(market.keeper).contains(work.id())
        !told(outsider).contains(work.id())
        market.refusal { waitsForAssembly(outsider) } == "Only a group's coordinators can do that."
        market.bean(DisputeLists).open(group).APPEALED >= 1

        and:
        market.refusal { disputes.decide(id, marek, Remedy.NOTHING, Evidence.of('We said so')) } == 'Neither side enters what the assembly decided.'
        market.refusal { disputes.decide(id, outsider, Remedy.NOTHING, Evidence.of('We said so')) } == "Only a group's coordinators can do that."
        disputes.decide(id, market.keeper, Remedy.NOTHING, Evidence.of('Meeting of 12 May')).state() instanceof DisputeState.Closed
        !waitsForAssembly(market.keeper).contains(work.id())
    }

    def "who was drawn declines before they have spoken: the next in the order of the lot takes the seat, and who it was is not said"() {
        given:
        def work = worked(10)
        def id = disputed(work)
        market.clock.advance(Duration.ofDays(7))
        market.lapse()
        def pool = others + market.keeper
        def order = new Lot(disputes.require(id, aino.id()).seed()).order(pool*.id()*.toString()).collect { one -> pool.find { it.id().toString() == one } }

        expect:
        seated(id) == order.take(3)
        market.refusal { seats.decline(id, order[3]) } == 'You were not drawn, or have declined.'

        when:
        disputes.vote(id, order[2], Remedy.NOTHING, Evidence.NONE)
        seats.decline(id, order[1])

        then: 'the next has the same seat, is told, and reads it; who declined does not any more'
        seated(id) == [order[0], order[3], order[2]]
        told(order[3]).contains(work.id())
        !told(order[4]).contains(work.id())
        disputes.require(id, order[3].id()).id() == id
        market.refusal { disputes.require(id, order[1].id()) } == 'There is nothing here, or nothing that you may see.'
        market.refusal { disputes.vote(id, order[1], Remedy.NOTHING, Evidence.NONE) } == 'There is nothing here, or nothing that you may see.'
        disputes.require(id, aino.id()).words().last().with { it.deed() == Dispute.Deed.DECLINE && it.by() == null && it.evidence().empty }

        and: 'who has spoken stays, and who has declined is not asked again'
        market.refusal { seats.decline(id, order[2]) } == 'Who has said what is right keeps their seat.'
        market.refusal { seats.decline(id, order[1]) } == 'You were not drawn, or have declined.'

        when: 'the one after them may not speak in the co-op any more'
        market.execute("update membership set role = 'OBSERVER' where actor_id = ${order[4].id()}")
        seats.decline(id, order[0])

        then:
        seated(id) == [order[5], order[3], order[2]]

        when: 'nobody is left'
        seats.decline(id, order[5])

        then: 'two are enough'
        seated(id) == [order[3], order[2]]
        disputes.vote(id, order[3], Remedy.NOTHING, Evidence.NONE).state() instanceof DisputeState.Decided
        market.refusal { seats.decline(id, order[3]) } == 'The panel is not asked now.'

        cleanup:
        market.execute("update membership set role = case when actor_id = ${market.keeper.id()} then 'COORDINATOR' else 'MEMBER' end where role = 'OBSERVER'")
    }

    private List<Identity> seated(long id) {
        (disputes.require(id, aino.id()).state() as DisputeState.Panel).panel()*.actor()
    }

    def "what the assembly decides closes though the ledger cannot give it back now; it is owed, told once, tried each day and given once"() {
        given: 'who worked owes so much that nothing can be taken back'
        def unit = market.hours(limit: 1000)
        market.give(unit, aino, others[0], 300)
        def work = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(100, unit.id()), null))
        market.walk(work, [(new Step.Accept(Evidence.NONE)): marek, (new Step.ClaimWork(100, Evidence.NONE)): aino, (new Step.Confirm()): marek])
        def id = disputed(work)
        2.times {
            market.clock.advance(Duration.ofDays(7))
            market.lapse()
        }
        market.limit(unit, aino, 0)

        when:
        disputes.decide(id, market.keeper, new Remedy(Remedy.Kind.FULL_REVERSAL, null), Evidence.of('Meeting of 12 May'))

        then:
        disputes.require(id, aino.id()).state() instanceof DisputeState.Closed
        with(owing(work)) {
            stage() == Owing.Stage.OWED
            back
            payer() == Side.PROVIDER
            price().amount() == 100
            !reason().empty
        }
        market.balance(unit, aino) == -200
        overdue(aino, work) == 1
        overdue(marek, work) == 0

        when:
        market.clock.advance(Duration.ofDays(1))
        market.lapse()

        then:
        owing(work).stage() == Owing.Stage.OWED
        overdue(aino, work) == 1
        market.refusal { market.bean(Owings).again(work.id(), marek.id()) } == 'Only who owes it can give it.'
        market.refusal { market.bean(Owings).again(work.id(), others[0].id()) } == 'There is nothing here, or nothing that you may see.'

        when:
        market.limit(unit, aino, 1000)
        2.times { market.bean(Owings).again(work.id(), aino.id()) }

        then:
        owing(work).stage() == Owing.Stage.BOOKED
        market.balance(unit, aino) == -300
        market.isSound(unit)
    }

    def "what the two agree on must be given at once, and who agrees to more hears why not"() {
        given:
        def unit = market.hours(limit: 1000)
        market.give(unit, aino, others[0], 300)
        def work = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(100, unit.id()), null))
        market.walk(work, [(new Step.Accept(Evidence.NONE)): marek, (new Step.ClaimWork(100, Evidence.NONE)): aino, (new Step.Confirm()): marek])
        def id = disputed(work)
        disputes.offer(id, marek, new Remedy(Remedy.Kind.FULL_REVERSAL, null), Evidence.NONE)
        market.limit(unit, aino, 0)

        expect:
        market.refusal { disputes.acceptOffer(id, aino) }.contains('is missing')
        market.state(work) == 'DISPUTED'
        owing(work) == null
    }

    private Owing owing(Agreement agreement) {
        return market.bean(Owings).of(market.now(agreement)).orElse(null)
    }

    private int overdue(Identity who, Agreement agreement) {
        return market.bean(Notices).page(who.id(), NoticeQuery.newest(80)).items().count { it.kind() == Notice.Kind.AGREEMENT_OVERDUE && it.subjectId() == agreement.id() } as int
    }

    private long getGroup() {
        return market.ledger.bakery.group.id()
    }

    private List<Long> waitsForAssembly(Identity who) {
        return market.bean(DisputeLists).appealed(group, who.id(), Page.Request.first(80)).items()*.id()
    }

    private List<Long> told(Identity who) {
        return market.bean(Notices).page(who.id(), NoticeQuery.newest(80)).items().findAll { it.kind() == Notice.Kind.AGREEMENT_DISPUTED }*.subjectId()
    }

    def "a gift that was disputed and is to be returned is its giver's again"() {
        given:
        def offer = market.offer(aino, ExchangeKind.GIFT, stock: 1)
        def gift = market.answer(offer, marek, new AgreementTerms.Gift(Measure.pieces(1), null))
        market.walk(gift, [(new Step.Allocate()): aino, (new Step.HandOver(null, null, Evidence.NONE)): aino])
        def id = disputed(gift)

        when:
        disputes.offer(id, marek, new Remedy(Remedy.Kind.RETURN, null), Evidence.NONE)
        disputes.acceptOffer(id, aino)

        then:
        market.owner(market.resourceOf(offer)) == aino.id()
        market.stock(offer) == 1
    }

    def "a loss is claimed of a loan only, and what was lost is free in the calendar once that is settled"() {
        given:
        def offer = market.offer(aino, ExchangeKind.LOAN, stock: 1)
        def loan = market.answer(offer, marek, market.loan(0, 5))
        market.walk(loan, [(new Step.Accept(Evidence.NONE)): aino, (new Step.HandOver(new Condition(5), null, Evidence.NONE)): aino])

        when:
        def lost = market.take(loan, aino, new Step.Dispute(true, Evidence.of('It is lost.')))
        def dispute = disputes.require(lost.disputeId(), marek.id())

        then:
        dispute.loss
        dispute.claimant() == Side.PROVIDER
        market.agreements.calendar(market.resourceOf(offer)).size() == 1

        when:
        disputes.withdraw(dispute.id(), aino)

        then:
        market.agreements.calendar(market.resourceOf(offer)).empty
    }

    private Agreement worked(long minutes) {
        def work = market.propose(aino, marek, Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(minutes, hours.id()), null))
        market.walk(work, [(new Step.Accept(Evidence.NONE)): marek, (new Step.ClaimWork(minutes, Evidence.NONE)): aino, (new Step.Confirm()): marek])
    }

    private long disputed(Agreement agreement) {
        def by = agreement.kind() == AgreementKind.GIFT ? agreement.provider() : marek
        market.take(agreement, by, new Step.Dispute(false, Evidence.of('It is not as we agreed.'))).disputeId()
    }
}
