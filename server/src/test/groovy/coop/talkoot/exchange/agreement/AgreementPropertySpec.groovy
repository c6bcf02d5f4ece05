package coop.talkoot.exchange.agreement

import coop.talkoot.AtOnce
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.ledger.Unit
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What holds whatever is commanded, in whatever order, by however many at once. A failed seed can be run alone. */
class AgreementPropertySpec extends Specification {
    private static final int THREADS = 6
    private static final int COMMANDS = 30
    private static final int STOCK = 8

    @Shared @AutoCleanup Market market = new Market()
    @Shared List<Identity> people = (1..4).collect { market.member() }
    @Shared Agreements agreements = market.agreements

    def "any interleaving of commands keeps sums, limits, stock and histories (seed #seed)"() {
        given:
        def credit = market.unit(name: "Credit $seed", kind: Unit.Kind.CREDIT, limit: 300)
        def hours = market.hours(limit: 120)
        def shop = market.offer(people[0], ExchangeKind.PURCHASE, stock: STOCK)
        def lent = market.offer(people[1], ExchangeKind.LOAN, stock: 1)
        def begun = Collections.synchronizedList([])

        when: 'six do as they like at the same time'
        def results = AtOnce.run((1..THREADS).collect { thread ->
            def random = new Random(seed * 1000 + thread)
            return { -> (1..COMMANDS).collect { outcome { command(random, credit, hours, shop, lent, begun) } } }
        }).collectMany { it instanceof Throwable ? [it] : it }

        then: 'each was done, or refused with a reason'
        results.findAll { it instanceof Throwable && !(it instanceof Refused) } == []
        results.findAll { it instanceof Refused }.every { it.message ==~ /(?s)[A-Z@].*[.]/ }
        results.count { it instanceof Agreement } > 20

        and: 'the ledgers are sound and nobody is past a limit'
        [credit, hours].every { unit ->
            market.isSound(unit) && people.every { market.account(unit, it).with { balance() >= -creditLimit() } }
        }

        and: 'what is booked is what events say, each once'
        market.number("select count(*) from economic_event where booking = 'BOOKED' and entry_id is null") == 0
        market.number("select count(*) from entry where unit_id in (${credit.id()}, ${hours.id()})") ==
                market.number("select count(*) from economic_event where price_unit_id in (${credit.id()}, ${hours.id()}) and entry_id is not null")

        and: 'no piece is lost or doubled'
        market.stock(shop) + market.number("select coalesce(sum(pieces), 0) from stock_hold where item = ${market.resourceOf(shop)} and state in ('HELD', 'TAKEN')") == STOCK

        and: 'each history played again comes to the state that stands'
        begun.every { it == null || Replay.of(it, agreements.history(it)) == market.now(it).course() }

        where:
        seed << (1..4)
    }

    private Object command(Random random, Unit credit, Unit hours, Listing shop, Listing lent, List begun) {
        if (begun.size() < 6 || random.nextInt(5) == 0) {
            def one = begin(random, credit, hours, shop, lent)
            begun << one
            return one
        }
        def agreement = begun[random.nextInt(begun.size())] as Agreement
        def side = random.nextBoolean() ? Side.PROVIDER : Side.RECEIVER
        def now = market.now(agreement)
        def open = agreements.open(now, now.of(side).id()) - [Step.Name.DISPUTE, Step.Name.CALL_OFF, Step.Name.DECLINE, Step.Name.SUGGEST]
        // Mostly what goes on, and now and then anything at all.
        def name = open.empty || random.nextInt(4) == 0 ? Step.Name.values()[random.nextInt(Step.Name.values().length)] : open[random.nextInt(open.size())]
        def step = Samples.of(name, now.course(), market.clock.instant()).orElse(new Step.Confirm())
        market.take(agreement, now.of(side), step as Step.OfParty)
    }

    private Agreement begin(Random random, Unit credit, Unit hours, Listing shop, Listing lent) {
        def first = random.nextInt(4)
        def (one, other) = [people[first], people[(first + 1 + random.nextInt(3)) % 4]]
        switch (random.nextInt(4)) {
            case 0:
                return market.propose(one, other, Side.PROVIDER, new AgreementTerms.Payment(new Price.Credit(1 + random.nextInt(200), credit.id()), 'Bread', null))
            case 1:
                return market.propose(one, other, Side.RECEIVER, new AgreementTerms.TimeCredit(new Price.Time(1 + random.nextInt(90), hours.id()), null))
            case 2:
                return market.answer(lent, people[[0, 2, 3][random.nextInt(3)]], market.loan(1 + random.nextInt(5), 7 + random.nextInt(5), new Price.Credit(1 + random.nextInt(50), credit.id())))
            default:
                return market.answer(shop, people[1 + random.nextInt(3)], new AgreementTerms.Purchase(Measure.pieces(1 + random.nextInt(3)), new Price.Credit(1 + random.nextInt(150), credit.id())))
        }
    }

    private static Object outcome(Closure deed) {
        try {
            return deed.call()
        } catch (Exception thrown) {
            return thrown
        }
    }
}
