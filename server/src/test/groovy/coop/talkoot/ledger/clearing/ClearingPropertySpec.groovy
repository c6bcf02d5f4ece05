package coop.talkoot.ledger.clearing

import static coop.talkoot.schema.Tables.ACTIVITY
import static coop.talkoot.schema.Tables.CLEARING_TRANSFER

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.activitypub.mapping.ClearingMapping
import coop.talkoot.ledger.clearing.ClearingTransfer.State
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.vocab.Activity
import coop.talkoot.vocab.ActivityObject
import coop.talkoot.vocab.jsonld.ObjectReader
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/**
 * What holds on both sides of a line whatever is proposed, lost, doubled and put out of order on the way, and whenever
 * time runs out. The wire between the two is cut: what one has said is read from its store and brought, or not, by hand.
 */
class ClearingPropertySpec extends Specification {
    private static final int STEPS = 60

    @Shared @AutoCleanup TwoLedgers two = new TwoLedgers(3)
    @Shared Map<Neighbours, Long> read = [:]
    @Shared long limit = 500

    def setupSpec() {
        two.open(limit, limit)
        def partners = [two.bakery, two.garden].collectEntries { [it, two.partner(it)] }
        partners.each { house, partner ->
            // From here on nothing arrives by itself.
            two.execute(house, "update actor set inbox = 'http://127.0.0.1:1/inbox', shared_inbox = null where id = ${partner.id()}")
            read[house] = last(house)
        }
    }

    def "any loss, doubling and reordering comes to the same on both sides (seed #seed)"() {
        given:
        def random = new Random(seed)
        def way = [(two.bakery): [], (two.garden): []]

        when: 'both sides give, and the way between them is bad'
        STEPS.times {
            def house = random.nextBoolean() ? two.bakery : two.garden
            switch (random.nextInt(10)) {
                case 0..2: give(house, random); break
                case 3: two.clock.advance(Duration.ofMinutes(random.nextInt(90))); break
                case 4: random.nextInt(12) == 0 && two.clock.advance(Clearing.RESERVED); break
                case 5: house.bean(ClearingClock).run(); break
                default: bring(house, way[house], random)
            }
            check()
        }

        then: 'and nothing was found that differs'
        two.line(two.bakery).suspension()?.because() == null
        two.line(two.garden).suspension()?.because() == null

        when: 'the way is good again'
        settle(way)

        then: 'nothing is on its way, nothing set aside'
        [two.bakery, two.garden].every { house ->
            isQuiet(house) && accounts(house).every { it.reserved().isNothing() }
        }

        and: 'both have booked the same, in the same order'
        def (bakery, garden) = [two.line(two.bakery).mirror(), two.line(two.garden).mirror()]
        bakery.sent() == garden.received()
        garden.sent() == bakery.received()
        booked(two.bakery) == booked(two.garden)
        two.clearing(two.bakery).balance() == -two.clearing(two.garden).balance()
        check()

        and: 'each journal holds'
        [two.bakery, two.garden].every { two.isSound(it) }

        where:
        seed << (1..5)
    }

    /** In every moment: sums are zero, and no account is past its limit, what is set aside included. */
    private boolean check() {
        [two.bakery, two.garden].each { house ->
            assert two.sum(house) == 0
            accounts(house).each { account ->
                assert account.balance() - account.reserved().out() >= -account.creditLimit()
                assert account.limits().maxBalance() == null || account.balance() + account.reserved().in() <= account.limits().maxBalance()
                assert account.reserved().out() >= 0 && account.reserved().in() >= 0
            }
        }
        return true
    }

    private void give(Neighbours house, Random random) {
        def payer = two.members[house][random.nextInt(3)]
        def payee = two.members[two.other(house)][random.nextInt(3)]
        try {
            two.give(house, 1 + random.nextInt(150), payer: payer, payee: payee, unknown: true)
        } catch (Refused ignored) {
            // Not enough left: that is what limits are for.
        }
    }

    /** Some of what this side has said comes to the other: in any order, some of it twice, some never. */
    private void bring(Neighbours house, List<Activity> way, Random random) {
        way.addAll(said(house))
        Collections.shuffle(way, random)
        (1 + random.nextInt(4)).times {
            if (way) {
                def message = way[random.nextInt(way.size())]
                switch (random.nextInt(4)) {
                    case 0: way.remove(message); break
                    case 1: hear(house, message); break
                    default: way.remove(message); hear(house, message)
                }
            }
        }
    }

    private void settle(Map<Neighbours, List<Activity>> way) {
        def rounds = 0
        while (rounds++ < 60) {
            [two.bakery, two.garden].each { house ->
                house.bean(ClearingClock).run()
                (way[house] + said(house)).each { hear(house, it) }
                way[house].clear()
            }
            two.clock.advance(Duration.ofHours(2))
            if ([two.bakery, two.garden].every { isQuiet(it) }) {
                return
            }
        }
    }

    private boolean isQuiet(Neighbours house) {
        def line = two.line(house)
        house.bean(Transactions).read {
            !house.bean(DSLContext).fetchExists(CLEARING_TRANSFER, CLEARING_TRANSFER.STATE.in('PROPOSED', 'VALIDATED'))
        } && line.acknowledged() == line.mirror().sent().seq()
    }

    private void hear(Neighbours from, Activity activity) {
        def to = two.other(from)
        def message = to.bean(ClearingMapping).read(activity).get()
        to.bean(LineDeeds).hear(two.line(to), message)
        to.bean(ClearingClock).run()
    }

    private List<Activity> said(Neighbours house) {
        def after = read[house]
        def rows = house.bean(Transactions).read {
            house.bean(DSLContext).selectFrom(ACTIVITY).where(ACTIVITY.ID.gt(after)).orderBy(ACTIVITY.ID).fetch()
        }
        read[house] = rows ? rows.last().getId() : after
        rows.collect { ObjectReader.read(it.getBody().bytes) as Activity }
                .findAll { it.object()?.thing() instanceof ActivityObject.TalkootClearing }
    }

    private long last(Neighbours house) {
        two.number(house, 'select coalesce(max(id), 0) from activity')
    }

    private List accounts(Neighbours house) {
        two.members[house].collect { two.account(house, it) } + two.clearing(house)
    }

    /** What is booked, each with its place and its amount. */
    private Set booked(Neighbours house) {
        house.bean(Transactions).read {
            house.bean(DSLContext).selectFrom(CLEARING_TRANSFER).where(CLEARING_TRANSFER.STATE.eq('COMMITTED'))
                    .fetch { [it.uri, it.seq, it.hash.encodeHex().toString(), it.minutes] }
        } as Set
    }
}
