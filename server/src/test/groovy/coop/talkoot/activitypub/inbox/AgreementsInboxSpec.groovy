package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.exchange.Listings
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.Agreements
import coop.talkoot.exchange.agreement.Dispute
import coop.talkoot.exchange.agreement.Disputes
import coop.talkoot.exchange.agreement.Evidence
import coop.talkoot.exchange.agreement.NewStep
import coop.talkoot.exchange.agreement.Step
import coop.talkoot.people.Identity
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import jakarta.json.Json
import java.security.KeyPairGenerator
import spock.lang.Shared

/** What a side elsewhere, and who is none, say of an agreement by hand. */
class AgreementsInboxSpec extends InboxSpecification {
    private static final NS = 'https://w3id.org/talkoot/ns#'

    @Shared FakeActor party = speaking('party.localhost', 'pia')
    @Shared FakeActor other = speaking('other.localhost', 'otto')
    @Shared Map<FakeActor, ActorKey> keys = [:]
    @Shared Identity alice

    def setupSpec() {
        alice = house.keeper.identity()
        [party, other].each { actor ->
            keys[actor] = proofKey(actor)
            assert send(actor, actor.activity('Follow', alice.uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), alice.id()).present }
        }
    }

    def "an answer to a listing begins an agreement, and the yes to it goes back with its name and a proof"() {
        given:
        peer.arrivals.clear()
        def (agreement, offer) = proposed()

        when:
        house.bean(Agreements).take(NewStep.of(agreement, alice, new Step.Accept(Evidence.NONE)))

        then:
        def accept = await('the yes') { peer.deliveries*.json.find { it.type == 'Accept' && it.result } } as Map
        accept.actor == alice.uri()
        accept.to == [party.uri]
        accept.object == [id: offer.id, type: 'Offer', actor: party.uri, object: agreement.listing().post().uri()]
        accept.result.id == agreement.uri()
        accept.result.type == 'Agreement'
        accept.result.stipulates.satisfies == agreement.listing().post().uri() + '#primary'
        accept.result.stipulates.provider == party.uri
        accept.result.stipulates.receiver == alice.uri()
        accept.proof.verificationMethod == alice.uri() + '#ed25519-key'
    }

    def "work claimed there is confirmed here, and what is shown again changes nothing"() {
        given:
        def agreement = accepted(need())
        def event = event(party, agreement)
        def signed = proved(party, event)

        when:
        assert send(party, signed) == 202
        await('the claim') { now(agreement).state().name() == 'WORK_CLAIMED' }
        assert send(party, signed) == 202
        assert send(party, proved(party, event + [id: party.at("activities/${peer.next()}")])) == 202
        settle()

        then:
        house.bean(Agreements).events(now(agreement)).size() == 1
        house.bean(Agreements).events(now(agreement))[0].uri() == event.object.id
        now(agreement).state().name() == 'WORK_CLAIMED'
    }

    def "an event with #what is dropped, and changes nothing"(String what, Closure forged) {
        given:
        def agreement = accepted(need())

        when:
        forged.delegate = this
        forged(agreement)
        settle()

        then:
        now(agreement).version() == agreement.version()
        house.bean(Agreements).events(now(agreement)) == []

        when: 'what is as agreed comes afterwards'
        send(party, proved(party, event(party, agreement)))

        then:
        await('the claim') { now(agreement).state().name() == 'WORK_CLAIMED' }
        house.bean(Agreements).events(now(agreement)).size() == 1

        where:
        what                               | forged
        'no proof'                         | { send(party, event(party, it)) }
        'a proof of somebody else'         | { send(party, proved(other, event(party, it))) }
        'more minutes than were signed'    | { def signed = proved(party, event(party, it)); send(party, signed + [object: signed.object + [effortQuantity: [hasUnit: 'minute', hasNumericalValue: '6000']]]) }
        'a third person as its author'     | { send(other, proved(other, event(other, it))) }
        'a third person in a party\'s name' | { send(other, proved(other, event(other, it, attributedTo: party.uri))) }
        'a name on another server'         | { send(party, proved(party, event(party, it, id: other.at("events/${peer.next()}")))) }
        'another provider'                 | { send(party, proved(party, event(party, it, provider: other.uri))) }
        'another receiver'                 | { send(party, proved(party, event(party, it, receiver: other.uri))) }
        'provider and receiver exchanged'  | { send(party, proved(party, event(party, it, provider: alice.uri(), receiver: party.uri))) }
        'an agreement of nobody'           | { send(party, proved(party, event(party, it, context: house.instance.uri('/agreements/1'), inReplyTo: null))) }
        'no agreement'                     | { send(party, proved(party, event(party, it, context: null, inReplyTo: null, realizationOf: null))) }
        'minutes of nothing'               | { send(party, proved(party, event(party, it, effortQuantity: [hasUnit: 'minute', hasNumericalValue: '0']))) }
        'minutes below nothing'            | { send(party, proved(party, event(party, it, effortQuantity: [hasUnit: 'minute', hasNumericalValue: '-5']))) }
        'half a minute'                    | { send(party, proved(party, event(party, it, effortQuantity: [hasUnit: 'minute', hasNumericalValue: '0.5']))) }
        'more than there is'               | { send(party, proved(party, event(party, it, effortQuantity: [hasUnit: 'minute', hasNumericalValue: '1' + '0' * 30]))) }
        'another kind of thing'            | { send(party, proved(party, event(party, it, exchangeKind: NS + 'gift'))) }
        'a kind of our making'             | { send(party, proved(party, event(party, it, exchangeKind: NS + 'robbery'))) }
    }

    def "#what is dropped, and changes nothing"(String what, String told, Closure forged) {
        given:
        def agreement = accepted(need())
        send(party, proved(party, event(party, agreement)))
        await('the claim') { now(agreement).state().name() == 'WORK_CLAIMED' }
        def before = now(agreement)
        peer.arrivals.clear()

        when:
        forged.delegate = this
        forged(before)
        settle()

        then:
        now(agreement).version() == before.version()
        now(agreement).state() == before.state()

        and: 'a party hears why; nobody else hears anything'
        def answers = sent(told ? 1 : 0) { it.type == 'Reject' && it.reason?.endsWith('notTaken') }
        answers*.content == (told ? ["<p>$told</p>".toString()] : [])
        answers*.to == (told ? [[party.uri]] : [])

        when: 'alice says yes'
        house.bean(Agreements).take(NewStep.of(now(agreement), alice, new Step.Confirm()))

        then:
        now(agreement).version() > before.version()

        where:
        what                                              | told | forged
        'a yes of who said it happened'                   | 'That is for the one who is worked for to say.' | { send(party, party.activity('Accept', happened(it), to: [alice.uri()])) }
        'a yes of a third person'                         | '' | { send(other, other.activity('Accept', happened(it), to: [alice.uri()])) }
        'a no of a third person'                          | '' | { send(other, other.activity('Reject', it.proposalUri(), to: [alice.uri()])) }
        'other terms when all is agreed'                  | 'Other terms cannot be suggested: the work waits to be confirmed.' | { send(party, offer(party, it.listing(), [context: it.uri()])) }
        'a step of a third person'                        | '' | { send(other, proved(other, step(other, it, 'callOff'))) }
        'a step without a proof'                          | '' | { send(party, step(party, it, 'callOff')) }
        'a step too late'                                 | 'It cannot be called off: the work waits to be confirmed.' | { send(party, proved(party, step(party, it, 'callOff'))) }
        'a step we do not know'                           | '' | { send(party, proved(party, step(party, it, 'forget'))) }
        'the lapse of what is kept here'                  | '' | { send(party, proved(party, step(party, it, 'lapse'))) }
        'that it was not booked, of who is paid'          | '' | { send(party, proved(party, step(party, it, 'bookingRefused'))) }
    }

    def "a dispute that is kept here stands as it does, and who may speak hears so: #what"(String what, String told, Closure forged) {
        given:
        def agreement = accepted(need())
        send(party, proved(party, event(party, agreement)))
        await('the claim') { now(agreement).state().name() == 'WORK_CLAIMED' }
        house.bean(Agreements).take(NewStep.of(now(agreement), alice, new Step.Dispute(false, Evidence.of('Nothing is pruned'))))
        def before = dispute(agreement)
        settle()
        peer.arrivals.clear()

        when:
        forged.delegate = this
        forged(agreement)
        settle()

        then:
        dispute(agreement).state() == before.state()
        dispute(agreement).words() == before.words()
        dispute(agreement).offered() == null

        and: 'what is said of it is how it stands, and why the rest was not taken'
        def said = sent(told ? 1 : 0) { it.object instanceof Map && it.object.step?.endsWith('disputeStands') }*.object
        said*.content == (told ? ["<p>${told.replace("'", '&#39;')}</p>".toString()] : [])
        said*.state.every { it.endsWith('opened') }

        when: 'they answer'
        send(party, proved(party, step(party, agreement, 'answer', content: '<p>Half of it is</p>')))

        then:
        await('the answer') { dispute(agreement).state().name() == 'ANSWERED' }

        where:
        what                                        | told | forged
        'that it is closed, of who is a side'       | 'How this dispute stands is said elsewhere.' | { send(party, proved(party, step(party, it, 'disputeStands', state: NS + 'closed', remedy: NS + 'fullReversal', until: '2030-01-01T00:00:00Z'))) }
        'an answer without words'                   | 'Say it in words.' | { send(party, proved(party, step(party, it, 'answer'))) }
        'the claim taken back by the other side'    | 'Only who claimed can take it back.' | { send(party, proved(party, step(party, it, 'withdrawClaim'))) }
        'yes to what nobody offered'                | 'There is no offer of the other side\'s to accept.' | { send(party, proved(party, step(party, it, 'acceptRemedy', remedy: NS + 'apology'))) }
        'a part of no size'                         | 'Say how much goes back if a part does, and only then.' | { send(party, proved(party, step(party, it, 'offerRemedy', remedy: NS + 'partialReversal'))) }
        'a remedy of our making'                    | 'What would set it right cannot be read.' | { send(party, proved(party, step(party, it, 'offerRemedy', remedy: NS + 'revenge'))) }
        'a mediator nobody knows'                   | 'Nobody is known by this name.' | { send(party, proved(party, step(party, it, 'nameMediator', mediator: house.instance.uri('/users/nobody')))) }
        'a panel before anybody helped'             | 'A panel is drawn when mediation has not helped.' | { send(party, proved(party, step(party, it, 'callPanel'))) }
        'an answer of a third person'               | '' | { send(other, proved(other, step(other, it, 'answer', content: '<p>No</p>'))) }
        'an answer without a proof'                 | '' | { send(party, step(party, it, 'answer', content: '<p>No</p>')) }
    }

    /** What has come to the peers of that kind, once there is so much of it. */
    private List<Map> sent(int count, Closure<Boolean> which) {
        def found = { peer.deliveries*.json.findAll(which) }
        await('what is sent') { found().size() >= count }
        return found()
    }

    private Dispute dispute(Agreement agreement) {
        house.bean(Disputes).require(now(agreement).disputeId(), alice.id())
    }

    def "a proposal with #what begins nothing"(String what, Closure forged) {
        given:
        def listing = need()

        when:
        forged.delegate = this
        def sent = forged(listing) as Map
        settle()

        then:
        house.bean(Agreements).byUri(sent.id).empty

        where:
        what                          | forged
        'a listing of nobody'         | { def o = offer(party, it, [stipulates: [satisfies: house.instance.uri('/needs/1') + '#primary']]); send(party, o); o }
        'nothing to agree on'         | { def o = offer(party, it, [stipulates: null]); send(party, o); o }
        'nobody here it is for'       | { def o = offer(party, it, [:]) + [to: [other.uri]]; send(party, o); o }
        'a listing that is gone'      | { house.bean(Listings).withdraw(it, alice); def o = offer(party, it, [:]); send(party, o); o }
        'another kind'                | { def o = offer(party, it, [exchangeKind: NS + 'loan']); send(party, o); o }
        'a name on another server'    | { def o = offer(party, it, [:]) + [id: other.at("activities/${peer.next()}")]; send(party, o); o }
    }

    def "an agreement on nothing that is listed is known by the name its proposer gives it, when that is theirs to give: #what"(String what, Closure given, boolean isTheirs) {
        given:
        given.delegate = this
        def name = given() as String
        def sent = unlisted(name)

        when:
        send(party, sent)
        def agreement = await('the proposal') { house.bean(Agreements).byUri(sent.id as String).orElse(null) }

        then:
        agreement.uri() == (isTheirs ? name : house.instance.uri("/agreements/${agreement.id()}"))
        house.bean(Agreements).byUri(name).present == isTheirs

        when: 'another would have the same name'
        def second = unlisted(name)
        send(party, second)
        settle()

        then:
        house.bean(Agreements).byUri(second.id as String).present == !isTheirs
        !isTheirs || now(agreement).uri() == name

        where:
        what                       | given                                      | isTheirs
        'of its own server'        | { party.at("agreements/${peer.next()}") }  | true
        'of another server'        | { other.at("agreements/${peer.next()}") }  | false
        'of ours'                  | { house.instance.uri('/agreements/7') }    | false
    }

    private Map unlisted(String name) {
        offer(party, null, [id: name, stipulates: [provider: party.uri, receiver: alice.uri()]]) + [content: '<p>Pruning</p>']
    }

    private FakeActor speaking(String host, String name) {
        def actor = peer.person(host, name)
        actor.publish(generator: [type: 'Application', name: 'Talkoot', implements: [[type: 'Link', href: 'https://w3id.org/talkoot/ns#v1', name: 'v1']]])
    }

    /** Alice needs work: who answers does it. */
    private Listing need() {
        house.offer("Pruning ${peer.next()}", kind: ExchangeKind.TIME_CREDIT, purpose: Purpose.NEED, quantity: '2', unit: 'hour')
    }

    private List proposed(Listing listing = need()) {
        def sent = offer(party, listing, [:])
        assert send(party, sent) == 202
        [await('the proposal') { house.bean(Agreements).byUri(sent.id as String).orElse(null) }, sent]
    }

    private Agreement accepted(Listing listing) {
        def agreement = proposed(listing)[0] as Agreement
        house.bean(Agreements).take(NewStep.of(agreement, alice, new Step.Accept(Evidence.NONE)))
    }

    private Agreement now(Agreement agreement) {
        house.bean(Agreements).find(agreement.id()).get()
    }

    private String happened(Agreement agreement) {
        house.bean(Agreements).events(agreement)[0].uri()
    }

    private Map offer(FakeActor by, Listing listing, Map properties) {
        def promise = properties.containsKey('stipulates') ? properties.stipulates : [satisfies: listing.post().uri() + '#primary']
        def agreement = [type: 'Agreement', exchangeKind: NS + 'timeCredit',
                         stipulates: promise == null ? null : [type: 'Commitment', effortQuantity: [hasUnit: 'hour', hasNumericalValue: '2']] + (promise as Map)] +
                properties.findAll { it.key != 'stipulates' }
        by.activity('Offer', agreement.findAll { it.value != null }, id: by.at("activities/${peer.next()}"), to: [alice.uri()], cc: [], '@context': context())
    }

    private Map event(Map properties = [:], FakeActor by, Agreement agreement) {
        def id = by.at("events/${peer.next()}")
        def event = [id: id, type: 'EconomicEvent', attributedTo: by.uri, to: [alice.uri(), party.uri], cc: [], context: agreement.uri(), realizationOf: agreement.uri(),
                     inReplyTo: agreement.proposalUri(), action: 'deliverService', provider: party.uri, receiver: alice.uri(),
                     effortQuantity: [hasUnit: 'minute', hasNumericalValue: '90'], exchangeKind: NS + 'timeCredit'] + properties
        by.activity('Create', event.findAll { it.value != null }, id: by.at("activities/${peer.next()}"), to: [alice.uri()], cc: [], '@context': context())
    }

    private Map step(Map properties = [:], FakeActor by, Agreement agreement, String word) {
        def step = [id: by.at("steps/${peer.next()}"), type: 'Step', attributedTo: by.uri, to: [alice.uri()], cc: [], context: agreement.uri(), step: NS + word] + properties
        by.activity('Create', step, id: by.at("activities/${peer.next()}"), to: [alice.uri()], cc: [], '@context': context())
    }

    private static List context() {
        def link = { String iri -> ['@id': iri, '@type': '@id'] }
        ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/data-integrity/v2',
         [vf: 'https://w3id.org/valueflows/ont/vf#', om2: 'http://www.ontology-of-units-of-measure.org/resource/om-2/', coop: NS,
          Agreement: 'vf:Agreement', Commitment: 'vf:Commitment', EconomicEvent: 'vf:EconomicEvent', Step: 'coop:Step', step: link('coop:step'),
          action: 'vf:action', stipulates: link('vf:stipulates'), satisfies: link('vf:satisfies'), provider: link('vf:provider'), receiver: link('vf:receiver'),
          realizationOf: link('vf:realizationOf'), effortQuantity: 'vf:effortQuantity', hasUnit: 'om2:hasUnit', hasNumericalValue: 'om2:hasNumericalValue',
          exchangeKind: link('coop:exchangeKind'), state: link('coop:state'), remedy: link('coop:remedy'), amount: 'coop:amount', mediator: link('coop:mediator'),
          until: ['@id': 'coop:until', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime']]]
    }

    private Map proved(FakeActor by, Map document) {
        def json = Json.createReader(new StringReader(JsonOutput.toJson(document))).readObject()
        return new JsonSlurper().parseText(IntegrityProof.sign(json, keys[by], house.instance.clock.instant()).toString()) as Map
    }

    private ActorKey proofKey(FakeActor actor) {
        def pair = KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
        def id = "$actor.uri#ed25519-key".toString()
        actor.publish(assertionMethod: [[id: id, type: 'Multikey', controller: actor.uri, publicKeyMultibase: Keys.multibase(pair.public.encoded)]])
        return new ActorKey(id, 0, ActorKey.Algorithm.ED25519, pair.public.encoded, pair.private.encoded)
    }
}
