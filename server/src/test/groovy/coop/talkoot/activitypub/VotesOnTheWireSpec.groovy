package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.inbox.InboxSpecification
import coop.talkoot.governance.Ballots
import coop.talkoot.governance.Cast
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.Decision
import coop.talkoot.governance.Decisions
import coop.talkoot.governance.Delegation
import coop.talkoot.governance.DelegationScope
import coop.talkoot.governance.Delegations
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewDelegation
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Opening
import coop.talkoot.governance.Openings
import coop.talkoot.governance.SentBallots
import coop.talkoot.governance.Tallies
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Outcome
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Words
import groovy.json.JsonSlurper
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared

/** Votes of a group here, as a Talkoot with members of it sees them, and as all other software does. */
class VotesOnTheWireSpec extends InboxSpecification {
    private static final NS = 'https://w3id.org/talkoot/ns#'

    @Shared @AutoCleanup Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob', clock: house.instance.clock)
    @Shared Identity bob = garden.keeper.identity()
    @Shared FakeActor masto = peer.person('masto.localhost', 'mona')
    @Shared FakeActor fan = peer.person('fan.localhost', 'fay')

    def setupSpec() {
        def group = garden.bean(Groups).remote(garden.find(house.group.identity()))
        garden.bean(Memberships).join(group, bob, Origin.LOCAL)
        await('bob to be taken in') { garden.bean(Memberships).isMember(group.id(), bob.id()) }
        [masto, fan].each { actor ->
            assert send(actor, actor.activity('Follow', house.group.identity().uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), house.group.id()).present }
        }
        house.bean(Memberships).appoint(house.group, identity(masto), Role.MEMBER)
    }

    def setup() {
        peer.arrivals.clear()
    }

    def "a vote is a post of its group to everybody, and a vote with all its rules to a Talkoot"() {
        when:
        def vote = open(VotingMethod.APPROVAL, options: ['A van', 'A bicycle'])
        def create = told('Create', fan) { it.object.id == vote.post().uri() }
        def note = create.object

        then: 'what people on other software see'
        create.actor == house.group.identity().uri()
        note.type == 'Note'
        note.to == [FakePeer.PUBLIC]
        !note.containsKey('name')
        note.nameMap.en == vote.post().title()
        note.content.contains('Approval voting')
        note.content.contains("only members of ${house.group.identity().displayName()} can vote")
        note.content.contains(vote.post().uri())

        and: 'what programs read'
        note.additionalType == NS + 'Decision'
        note.proposer == house.keeper.identity().uri()
        note.decision.type == 'Decision'
        note.decision.id == vote.post().uri() + '#decision'
        note.decision.method == NS + 'approval'
        note.decision.options == [[choiceId: 'o1', name: 'A van'], [choiceId: 'o2', name: 'A bicycle']]
        note.decision.quorum == '0.25'
        note.decision.electorateDigest ==~ /sha-256=:.{44}:/
        note.decision.endTime == note.endTime

        and: 'who belongs to it elsewhere, following or not, has the same vote'
        def there = here(vote)
        there.terms() == vote.terms()
        there.options() == vote.options()
        there.secrecy() == vote.secrecy()
        there.closesAt() == vote.closesAt()
        there.roll().hash() == vote.roll().hash()
        there.charterHash() == vote.charterHash()
        there.post().title() == vote.post().title()
        there.post().text() == vote.post().text()
        !there.isLocal()
    }

    def "documents of votes answer at their addresses, and the list of them names them"() {
        given:
        def vote = open()
        def path = URI.create(vote.post().uri()).path

        expect:
        read(path).decision.id == vote.post().uri() + '#decision'
        read("${path}/replies").type in ['OrderedCollection', 'Collection']
        read("${path}/activities/create").type == 'Create'
        read(URI.create(house.group.identity().uri()).path).decisions == house.group.identity().uri() + '/collections/decisions'
        read(URI.create(house.group.identity().uri()).path + '/collections/decisions?page=true').orderedItems.contains(vote.post().uri())
        status("${path}/tally") == 404
        status("${path}/ballots") == 404

        when:
        house.bean(Ballots).cast(vote.id(), Cast.here(house.keeper.identity(), Choice.Answer.YES, ''))
        garden.bean(SentBallots).send(here(vote), bob, Choice.Answer.YES, '')
        await('the ballot') { house.bean(Ballots).countVoted(vote.id()) == 2 }
        close()

        then:
        def groupKey = house.group.identity().uri() + '#ed25519-key'
        with(read("${path}/tally")) {
            type == 'Tally'
            outcome == NS + 'accepted'
            eligible == 3
            cast == 2
            counted == 2
            rows.find { it.choiceId == 'yes' } == [choiceId: 'yes', score: '2']
            proof.verificationMethod == groupKey
        }
        read("${path}/ballots").orderedItems.find { it.actor == bob.uri() }.proof.cryptosuite == 'eddsa-jcs-2022'
        def result = told('Create', fan) { it.object.additionalType == NS + 'DecisionResult' && it.object.tally == vote.post().uri() + '/tally' }
        result.object.content.contains('Result:')
        read(URI.create(result.object.id).path).additionalType == NS + 'DecisionResult'
    }

    def "a motion of a member elsewhere is put to the group, and the group's vote on it goes back"() {
        given:
        def group = garden.find(house.group.identity())
        def motion = garden.bean(Motions).propose(new NewMotion(bob, group, Audience.PUBLIC,
                Words.typed('A garden day?', 'Once a month.', 'en', []), new MotionTerms(Motion.Type.BUDGET, null, null, ['Mondays', 'Fridays'], 1)))

        when:
        def arrived = await('the motion') { house.bean(Motions).byUri(motion.post().uri()).orElse(null) }

        then:
        arrived.terms() == motion.terms()
        arrived.post().author().uri() == bob.uri()
        arrived.post().title() == 'A garden day?'

        when:
        def vote = house.bean(Openings).putToVote(arrived, house.keeper.identity(), Opening.USUAL.with { it })

        then:
        here(vote).motionId() == motion.id()
        garden.bean(Motions).byUri(motion.post().uri()).get().state() == Motion.State.VOTING
    }

    def "who supports a motion from another server counts at the group's, until they do no more"() {
        given:
        def motion = house.bean(Motions).propose(new NewMotion(house.keeper.identity(), house.group.identity(), Audience.PUBLIC,
                Words.typed("A bench ${peer.next()}", 'For all of us.', 'en', []), MotionTerms.text(Motion.Type.POLICY)))
        def there = await('the motion') { garden.bean(Motions).byUri(motion.post().uri()).orElse(null) }

        when:
        garden.bean(Motions).support(there, bob)

        then:
        await('the support') { house.bean(Motions).supporters(motion)*.uri() == [bob.uri()] }

        when:
        garden.bean(Motions).unsupport(there, bob)

        then:
        await('it to be taken back') { house.bean(Motions).supporters(motion).empty }

        when: 'one who is no member says so, or somebody for another'
        send(fan, fan.activity('Add', fan.uri, target: motion.post().uri() + '/supporters'))
        send(masto, masto.activity('Add', fan.uri, target: motion.post().uri() + '/supporters'))
        settle()

        then:
        house.bean(Motions).supporters(motion).empty

        when: 'and one who is'
        send(masto, masto.activity('Add', masto.uri, target: motion.post().uri() + '/supporters'))

        then:
        await('the support') { house.bean(Motions).supporters(motion)*.uri() == [masto.uri] }
    }

    def "a close that is put off is put off everywhere, and told as an edit"() {
        given:
        def vote = open()
        here(vote)
        def until = vote.closesAt() + Duration.ofHours(24)

        when:
        house.bean(Decisions).extend(vote, house.keeper.identity(), until, 'The hall was closed.')

        then:
        await('the extension') { here(vote).closesAt() == until }
        here(vote).extension().because() == 'The hall was closed.'
        def update = told('Update', fan) { it.object.id == vote.post().uri() }
        update.object.updated != null
        update.object.content.contains('The hall was closed.')
    }

    def "a ballot that reaches the group after the close is refused, and its voter is shown why"() {
        given:
        def vote = open(days: 3)
        def there = here(vote)
        house.instance.stop()
        garden.bean(SentBallots).send(there, bob, Choice.Answer.NO, '')

        when:
        house.instance.clock.advance(Duration.ofDays(4))
        house.instance.startAgain()

        then:
        def answer = await('the refusal') { garden.bean(SentBallots).of(there, bob).get().answer() }
        !answer.isAccepted()
        answer.words().contains('closed')
        new JsonSlurper().parseText(answer.raw()).reason == NS + 'late'
        house.bean(Ballots).countVoted(vote.id()) == 0
    }

    def "who votes for whom reaches the group and the delegate, and can be taken back"() {
        given:
        def group = garden.find(house.group.identity())
        def alice = garden.find(house.keeper.identity())
        def now = house.instance.clock.instant()

        when:
        def made = garden.bean(Delegations).make(new NewDelegation(bob, alice, group, new DelegationScope.OfType(Motion.Type.POLICY), now,
                now + Duration.ofDays(90), true, true, Origin.LOCAL))
        def arrived = await('the delegation') { house.bean(Delegations).byUri(made.uri()).orElse(null) } as Delegation

        then:
        arrived.principal().uri() == bob.uri()
        arrived.delegate().id() == house.keeper.actorId()
        arrived.scope() == new DelegationScope.OfType(Motion.Type.POLICY)
        arrived.showsName()

        when:
        garden.bean(Delegations).revoke(made, bob)

        then:
        await('its end') { house.bean(Delegations).byUri(made.uri()).get().endedAt() != null }
    }

    def "a delegate on other software is told in plain words, with a mention, and gets nothing else"() {
        when:
        def made = house.bean(Delegations).make(new NewDelegation(house.keeper.identity(), identity(masto), house.group.identity(), new DelegationScope.All(),
                house.instance.clock.instant(), house.instance.clock.instant() + Duration.ofDays(30), true, true, Origin.LOCAL))

        then:
        def create = told('Create', masto) { it.to == [masto.uri] }
        create.object.type == 'Note'
        create.object.content.contains('asks you to vote for them')
        create.object.tag*.type == ['Mention']
        peer.deliveries*.json.every { !(it.object instanceof Map && it.object.type in ['Delegation', 'Ballot', 'Tally']) }

        cleanup: 'who votes for others counts for them'
        house.bean(Delegations).revoke(made, house.keeper.identity())
    }

    def "a vote that is a poll too counts the votes of members, once, and no others"() {
        given:
        def vote = open(VotingMethod.APPROVAL, options: ['A van', 'A bicycle', 'A boat'], isQuestion: true)
        def question = told('Create', masto) { it.object.id == vote.post().uri() }.object

        expect:
        question.type == 'Question'
        question.anyOf*.name == ['A van', 'A bicycle', 'A boat']

        when:
        [[masto, 'A van'], [masto, 'A boat'], [fan, 'A bicycle'], [masto, 'A van']].each { actor, name -> answer(actor, vote, name) }

        then:
        await('both answers') { house.bean(Ballots).of(vote.id(), identity(masto)).map { it.choice() }.orElse(null) == new Choice.Approving(['o1', 'o3'] as Set) }
        settle()
        house.bean(Ballots).countVoted(vote.id()) == 1
        house.bean(Posts).find(vote.id()).get().counts().replies() == 0

        when: 'it is told while it is open how it stands, and not again before something has come and some time has passed'
        2.times { house.bean(ClosingClock).run() }
        house.bean(Ballots).cast(vote.id(), Cast.here(house.keeper.identity(), new Choice.Approving(['o2'] as Set), ''))
        house.bean(ClosingClock).run()

        then:
        def standing = told('Update', masto) { it.object.id == vote.post().uri() }.object
        standing.closed == null
        standing.anyOf*.replies*.totalItems == [1, 0, 1]
        standing.votersCount == 1
        !standing.containsKey('updated')

        when:
        house.instance.clock.advance(Duration.ofMinutes(4))
        house.bean(ClosingClock).run()

        then:
        await('the next') { updates(vote)*.anyOf*.replies*.totalItems == [[1, 0, 1], [1, 1, 1]] }

        when:
        close()

        then:
        def update = told('Update', masto) { it.object.id == vote.post().uri() && it.object.closed }.object
        update.anyOf*.replies*.totalItems == [1, 1, 1]
    }

    def "of a poll whose results are hidden nothing is told before the close"() {
        given:
        def vote = open(VotingMethod.APPROVAL, options: ['A van', 'A bicycle'], isQuestion: true, hidden: true)
        answer(masto, vote, 'A van')
        await('the answer') { house.bean(Ballots).countVoted(vote.id()) == 1 }

        when:
        house.instance.clock.advance(Duration.ofMinutes(4))
        house.bean(ClosingClock).run()
        close()

        then:
        await('the end') { updates(vote) }
        updates(vote)*.anyOf*.replies*.totalItems == [[1, 0]]
        updates(vote)*.closed.every()
    }

    def "of a poll with one answer the first counts"() {
        given:
        def vote = open(VotingMethod.SIMPLE_MAJORITY, isQuestion: true)

        when:
        answer(masto, vote, 'No')
        await('the answer') { house.bean(Ballots).countVoted(vote.id()) == 1 }
        answer(masto, vote, 'Yes')
        settle()

        then:
        house.bean(Ballots).of(vote.id(), identity(masto)).get().choice() == Choice.Answer.NO
    }

    private List<Map> updates(Decision vote) {
        return peer.deliveries.findAll { it.url.startsWith(masto.at('')) }*.json.findAll { it.type == 'Update' && it.object instanceof Map && it.object.id == vote.post().uri() }*.object
    }

    private void answer(FakeActor actor, Decision vote, String name) {
        def note = actor.note(name: name, inReplyTo: vote.post().uri(), to: [house.group.identity().uri()])
        note.remove('content')
        assert send(actor, actor.activity('Create', note, to: [house.group.identity().uri()])) == 202
    }

    private Decision open(Map options = [:], VotingMethod method = VotingMethod.SIMPLE_MAJORITY) {
        def terms = new MotionTerms(Motion.Type.POLICY, null, null, (options.options ?: []) as List<String>, 1)
        def motion = house.bean(Motions).propose(new NewMotion(house.keeper.identity(), house.group.identity(), Audience.PUBLIC,
                Words.typed("What shall it be? ${peer.next()}", 'For all of us.', 'en', []), terms))
        return house.bean(Openings).putToVote(motion, house.keeper.identity(),
                new Opening(null, method, Duration.ofDays((options.days ?: 7) as long), null, options.hidden as Boolean, null, true, options.isQuestion as boolean, null))
    }

    private void close() {
        house.instance.clock.advance(Duration.ofDays(8))
        house.bean(ClosingClock).run()
    }

    private Decision here(Decision vote) {
        await('the vote') { garden.bean(Decisions).byUri(vote.post().uri()).orElse(null) }
    }

    private Map told(String type, FakeActor to, Closure which) {
        await("$type to $to.name") {
            peer.deliveries.findAll { it.url.startsWith(to.at('')) }*.json.find { it.type == type && it.object instanceof Map && which(it) }
        } as Map
    }

    private Map read(String path) {
        def answer = house.instance.get(path, [Accept: 'application/activity+json'])
        assert answer.statusCode() == 200: "$path: ${answer.statusCode()}"
        return new JsonSlurper().parseText(answer.body()) as Map
    }

    private int status(String path) {
        house.instance.get(path, [Accept: 'application/activity+json']).statusCode()
    }
}
