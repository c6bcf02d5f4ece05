package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.governance.Ballots
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Opening
import coop.talkoot.governance.Openings
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.method.Choice
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import jakarta.json.Json
import java.security.KeyPairGenerator
import java.time.Duration
import spock.lang.Shared

/** What strangers, and members by hand, send to a vote of a group here. */
class BallotsInboxSpec extends InboxSpecification {
    private static final NS = 'https://w3id.org/talkoot/ns#'

    @Shared FakeActor member = speaking('member.localhost', 'mira')
    @Shared FakeActor other = speaking('other.localhost', 'otto')
    @Shared Map<FakeActor, ActorKey> keys = [:]

    def setupSpec() {
        [member, other].each { actor ->
            keys[actor] = proofKey(actor)
            assert send(actor, actor.activity('Follow', house.keeper.identity().uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), house.keeper.actorId()).present }
        }
        house.bean(Memberships).appoint(house.group, identity(member), Role.MEMBER)
    }

    def setup() {
        peer.arrivals.clear()
    }

    def "a member's ballot is taken, and answered with a receipt that the group signed"() {
        given:
        def vote = open()

        when:
        def ballot = cast(member, vote, [[choiceId: 'yes']])

        then:
        def accept = answer('Accept', member)
        house.bean(Ballots).of(vote.id(), identity(member)).get().choice() == Choice.Answer.YES
        accept.actor == house.group.identity().uri()
        accept.to == [member.uri]
        accept.object == [id: ballot.id, type: 'Create', actor: member.uri, object: ballot.object.id]
        accept.result.type == 'Receipt'
        accept.result.ballot == ballot.object.id
        accept.result.decision == vote.post().uri() + '#decision'
        accept.result.ballotDigest ==~ /sha-256=:.{44}:/
        accept.result.sequence > 0
        accept.proof.verificationMethod == house.group.identity().uri() + '#ed25519-key'
    }

    def "the last ballot of a voter counts, and the same one shown again changes nothing"() {
        given:
        def vote = open()
        def first = cast(member, vote, [[choiceId: 'yes']])
        answer('Accept', member)

        when:
        cast(member, vote, [[choiceId: 'no']], supersedes: first.object.id)
        await('the second') { house.bean(Ballots).of(vote.id(), identity(member)).get().choice() == Choice.Answer.NO }
        assert send(member, first) == 202
        assert send(member, first + [id: member.at("activities/${peer.next()}")]) in [202, 401]
        settle()

        then:
        house.bean(Ballots).of(vote.id(), identity(member)).get().choice() == Choice.Answer.NO
        house.bean(Ballots).countVoted(vote.id()) == 1
    }

    def "a ballot with #what is answered by a signed no that says why: #why"(String what, String why, Closure forged) {
        given:
        def vote = open()

        when:
        forged.delegate = this
        forged(vote)

        then:
        def reject = deliveries('Reject').find() ?: await('the refusal') { deliveries('Reject').find() }
        reject.reason == NS + why
        reject.actor == house.group.identity().uri()
        reject.object.type == 'Create'
        reject.content ==~ /<p>.+<\/p>/
        reject.proof.cryptosuite == 'eddsa-jcs-2022'
        house.bean(Ballots).countVoted(vote.id()) == 0

        where:
        what                         | why             | forged
        'a weight'                   | 'invalid'       | { cast(member, it, [[choiceId: 'yes']], weight: '1000') }
        'a weight on its choice'     | 'invalid'       | { cast(member, it, [[choiceId: 'yes', weight: '1000']]) }
        'an unknown option'          | 'invalid'       | { cast(member, it, [[choiceId: 'maybe']]) }
        'two answers'                | 'invalid'       | { cast(member, it, [[choiceId: 'yes'], [choiceId: 'no']]) }
        'nothing'                    | 'invalid'       | { cast(member, it, []) }
        'what is no choice'          | 'invalid'       | { cast(member, it, ['yes']) }
        'a voter who is no member'   | 'notOnTheRoll'  | { cast(other, it, [[choiceId: 'yes']]) }
        'a vote that is taken back'  | 'closed'        | { house.bean(Motions).withdraw(motionOf(it), house.keeper.identity()); cast(member, it, [[choiceId: 'yes']]) }
        'a vote that is over'        | 'late'          | { house.instance.clock.advance(Duration.ofDays(8)); cast(member, it, [[choiceId: 'yes']]) }
    }

    def "a ballot that comes late is refused before the vote is counted, and does not change what it comes to"() {
        given:
        def vote = open()
        cast(member, vote, [[choiceId: 'yes']])
        answer('Accept', member)
        house.instance.clock.advance(Duration.ofDays(8))

        when:
        cast(member, vote, [[choiceId: 'no']])
        answer('Reject', member)
        house.bean(ClosingClock).run()

        then:
        house.bean(Decisions).byUri(vote.post().uri()).get().conclusion().outcome().name() == 'PASSED'
    }

    def "a ballot with #what has no effect, and is not answered"(String what, Closure forged) {
        given:
        def vote = open()

        when:
        forged.delegate = this
        forged(vote)
        settle()

        then:
        house.bean(Ballots).countVoted(vote.id()) == 0
        deliveries('Accept') + deliveries('Reject') == []

        where:
        what                                      | forged
        'no proof'                                | { send(member, paper(member, it, [[choiceId: 'yes']])) }
        'a proof of somebody else'                | { send(member, proved(other, paper(member, it, [[choiceId: 'yes']]))) }
        'another choice than was signed'          | { def signed = proved(member, paper(member, it, [[choiceId: 'yes']])); send(member, signed + [object: signed.object + [choices: [[choiceId: 'no']]]]) }
        'a voter that another speaks for'         | { send(other, paper(member, it, [[choiceId: 'yes']])) }
        'an author of another server'             | { send(other, proved(other, paper(other, it, [[choiceId: 'yes']], attributedTo: member.uri))) }
        'a name on another server'                | { send(other, proved(other, paper(other, it, [[choiceId: 'yes']], id: member.at("ballots/${peer.next()}")))) }
        'two votes it names'                      | { send(member, proved(member, paper(member, it, [[choiceId: 'yes']], decision: open().post().uri() + '#decision'))) }
        'a vote of nobody'                        | { send(member, proved(member, paper(member, it, [[choiceId: 'yes']], context: house.instance.uri('/decisions/1'), decision: house.instance.uri('/decisions/1#decision')))) }
    }

    def "a ballot that another server brings counts by its proof, once"() {
        given:
        def vote = open()
        def signed = proved(member, paper(member, vote, [[choiceId: 'yes']]))

        when:
        send(other, signed)

        then:
        await('the ballot') { house.bean(Ballots).countVoted(vote.id()) == 1 }
    }

    def "another name of a voter is the same voter when both say so, and else nobody"() {
        given:
        def vote = open()
        def alias = speaking('alias.localhost', 'mira2')
        keys[alias] = proofKey(alias)
        send(alias, alias.activity('Follow', house.keeper.identity().uri()))
        await('the alias') { identity(alias) }

        when: 'only one of them says so'
        alias.publish(alsoKnownAs: [member.uri])
        send(alias, alias.activity('Update', alias.uri))
        await('the claim') { identity(alias).alsoKnownAs() == [member.uri] }
        cast(alias, vote, [[choiceId: 'yes']])

        then:
        answer('Reject', alias).reason == NS + 'notOnTheRoll'

        when: 'both do, and both vote'
        member.publish(alsoKnownAs: [alias.uri])
        send(member, member.activity('Update', member.uri))
        await('the claim') { identity(member).alsoKnownAs() == [alias.uri] }
        cast(member, vote, [[choiceId: 'yes']])
        await('the first') { house.bean(Ballots).countVoted(vote.id()) == 1 }
        cast(alias, vote, [[choiceId: 'no']])
        answer('Accept', alias)

        then:
        house.bean(Ballots).countVoted(vote.id()) == 1
        house.bean(Ballots).of(vote.id(), identity(member)).get().choice() == Choice.Answer.NO

        cleanup:
        member.publish(alsoKnownAs: [])
        send(member, member.activity('Update', member.uri))
    }

    private FakeActor speaking(String host, String name) {
        def actor = peer.person(host, name)
        actor.publish(generator: [type: 'Application', name: 'Talkoot', implements: [[type: 'Link', href: 'https://w3id.org/talkoot/ns#v1', name: 'v1']]])
    }

    private Decision open(VotingMethod method = VotingMethod.SIMPLE_MAJORITY) {
        def motion = house.bean(Motions).propose(new NewMotion(house.keeper.identity(), house.group.identity(), Audience.PUBLIC,
                Words.typed("A van? ${peer.next()}", 'For all of us.', 'en', []), MotionTerms.text(Motion.Type.POLICY)))
        return house.bean(Openings).putToVote(motion, house.keeper.identity(),
                new Opening(null, method, Duration.ofDays(7), null, null, null, true, false, null))
    }

    private Motion motionOf(Decision vote) {
        house.bean(Motions).require(vote.motionId(), house.keeper.actorId())
    }

    private Map cast(Map properties = [:], FakeActor voter, Decision vote, List choices) {
        def signed = proved(voter, paper(properties, voter, vote, choices))
        assert send(voter, signed) == 202
        return signed
    }

    private Map paper(Map properties = [:], FakeActor voter, Decision vote, List choices) {
        def id = voter.at("ballots/${peer.next()}")
        def ballot = [id: id, type: 'Ballot', attributedTo: voter.uri, to: [house.group.identity().uri()], context: vote.post().uri(),
                      decision: vote.post().uri() + '#decision', published: house.instance.clock.instant().toString(), choices: choices] + properties
        return voter.activity('Create', ballot, id: "$id/activities/create".toString(), to: [house.group.identity().uri()], cc: [],
                '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/data-integrity/v2',
                             [coop: NS, Ballot: 'coop:Ballot', decision: ['@id': 'coop:decision', '@type': '@id'],
                              choices: ['@id': 'coop:choices', '@container': '@list'], choiceId: 'coop:choiceId', weight: 'coop:weight',
                              supersedes: ['@id': 'coop:supersedes', '@type': '@id']]])
    }

    private Map proved(FakeActor voter, Map document) {
        def json = Json.createReader(new StringReader(JsonOutput.toJson(document))).readObject()
        return new JsonSlurper().parseText(IntegrityProof.sign(json, keys[voter], house.instance.clock.instant()).toString()) as Map
    }

    private ActorKey proofKey(FakeActor actor) {
        def pair = KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
        def id = "$actor.uri#ed25519-key".toString()
        actor.publish(assertionMethod: [[id: id, type: 'Multikey', controller: actor.uri, publicKeyMultibase: Keys.multibase(pair.public.encoded)]])
        return new ActorKey(id, 0, ActorKey.Algorithm.ED25519, pair.public.encoded, pair.private.encoded)
    }

    private List<Map> deliveries(String type) {
        peer.deliveries*.json.findAll { it.type == type && it.object instanceof Map && it.object.type == 'Create' } as List<Map>
    }

    private Map answer(String type, FakeActor to) {
        await("the $type") { deliveries(type).find { it.to == [to.uri] } } as Map
    }
}
