package coop.talkoot.exchange.agreement

import coop.talkoot.SettableClock
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Listing
import coop.talkoot.ledger.LedgerFixture
import coop.talkoot.ledger.Unit
import coop.talkoot.ledger.Verdict
import coop.talkoot.ledger.Verification
import coop.talkoot.people.Identity
import coop.talkoot.platform.Ids
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.time.Instant
import org.jooq.DSLContext

/** A bakery whose members lend, give, swap, pay, work and sell, and words for each. */
final class Market implements AutoCloseable {
    static final Instant BEGIN = Instant.parse('2026-06-01T12:00:00Z')

    final SettableClock clock = SettableClock.at(BEGIN)
    @Delegate(excludes = ['close', 'bean', 'getClass'])
    final LedgerFixture ledger = new LedgerFixture(clock: clock)
    final Agreements agreements = bean(Agreements)

    def <T> T bean(Class<T> type) {
        ledger.bean(type)
    }

    Listing offer(Map<String, ?> options = [:], Identity by, ExchangeKind kind) {
        def listing = ledger.bakery.offer([by: by, kind: kind, quantity: '1', unit: 'one'] + options, "Thing ${bean(Ids).next()}")
        if (options.stock) {
            execute("update listing set resource_id = ${resource(by, options.stock as int, (options.price ?: 100) as long)} where post_id = ${listing.id()}")
        }
        return listing
    }

    /** A thing of somebody's; its id. */
    long resource(Identity owner, int stock = 1, long price = 100) {
        def id = bean(Ids).next()
        execute("insert into resource (id, uri, owner_id, kind, name, value, currency, stock, created_at) values ($id, 'https://bakery.example/resources/$id', ${owner.id()}, 'THING', 'A thing', $price, 'EUR', $stock, now())")
        return id
    }

    long resourceOf(Listing listing) {
        number("select resource_id from listing where post_id = ${listing.id()}")
    }

    int stock(Listing listing) {
        number("select stock from resource where id = ${resourceOf(listing)}")
    }

    long owner(long resourceId) {
        number("select owner_id from resource where id = $resourceId")
    }

    Agreement answer(Map<String, ?> options = [:], Listing listing, Identity by, AgreementTerms terms) {
        agreements.propose(new NewAgreement((options.origin ?: Origin.LOCAL) as Origin, options.key as String, by, listing.post().author(),
                Side.RECEIVER, listing, '', terms, Evidence.of((options.words ?: '') as String)))
    }

    Agreement propose(Map<String, ?> options = [:], Identity by, Identity partner, Side side, AgreementTerms terms) {
        agreements.propose(new NewAgreement((options.origin ?: Origin.LOCAL) as Origin, options.key as String, by, partner, side, null,
                (options.title ?: 'Between us') as String, terms, Evidence.NONE))
    }

    Agreement take(Map<String, ?> options = [:], Agreement agreement, Identity by, Step.OfParty step) {
        agreements.take(new NewStep(agreement.id(), by, step, (options.origin ?: Origin.LOCAL) as Origin, options.key as String, options.version as Integer))
    }

    /** Steps by name, one after the other: the last of them. */
    Agreement walk(Agreement agreement, Map<Step.OfParty, Identity> steps) {
        steps.each { step, by -> take(agreement, by, step) }
        now(agreement)
    }

    Agreement now(Agreement agreement) {
        agreements.find(agreement.id()).get()
    }

    String state(Agreement agreement) {
        now(agreement).state().name()
    }

    AgreementTerms.Loan loan(int fromDay, int untilDay, Price fee = null, int pieces = 1) {
        new AgreementTerms.Loan(Measure.pieces(pieces), clock.instant() + days(fromDay), clock.instant() + days(untilDay), fee)
    }

    static Duration days(int count) {
        Duration.ofDays(count)
    }

    /** The sentence of the refusal, or null when it was done. */
    static String refusal(Closure deed) {
        LedgerFixture.refusal(deed)
    }

    void lapse() {
        bean(DeadlineClock).run()
    }

    /** All there is of a unit comes to nothing, and the journal played again says the same. */
    boolean isSound(Unit unit) {
        number("select coalesce(sum(balance), 0) from ledger_account where unit_id = ${unit.id()}") == 0 &&
                bean(Verification).check(unit) instanceof Verdict.Sound
    }

    @Override
    void close() {
        ledger.close()
    }
}
