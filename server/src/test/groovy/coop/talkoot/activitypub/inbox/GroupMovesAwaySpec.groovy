package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.Federating
import coop.talkoot.governance.Affiliating
import coop.talkoot.governance.Ballots
import coop.talkoot.governance.BylawsText
import coop.talkoot.governance.Canonical
import coop.talkoot.governance.Cast
import coop.talkoot.governance.CharterTemplate
import coop.talkoot.governance.Charters
import coop.talkoot.governance.ClosingClock
import coop.talkoot.governance.Motion
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Opening
import coop.talkoot.governance.Openings
import coop.talkoot.governance.Receipt
import coop.talkoot.governance.method.Choice
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Invitations
import coop.talkoot.groups.Membership
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.groups.affiliation.GroupMoves
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Words
import groovy.json.JsonSlurper
import java.time.Duration

/** A group of this server goes to another one: for good, by an admin, and only where that one says that it was this. */
class GroupMovesAwaySpec extends AffiliationsSpecification {
    def cleanup() {
        [garden, rival, honest].each { actor ->
            ['movedTo', 'alsoKnownAs'].each { actor.extra.remove(it) }
            actor.publish()
        }
    }

    def "a move #what is refused: #said"(String what, String said, Closure tried) {
        given:
        def mill = founded()
        tried.delegate = this

        when:
        tried(mill.group)

        then:
        def refused = thrown(Refused)
        refused.message.contains(said)
        house.bean(Groups).get(mill.group.id()).identity().movedTo() == null

        where:
        what                         | said               | tried
        'without its handle'         | 'cannot be taken'  | { Group group -> rival.publish(alsoKnownAs: [group.identity().uri()]); moves.move(group, identity(rival), 'bakery', house.keeper.identity()) }
        'to one that says nothing'   | 'does not say'     | { Group group -> go(group) }
        'to a person'                | 'moves to a group' | { Group group -> honest.publish(alsoKnownAs: [group.identity().uri()]); moves.move(group, identity(honest), group.identity().handle(), house.keeper.identity()) }
        'to a group of this server'  | 'that one is here' | { Group group -> moves.move(group, house.group.identity(), group.identity().handle(), house.keeper.identity()) }
        'to one that has moved'      | 'has moved itself' | { Group group -> rival.publish(alsoKnownAs: [group.identity().uri()], movedTo: garden.uri); go(group) }
        'by who is no admin'         | 'admins'           | { Group group -> rival.publish(alsoKnownAs: [group.identity().uri()]); moves.move(group, identity(rival), group.identity().handle(), member(group)) }
    }

    def "its followers, members and the new place are told, and who follows it here follows the new one"() {
        given:
        def mill = founded().group
        def uri = mill.identity().uri()
        send(victim, victim.activity('Follow', uri))
        send(honest, honest.activity('Join', uri))
        await('both') { follows.isAccepted(identity(victim).id(), mill.id()) && memberships.isMember(mill.id(), identity(honest).id()) }
        def local = house.member("m${peer.next()}")
        follows.request(local, mill.identity(), Origin.LOCAL)
        rival.publish(alsoKnownAs: [uri])

        when:
        go(mill)

        then:
        await('all three') { peer.deliveries.findAll { it.json.type == 'Move' && it.json.object == uri && it.json.target == rival.uri }*.url.collect { URI.create(it).host } as Set == ['victim.localhost', 'honest.localhost', 'rival.localhost'] as Set }
        follows.between(local.id(), identity(rival).id()).present
        follows.between(local.id(), mill.id()).empty

        and: 'its document says so'
        def document = new JsonSlurper().parseText(house.instance.get("/groups/${mill.identity().handle()}", [Accept: 'application/activity+json']).body())
        document.movedTo == rival.uri
    }

    def "nothing begins in it any more, and what is under way is brought to its end"() {
        given:
        def mill = founded().group
        def keeper = house.keeper.identity()
        def open = house.bean(Openings).putToVote(motion(mill, 'To bake'), keeper, opening())
        def later = motion(mill, 'To grind')
        def written = note(mill)
        def newcomer = house.member("m${peer.next()}")
        rival.publish(alsoKnownAs: [mill.identity().uri()])

        when:
        def moved = go(mill)

        then: 'each says where it goes on'
        [
            { note(moved) },
            { house.offer('A sack', group: moved.identity()) },
            { motion(moved, 'To rest') },
            { house.bean(Openings).putToVote(house.bean(Motions).require(later.id(), keeper.id()), keeper, opening()) },
            { memberships.join(moved, newcomer, Origin.LOCAL) },
            { memberships.appoint(moved, newcomer, Role.MEMBER) },
            { house.bean(Invitations).create(moved, keeper, new Invitations.Terms(Role.MEMBER, 1, Duration.ofDays(7))) },
            { moves.wasEarlier(moved, [], keeper) },
            { go(moved) },
        ].every { deed ->
            try {
                deed()
                return false
            } catch (Refused refused) {
                return refused.message.contains("goes on at $rival.uri")
            }
        }

        and: 'what was open is voted to its end, and what was said can be read'
        house.bean(Ballots).cast(open.id(), Cast.here(keeper, Choice.Position.AGREE, '')) instanceof Receipt.Accepted
        post(written.uri()).id() == written.id()
    }

    def "who asked to join is answered, and what members elsewhere still send is theirs alone"() {
        given:
        def mill = founded(Group.JoinPolicy.ON_REQUEST).group
        def uri = mill.identity().uri()
        def joining = honest.activity('Join', uri)
        send(honest, joining)
        await('the request') { memberships.byJoinUri(joining.id as String).present }
        memberships.appoint(mill, identity(victim), Role.MEMBER)
        rival.publish(alsoKnownAs: [uri])

        when:
        go(mill)

        then:
        await('the answer') { peer.deliveries*.json.find { it.type == 'Reject' && it.object instanceof Map && it.object.id == joining.id } }
        memberships.byJoinUri(joining.id as String).map { it.state() }.orElse(Membership.State.LEFT) == Membership.State.LEFT

        when:
        def late = known(victim, [audience: uri, cc: [uri]])

        then:
        late.group() == null
    }

    def "where the charter asks for a vote, no admin moves the group, and the vote does, as soon as the new one says so"() {
        given:
        def mill = founded()
        def tree = Canonical.read('charter', BylawsText.write(CharterTemplate.CONSENSUS.bylaws()))
        tree.movesByVote = true
        house.bean(Charters).adopt(mill.group.identity(), BylawsText.read(Canonical.write(tree)), house.keeper.identity())

        when:
        rival.publish(alsoKnownAs: [mill.group.identity().uri()])
        go(mill.group)

        then:
        def refused = thrown(Refused)
        refused.message.contains('a vote decides')

        when: 'the vote has passed before the new one says so'
        rival.publish(alsoKnownAs: [])
        mill.decide(Affiliating.MOVE, identity(rival))

        then:
        house.bean(Groups).get(mill.group.id()).identity().movedTo() == null

        when:
        rival.publish(alsoKnownAs: [mill.group.identity().uri()])
        house.instance.clock.advance(Duration.ofMinutes(16))
        house.bean(ClosingClock).run()

        then:
        house.bean(Groups).get(mill.group.id()).identity().movedTo() == rival.uri
    }

    private GroupMoves getMoves() {
        house.bean(GroupMoves)
    }

    private Memberships getMemberships() {
        house.bean(Memberships)
    }

    private Group go(Group group) {
        moves.move(group, identity(rival), group.identity().handle(), house.keeper.identity())
    }

    private Federating founded(Group.JoinPolicy policy = Group.JoinPolicy.OPEN) {
        def made = Federating.beside(house, "mill${peer.next()}")
        house.bean(Groups).change(made.group.id(), 'Mill', '', '', policy)
        return new Federating(house, house.bean(Groups).get(made.group.id()))
    }

    private Identity member(Group group) {
        def person = house.member("m${peer.next()}")
        memberships.appoint(group, person, Role.MEMBER)
        return person
    }

    private note(Group group) {
        house.bean(Notes).publish(house.keeper.identity(), group.identity(), Audience.PUBLIC, Words.typed('', 'words', 'en', []), [])
    }

    private Motion motion(Group group, String title) {
        house.bean(Motions).propose(new NewMotion(house.keeper.identity(), group.identity(), Audience.PUBLIC,
                Words.typed(title, 'For all of us.', 'en', []), new MotionTerms(Motion.Type.POLICY, null, null, [], 1)))
    }

    private static Opening opening() {
        new Opening(null, null, null, null, null, null, true, false, null, Opening.Conditions.USUAL)
    }
}
