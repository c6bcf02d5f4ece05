package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.exchange.agreement.Agreement
import coop.talkoot.exchange.agreement.DeadlineClock
import coop.talkoot.exchange.agreement.PanelClock
import java.time.Duration
import spock.lang.Shared

/** A third group that never answers gives way to the next of the same federation. */
class PanelSilenceInboxSpec extends PanelsSpecification {
    @Shared FakeActor mill = peer.person('mill.localhost', 'mill')
    @Shared FakeActor mona = speaking('mill.localhost', 'mona')

    def setupSpec() {
        mill.publish(type: 'Group', generator: speaks())
        [mill, mona].each { actor ->
            keys[actor] = proofKey(actor)
            assert send(actor, actor.activity('Follow', alice.uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), alice.id()).present }
        }
        tells(mill, 'parents', [link(vale, mill)])
        tells(vale, 'children', [link(vale, garden), link(vale, rival), link(vale, mill)])
    }

    def "after its two days the next is asked with new numbers, and what the first says then counts no more"() {
        given:
        def agreement = asked()
        def first = third(agreement, 1)
        def second = first == rival ? mill : rival
        def people = [(rival): rita, (mill): mona]
        say(garden, agreement, promise(garden, gwen))
        await('the other promise') { shares(agreement).containsKey(garden.uri) }

        when: 'the third says nothing, and its time is over'
        house.instance.clock.advance(Duration.ofDays(2))
        def call = await('another call') {
            [DeadlineClock, PanelClock].each { house.bean(it).run() }
            called(agreement, 2)
        } as Map

        then:
        call.object.groups == [garden.uri, second.uri, vale.uri]
        call.to.toSet() == [garden.uri, second.uri].toSet()
        call.object.commitment != called(agreement, 1).object.commitment
        sent(agreement, 'panelEnd').to == [first.uri]
        dispute(agreement).state().with { name() == 'PANEL' && panel().empty }

        when:
        say(first, agreement, promise(first, people[first]))
        say(first, agreement, promise(first, people[first]) + [attempt: 2])
        say(garden, agreement, promise(garden, gwen))

        then:
        shares(agreement).keySet() == [here.group.identity().uri()] as Set

        when: 'all three do what is asked of them'
        [[:], [number: NUMBER]].eachWithIndex { shown, turn ->
            say(garden, agreement, promise(garden, gwen) + [attempt: 2] + shown)
            say(second, agreement, promise(second, people[second]) + [attempt: 2] + shown)
            await('the word here') { papers(agreement).find { it.object.attempt == 2 && (turn == 0 ? it.object.number : it.object.panelist) } }
        }
        say(garden, agreement, promise(garden, gwen) + [attempt: 2, number: NUMBER] + name(gwen))
        say(second, agreement, promise(second, people[second]) + [attempt: 2, number: NUMBER] + name(people[second]))

        then:
        await('the panel') { dispute(agreement).state().panel()*.actor()*.uri() == [house.instance.uri('/users/ann'), gwen.uri, people[second].uri] }
        sent(agreement, 'panelCase').to == [second.uri]
        parked() == 0
    }

    def "where all that there are stay silent it is the assembly's"() {
        given:
        def agreement = asked()

        when:
        [1, 2].each { attempt ->
            await("call $attempt") { house.bean(PanelClock).run(); called(agreement, attempt) }
            say(garden, agreement, promise(garden, gwen) + [attempt: attempt])
            await('the other promise') { shares(agreement).containsKey(garden.uri) }
            house.instance.clock.advance(Duration.ofDays(2))
            house.bean(DeadlineClock).run()
        }

        then:
        await('the assembly') {
            [DeadlineClock, PanelClock].each { house.bean(it).run() }
            dispute(agreement).state().name() == 'APPEALED'
        }
        [1, 2].collect { third(agreement, it) }.toSet() == [rival, mill].toSet()
    }

    private Map called(Agreement agreement, int attempt) {
        papers(agreement).find { it.object.step == NS + 'panelCall' && it.object.attempt == attempt }
    }

    private FakeActor third(Agreement agreement, int attempt) {
        [rival, mill].find { it.uri == called(agreement, attempt).object.groups[1] }
    }
}
