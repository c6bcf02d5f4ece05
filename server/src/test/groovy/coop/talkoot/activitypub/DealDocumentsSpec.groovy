package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.fetch.RemoteDocuments
import coop.talkoot.activitypub.fetch.Unreachable
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.AgreementTerms
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.NewAgreement
import coop.talkoot.exchange.agreement.NewStep
import coop.talkoot.exchange.agreement.Price
import coop.talkoot.exchange.agreement.Side
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.ledger.clearing.Clearing
import coop.talkoot.ledger.clearing.TwoLedgers
import coop.talkoot.platform.Origin
import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject.TalkootClearing
import coop.talkoot.vocab.ActivityObject.VfAgreement
import coop.talkoot.vocab.ActivityObject.VfEconomicEvent
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What two servers have of a deal can be read again under its names, by these two and by nobody else. */
class DealDocumentsSpec extends Specification {
    static final DOCUMENT = [Accept: 'application/activity+json']

    @Shared @AutoCleanup TwoLedgers two = new TwoLedgers()
    @Shared @AutoCleanup Neighbours mill = new Neighbours(name: 'mill', keeper: 'mia')
    @Shared Neighbours bakery = two.bakery
    @Shared Neighbours garden = two.garden
    @Shared Agreement agreement

    def setupSpec() {
        two.open(1000, 1000)
        def (alice, bob) = [two.members[bakery][0], two.members[garden][0]]
        agreement = garden.bean(Agreements).propose(new NewAgreement(Origin.LOCAL, null, bob, garden.find(alice), Side.RECEIVER, null, 'Pruning',
                new AgreementTerms.TimeCredit(new Price.Time(60, null), null), Evidence.NONE))
        await('the proposal') { known(bakery) }
        take(bakery, alice, new Step.Accept(Evidence.NONE))
        await('the yes') { known(garden).version() == 2 }
        take(bakery, alice, new Step.ClaimWork(75, Evidence.of('Done')))
        await('the claim') { known(garden).version() == 3 }
        take(garden, bob, new Step.Confirm())
        await('the booking') { [bakery, garden].every { known(it).state().name() == 'POSTED' } }
    }

    def "what is proposed without a listing and without words says what it is about"() {
        expect:
        [bakery, garden].every { known(it).title() == 'Pruning' }
    }

    def "#what is read by the other side's server"() {
        expect:
        at(check).call(read(at(reader).call(), at(uri).call()))

        where:
        what                     | reader      | uri                                              | check
        'an agreement'           | { bakery }  | { agreement.uri() }                              | { it instanceof VfAgreement && it.core().name().any() == 'Pruning' && it.primary().goods().effort().value() == 60 && it.primary().parties().receiver() == two.members[garden][0].uri() }
        'what came to pass'      | { garden }  | { event() }                                      | { it instanceof VfEconomicEvent && it.goods().effort().value() == 75 && it.basis().realizationOf() == agreement.uri() }
        'the activity of it'     | { garden }  | { event() + '/activities/create' }               | { it instanceof Activity.Create }
        'the proposal'           | { bakery }  | { agreement.proposalUri() }                      | { it instanceof Activity.Offer && it.object().thing().with { it instanceof VfAgreement && it.core().name().any() == 'Pruning' } }
        'the yes to it'          | { garden }  | { known(bakery).with { bakery.bean(Agreements).history(it)[1].uri() } } | { it instanceof Activity.Accept }
        'time that was given'    | { bakery }  | { transfer() }                                   | { it instanceof TalkootClearing && it.minutes() == 75 && it.state().endsWith('#committed') && it.core().conversation().context() == agreement.uri() }
    }

    def "#what is nothing to any other server, or to nobody in particular"() {
        when:
        read(mill, at(uri).call())

        then:
        thrown(Unreachable)

        when:
        def house = at(uri).call().startsWith(garden.instance.uri('/')) ? garden : bakery
        def answer = house.instance.get(at(uri).call(), DOCUMENT)

        then:
        answer.statusCode() == 404
        !answer.body().contains('Pruning')

        where:
        what                  | uri
        'an agreement'        | { agreement.uri() }
        'what came to pass'   | { event() }
        'the activity of it'  | { event() + '/activities/create' }
        'the proposal'        | { agreement.proposalUri() }
        'time that was given' | { transfer() }
        'what is not there'   | { garden.instance.uri('/agreements/1') }
        'a step of nobody'    | { garden.instance.uri('/agreements/1/steps/1') }
        'a name of nothing'   | { garden.instance.uri('/clearing/x') }
    }

    /** What a table says is said of this spec. */
    private Closure at(Closure said) {
        said.delegate = this
        said.resolveStrategy = Closure.DELEGATE_FIRST
        return said
    }

    private Object read(Neighbours reader, String uri) {
        reader.bean(RemoteDocuments).fetch(uri).thing()
    }

    private Agreement known(Neighbours house) {
        house.bean(Agreements).byUri(agreement.proposalUri()).orElse(null)
    }

    private String event() {
        garden.bean(Agreements).events(known(garden))[0].uri()
    }

    private String transfer() {
        garden.bean(Clearing).about(known(garden).uri())[0].terms().uri()
    }

    private void take(Neighbours house, by, Step.OfParty step) {
        house.bean(Agreements).take(NewStep.of(known(house), by, step))
    }
}
