package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.Federating
import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.groups.affiliation.Affiliation
import coop.talkoot.groups.affiliation.Affiliations
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import jakarta.json.Json
import java.security.KeyPairGenerator
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit
import spock.lang.Shared

/** A server with a group, and two groups elsewhere that decide about themselves and it. */
abstract class AffiliationsSpecification extends InboxSpecification {
    protected static final NS = 'https://w3id.org/talkoot/ns#'

    @Shared FakeActor garden = peer.person('garden.localhost', 'garden')
    @Shared FakeActor rival = peer.person('rival.localhost', 'rival')
    @Shared Map<FakeActor, ActorKey> keys = [:]
    @Shared Federating here

    def setupSpec() {
        here = new Federating(house).federation()
        [garden, rival].each { group ->
            group.publish(type: 'Group')
            keys[group] = proofKey(group)
            assert send(group, group.activity('Follow', house.keeper.identity().uri())) == 202
            await("the group $group.name") { identity(group) }
        }
    }

    protected Affiliations getAffiliations() {
        house.bean(Affiliations)
    }

    protected Affiliation ask(FakeActor parent) {
        house.bean(Joining).ask(house.group, identity(parent), house.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
    }

    /** The group here comes to belong to that one. */
    protected Affiliation belonging(FakeActor parent) {
        def asked = ask(parent)
        send(parent, accept(parent, asked.joinUri(), parent.uri))
        return await('the yes') { affiliations.find(asked.id()).get().with { it.state() == Affiliation.State.MEMBER ? it : null } }
    }

    protected String mandate(String step, Map options = [:]) {
        def id = garden.at("decisions/${peer.next()}")
        def now = house.instance.clock.instant()
        def decision = garden.note(id: id, audience: garden.uri, cc: [garden.uri], '@context': context(), additionalType: NS + 'Decision', nameMap: [en: 'To join?'],
                affiliating: NS + step, subject: here.group.identity().uri(),
                decision: [id: "$id#decision".toString(), type: 'Decision', attributedTo: (options.decision as Map)?.attributedTo ?: garden.uri, method: NS + 'consensus', options: [],
                           electorateDigest: 'sha-256=:BBBB:', startTime: (now - Duration.ofDays(7)).toString(), endTime: now.toString(), rule: options.rule]) +
                ((options.decision ?: [:]) as Map)
        def tally = [
                '@context': context(), id: "$id/tally".toString(), type: 'Tally', attributedTo: garden.uri, to: [FakePeer.PUBLIC], cc: [], context: id,
                decision: "$id#decision".toString(), published: now.toString(), eligible: 3, cast: 2, counted: 2, quorumReached: true,
                outcome: NS + 'accepted', rows: [], electorateDigest: 'sha-256=:BBBB:'] + ((options.tally ?: [:]) as Map)
        def signer = options.containsKey('signer') ? options.signer as FakeActor : garden
        peer.serve(id, decision.findAll { it.value != null })
        peer.serve("$id/tally", (signer == null ? tally : signed(signer, tally)) + ((options.after ?: [:]) as Map))
        return id
    }

    /** Its yes to what was asked; {@code name} is that of what begins by it. */
    protected Map accept(FakeActor by, String joinUri, String parent, Object name = null) {
        by.activity('Accept', [id: joinUri, type: 'Join', actor: here.group.identity().uri(), object: parent], '@context': context(), to: [here.group.identity().uri()],
                result: [id: by.at("affiliations/${name ?: peer.next()}"), type: 'Relationship', subject: parent, relationship: NS + 'hasChild', object: here.group.identity().uri(),
                         state: NS + 'active', startTime: house.instance.clock.instant().toString(), noticePeriod: 'P90D'])
    }

    /** As precise as documents say it. */
    protected Instant now() {
        house.instance.clock.instant().truncatedTo(ChronoUnit.MILLIS)
    }

    protected static List context() {
        ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/data-integrity/v2', [coop: NS, schema: 'http://schema.org/']]
    }

    protected Map signed(FakeActor author, Map document) {
        def json = Json.createReader(new StringReader(JsonOutput.toJson(document))).readObject()
        return new JsonSlurper().parseText(IntegrityProof.sign(json, keys[author], house.instance.clock.instant()).toString()) as Map
    }

    protected ActorKey proofKey(FakeActor actor) {
        def pair = KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
        def id = "$actor.uri#ed25519-key".toString()
        actor.publish(assertionMethod: [[id: id, type: 'Multikey', controller: actor.uri, publicKeyMultibase: Keys.multibase(pair.public.encoded)]])
        return new ActorKey(id, 0, ActorKey.Algorithm.ED25519, pair.public.encoded, pair.private.encoded)
    }
}
