package coop.talkoot.ledger

import coop.talkoot.AtOnce
import coop.talkoot.people.Identity
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import org.jooq.exception.DataAccessException
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What holds whatever is commanded, in whatever order, by however many at once. A failed seed can be run alone. */
class LedgerPropertySpec extends Specification {
    private static final int PEOPLE = 5
    private static final int THREADS = 8
    private static final int COMMANDS = 40

    @Shared @AutoCleanup LedgerFixture bakery = new LedgerFixture()
    @Shared List<Identity> people = (1..PEOPLE).collect { bakery.member() }
    @Shared Ledger ledger = bakery.bean(Ledger)

    def "any interleaving of commands keeps sums, balances, limits and the chain (seed #seed)"() {
        given:
        def hours = bakery.hours(policy: policy, most: most)
        bakery.limit(hours, bakery.bakery.group.identity(), 500)
        def posted = Collections.synchronizedList([])

        when: 'eight people do as they like at the same time'
        def results = AtOnce.run((1..THREADS).collect { thread ->
            def random = new Random(seed * 1000 + thread)
            return { -> (1..COMMANDS).collect { outcome { command(random, hours, posted) } } }
        }).collectMany { it instanceof Throwable ? [it] : it }

        then: 'each was done, or refused with a reason'
        results.findAll { it instanceof Throwable && !(it instanceof Refused) } == []
        results.findAll { it instanceof Refused }.every { !it.message.blank }
        results.any { it instanceof Entry }

        and: 'what there is comes to nothing, in all and in each entry'
        sum(hours, 'select sum(balance) from ledger_account where unit_id = ?') == 0
        sum(hours, 'select count(*) from (select 1 from posting where unit_id = ? group by seq having sum(amount) <> 0 or count(*) < 2) odd') == 0

        and: 'nobody is past a limit'
        accounts(hours).every { it.balance() >= -it.creditLimit() && (it.limits().maxBalance() == null || it.balance() <= it.limits().maxBalance()) }

        and: 'the journal has no gap, and played again gives the same state'
        def journal = journal(hours)
        journal*.seq() == (1L..journal.size()).toList()
        journal.size() == results.findAll { it instanceof Entry }*.id().toSet().size()
        replay(journal) == accounts(hours).collectEntries { [it.id(), [it.balance(), it.received()]] }.findAll { id, state -> state != [0, 0] || replay(journal).containsKey(id) }
        bakery.bean(Verification).check(hours) == new Verdict.Sound(journal.size())

        where:
        seed << (1..6)
        policy = seed % 2 ? new LimitPolicy.Fixed(60) : new LimitPolicy.OnPayment(30, 120)
        most = seed % 3 ? 200 : null
    }

    def "reversing everything, last first, restores every balance (seed #seed)"() {
        given:
        def hours = bakery.hours(policy: policy)
        def random = new Random(seed)
        def entries = (1..30).collect { outcome { give(random, hours) } }.findAll { it instanceof Entry }

        when:
        entries.reverse().each { ledger.reverse(it, bakery.keeper, 'All of it', null) }

        then:
        !entries.empty
        accounts(hours).every { it.balance() == 0 && it.received() == 0 }
        bakery.bean(Verification).check(hours) == new Verdict.Sound(entries.size() * 2)

        where:
        seed << [11, 12, 13, 14]
        policy = seed % 2 ? new LimitPolicy.Fixed(60) : new LimitPolicy.OnPayment(30, 120)
    }

    def "of many transfers at once that only one can be made of, one is"() {
        given:
        def hours = bakery.hours(limit: 60)

        when:
        def results = AtOnce.run(16) { bakery.give(hours, people[0], people[1], 60) }

        then:
        results.count { it instanceof Entry } == 1
        results.count { it instanceof Refused } == 15
        bakery.balance(hours, people[0]) == -60
    }

    def "of one transfer sent many times at once under one key, one is made and all hear of it"() {
        given:
        def hours = bakery.hours(limit: 600)

        when:
        def results = AtOnce.run(16) { bakery.give(hours, people[0], people[1], 60, key: 'once') }

        then:
        results*.id().toSet().size() == 1
        bakery.balance(hours, people[1]) == 60
    }

    def "an entry reversed by many at once is reversed once"() {
        given:
        def hours = bakery.hours(limit: 600)
        def entry = bakery.give(hours, people[0], people[1], 60)

        when:
        def results = AtOnce.run(8) { ledger.reverse(entry, bakery.keeper, 'Wrong', null) }

        then:
        results.count { it instanceof Entry } == 1
        results.count { it instanceof Refused } == 7
        bakery.balance(hours, people[1]) == 0
    }

    def "transfers in a circle wait for nobody who waits for them"() {
        given:
        def hours = bakery.hours(limit: 100_000)

        when:
        def results = AtOnce.run((0..<16).collect { number ->
            return { -> (1..20).collect { bakery.give(hours, people[(number + it) % PEOPLE], people[(number + it + 1 + number % 3) % PEOPLE], 1 + it) } }
        })

        then:
        results.findAll { it instanceof Throwable } == []
        journal(hours).size() == 320
    }

    private Object command(Random random, Unit hours, List posted) {
        switch (random.nextInt(12)) {
            case 0:
                def accounts = bakery.bean(Accounts)
                def account = bakery.account(hours, person(random))
                return random.nextBoolean() ? accounts.freeze(account, bakery.keeper, 'A question') : accounts.thaw(account, bakery.keeper, 'Answered')
            case 1:
                // never below what is owed: here limits are what must hold
                def account = bakery.account(hours, person(random))
                return bakery.bean(Accounts).thaw(account, bakery.keeper, 'Let it be')
            case 2..3:
                return posted.empty ? null : ledger.reverse(posted[random.nextInt(posted.size())] as Entry, bakery.keeper, 'Mistaken', null)
            case 4:
                return bakery.give(hours, bakery.keeper, person(random), 1 + random.nextInt(90), commons: true)
            case 5:
                return bakery.give(hours, person(random), bakery.bakery.group.identity(), 1 + random.nextInt(50))
            default:
                def entry = give(random, hours)
                posted << entry
                return entry
        }
    }

    private Entry give(Random random, Unit hours) {
        def key = random.nextInt(4) ? null : "k${random.nextInt(3)}"
        bakery.give(hours, person(random), person(random), random.nextInt(80), key: key)
    }

    private Identity person(Random random) {
        people[random.nextInt(PEOPLE)]
    }

    private static Object outcome(Closure deed) {
        try {
            return deed.call()
        } catch (Refused | DataAccessException | IllegalStateException thrown) {
            return thrown
        }
    }

    private List<Account> accounts(Unit hours) {
        (people + bakery.keeper + bakery.bakery.group.identity()).collect { bakery.account(hours, it) }
    }

    private List<Entry> journal(Unit hours) {
        bakery.bean(Transactions).read { bakery.bean(EntryRows).after(hours.id(), 0, 10_000) }
    }

    /** Balance and received of each account, from the entries alone. */
    private static Map<Long, List<Long>> replay(List<Entry> journal) {
        def state = [:].withDefault { [0L, 0L] }
        journal.each { entry ->
            entry.postings().each { posting ->
                def (balance, received) = state[posting.accountId()]
                def counted = entry.kind() == Entry.Kind.TRANSFER ? Math.max(0L, posting.amount())
                        : entry.kind() == Entry.Kind.REVERSAL ? Math.min(0L, posting.amount()) : 0L
                state[posting.accountId()] = [balance + posting.amount(), received + counted]
            }
        }
        return state.collectEntries { it }
    }

    private long sum(Unit hours, String query) {
        bakery.number(query.replace('?', hours.id() as String))
    }
}
