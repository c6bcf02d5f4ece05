package coop.talkoot.ledger

import coop.talkoot.ledger.clearing.ClearingTransfer
import coop.talkoot.ledger.clearing.TrustLines
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import java.time.Instant
import java.time.ZoneOffset
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.SQLDialect
import org.jooq.impl.DSL
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Among many entries, whatever is read or posted is found by an index. */
class LedgerPlansSpec extends Specification {
    private static final int ENTRIES = 40_000

    @Shared @AutoCleanup LedgerFixture bakery = new LedgerFixture()
    @Shared Identity aino = bakery.member('aino')
    @Shared Identity marek = bakery.member('marek')
    @Shared Unit hours
    @Shared List<String> asked = Collections.synchronizedList([])
    @Shared volatile Thread listening

    def setupSpec() {
        (1..40).each { bakery.member() }
        hours = bakery.hours(limit: 60_000)
        def other = bakery.hours(limit: 60_000)
        [hours, other].eachWithIndex { unit, place ->
            def ids = "array(select id from ledger_account where unit_id = ${unit.id()} order by id)"
            bakery.execute("""insert into entry (id, unit_id, seq, kind, memo, by_id, key, created_at, previous_hash, hash)
                select ${1 + place} * 1000000 + n, ${unit.id()}, n, 'TRANSFER', 'no ' || n, ${aino.id()}, 'k' || n,
                  timestamptz '2026-01-01' + n * interval '1 minute', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')
                from generate_series(1, $ENTRIES) n""")
            bakery.execute("""insert into posting (unit_id, seq, account_id, amount, balance_after, created_at)
                select ${unit.id()}, n, ($ids)[(n + side * (1 + n / 40 % 5)) % 40 + 1], side * 2 - 1, 0, timestamptz '2026-01-01' + n * interval '1 minute'
                from generate_series(1, $ENTRIES) n, generate_series(0, 1) side""")
        }
        bakery.execute("update unit_chain set seq = $ENTRIES")
        (1..40).each { n ->
            bakery.execute("""insert into trust_line (id, group_id, partner_id, sent_hash, received_hash, created_at)
                values ($n, ${bakery.bakery.group.id()}, ${bakery.member().id()}, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), now())""")
        }
        bakery.execute("""insert into clearing_transfer (id, uri, trust_line_id, is_sent, member_id, far_member, minutes, memo, state, reserved_until, created_at, settled_at)
            select n, 'https://far.example/' || n, n % 40 + 1, true, ${aino.id()}, 'https://far.example/users/eve', 5, '', 'EXPIRED', now(), now(), now()
            from generate_series(1, $ENTRIES) n""")
        bakery.execute('analyze')
        bakery.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread() == listening && context.query() != null) {
                    asked << DSL.using(SQLDialect.POSTGRES).renderInlined(context.query())
                }
            }
        }))
    }

    def "#what reads no whole journal"() {
        when:
        asked.clear()
        listening = Thread.currentThread()
        read(bakery, hours, bakery.account(hours, aino))
        listening = null
        def statements = asked.findAll { it.startsWith('select') }
        def slow = statements.collectEntries { [it, plan(it)] }.findAll { sql, plan -> plan =~ /Seq Scan on (entry|posting|clearing_transfer)\b/ }

        then:
        !statements.empty
        slow == [:]

        where:
        what                    | read
        'a page of a statement' | { b, unit, account -> b.bean(Statements).page(account, StatementFilter.ALL, Page.Request.first(40)) }
        'a filtered page'       | { b, unit, account -> b.bean(Statements).page(account, new StatementFilter(StatementFilter.Direction.IN, Instant.parse('2026-01-20T00:00:00Z'), null, null), Page.Request.first(40)) }
        'a balance over time'   | { b, unit, account -> b.bean(Statements).balances(account, ZoneOffset.UTC, Instant.parse('2026-01-20T00:00:00Z')) }
        'posting'               | { b, unit, account -> b.bean(Ledger).post(NewEntry.move(Entry.Kind.TRANSFER, account, b.commons(unit), 1, '', account.owner().id(), 'k7x')) }
        'the accounts'          | { b, unit, account -> b.bean(Accounts).in(unit, Page.Request.first(40), b.keeper) }
        'what went over lines'  | { b, unit, account -> newest(b) }
        'an entry'              | { b, unit, account -> b.bean(Ledger).find(1_000_007) }
    }

    def "of several lines the newest transfers are given by line, so many of each"() {
        when:
        def found = newest(bakery)

        then:
        found.keySet() == (1L..40L).toSet()
        found.every { line, transfers -> transfers*.id() == (1..3).collect { ENTRIES - 40L * it + line - 1 + (line == 1 ? 40 : 0) } }
    }

    private static Map<Long, List<ClearingTransfer>> newest(LedgerFixture bakery) {
        def lines = bakery.bean(TrustLines)
        return lines.newest(lines.of(bakery.bakery.group.id(), bakery.keeper), 3)
    }

    private String plan(String statement) {
        def lines = []
        bakery.bean(Transactions).run {
            bakery.bean(DSLContext).connection { connection ->
                def rows = connection.createStatement().executeQuery('explain ' + statement)
                while (rows.next()) {
                    lines << rows.getString(1)
                }
            }
        }
        return lines.join('\n')
    }
}
