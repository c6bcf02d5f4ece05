package coop.talkoot.activitypub.delivery

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Transactions
import java.time.Duration
import java.time.Instant
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.SQLDialect
import org.jooq.impl.DSL
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The queue is full and empty by turns: what becomes of one row costs the same however many wait, and whatever was counted last. */
class QueuePlansSpec extends Specification {
    private static final int MANY = 5_000
    /** Of all rows that one step of a plan looks at. */
    private static final int FEW = 50

    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)
    @Shared List<String> asked = Collections.synchronizedList([])

    def setupSpec() {
        ['delivery', 'failing_host'].each { execute("alter table $it set (autovacuum_enabled = off)") }
        execute("""insert into activity (id, uri, actor_id, type, audience, body, created_at)
            select 1, 'https://bakery.example/activities/1', ${bakery.keeper.actorId()}, 'Create', 'PUBLIC', '{"type":"Create"}', now()""")
        deliveries(1, MANY, 'DELIVERED')
        execute('analyze')
        deliveries(MANY + 1, 2 * MANY, 'PENDING')
        bakery.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                // The dispatcher looks for what is due at any moment.
                if (context.query() != null && !context.sql().contains('with looked')) {
                    asked << DSL.using(SQLDialect.POSTGRES).renderInlined(context.query())
                }
            }
        }))
    }

    def "a row that #what is found by its indexes among many that wait"() {
        given:
        asked.clear()

        when:
        bakery.bean(Conclusions).conclude(waiting(number), verdict)
        def steps = steps('update delivery')

        then:
        steps.size() == statements
        steps.findAll { it.value > FEW } == [:]

        where:
        what                       | number   | verdict                                                            || statements
        'was taken'                | MANY + 1 | new Verdict.Delivered(202)                                         || 2
        'is to be tried again'     | MANY + 2 | new Verdict.Later(0, 'refused', at(Duration.ofHours(40)))          || 3
        'is taken after a failure' | MANY + 2 | new Verdict.Delivered(202)                                         || 2
        'was refused'              | MANY + 3 | new Verdict.Again(500, 'its own fault', at(Duration.ofHours(40)))  || 2
    }

    /** How many rows the step that looks at most of them looks at, of each statement with these words, asked as it was. */
    private Map<String, Long> steps(String words) {
        def statements = new ArrayList<String>(asked)
        def found = [:]
        bakery.bean(Transactions).run {
            bakery.bean(DSLContext).connection { connection ->
                connection.createStatement().withCloseable { statement ->
                    statements.each { text ->
                        if (text.startsWith('set local')) {
                            statement.execute(text)
                        } else if (text.contains(words)) {
                            def rows = statement.executeQuery("explain (analyze, timing off, costs off) $text")
                            def most = 0L
                            while (rows.next()) {
                                def step = rows.getString(1)
                                def seen = step =~ /actual rows=([\d.]+) loops=(\d+)/
                                if (seen.find()) {
                                    most = Math.max(most, (seen.group(1) as BigDecimal).multiply(seen.group(2) as BigDecimal).longValue())
                                }
                                def removed = step =~ /Rows Removed by .*: (\d+)/
                                if (removed.find()) {
                                    most = Math.max(most, removed.group(1) as long)
                                }
                            }
                            found[text] = most
                        }
                    }
                }
            }
        }
        return found
    }

    private Delivery waiting(int number) {
        return new Delivery(number, new Delivery.Said(1, bakery.keeper.actorId(), 'x'.bytes), inbox(number), "h${number}.example", 1, 0, clock.instant())
    }

    private static String inbox(int number) {
        return "https://h${number}.example/inbox"
    }

    private static Instant at(Duration after) {
        return Instant.parse('2026-03-01T12:00:00Z') + after
    }

    private void deliveries(int first, int last, String state) {
        execute("""insert into delivery (id, activity_id, inbox, host, state, next_attempt_at, created_at)
            select n, 1, 'https://h' || n || '.example/inbox', 'h' || n || '.example', '$state', '${at(Duration.ofDays(1))}', now()
              from generate_series($first, $last) n""")
    }

    private void execute(CharSequence statement) {
        bakery.bean(Transactions).run { bakery.bean(DSLContext).connection { it.createStatement().execute(statement as String) } }
    }
}
