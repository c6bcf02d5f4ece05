package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.DeadlineClock
import coop.talkoot.exchange.agreement.Dispute
import coop.talkoot.exchange.agreement.Disputes
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Remedy
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.web.Visitor
import java.time.Duration
import spock.lang.Shared

/** Two people of two servers do not agree on what happened; both servers have the same dispute, and the same end of it. */
class DisputesAcrossSpec extends TwoCoopsSpecification {
    @Shared Identity baker = two.members[bakery][0]
    @Shared Identity gardener = two.members[garden][0]
    @Shared Identity third = two.members[bakery][1]

    def setupSpec() {
        garden.find(third)
    }

    def "it is claimed, answered, mediated and settled, and what goes back goes over the line"() {
        given:
        def agreement = worked(75)
        def before = two.clearing(garden).balance()

        when:
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('Half of it is not pruned')))
        stands(agreement, 'OPENED')
        at(bakery).answer(id(bakery, agreement), baker, Evidence.of('It rained'))
        stands(agreement, 'ANSWERED')
        at(garden).nameMediator(id(garden, agreement), gardener, garden.find(third))
        await('the name') { dispute(bakery, agreement).state().named() }
        at(bakery).acceptMediator(id(bakery, agreement), baker)
        stands(agreement, 'MEDIATION')
        at(bakery).offer(id(bakery, agreement), baker, new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 30L), Evidence.of('I give half an hour back'))
        await('the offer') { dispute(garden, agreement).offered() }

        then: 'both read the same words of both, until when it goes on, and who mediates can see it where they live'
        said(bakery, agreement) == said(garden, agreement)
        await('the same end') { dispute(bakery, agreement).state().end() == dispute(garden, agreement).state().end() }
        said(garden, agreement)*.last() == ['Half of it is not pruned', 'It rained', '', '', 'I give half an hour back']
        at(bakery).require(id(bakery, agreement), third.id()).state().mediator().uri() == third.uri()
        [bakery, garden].every { known(it, agreement).state().name() == 'DISPUTED' }

        when:
        at(garden).acceptOffer(id(garden, agreement), gardener)
        stands(agreement, 'CLOSED')

        then:
        [bakery, garden].each { house -> assert dispute(house, agreement).state().remedy() == new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 30L) }
        [bakery, garden].every { known(it, agreement).state().name() == 'SETTLED' }
        await('the counter-entry') { two.clearing(garden).balance() == before - 30 && two.clearing(bakery).balance() == 30 - before }
        [bakery, garden].every { two.sum(it) == 0 && two.isSound(it) }
    }

    def "what the assembly decides where it is at home holds on both sides"() {
        given: 'work that was offered in the bakery\'s co-op'
        def listing = bakery.offer('Pruning', by: baker, kind: ExchangeKind.TIME_CREDIT, quantity: '2', unit: 'hour')
        await('the listing') { garden.bean(Listings).byUri(listing.post().uri()).present }
        def agreement = worked(60, garden.bean(Listings).byUri(listing.post().uri()).get())
        def before = two.clearing(garden).balance()
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('Nobody came')))
        stands(agreement, 'OPENED')

        when: 'nobody answers in time, and nobody can be drawn'
        two.clock.advance(Duration.ofDays(8))
        [garden, bakery].each { it.bean(DeadlineClock).run() }
        stands(agreement, 'APPEALED')

        then: 'the garden did not go on by itself'
        said(garden, agreement)*.get(1).last() == Dispute.Deed.STANDS
        garden.bean(Disputes).require(id(garden, agreement), gardener.id()).seed() == null

        when: 'who is a side elsewhere does not speak for the assembly'
        at(garden).decide(id(garden, agreement), garden.keeper.identity(), Remedy.NOTHING, Evidence.of('No'))

        then:
        thrown(Refused)

        when:
        at(bakery).decide(id(bakery, agreement), bakery.keeper.identity(), new Remedy(Remedy.Kind.FULL_REVERSAL, null), Evidence.of('He was not there'))
        stands(agreement, 'CLOSED')

        then:
        dispute(garden, agreement).state().remedy() == new Remedy(Remedy.Kind.FULL_REVERSAL, null)
        [bakery, garden].every { known(it, agreement).state().name() == 'SETTLED' }
        await('the counter-entry') { two.clearing(garden).balance() == before - 60 && two.clearing(bakery).balance() == 60 - before }
    }

    def "who claimed takes it back, and all stays as it was booked"() {
        given:
        def agreement = worked(15)
        def before = two.clearing(garden).balance()
        take(bakery, baker, agreement, new Step.Dispute(false, Evidence.of('It was more')))
        stands(agreement, 'OPENED')

        when:
        at(bakery).withdraw(id(bakery, agreement), baker)
        stands(agreement, 'CLOSED')

        then:
        [bakery, garden].every { known(it, agreement).state().name() == 'SETTLED' && dispute(it, agreement).state().remedy() == Remedy.NOTHING }
        two.clearing(garden).balance() == before
    }

    def "who is named to mediate is fetched where nobody knows them, and of two named at once both sides keep the same"() {
        given:
        def agreement = worked(20)
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('It was not finished')))
        stands(agreement, 'OPENED')
        at(bakery).answer(id(bakery, agreement), baker, Evidence.of('It was'))
        stands(agreement, 'ANSWERED')

        when:
        def mia = bakery.member('mia')
        at(bakery).nameMediator(id(bakery, agreement), baker, mia)

        then:
        await('the name') { dispute(garden, agreement).state().named()?.uri() == mia.uri() }

        when: 'each names somebody before they have heard of the other\'s'
        bakery.instance.stop()
        at(garden).nameMediator(id(garden, agreement), gardener, two.members[garden][1])
        bakery.instance.startAgain()
        at(bakery).nameMediator(id(bakery, agreement), baker, third)
        await('the later name') { dispute(garden, agreement).state().named().uri() == third.uri() }
        two.clock.advance(Duration.ofMinutes(10))

        then: 'what came later where it is kept is what both have'
        await('the same') { [bakery, garden].every { dispute(it, agreement).state().named().uri() == third.uri() && dispute(it, agreement).state().namedBy() == Side.PROVIDER } }
    }

    def "an offer that was replaced before the yes to it came is not taken: who said yes hears so, and both go on from the same"() {
        given:
        def agreement = worked(30)
        def before = two.clearing(garden).balance()
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('It was less')))
        stands(agreement, 'OPENED')
        at(garden).offer(id(garden, agreement), gardener, new Remedy(Remedy.Kind.APOLOGY, null), Evidence.of('Say you are sorry'))
        await('the offer') { dispute(bakery, agreement).offered() }

        when: 'the bakery has not heard of another offer when its baker says yes to the first'
        bakery.instance.stop()
        at(garden).offer(id(garden, agreement), gardener, new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 10L), Evidence.of('Or rather ten minutes'))
        bakery.instance.startAgain()
        at(bakery).acceptOffer(id(bakery, agreement), baker)

        then: 'nothing ends there before the garden says so'
        dispute(bakery, agreement).state().name() == 'OPENED'

        when:
        two.clock.advance(Duration.ofMinutes(10))

        then:
        await('why not') { dispute(bakery, agreement).words().any { it.deed() == Dispute.Deed.STANDS && it.evidence().words() == 'Something else is offered now. Look at it again.' } }
        [bakery, garden].every { house -> dispute(house, agreement).with { it.state().name() == 'OPENED' && it.offered() == new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 10L) && it.offeredBy() == Side.RECEIVER } }

        when:
        at(bakery).acceptOffer(id(bakery, agreement), baker)
        stands(agreement, 'CLOSED')

        then:
        [bakery, garden].every { dispute(it, agreement).state().remedy() == new Remedy(Remedy.Kind.PARTIAL_REVERSAL, 10L) }
        await('the counter-entry') { two.clearing(garden).balance() == before - 10 && two.clearing(bakery).balance() == 10 - before }
    }

    def "what cannot be given back now is not agreed on, and whoever tries hears why"() {
        given: 'work that was offered in the bakery\'s co-op, and a line that is stopped'
        def listing = list(ExchangeKind.TIME_CREDIT, by: baker)
        def agreement = worked(40, there(listing))
        def before = two.clearing(garden).balance()
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('Nobody came')))
        stands(agreement, 'OPENED')
        at(garden).offer(id(garden, agreement), gardener, new Remedy(Remedy.Kind.FULL_REVERSAL, null), Evidence.NONE)
        await('the offer') { dispute(bakery, agreement).offered() }
        two.execute(bakery, "update trust_line set suspended_at = now(), suspended_because = 'A trial'")

        when:
        at(bakery).acceptOffer(id(bakery, agreement), baker)

        then:
        def refused = thrown(Refused)
        refused.refusal().sentence().contains('no line')
        [bakery, garden].every { dispute(it, agreement).state().name() == 'OPENED' && known(it, agreement).state().name() == 'DISPUTED' }

        when:
        two.execute(bakery, 'update trust_line set suspended_at = null, suspended_because = null')
        at(bakery).acceptOffer(id(bakery, agreement), baker)
        stands(agreement, 'CLOSED')

        then:
        await('the counter-entry') { two.clearing(garden).balance() == before - 40 && two.clearing(bakery).balance() == 40 - before }
    }

    def "where the two co-ops share no federation the panel is the home co-op's, and both sides read so, and why"() {
        given:
        bakery.member('milo')
        def agreement = worked(10, there(list(ExchangeKind.TIME_CREDIT, by: baker)))
        take(garden, gardener, agreement, new Step.Dispute(false, Evidence.of('Nobody came')))
        stands(agreement, 'OPENED')

        when:
        two.clock.advance(Duration.ofDays(8))
        [garden, bakery].each { it.bean(DeadlineClock).run() }
        stands(agreement, 'PANEL')

        then:
        dispute(bakery, agreement).state().panel().size() == 3
        await('why') { said(garden, agreement).any { it[1] == Dispute.Deed.STANDS && it[2] == "The panel is three members of ${bakery.group.identity().displayName()}, as the co-ops of the two sides share no federation that has a group on a third server." } }
        page(bakery, baker, agreement).contains('as the co-ops of the two sides share no federation that has a group on a third server')
        page(garden, gardener, agreement).contains('drawn on the other side\'s server, where this agreement is kept')
    }

    private String page(Neighbours house, Identity who, Agreement agreement) {
        new Visitor(house.instance).as(who.handle(), 'a long enough password').get("/agreements/${known(house, agreement).id()}").body()
    }

    private Agreement worked(long minutes, listing = null) {
        def terms = new AgreementTerms.TimeCredit(new Price.Time(minutes, null), null)
        def agreement = garden.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, gardener, garden.find(baker), Side.RECEIVER, listing,
                listing ? '' : 'Pruning', terms, Evidence.of('Could you?')))
        await('the proposal') { known(bakery, agreement) }
        take(bakery, baker, agreement, new Step.Accept(Evidence.NONE))
        await('the yes') { known(garden, agreement).version() == 2 }
        take(bakery, baker, agreement, new Step.ClaimWork(minutes, Evidence.NONE))
        await('the claim') { known(garden, agreement).version() == 3 }
        take(garden, gardener, agreement, new Step.Confirm())
        await('the booking') { [bakery, garden].every { known(it, agreement).state().name() == 'POSTED' } }
        return agreement
    }

    private static Disputes at(Neighbours house) {
        house.bean(Disputes)
    }

    private void stands(Agreement agreement, String state) {
        [bakery, garden].each { house -> await("$state at ${house.group.identity().handle()}") { id(house, agreement) && dispute(house, agreement).state().name() == state } }
    }

    private Long id(Neighbours house, Agreement agreement) {
        known(house, agreement).disputeId()
    }

    private Dispute dispute(Neighbours house, Agreement agreement) {
        at(house).require(id(house, agreement), (house == bakery ? baker : gardener).id())
    }

    private List said(Neighbours house, Agreement agreement) {
        dispute(house, agreement).words().collect { [it.by()?.uri(), it.deed(), it.evidence().words()] }
    }
}
