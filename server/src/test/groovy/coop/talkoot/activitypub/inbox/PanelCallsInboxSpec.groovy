package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.exchange.agreement.PanelClock
import java.time.Duration

/** A group here is asked to be the third of a panel of two others. */
class PanelCallsInboxSpec extends PanelsSpecification {
    def "it promises for the federation it belongs to, and for no other; it hears who asked, and nobody else"() {
        given:
        def about = garden.at("agreements/${peer.next()}")
        def call = promise(garden, gwen) + [context: about, groups: [rival.uri, here.group.identity().uri(), vale.uri], apart: [rita.uri, gwen.uri], until: soon()]

        when: 'it is asked wrongly'
        [[groups: [gwen.uri, here.group.identity().uri(), vale.uri]], [groups: [garden.uri, here.group.identity().uri(), vale.uri]], [context: rival.at('agreements/1')], [number: NUMBER], [pool: []],
         [until: (house.instance.clock.instant() + Duration.ofDays(30)).toString()], [until: house.instance.clock.instant().toString()], [apart: [gus.uri]], [attempt: 0]].each { wrong ->
            send(garden, signed(garden, paper(garden, null, 'panelCall', call + wrong)))
        }
        settle()

        then:
        of(about) == null

        when: 'for a federation to which the two do not belong'
        def other = garden.at("agreements/${peer.next()}")
        send(garden, signed(garden, paper(garden, null, 'panelCall', call + [context: other, groups: [rival.uri, here.group.identity().uri(), honest.uri]])))
        await('the call') { of(other) }
        house.bean(PanelClock).run()

        then:
        await('the end') { of(other).state == 'OVER' }

        when:
        send(garden, signed(garden, paper(garden, null, 'panelCall', call)))
        await('the call') { of(about) }
        house.bean(PanelClock).run()
        def share = await('the promise') { peer.deliveries*.json.find { it.object instanceof Map && it.object.type == 'PanelPaper' && it.object.context == about } } as Map

        then:
        share.to.toSet() == [garden.uri, rival.uri].toSet()
        share.object.pool.size() == 2
        !share.object.number

        when: 'what it is about is told before anybody was drawn, or by who did not ask'
        [garden, rival].each { by -> send(by, signed(by, paper(by, null, 'panelCase', [context: about, attempt: 1, name: 'Pruning', content: '<p>Look</p>', until: soon()]))) }
        settle()

        then:
        of(about).told == ''

        when:
        send(rival, signed(rival, paper(rival, null, 'panelEnd', [context: about, attempt: 1])))
        settle()

        then:
        of(about).state == 'DRAWING'

        when:
        send(garden, signed(garden, paper(garden, null, 'panelEnd', [context: about, attempt: 1])))

        then:
        await('the end') { of(about).state == 'OVER' }
        parked() == 0
    }
}
