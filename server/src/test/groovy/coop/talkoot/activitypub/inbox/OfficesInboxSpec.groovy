package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.governance.Assembly
import coop.talkoot.governance.Councils
import coop.talkoot.governance.Delegate
import coop.talkoot.governance.MotionTerms
import coop.talkoot.governance.Motions
import coop.talkoot.governance.NewMotion
import coop.talkoot.governance.Openings
import coop.talkoot.governance.VotingMethod
import coop.talkoot.governance.method.Choice
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Words
import java.time.Duration
import spock.lang.Shared

/** A group here sends somebody of another server to a federation elsewhere: nobody but they themselves lay that down. */
class OfficesInboxSpec extends AffiliationsSpecification {
    @Shared FakeActor gus = peer.person('gus.localhost', 'gus')
    @Shared Delegate office

    def setupSpec() {
        gus.publish(generator: [type: 'Application', name: 'Talkoot', implements: [[type: 'Link', href: NS + 'v1', name: 'v1']]])
        send(gus, gus.activity('Follow', house.keeper.identity().uri()))
        await('gus') { identity(gus) }
        house.bean(Memberships).appoint(house.group, identity(gus), Role.MEMBER)
        belonging(rival)
        def keeper = house.keeper.identity()
        def voters = [keeper, house.member('ida'), house.member('ivo')]
        def motion = house.bean(Motions).propose(new NewMotion(keeper, house.group.identity(), Audience.PUBLIC, Words.typed('Our delegate', 'We talked about it.', 'en', []),
                MotionTerms.electing(identity(rival), [identity(gus)], 1, 12)))
        def vote = house.bean(Openings).putToVote(motion, keeper, Assembly.opening(method: VotingMethod.SIMPLE_MAJORITY, window: Duration.ofDays(1)))
        here.say(voters.collectEntries { [it, Choice.Answer.YES] }, vote)
        here.close(vote)
        office = await('the office') { sent()[0] }
    }

    def "#what does not lay it down"(String what, Closure made) {
        given:
        made.delegate = this
        def (FakeActor by, Map said) = made() as List

        when:
        send(by, said)
        settle()

        then:
        sent()*.id() == [office.id()]
        parked() == 0

        where:
        what                                 | made
        'the federation'                     | { [rival, leave(rival)] }
        'another person for them'            | { [evil, leave(evil)] }
        'another person as if it were theirs' | { [evil, leave(evil, [subject: evil.uri])] }
        'their word in another\'s hand'      | { [evil, leave(gus)] }
        'an office of nobody'                | { [gus, leave(gus, [id: item() + '0'])] }
        'an office without a name'           | { [gus, leave(gus, [id: null])] }
        'an item of another group'           | { [gus, leave(gus, [id: rival.at("delegates#${office.id()}")])] }
        'a number that is none'              | { [gus, leave(gus, [id: house.group.identity().uri() + '/collections/delegates#99999999999999999999'])] }
        'a membership'                       | { [gus, leave(gus, [relationship: NS + 'hasChild'])] }
    }

    def "their own word does, once, and the federation is told"() {
        when:
        send(gus, leave(gus))

        then:
        await('the end') { sent().empty }
        with(house.bean(Councils).find(office.id()).get().ending()) {
            why() == Delegate.Why.RESIGNED
        }
        def remove = await('the word') { peer.deliveries*.json.find { it.type == 'Remove' && it.actor == house.group.identity().uri() } } as Map
        remove.to == [rival.uri]
        remove.object.with { [it.id, it.subject] } == [item(), gus.uri]
        (remove.object.state as String).endsWith('resigned')

        when:
        send(gus, leave(gus))
        settle()

        then:
        parked() == 0
        peer.deliveries*.json.count { it.type == 'Remove' && it.actor == house.group.identity().uri() } == 1
    }

    private List<Delegate> sent() {
        house.bean(Councils).sentNow(house.group.identity())
    }

    private String item() {
        house.group.identity().uri() + "/collections/delegates#${office.id()}"
    }

    private Map leave(FakeActor by, Map changed = [:]) {
        def relationship = [id: item(), type: 'Relationship', attributedTo: house.group.identity().uri(), subject: gus.uri, relationship: NS + 'delegateOf', object: rival.uri, state: NS + 'resigned'] + changed
        by.activity('Leave', relationship.findAll { it.value != null }, to: [house.group.identity().uri()], '@context': context())
    }
}
