package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.governance.LotClock
import coop.talkoot.governance.LotSeed
import coop.talkoot.governance.Lots
import coop.talkoot.governance.NewLot
import coop.talkoot.governance.PanelLot
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import jakarta.json.Json
import java.security.KeyPairGenerator
import java.time.Duration
import java.time.temporal.ChronoUnit
import spock.lang.Shared

/** What strangers, and members by hand, send to a drawing of a group here; and what is told of one of a group elsewhere. */
class LotsInboxSpec extends InboxSpecification {
    private static final NS = 'https://w3id.org/talkoot/ns#'
    private static final NUMBER = 'ab' * 16

    @Shared FakeActor member = speaking('member.localhost', 'mira')
    @Shared FakeActor other = speaking('other.localhost', 'otto')
    @Shared FakeActor mill = speaking('mill.localhost', 'mill')
    @Shared Map<FakeActor, ActorKey> keys = [:]

    def setupSpec() {
        mill.publish(type: 'Group')
        [member, other, mill].each { actor ->
            keys[actor] = proofKey(actor)
            assert send(actor, actor.activity('Follow', house.keeper.identity().uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), house.keeper.actorId()).present }
        }
        house.bean(Memberships).appoint(house.group, identity(member), Role.MEMBER)
        house.bean(Memberships).appoint(house.bean(Groups).remote(identity(mill)), house.keeper.identity(), Role.MEMBER)
    }

    def setup() {
        peer.arrivals.clear()
    }

    def "what a member elsewhere does is taken, and answered with the group's signed yes"() {
        given:
        def lot = begin()

        when:
        def willing = say(member, house.group.identity().uri(), [willing: true])
        def promise = say(member, lot.uri(), [commitment: commitment(member)])
        say(member, lot.uri(), [part: 'North'])

        then:
        def accept = answer('Accept', promise)
        accept.actor == house.group.identity().uri()
        accept.to == [member.uri]
        accept.object == [id: promise.id, type: 'Create', actor: member.uri, object: promise.object.id]
        accept.proof.verificationMethod == house.group.identity().uri() + '#ed25519-key'
        answer('Accept', willing)
        house.bean(Lots).isWilling(house.group.identity(), identity(member))
        again(lot).promises()*.commitment() == [commitment(member)]
        await('the part') { house.bean(Lots).partOf(lot, identity(member)).orElse('') == 'North' }

        and: 'their server is told how it stands'
        def told = await('the drawing') { peer.deliveries*.json.find { it.type == 'Update' && it.object instanceof Map && it.object.type == 'Lot' && it.object.promises } } as Map
        told.object.id == lot.uri()
        told.object.promises == [[member: member.uri, commitment: commitment(member)]]
        told.proof.verificationMethod == house.group.identity().uri() + '#ed25519-key'

        when: 'the same is said again'
        def revision = again(lot).revision()
        send(member, promise)
        settle()

        then:
        again(lot).revision() == revision

        when: 'the pool is frozen, and the number shown'
        people().each { house.bean(Lots).promise(lot, it, commitment(it.uri())) }
        house.instance.clock.set(lot.promisedBy())
        house.bean(LotClock).run()
        answer('Accept', say(member, lot.uri(), [number: NUMBER]))

        then:
        again(lot).promises().find { it.by().uri() == member.uri }.revealed() == NUMBER
    }

    def "#what is answered by a signed no that says why, and changes nothing"(String what, String why, Closure forged) {
        given:
        def lot = begin()
        def before = again(lot)

        when:
        forged.delegate = this
        def sent = forged(lot)

        then:
        def reject = answer('Reject', sent)
        reject.actor == house.group.identity().uri()
        reject.content.contains(why)
        reject.proof.cryptosuite == 'eddsa-jcs-2022'
        again(lot).with { promises() == before.promises() && publicNumber() == null && revision() == before.revision() }
        !house.bean(Lots).isWilling(house.group.identity(), identity(other))

        where:
        what                                  | why                    | forged
        'a promise of who is no member'       | 'Only members of this' | { say(other, it.uri(), [commitment: commitment(other)]) }
        'the consent of who is no member'     | 'Only members of this' | { say(other, house.group.identity().uri(), [willing: true]) }
        'a promise that is none'              | 'SHA-256'              | { say(member, it.uri(), [commitment: 'abc']) }
        'two things at once'                  | 'one thing'            | { say(member, it.uri(), [commitment: commitment(member), part: 'North']) }
        'nothing at all'                      | 'one thing'            | { say(member, it.uri(), [:]) }
        'a part there is none'                | 'one of the parts'     | { say(member, it.uri(), [part: 'West']) }
        'a number before the pool is frozen'  | 'once the pool is'     | { say(member, it.uri(), [number: NUMBER]) }
        'a public number nobody asks for'     | 'No public number'     | { say(member, it.uri(), [publicNumber: '17']) }
        'a seat that nobody was drawn for'    | 'not drawn'            | { say(member, it.uri(), [declines: true]) }
        'consent to one drawing only'         | 'Name the group'       | { say(member, it.uri(), [willing: true]) }
        'a drawing there is none'             | 'no such drawing'      | { say(member, house.instance.uri('/lots/1'), [commitment: commitment(member)]) }
        'a promise after the time'            | 'time for promises'    | { house.instance.clock.set(it.promisedBy()); say(member, it.uri(), [commitment: commitment(member)]) }
        'a word for somebody else'            | 'for themselves'       | { def said = paper(member, it.uri(), [commitment: commitment(other)]); said.object.remove('attributedTo'); delivered(member, said) }
    }

    def "a number that does not fit its promise is refused"() {
        given:
        def lot = begin()
        answer('Accept', say(member, lot.uri(), [commitment: commitment(member)]))
        people().each { house.bean(Lots).promise(lot, it, commitment(it.uri())) }
        people().each { house.bean(Lots).consent(house.group.identity(), it, true) }
        house.instance.clock.set(lot.promisedBy())
        house.bean(LotClock).run()

        when:
        def wrong = say(member, lot.uri(), [number: 'cd' * 16])

        then:
        answer('Reject', wrong).content.contains('not the number that was promised')
        again(lot).promises().every { it.revealed() == null }

        cleanup:
        people().each { house.bean(Lots).consent(house.group.identity(), it, false) }
    }

    def "a word with #what has no effect, and is not answered"(String what, Closure forged) {
        given:
        def lot = begin()

        when:
        forged.delegate = this
        forged(lot)
        settle()

        then:
        again(lot).promises() == []
        peer.deliveries*.json.findAll { it.type in ['Accept', 'Reject'] && it.object instanceof Map && it.object.type == 'Create' } == []

        where:
        what                        | forged
        'no proof'                  | { send(member, paper(member, it.uri(), [commitment: commitment(member)])) }
        'a proof of somebody else'  | { send(member, proved(other, paper(member, it.uri(), [commitment: commitment(member)]))) }
        'another promise than was signed' | { def signed = proved(member, paper(member, it.uri(), [commitment: commitment(member)])); send(member, signed + [object: signed.object + [commitment: 'ef' * 32]]) }
        'an actor that another speaks for' | { send(other, paper(member, it.uri(), [commitment: commitment(member)])) }
        'an author of another server' | { send(other, proved(other, paper(other, it.uri(), [commitment: commitment(member)], [attributedTo: member.uri]))) }
        'a name on another server'  | { send(other, proved(other, paper(other, it.uri(), [commitment: commitment(member)], [id: member.at("lot-answers/${peer.next()}")]))) }
    }

    def "a drawing of a group elsewhere is kept as its group tells of it, the highest revision"() {
        given:
        def uri = mill.at("lots/${peer.next()}")

        when:
        tell(mill, uri, [revision: 2, promises: [[member: member.uri, commitment: commitment(member)]]])

        then:
        await('the drawing') { far(uri) }.with { title() == 'Millers' && group().uri() == mill.uri && promises()*.by()*.uri() == [member.uri] }

        when: 'an older word comes late'
        tell(mill, uri, [revision: 1, promises: []])
        settle()

        then:
        far(uri).promises().size() == 1

        when: 'and what the clock does here'
        house.instance.clock.advance(Duration.ofDays(3))
        house.bean(LotClock).run()

        then: 'is nothing'
        far(uri).state() == PanelLot.State.PROMISING

        when: 'it is drawn'
        def pool = 'ab' * 32
        def seed = LotSeed.of(uri, pool.decodeHex(), new TreeMap([(member.uri): NUMBER.decodeHex()]), '').encodeHex().toString()
        tell(mill, uri, drawn(uri, seed) + [revision: 5])

        then:
        await('the panel') { far(uri).panel()*.uri() == [member.uri] }
        far(uri).seed() == seed
    }

    def "a drawing elsewhere with #what is not taken"(String what, Closure forged) {
        given:
        def uri = mill.at("lots/${peer.next()}")
        tell(mill, uri, [revision: 1, promises: [[member: member.uri, commitment: commitment(member)]]])
        def before = await('the drawing') { far(uri) }

        when:
        forged.delegate = this
        forged(uri)
        settle()

        then:
        far(uri) == before

        where:
        what                            | forged
        'the word of another'           | { tell(other, it, [revision: 9], [attributedTo: other.uri]) }
        'the word of another in its name' | { tell(other, it, [revision: 9]) }
        'no proof'                      | { send(mill, told(mill, it, [revision: 9])) }
        'another proof'                 | { send(mill, proved(other, told(mill, it, [revision: 9]))) }
        'no revision'                   | { tell(mill, it, [:]) }
        'other seats than before'       | { tell(mill, it, [revision: 9, seats: 3]) }
        'too many seats'                | { tell(mill, it, [revision: 9, seats: 3000]) }
        'a state there is none'         | { tell(mill, it, [revision: 9, state: NS + 'drawing']) }
        'a panel before it is drawn'    | { tell(mill, it, [revision: 9, panel: [[member: member.uri]]]) }
        'a seed of nothing'             | { tell(mill, it, drawn(it, 'ab' * 32) + [revision: 9]) }
        'a seed and no pool'            | { tell(mill, it, drawn(it, 'ab' * 32) + [revision: 9, poolDigest: null]) }
        'a number nobody promised'      | { tell(mill, it, [revision: 9, promises: [[member: member.uri, commitment: commitment(member), number: 'cd' * 16]]]) }
        'one who promises twice'        | { tell(mill, it, [revision: 9, promises: [[member: member.uri, commitment: commitment(member)]] * 2]) }
        'one of ours there is none of'  | { tell(mill, it, [revision: 9, promises: [[member: house.instance.uri('/users/nobody'), commitment: commitment(member)]]]) }
    }

    def "of a group to which nobody here belongs nothing is kept"() {
        given:
        def uri = member.at("lots/${peer.next()}")

        when:
        tell(member, uri, [revision: 1], [attributedTo: member.uri])
        settle()

        then:
        far(uri) == null
    }

    private FakeActor speaking(String host, String name) {
        def actor = peer.person(host, name)
        actor.publish(generator: [type: 'Application', name: 'Talkoot', implements: [[type: 'Link', href: 'https://w3id.org/talkoot/ns#v1', name: 'v1']]])
    }

    private PanelLot begin() {
        def promisedBy = house.instance.clock.instant() + Duration.ofDays(1)
        return house.bean(Lots).begin(new NewLot(house.group.identity(), null, 'A panel', 1, 0, ['North', 'South'], promisedBy, promisedBy + Duration.ofHours(24), ''), house.keeper.identity())
    }

    /** Two who live here, for fewer than three promises are too few. */
    private List people() {
        return [house.keeper.identity(), neighbour()]
    }

    @Shared private neighbourly = null

    private neighbour() {
        neighbourly = neighbourly ?: house.member('nelly')
        return neighbourly
    }

    private PanelLot again(PanelLot lot) {
        return far(lot.uri())
    }

    private PanelLot far(String uri) {
        return house.bean(Lots).byUri(uri).orElse(null)
    }

    private static String commitment(FakeActor actor) {
        return commitment(actor.uri)
    }

    private static String commitment(String uri) {
        return LotSeed.commitment(NUMBER.decodeHex(), uri).encodeHex().toString()
    }

    private Map say(FakeActor by, String about, Map words) {
        return delivered(by, paper(by, about, words))
    }

    private Map delivered(FakeActor by, Map paper) {
        def signed = proved(by, paper)
        assert send(by, signed) == 202
        return signed
    }

    private Map paper(FakeActor by, String about, Map words, Map properties = [:]) {
        def id = by.at("lot-answers/${peer.next()}")
        def group = house.group.identity().uri()
        def object = [id: id, type: 'LotAnswer', attributedTo: by.uri, to: [group], context: about, published: house.instance.clock.instant().toString()] + words + properties
        return by.activity('Create', object, id: "$id/activities/create".toString(), to: [group], cc: [], '@context': contexts())
    }

    private Map drawn(String uri, String seed) {
        return [state: NS + 'drawn', promises: [[member: member.uri, commitment: commitment(member), number: NUMBER]], panel: [[member: member.uri]], seed: seed,
                poolDigest: "sha-256=:${('ab' * 32).decodeHex().encodeBase64()}:".toString()]
    }

    private void tell(FakeActor by, String uri, Map words, Map properties = [:]) {
        assert send(by, proved(by, told(by, uri, words, properties))) in [202, 401]
    }

    private Map told(FakeActor by, String uri, Map words, Map properties = [:]) {
        def object = [id: uri, type: 'Lot', name: 'Millers', attributedTo: mill.uri, to: [mill.at('members')], seats: 1, restMonths: 0, state: NS + 'promising',
                      promisedBy: begins().toString(), revealedBy: (begins() + Duration.ofHours(24)).toString(), promises: [], panel: []] + words + properties
        return by.activity('Update', object.findAll { it.value != null }, to: [mill.at('members')], cc: [], '@context': contexts())
    }

    @Shared private start = null

    private begins() {
        start = start ?: house.instance.clock.instant().truncatedTo(ChronoUnit.SECONDS) + Duration.ofDays(1)
        return start
    }

    private static List contexts() {
        def links = ['motion', 'state', 'member'].collectEntries { [it, ['@id': "coop:$it".toString(), '@type': '@id']] }
        def lists = ['parts', 'promises', 'panel'].collectEntries { [it, ['@id': "coop:$it".toString(), '@container': '@list']] }
        def times = ['promisedBy', 'revealedBy'].collectEntries { [it, ['@id': "coop:$it".toString(), '@type': 'http://www.w3.org/2001/XMLSchema#dateTime']] }
        def plain = ['Lot', 'LotAnswer', 'seats', 'restMonths', 'numberSource', 'revision', 'publicNumber', 'numberConfirmed', 'poolDigest', 'seed', 'commitment', 'number', 'part', 'willing', 'declines']
                .collectEntries { [it, "coop:$it".toString()] }
        return ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/data-integrity/v2', [coop: NS] + plain + links + lists + times]
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

    private Map answer(String type, Map to) {
        await("the $type") { peer.deliveries*.json.find { it.type == type && it.object instanceof Map && it.object.id == to.id } } as Map
    }
}
