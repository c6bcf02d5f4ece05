package coop.talkoot.exchange.agreement

import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.ledger.Unit
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.SQLDialect
import org.jooq.impl.DSL
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Of somebody who has agreed on thousands of things among many more of others, what is not over is found by an index. */
class AgreementPlansSpec extends Specification {
    private static final int MANY = 30_000
    private static final int OF_ANN = 6_000

    @Shared @AutoCleanup Market market = new Market()
    @Shared Identity ann = market.member('ann')
    @Shared Identity bob = market.member('bob')
    @Shared Identity cai = market.member('cai')
    @Shared Unit hours = market.hours(limit: 10_000)
    @Shared List<Agreement> open
    @Shared List<String> asked = Collections.synchronizedList([])
    @Shared volatile Thread listening

    def setupSpec() {
        open = (1..4).collect { market.answer(market.offer(ann, ExchangeKind.GIFT), bob, new AgreementTerms.Gift(Measure.pieces(1), null)) }
        def work = market.propose(ann, bob, Side.PROVIDER, new AgreementTerms.TimeCredit(new Price.Time(60, hours.id()), null))
        market.take(work, bob, new Step.Accept(Evidence.NONE))
        market.take(work, ann, new Step.ClaimWork(60, Evidence.of('done')))
        open << work
        // Nearly all is over; ann has a fifth of it.
        market.execute("""insert into agreement (id, uri, proposal_uri, kind, title, provider_id, receiver_id, proposer, proposed_by_id, version, terms_version, state, phase, since, created_at)
            select n, 'https://here/agreements/' || n, 'https://here/proposals/' || n, 'TIME_CREDIT', 'over', case when n <= $OF_ANN then ${ann.id()} else ${cai.id()} end, ${bob.id()},
              'PROVIDER', ${cai.id()}, 3, 1, 'POSTED', 'COMPLETED', now(), now() from generate_series(1, $MANY) n""")
        market.execute("""insert into commitment (id, agreement_id, version, clause, mark, price_kind, price, price_unit_id)
            select n, n, 1, 'PRIMARY', 'TIME_CREDIT', 'TIME', 60, ${hours.id()} from generate_series(1, $MANY) n""")
        market.execute("""insert into economic_event (id, uri, agreement_id, number, mark, provider_id, receiver_id, price_kind, price, price_unit_id, happened_at, recorded_by, confirmed_at, booking, note, created_at)
            select n, 'https://here/events/' || n, n, 1, 'TIME_CREDIT', case when n <= $OF_ANN then ${ann.id()} else ${cai.id()} end, ${bob.id()}, 'TIME', 60, ${hours.id()}, now(), 'PROVIDER', now(), 'BOOKED', '', now()
            from generate_series(1, $MANY) n""")
        market.execute("""insert into dispute (id, agreement_id, claimant, is_loss, state, since, remedy, closed_at)
            select n, n, 'PROVIDER', false, 'CLOSED', now(), 'NONE', now() from generate_series(1, $MANY) n where n % 3 = 0""")
        market.execute('analyze')
        market.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread() == listening && context.query() != null) {
                    asked << DSL.using(SQLDialect.POSTGRES).renderInlined(context.query())
                }
            }
        }))
    }

    def "#what reads neither a whole table nor what is over"() {
        when:
        asked.clear()
        listening = Thread.currentThread()
        def found = read.call(market, ann, hours)
        listening = null
        def statements = asked.findAll { it.startsWith('select') }
        def plans = statements.collectEntries { [it, plan(it)] }
        def slow = plans.findAll { sql, plan -> plan =~ /Seq Scan on (agreement|agreement_step|commitment|economic_event|dispute)\b/ }
        def rows = plans.values().sum { rowsRead(it) } as long

        then:
        found.size() == count
        statements
        slow == [:]
        rows < 500

        where:
        what                      | count | read
        'what is to be done soon' | 4     | { m, who, unit -> m.bean(Agreements).soonest(who.id(), 20) }
        'how much is to be done'  | 1     | { m, who, unit -> [m.bean(Agreements).countAwaiting(who.id())].findAll { it > 0 } }
        'what runs'               | 1     | { m, who, unit -> m.bean(Agreements).ofActor(who.id(), new AgreementFilter(null, null, null, Standing.RUNNING), Page.Request.first(20)).items() }
        'what waits'              | 4     | { m, who, unit -> m.bean(Agreements).ofActor(who.id(), new AgreementFilter(null, null, null, Standing.WAITING), Page.Request.first(20)).items() }
        'what is to move'         | 1     | { m, who, unit -> m.bean(PendingAmounts).of(who.id(), unit) }
    }

    /** Of all its scans; what one of them throws away counts as read. */
    private static long rowsRead(String plan) {
        def scanned = numbers(plan.readLines().findAll { it.contains(' Scan ') }, /actual.* rows=([\d.]+) loops=(\d+)/)
        def thrown = numbers(plan.readLines(), /Rows Removed by .*: (\d+)/)
        return scanned + thrown
    }

    /** What the pattern finds in each line, multiplied, and all that added up. */
    private static long numbers(List<String> lines, String pattern) {
        long sum = 0
        lines.each { line ->
            def found = line =~ pattern
            if (found.find()) {
                sum += (1..found.groupCount()).inject(1.0G) { product, group -> product.multiply(found.group(group).toBigDecimal()) } as long
            }
        }
        return sum
    }

    private String plan(String statement) {
        def lines = []
        market.bean(Transactions).run {
            market.bean(DSLContext).connection { connection ->
                def found = connection.createStatement().executeQuery('explain (analyze, timing off) ' + statement)
                while (found.next()) {
                    lines << found.getString(1)
                }
            }
        }
        return lines.join('\n')
    }
}
