package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.ledger.Account
import coop.talkoot.ledger.Accounts
import coop.talkoot.ledger.LimitPolicy
import coop.talkoot.ledger.Limits
import coop.talkoot.ledger.NewUnit
import coop.talkoot.ledger.Unit
import coop.talkoot.ledger.Units
import coop.talkoot.ledger.clearing.Clearing
import coop.talkoot.ledger.clearing.ClearingTransfer
import coop.talkoot.ledger.clearing.LineChain
import coop.talkoot.ledger.clearing.Mirror
import coop.talkoot.ledger.clearing.TrustLine
import coop.talkoot.ledger.clearing.TrustLines
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import jakarta.json.Json
import java.security.KeyPairGenerator
import java.time.Duration
import java.time.temporal.ChronoUnit
import spock.lang.Shared

/** What the group at the other end of a line, and who is none, say on it by hand. */
class LinesInboxSpec extends InboxSpecification {
    private static final NS = 'https://w3id.org/talkoot/ns#'
    private static final String WRONG = 'ab' * 32

    @Shared FakeActor guild = group('guild.localhost', 'guild')
    @Shared FakeActor gang = group('gang.localhost', 'gang')
    @Shared Map<FakeActor, ActorKey> keys = [:]
    @Shared Unit hours
    @Shared Identity alice
    @Shared Identity keeper
    /** Where the guild's chain to us ends, as the guild keeps it. */
    @Shared Mirror.End sent = Mirror.End.BEGINNING

    def setupSpec() {
        keeper = house.keeper.identity()
        hours = house.bean(Units).create(house.group, new NewUnit('Hours', Unit.Kind.TIME, 0, new Limits(new LimitPolicy.Fixed(600), null)), keeper)
        alice = house.member('agnes')
        [guild, gang].each { actor ->
            keys[actor] = proofKey(actor)
            assert send(actor, actor.activity('Follow', keeper.uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), keeper.id()).present }
        }
        house.bean(TrustLines).accept(hours, identity(guild), 1000, keeper)
        assert send(guild, proved(guild, limit(guild))) == 202
        await('the open line') { line().isOpen() }
    }

    /** After each attempt an honest transfer is still booked, to the minute. */
    def cleanup() {
        def before = balance()
        def terms = terms(guild)
        assert send(guild, proved(guild, proposal(guild, terms))) == 202
        await('room for it') { transfer(terms)?.state() == ClearingTransfer.State.VALIDATED }
        sent = LineChain.next(sent, transfer(terms).terms())
        assert send(guild, proved(guild, commit(guild, terms, sent))) == 202
        await('its booking') { transfer(terms).state() == ClearingTransfer.State.COMMITTED }
        assert balance() == before + 5
        assert account(identity(guild)).balance() == -balance()
    }

    def "#what is dropped, and changes nothing"(String what, Closure forged) {
        given:
        def before = [line(), balance(), transfers()]

        when:
        forged.delegate = this
        forged(terms(guild))
        settle()

        then:
        [line(), balance(), transfers()] == before

        where:
        what                                        | forged
        'a transfer without a proof'                | { send(guild, proposal(guild, it)) }
        'a transfer with a proof of another'        | { send(guild, proved(gang, proposal(guild, it))) }
        'more minutes than were signed'             | { def d = proved(guild, proposal(guild, it)); send(guild, d + [object: d.object + [minutes: 500]]) }
        'a transfer of a person'                    | { send(victim, proposal(victim, it)) }
        'a transfer of a group without a line'      | { send(gang, proved(gang, proposal(gang, terms(gang)))) }
        'a transfer in another group\'s name'       | { send(gang, proved(gang, proposal(gang, it + [attributedTo: guild.uri, payerGroup: guild.uri]))) }
        'a transfer named on another server'        | { send(guild, proved(guild, proposal(guild, it + [id: gang.at('clearing/1')]))) }
        'a transfer paid by another group'          | { send(guild, proved(guild, proposal(guild, it + [payerGroup: gang.uri]))) }
        'a transfer to another group'               | { send(guild, proved(guild, proposal(guild, it + [payeeGroup: gang.uri]))) }
        'a transfer of nothing'                     | { send(guild, proved(guild, proposal(guild, it + [minutes: 0]))) }
        'a transfer of less than nothing'           | { send(guild, proved(guild, proposal(guild, it + [minutes: -5]))) }
        'a transfer of half a minute'               | { send(guild, proved(guild, proposal(guild, it + [minutes: 0.5]))) }
        'a transfer without an end'                 | { send(guild, proved(guild, proposal(guild, it + [reservedUntil: null]))) }
        'chains that are none'                      | { send(guild, proved(guild, proposal(guild, it + [sentHash: 'none']))) }
        'a limit of another line'                   | { send(guild, proved(guild, limit(guild, partner: gang.uri))) }
        'a limit that another states'               | { send(gang, proved(gang, limit(guild, actor: gang.uri))) }
        'a limit that was taken back long ago'      | { send(guild, proved(guild, limit(guild, accepts: 9999))) }
        'a limit below nothing'                     | { send(guild, proved(guild, limit(guild, accepts: -1, revision: 7))) }
        'a statement that is none'                  | { send(guild, proved(guild, statement(guild, ['none']))) }
        'a statement of a group without a line'     | { send(gang, proved(gang, statement(gang, [WRONG]))) }
    }

    def "a booking shown again, in the same words or under another name, is booked once"() {
        given:
        def terms = terms(guild)
        def offer = proved(guild, proposal(guild, terms))
        send(guild, offer)
        await('room for it') { transfer(terms)?.state() == ClearingTransfer.State.VALIDATED }
        sent = LineChain.next(sent, transfer(terms).terms())
        def booked = proved(guild, commit(guild, terms, sent))
        send(guild, booked)
        await('its booking') { transfer(terms).state() == ClearingTransfer.State.COMMITTED }
        def before = [line().mirror(), balance(), transfers()]

        when:
        [offer, booked, proved(guild, proposal(guild, terms)), proved(guild, commit(guild, terms, sent))].each { assert send(guild, it) == 202 }
        settle()

        then:
        [line().mirror(), balance(), transfers()] == before
        !line().isSuspended()

        and: 'other terms under its name are refused, and it stays what it was'
        send(guild, proved(guild, proposal(guild, terms + [minutes: 500]))) == 202
        settle()
        [balance(), transfers(), transfer(terms).terms().minutes()] == before.drop(1) + [5L]
    }

    def "when both sides differ the line stops, who keeps the accounts is told, and nothing is booked"() {
        given:
        def terms = terms(guild)
        send(guild, proved(guild, proposal(guild, terms)))
        await('room for it') { transfer(terms)?.state() == ClearingTransfer.State.VALIDATED }
        def before = balance()

        when: 'it is said to be booked, with another hash than both would have'
        send(guild, proved(guild, commit(guild, terms, new Mirror.End(sent.seq() + 1, WRONG))))

        then:
        await('the stop') { line().isSuspended() }
        balance() == before
        with(house.bean(Notices).page(keeper.id(), NoticeQuery.newest(20)).items().find { it.kind() == Notice.Kind.LINE_STOPPED }) {
            it.actor().uri() == guild.uri
            it.group().id() == house.group.id()
        }

        when: 'the guild says what it has, which is what we have, and takes the false one back'
        house.instance.clock.advance(Duration.ofSeconds(5))
        send(guild, proved(guild, statement(guild, hashes())))
        await('its word') { line().comparison() }
        house.bean(TrustLines).resume(line(), keeper)
        send(guild, proved(guild, guild.activity(common(guild), 'Update', part(terms, [state: NS + 'expired']))))

        then: 'it is let go, and the line goes on'
        await('its end') { transfer(terms).state() == ClearingTransfer.State.EXPIRED }
        !line().isSuspended()
        balance() == before
    }

    private FakeActor group(String host, String name) {
        peer.person(host, name).publish(type: 'Group',
                generator: [type: 'Application', name: 'Talkoot', implements: [[type: 'Link', href: NS + 'v1', name: 'v1']]])
    }

    private TrustLine line() {
        house.bean(TrustLines).between(house.group.id(), identity(guild).id()).get()
    }

    private ClearingTransfer transfer(Map terms) {
        house.bean(Clearing).byUri(terms.id as String).orElse(null)
    }

    private List transfers() {
        house.bean(TrustLines).transfers(line(), coop.talkoot.platform.Page.Request.first(80)).items().collect { [it.terms(), it.place()] }
    }

    private Account account(Identity owner) {
        house.bean(Accounts).of(hours.id(), owner.id()).get()
    }

    private long balance() {
        account(alice).balance()
    }

    private List<String> hashes() {
        transfers()*.get(1).findAll()*.hash().reverse()
    }

    private Map terms(FakeActor by) {
        [id: by.at("clearing/${peer.next()}"), payer: by.at('users/gil'), payee: alice.uri(), minutes: 5,
         reservedUntil: house.instance.clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS).toString()]
    }

    /** What is said of a transfer, with the ends of both chains as the guild has them. */
    private Map part(Map terms, Map said) {
        [id: terms.id, type: 'ClearingTransfer', sentSequence: sent.seq(), sentHash: sent.hash(), receivedSequence: 0, receivedHash: Mirror.End.BEGINNING.hash()] + said
    }

    private Map proposal(FakeActor by, Map terms) {
        def whole = [attributedTo: by.uri, payerGroup: by.uri, payeeGroup: house.group.identity().uri(), state: NS + 'proposed', to: [house.group.identity().uri()], cc: []] + terms
        by.activity(common(by), 'Offer', part(terms, whole).findAll { it.value != null })
    }

    private Map commit(FakeActor by, Map terms, Mirror.End place) {
        def said = [state: NS + 'committed', sequence: place.seq(), hash: place.hash(), previousHash: sent.hash(), attributedTo: by.uri]
        by.activity(common(by), 'Create', part(terms, said + [sentSequence: place.seq(), sentHash: place.hash()]))
    }

    private Map limit(Map changed = [:], FakeActor by) {
        def line = [id: by.at('lines/1'), type: 'TrustLine', attributedTo: by.uri, partner: changed.partner ?: house.group.identity().uri(),
                    accepts: changed.accepts ?: 1000, revision: changed.revision ?: 1]
        by.activity(common(by) + (changed.actor ? [actor: changed.actor, id: gang.at("activities/${peer.next()}")] : [:]), 'Offer', line)
    }

    private Map statement(FakeActor by, List<String> theirs) {
        by.activity(common(by), 'Create', [id: by.at("statements/${peer.next()}"), type: 'LineStatement', attributedTo: by.uri,
                                           partner: house.group.identity().uri(), sentHashes: theirs, receivedHashes: []])
    }

    private Map common(FakeActor by) {
        [id: by.at("activities/${peer.next()}"), to: [house.group.identity().uri()], cc: [], '@context': context()]
    }

    private static List context() {
        def link = { String iri -> ['@id': iri, '@type': '@id'] }
        ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/data-integrity/v2',
         [coop: NS, TrustLine: 'coop:TrustLine', ClearingTransfer: 'coop:ClearingTransfer', LineStatement: 'coop:LineStatement', partner: link('coop:partner'),
          accepts: 'coop:accepts', revision: 'coop:revision', payer: link('coop:payer'), payerGroup: link('coop:payerGroup'), payee: link('coop:payee'),
          payeeGroup: link('coop:payeeGroup'), minutes: 'coop:minutes', state: link('coop:state'),
          reservedUntil: ['@id': 'coop:reservedUntil', '@type': 'http://www.w3.org/2001/XMLSchema#dateTime'], sequence: 'coop:sequence',
          previousHash: 'coop:previousHash', hash: 'coop:hash', sentSequence: 'coop:sentSequence', sentHash: 'coop:sentHash',
          receivedSequence: 'coop:receivedSequence', receivedHash: 'coop:receivedHash', sentHashes: ['@id': 'coop:sentHashes', '@container': '@list'],
          receivedHashes: ['@id': 'coop:receivedHashes', '@container': '@list']]]
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
