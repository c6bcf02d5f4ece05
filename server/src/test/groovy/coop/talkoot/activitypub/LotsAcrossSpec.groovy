package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.governance.LotClock
import coop.talkoot.governance.LotFiles
import coop.talkoot.governance.LotSeed
import coop.talkoot.governance.Lots
import coop.talkoot.governance.NewLot
import coop.talkoot.governance.PanelLot
import coop.talkoot.governance.SentLotAnswer
import coop.talkoot.governance.SentLotAnswers
import coop.talkoot.governance.count.Recount
import coop.talkoot.governance.count.StandAlone
import coop.talkoot.governance.method.Lot
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.web.Visitor
import java.security.MessageDigest
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A union of which members live on three servers draws panels; one of the servers is away for a while. */
class LotsAcrossSpec extends Specification {
    @Shared SettableClock clock = new SettableClock()
    @Shared @AutoCleanup Neighbours union = new Neighbours(name: 'union', keeper: 'uma', clock: clock)
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)
    @Shared @AutoCleanup Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob', clock: clock)

    @Shared StandAlone alone = new StandAlone()
    @Shared Identity una = union.member('una')
    @Shared Identity alice = bakery.keeper.identity()
    @Shared Identity ann = bakery.member('ann')
    @Shared Identity bob = garden.keeper.identity()
    @Shared Identity gus = garden.member('gus')
    @Shared Visitor page
    @Shared Map<Identity, Neighbours> homes

    def setupSpec() {
        homes = [(una): union, (alice): bakery, (ann): bakery, (bob): garden, (gus): garden]
        page = new Visitor(bakery.instance).as('alice', 'a long enough password')
        [alice, ann].each { join(it) }
    }

    def "a panel of a union is drawn from members on three servers, though one is away for a while, and all have the same"() {
        given: 'a drawing that begins before the garden has members in the union: who comes in is told of it'
        def lot = begin(2, 'The lottery of Saturday')
        [bob, gus].each { join(it) }
        homes.each { who, house -> house.bean(Lots).consent(group(house), who, true) }
        homes.keySet().each { who -> await("the word of ${who.handle()}") { union.bean(Lots).isWilling(union.group.identity(), there(union, who)) } }
        def known = homes.values().collect { here(it, lot) }

        expect:
        known.every { it.title() == 'A panel' && it.uri() == lot.uri() && it.state() == PanelLot.State.PROMISING }
        await('the answer') { bakery.bean(SentLotAnswers).consent(group(bakery), alice).get().answer() }

        when: 'some promise while the garden is away'
        garden.instance.stop()
        [una, alice, ann].each { promise(lot, it) }
        await('three promises') { again(union, lot).promises().size() == 3 }
        await('three promises at the bakery') { again(bakery, lot).promises().size() == 3 }

        and: 'it comes back, and one of its members promises while the union is away'
        garden.instance.startAgain()
        clock.advance(Duration.ofMinutes(5))
        await('three promises at the garden') { again(garden, lot).promises().size() == 3 }
        union.instance.stop()
        promise(lot, gus)
        union.instance.startAgain()
        clock.advance(Duration.ofMinutes(30))

        then:
        await('the fourth promise') { [union, bakery, garden].every { again(it, lot).promises().size() == 4 } }
        await('the yes of the union') { sent(garden, lot, gus)[0]?.answer()?.isAccepted() }

        when: 'only the union freezes the pool'
        clock.set(lot.promisedBy())
        [bakery, garden].each { it.bean(LotClock).run() }
        def frozen = [bakery, garden].collect { again(it, lot).state() }
        union.bean(LotClock).run()

        then:
        frozen.every { it == PanelLot.State.PROMISING }
        await('the frozen pool') { [union, bakery, garden].every { again(it, lot).state() == PanelLot.State.REVEALING } }
        def pool = LotSeed.pool(homes.keySet().collectEntries { [it.uri(), ''] }).encodeHex().toString()
        [union, bakery, garden]*.with { again(it, lot).poolHash() } == [pool] * 3

        when: 'a number that does not fit does not leave its server'
        bakery.bean(Lots).reveal(again(bakery, lot), alice, number(ann))

        then:
        thrown(Refused)

        when: 'one does not show theirs, and two on two servers type the public number'
        [una, alice, ann].each { homes[it].bean(Lots).reveal(again(homes[it], lot), it, number(it)) }
        bakery.bean(Lots).type(again(bakery, lot), alice, '17 4 22')
        await('the first') { again(union, lot).publicNumber() == '17 4 22' }
        garden.bean(Lots).type(again(garden, lot), bob, '17 4 22')
        await('the number, confirmed') { [union, bakery, garden].every { again(it, lot).isNumberConfirmed() } }
        await('three numbers') { again(union, lot).promises().count { it.revealed() } == 3 }
        clock.set(lot.revealedBy())
        [bakery, garden, union].each { it.bean(LotClock).run() }

        then: 'everywhere the same'
        await('the panel') { [union, bakery, garden].every { again(it, lot).state() == PanelLot.State.DRAWN } }
        def all = [union, bakery, garden].collect { again(it, lot) }
        def shown = new TreeMap([una, alice, ann].collectEntries { [it.uri(), number(it).decodeHex()] })
        def seed = LotSeed.of(lot.uri(), pool.decodeHex(), shown, '17 4 22')
        def order = new Lot(seed.encodeHex().toString()).order(homes.keySet()*.uri())
        all*.seed() == [seed.encodeHex().toString()] * 3
        all*.with { it.panel()*.uri() } == [order.take(2)] * 3
        all.every { one -> one.promises().collectEntries { [it.by().uri(), it.revealed()] } == [una, alice, ann, gus].collectEntries { [it.uri(), it.is(gus) ? null : number(it)] } }

        and: 'who was drawn is told so at home'
        homes.every { who, house -> wasTold(house, who) == (who.uri() in order.take(2)) }

        and: 'the file from the union draws the same anywhere'
        [union, bakery, garden].each { house ->
            def reader = homes.find { it.value.is(house) }.key
            assert drawnBy(house.bean(LotFiles).of(again(house, lot), reader)) == order.take(2)
        }
        page.raw("/api/talkoot/v1/lots/${again(bakery, lot).id()}/count-file", '*/*').statusCode() == 200

        when: 'somebody who is drawn elsewhere declines'
        def declining = homes.keySet().find { it.uri() in order.take(2) && !homes[it].is(union) }
        homes[declining].bean(Lots).decline(again(homes[declining], lot), there(homes[declining], declining))
        def next = (order - declining.uri()).take(2)

        then: 'the next serves, on all sides'
        await('the next') { [union, bakery, garden].every { again(it, lot).panel()*.uri() == next } }
        homes.every { who, house -> !(who.uri() in next) || wasTold(house, who) }
        drawnBy(garden.bean(LotFiles).of(again(garden, lot), bob)) == next
    }

    def "what was not taken is said on the page of who did it, in the words of the group's server"() {
        given:
        def lot = begin(1, '', ['North', 'South'])
        def path = "/draws/${here(bakery, lot).id()}"
        def list = "/people/${group(bakery).id()}/draws"
        bakery.bean(Lots).consent(group(bakery), alice, true)
        await('the yes of the union') { bakery.bean(SentLotAnswers).consent(group(bakery), alice).get().answer()?.isAccepted() }

        expect: 'the draw stands in the list, and one says of which part one is'
        page.get(list).body().contains(path)
        !page.get(list).body().contains('id="begin"')
        page.post("$path/part", [part: 'North']).body().contains('It is on its way to the group')
        await('the part') { union.bean(Lots).partOf(again(union, lot), there(union, alice)).orElse('') == 'North' }
        page.post("$path/promise", [commitment: 'abc']).statusCode() == 422
        page.raw("/api/talkoot/v1/groups/${group(bakery).id()}/lots", 'application/json').body().contains('"kind":"part"')
        page.raw("/api/talkoot/v1/groups/${group(bakery).id()}/lot-consent", 'application/json').body().contains('"state":"accepted"')
        page.post("$path/part", [part: 'West']).statusCode() == 422

        when: 'the union is away, and a promise reaches it too late'
        union.instance.stop()
        def waiting = page.post("$path/promise", [commitment: commitment(alice)]).body()
        clock.set(lot.promisedBy() + Duration.ofMinutes(10))
        union.instance.startAgain()
        clock.advance(Duration.ofMinutes(30))
        await('the refusal') { sent(bakery, lot, alice).find { it.isRefused() } }

        then:
        waiting.contains('It counts once that server has taken it')
        page.get(path).body().with { contains('server did not take it.') && contains('The time for promises is over.') }
        page.raw("/api/talkoot/v1/lots/${here(bakery, lot).id()}", 'application/json').body().with { contains('"state":"refused"') && contains('The time for promises is over.') }
        again(union, lot).promises() == []
    }

    private PanelLot begin(int seats, String source, List<String> parts = []) {
        def promisedBy = clock.instant() + Duration.ofDays(1)
        return union.bean(Lots).begin(new NewLot(union.group.identity(), null, 'A panel', seats, 0, parts, promisedBy, promisedBy + Duration.ofHours(24), source), union.keeper.identity())
    }

    private void join(Identity person) {
        def house = homes[person]
        def group = house.bean(Groups).remote(house.find(union.group.identity()))
        house.bean(Memberships).join(group, person, Origin.LOCAL)
        await("${person.handle()} to be taken in") { house.bean(Memberships).isMember(group.id(), person.id()) }
    }

    private void promise(PanelLot lot, Identity who) {
        homes[who].bean(Lots).promise(again(homes[who], lot), who, commitment(who))
    }

    private List<SentLotAnswer> sent(Neighbours house, PanelLot lot, Identity who) {
        return house.bean(SentLotAnswers).of(again(house, lot), who)
    }

    private Identity group(Neighbours house) {
        return there(house, union.group.identity())
    }

    private static Identity there(Neighbours house, Identity who) {
        return house.bean(Identities).byUri(who.uri()).get()
    }

    private PanelLot again(Neighbours house, PanelLot lot) {
        return house.bean(Lots).byUri(lot.uri()).orElse(null)
    }

    private PanelLot here(Neighbours house, PanelLot lot) {
        return await('the drawing') { again(house, lot) }
    }

    private static boolean wasTold(Neighbours house, Identity who) {
        return house.bean(Notices).page(who.id(), NoticeQuery.newest(20)).items().any { it.kind() == Notice.Kind.LOT_DRAWN }
    }

    /** By our program, and by the one that stands alone. */
    private List<String> drawnBy(byte[] file) {
        def selected = Recount.check(file).tally().outcome().selected()
        assert alone.check(file).startsWith("ALL IS RIGHT: A panel\nselected ${selected.join(', ')}\n")
        return selected
    }

    private static String number(Identity who) {
        return MessageDigest.getInstance('SHA-256').digest("secret of ${who.handle()}".getBytes('UTF-8')).encodeHex().toString()
    }

    private static String commitment(Identity who) {
        return LotSeed.commitment(number(who).decodeHex(), who.uri()).encodeHex().toString()
    }
}
