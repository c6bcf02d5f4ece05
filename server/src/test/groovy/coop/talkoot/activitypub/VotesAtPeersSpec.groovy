package coop.talkoot.activitypub

import coop.talkoot.governance.Ballots
import coop.talkoot.governance.Cast
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
import coop.talkoot.peers.Await
import coop.talkoot.peers.FedifyPeer
import coop.talkoot.peers.PeerRig
import coop.talkoot.peers.PeerTools
import coop.talkoot.peers.SnacPeer
import coop.talkoot.people.Follows
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.time.Duration
import spock.lang.Shared
import spock.lang.ResourceLock
import spock.lang.Specification
import spock.lang.Stepwise
import spock.util.environment.RestoreSystemProperties

/** What a group decides, in the stores of servers of other makers: a post that voting is open, and one with the result. */
@Stepwise
@RestoreSystemProperties
@ResourceLock('hosts of peers')
class VotesAtPeersSpec extends Specification {
    @Shared PeerRig rig
    @Shared Neighbours bakery
    @Shared FedifyPeer fedify
    @Shared SnacPeer snac

    def setupSpec() {
        PeerTools.demand('fedify', 'snac2')
        rig = new PeerRig()
        PeerRig.trustByDefault()
        bakery = new Neighbours(name: 'bakery', keeper: 'alice', baseUrl: "https://${PeerRig.host('bakery')}")
        rig.route('bakery', bakery.instance.port)
        fedify = rig.fedify()
        snac = rig.snac()
    }

    def cleanupSpec() {
        bakery?.close()
        rig?.close()
    }

    def "followers elsewhere read that a vote is open, by which rule and till when, and what it came to"() {
        given:
        fedify.follow('@bakery@bakery.talkoot.test')
        snac.follow('@bakery@bakery.talkoot.test')
        Await.until('two followers') { bakery.bean(Follows).countFollowers(bakery.group.id()) == 2 }

        when:
        def vote = open('Shall we bake on Sundays?', VotingMethod.SIMPLE_MAJORITY, [])
        def uri = vote.post().uri()

        then:
        with(Await.until('the vote at Fedify') { fedify.stored(uri) }) {
            it.content.contains('Shall we bake on Sundays?')
            it.content.contains('Simple majority')
            it.content.contains('only members of Bakery Co-op can vote')
            it.content.contains(uri)
        }
        with(Await.until('the vote at snac2') { snac.stored(uri) }) {
            it.type == 'Note'
            it.content.contains('Shall we bake on Sundays?')
            it.content.contains('only members of Bakery Co-op can vote')
        }

        when: 'everybody has voted, and it closes'
        bakery.instance.clock.advance(Duration.ofSeconds(5))
        cast(vote, Choice.Answer.YES)
        def result = Await.until('the close, whoever comes first') {
            bakery.bean(ClosingClock).run()
            bakery.bean(Decisions).find(vote.id()).get().conclusion()?.resultPostId()
        }
        def resultUri = bakery.instance.uri("/results/$result")

        then:
        Await.until('the result at Fedify') { fedify.stored(resultUri) }.content.contains('Passed.')
        with(Await.until('the result at snac2') { snac.stored(resultUri) }) {
            it.content.contains('Shall we bake on Sundays?')
            it.content.contains('Passed.')
        }
    }

    def "one that is a poll too is a poll there, with counts while it is open"() {
        when:
        def vote = open('What shall we bake?', VotingMethod.APPROVAL, ['Rye', 'Spelt'])
        def uri = vote.post().uri()

        then:
        with(Await.until('the poll at snac2') { snac.stored(uri) }) {
            it.type == 'Question'
            it.anyOf*.name == ['Rye', 'Spelt']
        }

        when:
        cast(vote, new Choice.Approving(['o2'] as Set))
        bakery.bean(ClosingClock).run()

        then:
        Await.until('the count at snac2') { snac.stored(uri).anyOf*.replies*.totalItems == [0, 1] }
    }

    private Decision open(String title, VotingMethod method, List<String> options) {
        def alice = bakery.keeper.identity()
        def motion = bakery.bean(Motions).propose(new NewMotion(alice, bakery.group.identity(), Audience.PUBLIC,
                Words.typed(title, 'The ovens are cold then.', 'en', []), new MotionTerms(Motion.Type.POLICY, null, null, options, 1)))
        def isPoll = !options.empty
        def early = new Opening.Conditions(null, null, !isPoll, false)
        return bakery.bean(Openings).putToVote(motion, alice, new Opening(null, method, Duration.ofDays(7), null, null, null, true, isPoll, null, early))
    }

    private void cast(Decision vote, Choice choice) {
        bakery.bean(Ballots).cast(vote.id(), Cast.here(bakery.keeper.identity(), choice, ''))
    }
}
