package coop.talkoot

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.TwoServers.House
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit
import java.util.concurrent.Callable
import java.util.concurrent.ExecutionException
import java.util.concurrent.FutureTask
import spock.lang.AutoCleanup
import spock.lang.Isolated
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/**
 * A member of the garden co-op answers what a member of the bakery co-op offers. Each co-op is a process of its own; in the
 * middle of each deal one of them is killed, at another moment each time, and started again.
 */
@Isolated
class DealsAcrossKillsSpec extends Specification {
    @Shared @TempDir Path home
    @Shared @AutoCleanup TwoServers two = new TwoServers(home)

    private final Map<House, String> listing = [:]
    private final Map<String, House> houses = [alice: two.bakery, bob: two.garden]

    def "a #kind comes to its end on both sides, when #moment"() {
        given:
        def before = owed(two.garden)
        list(kind)

        when:
        def proposal = [listing: listing[two.garden], kind: kind, terms: terms, words: 'Could I have it?']
        def deeds = [[who: 'bob', path: { '/agreements' }, body: proposal]] + steps.collect { step ->
            [who: step.who, path: { House house -> "/agreements/${known(house).id}/steps" }, body: step.findAll { field, value -> field != 'who' }]
        }
        deeds.eachWithIndex { deed, number ->
            def house = houses[deed.who]
            if (number > 0) {
                await("both to have come to step $number of the $kind: ${told()}") { isSame() && !(known(house).state in ['booking', 'confirmed']) }
            }
            def take = { house.post(deed.path(house), deed.body, "$kind-$number") }
            if (number == at) {
                killing.call(two, house, take)
            } else {
                take.call()
            }
        }

        then: 'both have it at its end, under the same name, on the same terms, by the same steps'
        await("the end of the $kind: ${told()}") { isSame() && known(two.bakery).state == end }
        agreement(two.bakery) == agreement(two.garden)
        history(two.bakery) == history(two.garden)

        and: 'the same came to pass, once'
        happened(two.bakery) == happened(two.garden)
        happened(two.bakery)*.mark == marks

        and: 'both ledgers say the same'
        await('the ledgers') { owed(two.garden) == before + paid && owed(two.bakery) == -before - paid && chain(two.garden) == chain(two.bakery).reverse() }
        two.houses.every { it.post("/units/$it.unit/check").isSound }
        two.houses.every { house -> house.get("/units/$house.unit/accounts").items*.balance.sum() == 0 }
        two.houses.every { house -> house.row("select count(*) from clearing_transfer where about = '${known(house).uri}' and state = 'COMMITTED'") == [paid ? '1' : '0'] }

        where:
        [kind, moment, at, killing, end, paid, marks, terms, steps] << DEALS
    }

    /** Who acts is killed before what they do is committed; they do it again. */
    private static final Closure BEFORE_COMMIT = { TwoServers two, House acting, Closure take ->
        def call = new FutureTask<Object>(take as Callable)
        acting.killAt('delivery') { Thread.startVirtualThread(call) }
        try {
            call.get()
            assert false: 'nobody could have answered'
        } catch (ExecutionException died) {
            assert died.cause instanceof IOException
        }
        two.startAgain(acting)
        take.call()
    }

    /** Who is to hear of it is dead while it is done, and who did it is killed before they are back. */
    private static final Closure NOBODY_THERE = { TwoServers two, House acting, Closure take ->
        two.other(acting).server.kill()
        take.call()
        acting.server.kill()
        two.houses*.server*.launch()
        two.houses*.server*.awaitStart()
        acting.post('/delivery/failing-hosts/try', [host: two.other(acting).host])
    }

    /** Who is to hear of it is killed at that table. */
    private static Closure hearing(String table) {
        return { TwoServers two, House acting, Closure take ->
            two.other(acting).killAt(table, take)
            two.startAgain(two.other(acting))
        }
    }

    /** Who pays is killed at that table, after they were told that it is done. */
    private static Closure paying(String table) {
        return { TwoServers two, House acting, Closure take ->
            acting.killAt(table, take)
            two.startAgain(acting)
        }
    }

    private static final List<List> DEALS = [
            ['loan', 'who asks is killed before it is committed, and asks again', 0, BEFORE_COMMIT, 'completed', 0, ['loan', 'loan_return'],
             [quantity: 1, from: day(1), until: day(3)], [
                    [who: 'alice', step: 'accept'],
                    [who: 'alice', step: 'hand_over', condition: 4],
                    [who: 'bob', step: 'confirm'],
                    [who: 'bob', step: 'claim_return', words: 'In the shed'],
                    [who: 'alice', step: 'confirm_return', condition: 4],
                    [who: 'bob', step: 'confirm']]],
            ['gift', 'it is handed over while the other is dead, and then both are', 2, NOBODY_THERE, 'completed', 0, ['gift'],
             [quantity: 1], [
                    [who: 'alice', step: 'allocate'],
                    [who: 'alice', step: 'hand_over'],
                    [who: 'bob', step: 'confirm']]],
            ['exchange', 'who receives is killed before the delivery is stored', 2, hearing('inbound'), 'completed', 0, ['exchange', 'exchange'],
             [quantity: 1, counter: 'A jar of honey', counterQuantity: 2], [
                    [who: 'alice', step: 'accept'],
                    [who: 'bob', step: 'hand_over'],
                    [who: 'alice', step: 'hand_over'],
                    [who: 'bob', step: 'confirm']]],
            ['payment', 'who receives is killed with the delivery stored, and nothing done', 2, hearing('agreement_step'), 'posted', 0, ['payment'],
             [price: [amount: 2400, currency: 'EUR'], reason: 'Flour'], [
                    [who: 'alice', step: 'accept'],
                    [who: 'bob', step: 'pay', words: 'Transfer 4711'],
                    [who: 'alice', step: 'confirm']]],
            ['time_credit', 'who is paid is killed before it has made room for it', 4, hearing('clearing_transfer'), 'posted', 150, ['time_credit'],
             [price: [minutes: 120]], [
                    [who: 'alice', step: 'suggest', terms: [price: [minutes: 120]], words: 'With a friend'],
                    [who: 'bob', step: 'accept'],
                    [who: 'alice', step: 'claim_work', minutes: 150],
                    [who: 'bob', step: 'confirm']]],
            ['purchase', 'who pays is killed when there is room for it, and it is not booked', 3, paying('posting'), 'picked_up', 60, ['payment', 'purchase'],
             [quantity: 2, price: [minutes: 60]], [
                    [who: 'alice', step: 'accept'],
                    [who: 'bob', step: 'hold'],
                    [who: 'bob', step: 'pay'],
                    [who: 'alice', step: 'make_ready'],
                    [who: 'alice', step: 'hand_over'],
                    [who: 'bob', step: 'confirm']]],
    ]

    private void list(String kind) {
        def title = "Offered for a ${kind.replace('_', ' ')}"
        def made = two.bakery.post('/listings', [group: two.bakery.group, audience: 'public', purpose: 'offer', kind: kind, title: title, text: 'As it is.',
                                                 quantity: [number: '5', unit: 'one'], inReturn: 'as agreed', tags: ['bread']])
        listing[two.bakery] = made.id
        listing[two.garden] = await('the listing') { two.garden.get('/listings?kind=' + kind).items.find { it.uri == made.uri }?.id }
    }

    private Map known(House house) {
        house.get("/agreements?listing=${listing[house]}").items[0] as Map
    }

    private boolean isSame() {
        def both = two.houses.collect { known(it) }
        both.every() && both*.version.toSet().size() == 1 && both*.state.toSet().size() == 1
    }

    private Map agreement(House house) {
        known(house).subMap(['uri', 'kind', 'title', 'terms', 'state', 'phase', 'version']) + [sides: [known(house).provider.uri, known(house).receiver.uri]]
    }

    private List history(House house) {
        house.get("/agreements/${known(house).id}/steps").items.collect { [it.number, it.step, it.by?.uri, it.state, it.words] }
    }

    private List<Map> happened(House house) {
        house.get("/agreements/${known(house).id}/events").items.collect {
            it.subMap(['uri', 'number', 'mark', 'quantity', 'price', 'condition', 'recordedBy', 'booking']) + [isConfirmed: it.confirmedAt != null]
        }
    }

    /** What the other's co-op is owed here, in minutes; below zero, what it owes. */
    private long owed(House house) {
        house.get("/units/$house.unit/accounts").items.find { it.owner.domain == two.other(house).host }.balance as long
    }

    /** The ends of both chains of the line, what was sent first. */
    private static List<String> chain(House house) {
        house.row("select sent_seq || ':' || encode(sent_hash, 'hex'), received_seq || ':' || encode(received_hash, 'hex') from trust_line")
    }

    private String told() {
        two.houses.collect { known(it) ? history(it) : 'nothing' }
    }

    private static String day(int days) {
        Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS).toString()
    }
}
