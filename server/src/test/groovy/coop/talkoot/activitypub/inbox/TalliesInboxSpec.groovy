package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.mapping.Sha256
import coop.talkoot.activitypub.signature.ActorKey
import coop.talkoot.activitypub.signature.IntegrityProof
import coop.talkoot.activitypub.signature.Keys
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Opening
import coop.talkoot.governance.Openings
import coop.talkoot.governance.Tallies
import coop.talkoot.governance.Tally
import coop.talkoot.governance.TallyText
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.VotingTermsText
import coop.talkoot.governance.method.Counts
import coop.talkoot.governance.method.Outcome
import coop.talkoot.people.Follow
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import jakarta.json.Json
import java.security.KeyPairGenerator
import java.time.Duration
import spock.lang.Shared

/** What a vote of a group elsewhere came to: that group's word, and nobody else's. */
class TalliesInboxSpec extends InboxSpecification {
    private static final NS = 'https://w3id.org/talkoot/ns#'

    @Shared FakeActor union = peer.person('union.localhost', 'union')
    @Shared Map<FakeActor, ActorKey> keys = [:]
    @Shared String rules

    def setupSpec() {
        union.publish(type: 'Group')
        [union, evil].each { keys[it] = proofKey(it) }
        assert send(union, union.activity('Follow', house.keeper.identity().uri())) == 202
        await('the union') { identity(union) }
        def follow = follows.request(house.keeper.identity(), identity(union), Origin.LOCAL)
        assert send(union, union.activity('Accept', follow.uri())) == 202
        await('the acceptance') { follows.byUri(follow.uri()).get().state() == Follow.State.ACCEPTED }
        assert send(evil, evil.activity('Update', evil.uri)) == 202
        def motion = house.bean(Motions).propose(new NewMotion(house.keeper.identity(), house.group.identity(), Audience.PUBLIC,
                Words.typed('A van?', 'For all of us.', 'en', []), MotionTerms.text(Motion.Type.POLICY)))
        rules = VotingTermsText.write(house.bean(Openings).putToVote(motion, house.keeper.identity(),
                new Opening(null, VotingMethod.SIMPLE_MAJORITY, Duration.ofDays(7), null, null, null, true, false, null)).terms())
    }

    def "a vote of a group elsewhere is known here, and over with its signed tally"() {
        given:
        def vote = known()

        when:
        send(union, create(union, signed(union, tally(vote))))

        then:
        def count = await('the count') { house.bean(Tallies).of(now(vote)).orElse(null) }
        count.outcome() == Outcome.Kind.PASSED
        count.cast() == 2
        now(vote).conclusion().outcome() == Outcome.Kind.PASSED
        count.proof().contains('proofValue')
    }

    def "a tally that somebody else brings is believed by its own proof"() {
        given:
        def vote = known()

        when:
        send(evil, create(evil, signed(union, tally(vote))))

        then:
        await('the count') { house.bean(Tallies).of(now(vote)).orElse(null) }.outcome() == Outcome.Kind.PASSED
    }

    def "a tally with #what changes nothing"(String what, Closure forged) {
        given:
        def vote = known()

        when:
        forged.delegate = this
        forged(vote)
        settle()

        then:
        !now(vote).isOver()

        where:
        what                             | forged
        'no proof'                       | { send(union, create(union, tally(it))) }
        'a peer\'s proof'                | { send(evil, create(evil, signed(evil, tally(it)))) }
        'a peer for its author'          | { send(evil, create(evil, signed(evil, tally(it, attributedTo: evil.uri, id: evil.at('tallies/1'))))) }
        'another outcome than was signed'| { send(union, create(union, signed(union, tally(it)) + [outcome: NS + 'rejected'])) }
        'numbers that differ'            | { send(union, create(union, signed(union, tally(it, cast: 200)))) }
        'another vote\'s name on it'     | { send(union, create(union, signed(union, tally(it, decision: union.at('decisions/0#decision'))))) }
        'an outcome nobody knows'        | { send(union, create(union, signed(union, tally(it, outcome: NS + 'victory')))) }
        'a count that is none'           | { send(union, create(union, signed(union, tally(it, fullCount: '{}')))) }
        'words only'                     | { send(union, union.activity('Create', union.note(audience: union.uri, cc: [union.uri], additionalType: NS + 'DecisionResult', tally: it.post().uri() + '/tally', '@context': context()))) }
    }

    def "an outcome does not change once it is told"() {
        given:
        def vote = known()
        send(union, create(union, signed(union, tally(vote))))
        await('the count') { now(vote).isOver() }

        when:
        send(union, create(union, signed(union, tally([:], vote, count(vote, Outcome.Kind.REJECTED)))))
        settle()

        then:
        now(vote).conclusion().outcome() == Outcome.Kind.PASSED
    }

    def "nobody opens a vote in the name of a group but that group"(Closure<FakeActor> author) {
        given:
        author.delegate = this
        def peer = author()
        def note = decision(peer, union.uri)

        when:
        send(peer, peer.activity('Create', note, '@context': context()))
        await('the words') { post(note.id) }

        then:
        house.bean(Decisions).byUri(note.id as String).empty

        where:
        author << [{ evil }, { honest }]
    }

    private Decision known() {
        def note = decision(union, union.uri)
        assert send(union, union.activity('Create', note, '@context': context())) == 202
        await('the vote') { house.bean(Decisions).byUri(note.id as String).orElse(null) }
    }

    private Decision now(Decision vote) {
        house.bean(Decisions).byUri(vote.post().uri()).get()
    }

    private Map decision(FakeActor author, String group) {
        def id = author.at("decisions/${peer.next()}")
        def now = house.instance.clock.instant()
        author.note(id: id, audience: group, cc: [group], nameMap: [en: 'A van?'], additionalType: NS + 'Decision',
                decision: [id: "$id#decision".toString(), type: 'Decision', attributedTo: author.uri, method: NS + 'simpleMajority', options: [], rule: rules,
                           secrecy: NS + 'open', startTime: now.toString(), endTime: (now + Duration.ofDays(7)).toString()])
    }

    private Tally count(Decision vote, Outcome.Kind outcome = Outcome.Kind.PASSED) {
        new Tally(vote.id(), outcome, [], new Decision.Explanation('MORE_YES_THAN_NO', [2000L, 0L]), 3, 3000, 2, 0, 2000, 0,
                [new Counts.Line('yes', 2000, 2000, 2), new Counts.Line('no', 0, 0, 0), new Counts.Line('abstain', 0, 0, 0)], [], 0, false, 'ab' * 32, null)
    }

    private Map tally(Map changed = [:], Decision vote, Tally count = count(vote)) {
        [
                '@context': context(), id: vote.post().uri() + '/tally', type: 'Tally', attributedTo: union.uri, to: [FakePeer.PUBLIC], cc: [],
                context: vote.post().uri(), decision: vote.post().uri() + '#decision', published: house.instance.clock.instant().toString(),
                eligible: 3, cast: 2, counted: 2, viaDelegation: 0, quorumReached: true,
                outcome: NS + (count.outcome() == Outcome.Kind.PASSED ? 'accepted' : 'rejected'),
                rows: [[choiceId: 'yes', score: '2'], [choiceId: 'no', score: '0'], [choiceId: 'abstain', score: '0']],
                ballotsDigest: Sha256.digest('ab' * 32), fullCount: TallyText.write(count)
        ] + changed
    }

    private static List context() {
        ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/data-integrity/v2', [coop: NS, schema: 'http://schema.org/']]
    }

    private Map create(FakeActor actor, Map object) {
        actor.activity('Create', object)
    }

    private Map signed(FakeActor author, Map document) {
        def json = Json.createReader(new StringReader(JsonOutput.toJson(document))).readObject()
        return new JsonSlurper().parseText(IntegrityProof.sign(json, keys[author], house.instance.clock.instant()).toString()) as Map
    }

    private ActorKey proofKey(FakeActor actor) {
        def pair = KeyPairGenerator.getInstance('Ed25519').generateKeyPair()
        def id = "$actor.uri#ed25519-key".toString()
        actor.publish(assertionMethod: [[id: id, type: 'Multikey', controller: actor.uri, publicKeyMultibase: Keys.multibase(pair.public.encoded)]])
        return new ActorKey(id, 0, ActorKey.Algorithm.ED25519, pair.public.encoded, pair.private.encoded)
    }
}
