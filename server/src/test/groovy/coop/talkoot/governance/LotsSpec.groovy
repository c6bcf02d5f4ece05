package coop.talkoot.governance

import coop.talkoot.governance.method.Lot
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Drawing panels: nobody can choose who is drawn, and everybody can draw again. */
class LotsSpec extends Specification {
    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = co.members(6)

    @Shared
    Lots lots = co.bean(Lots)

    def setupSpec() {
        people[0..4].each { lots.consent(co.group, it, true) }
    }

    def "a panel is drawn from the willing by numbers that were promised before, and anybody can draw it again"() {
        given:
        def lot = begin(3, 'The lottery of Saturday')
        def numbers = people[0..2].collectEntries { [it, number(it)] }
        numbers.each { who, number -> lots.promise(lot, who, commitment(number, who)) }

        when:
        lots.reveal(lot, people[0], numbers[people[0]])

        then: 'not before the pool is frozen'
        thrown(Refused)

        when:
        co.clock.set(lot.promisedBy())
        co.bean(LotClock).run()

        then:
        again(lot).state() == PanelLot.State.REVEALING
        again(lot).poolHash() == Charter.hex(LotSeed.pool(people[0..4]*.uri()))

        when:
        lots.reveal(lot, people[1], numbers[people[0]])

        then: 'nobody shows another number than their own'
        thrown(Refused)

        when:
        people[0..1].each { lots.reveal(lot, it, numbers[it]) }
        lots.type(lot, people[3], '17 4 22')
        co.clock.set(lot.revealedBy())
        co.bean(LotClock).run()

        then: 'one person alone cannot say what the public number is'
        again(lot).state() == PanelLot.State.REVEALING

        when:
        lots.type(lot, people[3], '17 4 22')
        lots.type(lot, people[4], '17 4 22')
        co.bean(LotClock).run()
        def drawn = again(lot)

        then:
        drawn.state() == PanelLot.State.DRAWN
        drawn.panel().size() == 3
        drawn.promises().count { it.revealed() == null } == 1

        and:
        def shown = new TreeMap(people[0..1].collectEntries { [it.uri(), numbers[it].decodeHex()] })
        def seed = LotSeed.of(lot.uri(), drawn.poolHash().decodeHex(), shown, '17 4 22')
        def order = new Lot(Charter.hex(seed)).order(people[0..4]*.uri())
        drawn.panel()*.uri() == order.take(3)

        when: 'who declines is followed by the next'
        lots.decline(drawn, drawn.panel()[0])

        then:
        again(lot).panel()*.uri() == order[1..3]

        when: 'and who has served rests'
        def next = begin(5, '')
        draw(next)

        then:
        again(next).panel()*.uri() as Set == (people[0..4]*.uri() - order[1..3]) as Set
    }

    def "with fewer than three promises nothing is drawn"() {
        given:
        def lot = begin(1, '')
        people[0..1].each { lots.promise(lot, it, commitment(number(it), it)) }

        when:
        co.clock.set(lot.promisedBy())
        co.bean(LotClock).run()

        then:
        again(lot).state() == PanelLot.State.FAILED
    }

    private PanelLot begin(int seats, String source) {
        def promisedBy = co.clock.instant() + Duration.ofDays(1)
        return lots.begin(new NewLot(co.group, null, 'A panel', seats, 12, promisedBy, promisedBy + Duration.ofHours(24), source), co.keeper)
    }

    private void draw(PanelLot lot) {
        people[0..2].each { lots.promise(lot, it, commitment(number(it), it)) }
        co.clock.set(lot.promisedBy())
        co.bean(LotClock).run()
        people[0..2].each { lots.reveal(lot, it, number(it)) }
        co.bean(LotClock).run()
    }

    private PanelLot again(PanelLot lot) {
        return lots.require(lot.id(), co.keeper)
    }

    private static String number(Identity who) {
        return Charter.hex(Canonical.hash("secret of ${who.handle()}".toString()))
    }

    private static String commitment(String number, Identity who) {
        return Charter.hex(LotSeed.commitment(number.decodeHex(), who.uri()))
    }
}
