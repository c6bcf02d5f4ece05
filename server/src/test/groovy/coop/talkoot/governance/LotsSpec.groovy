package coop.talkoot.governance

import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.count.StandAlone
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

    @Shared
    StandAlone alone = new StandAlone()

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
        again(lot).poolHash() == Charter.hex(LotSeed.pool(people[0..4].collectEntries { [it.uri(), ''] }))

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

    def "a panel that is drawn by parts has its share of each, and any machine draws the same from its file"() {
        given:
        co.clock.advance(Duration.ofDays(400))
        def lot = begin(3, '', ['North', 'South'])
        def north = people[0..2]
        def south = people[3..4]
        lots.belong(lot, people[4], 'North')
        north.each { lots.belong(lot, it, 'North') }
        south.each { lots.belong(lot, it, 'South') }

        when:
        draw(lot)
        def drawn = again(lot)

        then: 'three of five seats by largest remainder: two and one'
        drawn.parts() == ['North', 'South']
        drawn.panel().count { it in north } == 2
        drawn.panel().count { it in south } == 1
        drawn.panel().every { drawn.partOf()[it.id()] == (it in north ? 'North' : 'South') }
        drawn.poolHash() == Charter.hex(LotSeed.pool((north.collectEntries { [it.uri(), 'North'] }) + south.collectEntries { [it.uri(), 'South'] }))

        and:
        recounted(drawn) == drawn.panel()*.uri()

        when: 'who declines is followed by the next of their own part'
        def declining = drawn.panel().find { it in north }
        def after = lots.decline(drawn, declining)

        then:
        after.panel().toSet() == (drawn.panel() - declining + (north - drawn.panel())).toSet()
        recounted(after) == after.panel()*.uri()

        when: 'of that part nobody is left'
        def last = lots.decline(after, after.panel().find { it in north })

        then:
        last.panel().count { it in south } == 2
        recounted(last) == last.panel()*.uri()

        when: 'somebody else would be drawn by another seed'
        def changed = new String(co.bean(LotFiles).write(last), 'ISO-8859-1').replace(last.seed(), last.seed().reverse()).getBytes('ISO-8859-1')
        Recount.check(changed)

        then:
        thrown(coop.talkoot.governance.count.Unreadable)
    }

    def "#what is refused"() {
        given:
        def lot = begin(1, '', ['North', 'South'])

        when:
        deed(co, lots, lot, people[0])

        then:
        def refused = thrown(Refused)
        refused.message.contains(words)

        where:
        what                            | words                   | deed
        'a part there is none'          | 'one of the parts'      | { house, all, one, who -> all.belong(one, who, 'West') }
        'a part after the names are fixed' | 'fixed by now'       | { house, all, one, who -> house.clock.set(one.promisedBy()); all.belong(one, who, 'North') }
        'a file before it is drawn'     | 'once a panel was drawn' | { house, all, one, who -> house.bean(LotFiles).write(one) }
        'one part alone'                | 'Name 2 to 20'          | { house, all, one, who -> new NewLot(house.group, null, 'x', 1, 1, ['North'], one.promisedBy(), one.revealedBy(), '') }
        'a part that is named twice'    | 'each once'             | { house, all, one, who -> new NewLot(house.group, null, 'x', 1, 1, ['North', 'North '], one.promisedBy(), one.revealedBy(), '') }
    }

    /** By our program, and by the one that stands alone. */
    private List<String> recounted(PanelLot lot) {
        def bytes = co.bean(LotFiles).write(lot)
        def selected = Recount.check(bytes).tally().outcome().selected()
        assert alone.check(bytes).startsWith("ALL IS RIGHT: A panel\nselected ${selected.join(', ')}\n")
        return selected
    }

    private PanelLot begin(int seats, String source, List<String> parts = []) {
        def promisedBy = co.clock.instant() + Duration.ofDays(1)
        return lots.begin(new NewLot(co.group, null, 'A panel', seats, 12, parts, promisedBy, promisedBy + Duration.ofHours(24), source), co.keeper)
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
