package coop.talkoot.governance

import coop.talkoot.governance.method.Choice
import coop.talkoot.governance.method.Choice.Answer
import coop.talkoot.governance.method.Choice.Position
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Transactions
import coop.talkoot.schema.Tables
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicReferenceArray
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.util.concurrent.PollingConditions

/** A hundred who vote at the same moment: written together, answered one by one. */
class BallotsTogetherSpec extends Specification {
    private static final long FIRST = 2_000_000

    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    List<Identity> people = persons(0, 100)

    @Shared
    List<Identity> strangers

    @Shared
    List<String> written = Collections.synchronizedList([])

    def setupSpec() {
        execute("""insert into membership (id, uri, group_id, actor_id, role, state, requested_at, joined_at)
            select id, uri || '/membership', ${co.group.id()}, id, 'MEMBER', 'ACTIVE', now(), now() from actor where id between $FIRST and ${FIRST + 1000}""")
        strangers = persons(100, 5)
        co.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                def text = context.sql() ?: ''
                if (text =~ /(?i)\b(ballot|turnout|roll_entry)\b/) {
                    written << text.strip().tokenize(' \n').take(3).join(' ')
                }
            }
        }))
    }

    def "a hundred at once are two batches at most, and each gets its own receipt or its own refusal"() {
        given:
        def decision = co.open()
        List<List> papers = people[0..93].withIndex().collect { who, number -> [who, number % 3 == 0 ? Answer.NO : Answer.YES] }
        papers += people[94..98].collect { [it, Position.AGREE] }
        papers += strangers.collect { [it, Answer.YES] }
        papers += [[people[0], Answer.YES]]
        papers.shuffle(new Random(7))

        when:
        written.clear()
        def receipts = together(decision, papers)
        def cost = written.countBy { it }
        def accepted = [papers, receipts].transpose().findAll { it[1] instanceof Receipt.Accepted }

        then: 'everybody is answered for what they sent'
        [papers, receipts].transpose().every { paper, receipt ->
            def (who, choice) = paper
            who in strangers ? receipt.why() == Receipt.Why.NOT_ON_THE_ROLL
                    : choice == Position.AGREE ? receipt.why() == Receipt.Why.INVALID && receipt.field() == 'choice'
                    : receipt instanceof Receipt.Accepted
        }

        and: 'each place in the ledger is given once, to the ballot that stands there'
        accepted.size() == 95
        accepted*.get(1)*.sequence().toSet().size() == 95
        def ledger = rows(decision).collectEntries { [it.sequence, [it.voterId, it.paper]] }
        ledger == accepted.collectEntries { paper, receipt -> [receipt.sequence(), [paper[0].id(), ChoiceText.write(paper[1])]] }

        and: 'of two by one voter the later counts, and nobody else is on the list of who voted'
        def last = accepted.findAll { it[0][0] == people[0] }.max { it[1].sequence() }
        co.bean(Ballots).of(decision.id(), people[0]).get().choice() == last[0][1]
        co.bean(Ballots).countVoted(decision.id()) == 94

        and: 'it costs what one costs, or twice that; who finds the vote held, as the first of these do, asks once more'
        def door = 'select "decision"."state", "decision"."closes_at",'
        cost.every { it.value <= (it.key == door ? 3 : 2) }
        cost.keySet() == [door, 'insert into turnout', 'insert into ballot'] as Set

        and:
        def yes = people[1..93].indices.count { (it + 1) % 3 != 0 } + (last[0][1] == Answer.YES ? 1 : 0)
        co.tally(co.close(decision)).lines()*.people() == [yes as long, (94 - yes) as long, 0L]
    }

    def "where a ballot is final, the first of two that come together counts"() {
        given:
        def decision = co.open(isFinal: true)

        when:
        def receipts = together(decision, people[0..9].collectMany { [[it, Answer.YES], [it, Answer.NO]] })

        then:
        receipts.collate(2).every { pair -> pair.count { it instanceof Receipt.Accepted } == 1 && pair.count { it instanceof Receipt.Refused && it.field() == 'choice' } == 1 }
        rows(decision).size() == 10
        co.bean(Ballots).countVoted(decision.id()) == 10
    }

    def "under pseudonyms everybody who votes at once gets their own tracker"() {
        given:
        def decision = co.open(secrecy: Secrecy.PSEUDONYMOUS)

        when:
        def receipts = together(decision, people[0..19].collect { [it, Answer.YES] })

        then:
        receipts*.tracker().toSet() == rows(decision)*.tracker as Set
        [people[0..19], receipts].transpose().every { who, receipt -> co.bean(Ballots).of(decision.id(), who).get().tracker() == receipt.tracker() }
        rows(decision).every { it.voterId == null && it.uri == null && it.castAt == null }
    }

    def "who votes while it is being closed is in time or late, and told so"() {
        given:
        def decision = co.open()

        when:
        def receipts = together(decision, people.collect { [it, Answer.YES] }) {
            execute("update decision set closes_at = opens_at + interval '1 second' where post_id = ${decision.id()}")
            co.clock.advance(Duration.ofSeconds(1))
        }

        then:
        receipts.every { it.why() == Receipt.Why.LATE }
        rows(decision).isEmpty()
    }

    /** Casts on as many threads, none of which is answered before all wait; then lets go, after {@code meanwhile}. */
    private List<Receipt> together(Decision decision, List<List> papers, Closure<?> meanwhile = {}) {
        // So that what is known of the vote is in memory.
        co.cast(decision, strangers[0])
        written.clear()
        def receipts = new AtomicReferenceArray<Receipt>(papers.size())
        def isHeld = new CountDownLatch(1)
        def mayGo = new CountDownLatch(1)
        def holder = Thread.start {
            co.bean(Transactions).run {
                co.bean(DSLContext).fetch("select 1 from decision where post_id = ${decision.id()} for update")
                isHeld.countDown()
                mayGo.await()
                meanwhile.call()
            }
        }
        isHeld.await()
        def threads = papers.withIndex().collect { paper, number ->
            Thread.start { receipts.set(number, co.cast(decision, paper[0] as Identity, paper[1] as Choice)) }
        }
        new PollingConditions(timeout: 60).eventually { assert threads.every { it.state == Thread.State.WAITING } }
        mayGo.countDown()
        (threads + holder)*.join()
        return (0..<papers.size()).collect { receipts.get(it) }
    }

    private List<Identity> persons(int from, int count) {
        execute("""insert into actor (id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
            select $FIRST + n, 'https://here/users/v' || n, 'PERSON', true, 'v' || n, 'here', 'https://here/v' || n, 'https://here/inbox', now(), now()
            from generate_series(${from + 1}, ${from + count}) n""")
        return co.bean(Identities).byIds((1..count).collect { FIRST + from + it }).values().sort { it.id() } as List
    }

    private List<?> rows(Decision decision) {
        return co.bean(Transactions).read { co.bean(DSLContext).fetch(Tables.BALLOT, Tables.BALLOT.DECISION_ID.eq(decision.id())) }
    }

    private void execute(String statement) {
        co.bean(Transactions).run { co.bean(DSLContext).execute(statement) }
    }
}
