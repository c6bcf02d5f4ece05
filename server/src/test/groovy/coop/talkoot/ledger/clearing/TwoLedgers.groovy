package coop.talkoot.ledger.clearing

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.ledger.Account
import coop.talkoot.ledger.Accounts
import coop.talkoot.ledger.LimitPolicy
import coop.talkoot.ledger.Limits
import coop.talkoot.ledger.NewUnit
import coop.talkoot.ledger.Unit
import coop.talkoot.ledger.Units
import coop.talkoot.ledger.Verdict
import coop.talkoot.ledger.Verification
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import org.jooq.DSLContext

/** Two co-ops of two instances, each with hours, members and an end of the line between them. */
final class TwoLedgers implements AutoCloseable {
    static final long MEMBERS_MAY_OWE = 600

    final SettableClock clock = new SettableClock()
    final Neighbours bakery
    final Neighbours garden
    final Map<Neighbours, Unit> hours = [:]
    final Map<Neighbours, List<Identity>> members = [:]
    private final Map<Neighbours, Identity> partners = [:]

    TwoLedgers(int people = 2) {
        bakery = new Neighbours(name: 'bakery', keeper: 'alice', clock: clock)
        garden = new Neighbours(name: 'garden', keeper: 'bob', clock: clock)
        [bakery, garden].each { house ->
            def limits = new Limits(new LimitPolicy.Fixed(MEMBERS_MAY_OWE), null)
            hours[house] = house.bean(Units).create(house.group, new NewUnit('Hours', Unit.Kind.TIME, 0, limits), house.keeper.identity())
            members[house] = (1..people).collect { house.member("${house == bakery ? 'b' : 'g'}$it") }
        }
    }

    Neighbours other(Neighbours house) {
        house.is(bakery) ? garden : bakery
    }

    /** The other's group as a house knows it. */
    Identity partner(Neighbours house) {
        partners.computeIfAbsent(house) { house.find(other(house).group.identity()) }
    }

    TrustLine accept(Neighbours house, long minutes) {
        house.bean(TrustLines).accept(hours[house], partner(house), minutes, house.keeper.identity())
    }

    /** Both say what they accept, and hear of each other. */
    void open(long bakeryAccepts, long gardenAccepts) {
        accept(bakery, bakeryAccepts)
        accept(garden, gardenAccepts)
        [bakery, garden].each { house -> await('an open line') { line(house)?.isOpen() } }
    }

    TrustLine line(Neighbours house) {
        house.bean(TrustLines).of(house.group.id(), house.keeper.identity())[0]
    }

    ClearingTransfer give(Map<String, ?> options = [:], Neighbours house, long minutes) {
        def payer = (options.payer ?: members[house][0]) as Identity
        def payee = (options.payee ?: members[other(house)][0]) as Identity
        def known = options.unknown ? payee : house.find(payee)
        house.bean(Clearing).propose(new NewClearing(line(house), payer, known, minutes, (options.memo ?: 'Pruning') as String,
                (options.key ?: UUID.randomUUID()) as String, options.about as String))
    }

    ClearingTransfer at(Neighbours house, ClearingTransfer transfer) {
        house.bean(Clearing).byUri(transfer.terms().uri()).orElse(null)
    }

    List<ClearingTransfer> transfers(Neighbours house) {
        house.bean(TrustLines).transfers(line(house), Page.Request.first(80)).items()
    }

    Account account(Neighbours house, Identity owner) {
        house.bean(Accounts).of(hours[house].id(), owner.id()).get()
    }

    Account clearing(Neighbours house) {
        account(house, partner(house))
    }

    long balance(Neighbours house, Identity owner) {
        account(house, owner).balance()
    }

    long sum(Neighbours house) {
        number(house, "select coalesce(sum(balance), 0) from ledger_account where unit_id = ${hours[house].id()}")
    }

    boolean isSound(Neighbours house) {
        house.bean(Verification).check(hours[house]) instanceof Verdict.Sound
    }

    long number(Neighbours house, CharSequence query) {
        house.bean(Transactions).write { house.bean(DSLContext).fetchValue(query as String) } as long
    }

    void execute(Neighbours house, CharSequence statement) {
        house.bean(Transactions).run { house.bean(DSLContext).execute(statement as String) }
    }

    @Override
    void close() {
        [bakery, garden]*.close()
    }
}
