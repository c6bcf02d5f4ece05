package coop.talkoot.governance

import coop.talkoot.notices.StatementCount
import coop.talkoot.people.Identities
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

/** Among many votes and ballots each list is found by an index, and costs the same however long it is. */
class GovernancePlansSpec extends Specification {
    private static final int MANY = 20_000
    private static final long FIRST = 1_000_000
    private static final long FORK = 2_000_000

    @Shared
    @AutoCleanup
    Assembly co = new Assembly()

    @Shared
    Identity reader = co.members(1).first()

    @Shared
    Decision vote = co.open()

    @Shared
    List<String> asked = Collections.synchronizedList([])

    @Shared
    volatile Thread listening

    def setupSpec() {
        def group = co.group.id()
        def keeper = co.keeper.id()
        execute("""insert into actor (id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
            select n, 'https://far.example/users/' || n, 'PERSON', false, 'p' || n, 'far.example', 'https://far.example/' || n,
              'https://far.example/inbox', now(), now() from generate_series(1, 5000) n""")
        ['MOTION': 0, 'DECISION': 500_000].each { kind, from ->
            execute("""insert into post (id, uri, url, is_local, kind, author_id, group_id, root_id, audience, title, text, content_html, published_at, created_at)
                select $FIRST + $from + n, 'https://here/$kind/' || n, 'https://here/' || n, true, '$kind', $keeper, $group, $FIRST + $from + n,
                  'PUBLIC', 'Title ' || n, 'words ' || n, '<p>words</p>', now(), now() from generate_series(1, $MANY) n""")
        }
        execute("""insert into motion (post_id, group_id, type, state, options, seats)
            select $FIRST + n, $group, (array['POLICY', 'BUDGET', 'RESOURCE'])[n % 3 + 1], case when n % 50 = 0 then 'PROPOSED' else 'DECIDED' end, '{}', 1
            from generate_series(1, $MANY) n""")
        execute("""insert into decision (post_id, group_id, motion_id, occasion, type, state, rules, text_hash, charter_id, charter_hash, secrecy, hides_results,
              allows_delegation, opens_at, closes_at, concludes_at, roll_hash, roll_size, roll_weight, closed_at, outcome, reason_key, reason_values)
            select $FIRST + 500000 + n, $group, $FIRST + n, 'FIRST', 'POLICY', 'CLOSED', d.rules, sha256(n::text::bytea), d.charter_id, d.charter_hash, 'OPEN', false,
              true, now() - interval '9 days', now() - interval '2 days', now() - interval '2 days', d.roll_hash, 10, 10000, now() - interval '2 days',
              case when n % 100 = 0 then 'REJECTED' else 'PASSED' end, 'WITHDRAWN', '{}'
            from generate_series(1, $MANY) n, decision d where d.post_id = ${vote.id()}""")
        execute("insert into roll_entry (decision_id, actor_id, weight, key_fingerprint) select $FIRST + 500000 + n, n % 5000 + 1, 1000, '' from generate_series(1, $MANY) n")
        execute("insert into roll_entry (decision_id, actor_id, weight, key_fingerprint) select ${vote.id()}, n, 1000, '' from generate_series(1, 5000) n")
        execute("insert into ballot (decision_id, voter_id, paper, cast_at) select ${vote.id()}, n % 5000 + 1, '{\"answer\":\"yes\"}', now() from generate_series(1, 5000) n")
        execute("insert into ballot (decision_id, voter_id, paper, cast_at) select $FIRST + 500000 + n, n % 5000 + 1, '{\"answer\":\"yes\"}', now() from generate_series(1, $MANY) n")
        execute("insert into turnout (decision_id, actor_id) select ${vote.id()}, n from generate_series(1, 5000) n")
        execute("insert into turnout (decision_id, actor_id) select $FIRST + 500000 + n, n % 5000 + 1 from generate_series(1, $MANY) n")
        execute("""insert into delegation (id, uri, group_id, principal_id, delegate_id, scope, accepts_cap, shows_name, from_at, until_at, created_at, ended_at)
            select n, 'https://here/delegations/' || n, $group, n % 5000 + 1, (n + 7) % 5000 + 1, 'ALL', true, false, now() - interval '100 days',
              now() + interval '100 days', now(), case when n > 5000 then now() end from generate_series(1, $MANY) n""")
        execute("insert into counted_ballot (decision_id, voter, weight, paper) select $FIRST + 500000 + n, 'v' || n, 1000, '{\"answer\":\"yes\"}' from generate_series(1, $MANY) n")
        execute("""insert into delegate (id, child_id, parent_id, person_id, mandate, since, until_at, ended_at, ended_why)
            select n, n % 200 + 1, case when n % 10 = 0 then $group else n % 200 + 201 end, n % 5000 + 1, 'https://here/decisions/' || n, now() - interval '100 days',
              now() + interval '100 days', case when n > 4000 then now() end, case when n > 4000 then 'REPLACED' end from generate_series(1, $MANY) n""")
        execute("insert into council_seat (decision_id, child_id, holder_id, weight) select $FIRST + 500000 + n, n % 200 + 1, n % 5000 + 1, 1000 from generate_series(1, $MANY) n")
        execute("insert into far_delegate (decision_id, delegate_uri) select $FIRST + 500000 + n, 'https://far.example/users/' || n from generate_series(1, $MANY) n")
        execute("insert into supporter (motion_id, actor_id, created_at) select $FIRST + n, n % 5000 + 1, now() from generate_series(1, $MANY) n")
        execute("""insert into actor (id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
            values ($FORK, 'https://here/groups/fork', 'GROUP', true, 'fork', 'here', 'https://here/fork', 'https://here/inbox', now(), now())""")
        execute("insert into coop_group (actor_id, kind, join_policy, place, created_at) values ($FORK, 'COOPERATIVE', 'OPEN', '', now())")
        execute("insert into fork (group_id, origin_id, founder_id, charter_version, charter_hash, created_at) values ($FORK, $group, $keeper, 1, sha256('x'), now())")
        execute('analyze')
        co.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread() == listening && context.query() != null) {
                    asked << DSL.using(SQLDialect.POSTGRES).renderInlined(context.query())
                }
            }
        }))
    }

    def "#what is found by indexes"() {
        when:
        asked.clear()
        listening = Thread.currentThread()
        read(co, reader, vote)
        listening = null
        def statements = asked.findAll { it.startsWith('select') || it.startsWith('insert into ballot') }
        def slow = statements.collectEntries { [it, plan(it)] }.findAll { sql, plan ->
            plan =~ /Seq Scan on (motion|decision|roll_entry|ballot|turnout|delegation|delegate|far_delegate|council_seat|counted_ballot|supporter|tally|post)\b/
        }

        then:
        !statements.empty
        slow == [:]

        where:
        what                      | read
        'motions of a group'      | { co, who, vote -> co.bean(Motions).search(new MotionFilter(null, co.group.id(), null, null, null), who.id(), page()) }
        'what waits for a vote'   | { co, who, vote -> co.bean(Motions).search(new MotionFilter(null, co.group.id(), null, null, Motion.State.PROPOSED), who.id(), page()) }
        'words in motions'        | { co, who, vote -> co.bean(Motions).search(new MotionFilter('words 1234', null, null, null, null), who.id(), page()) }
        'votes of a group'        | { co, who, vote -> co.bean(Decisions).search(new DecisionFilter(null, co.group.id(), null, null, null, null), who.id(), page()) }
        'open votes'              | { co, who, vote -> co.bean(Decisions).search(new DecisionFilter(null, co.group.id(), null, null, false, null), who.id(), page()) }
        'votes on a motion'       | { co, who, vote -> co.bean(Decisions).search(new DecisionFilter(null, null, vote.motionId(), null, null, null), who.id(), page()) }
        'words in the archive'    | { co, who, vote -> co.bean(Decisions).search(new DecisionFilter('words 4321', null, null, null, true, null), who.id(), page()) }
        'a roll'                  | { co, who, vote -> co.bean(Rolls).of(vote.id(), page()) }
        'what waits for somebody' | { co, who, vote -> assert co.bean(WaitingVotes).of(who.id(), 20)*.id() == [vote.id()] }
        'casting'                 | { co, who, vote -> co.bean(Transactions).write { co.cast(vote, who) } }
        'one\'s own ballot'       | { co, who, vote -> co.bean(Ballots).of(vote.id(), who) }
        'what was counted'        | { co, who, vote -> co.bean(Tallies).voices(co.bean(Decisions).require(FIRST + 500_007, null)) }
        'given delegations'       | { co, who, vote -> co.bean(Delegations).givenBy(co.bean(Identities).get(77), page()) }
        'held delegations'        | { co, who, vote -> co.bean(Delegations).countHeldBy(co.bean(Identities).get(77), co.group) }
        'a council'               | { co, who, vote -> co.bean(Councils).of(co.group, page()) }
        'delegates a group sent'  | { co, who, vote -> co.bean(Councils).sentBy(co.bean(Identities).get(77), page()) }
        'delegates it sends'      | { co, who, vote -> co.bean(Councils).sentNow(co.bean(Identities).get(77)) }
        'the same by pages'       | { co, who, vote -> co.bean(Councils).sentNow(co.bean(Identities).get(77), page()) }
        'how many it sends'       | { co, who, vote -> co.bean(Councils).countSentNow(co.bean(Identities).get(77)) }
        'who is named elsewhere'  | { co, who, vote -> co.bean(CouncilRolls).naming([FIRST + 500_007, FIRST + 500_008], co.bean(Identities).get(8)) }
        'a group elsewhere'       | { co, who, vote -> co.bean(Transactions).read { co.bean(DelegateRows).lastSize(77, 277) } }
        'seats in a vote'         | { co, who, vote -> co.bean(Councils).seats(co.bean(Decisions).require(FIRST + 500_007, null)) }
        'the archive of a fork'   | { co, who, vote -> assert co.bean(ForkArchive).of(co.bean(Identities).get(FORK), page()).items().size() == 40 }
        'what is to be drawn'     | { co, who, vote -> co.bean(CouncilDraws).undrawn(co.group) }
        'the clock'               | { co, who, vote -> co.tick() }
    }

    def "a list costs as many statements whether it has two entries or forty"() {
        given:
        def count = new StatementCount(co.house)
        def motions = { int limit -> co.bean(Motions).search(MotionFilter.ALL, reader.id(), Page.Request.first(limit)) }
        def votes = { int limit -> co.bean(Decisions).search(DecisionFilter.ALL, reader.id(), Page.Request.first(limit)) }
        def roll = { int limit -> co.bean(Rolls).of(vote.id(), Page.Request.first(limit)) }

        expect:
        [motions, votes, roll].every { list -> count.during { list(2) } == count.during { list(40) } }
    }

    def "opening costs as many statements for ten thousand members as for three"() {
        given:
        def count = new StatementCount(co.house)
        def motions = (1..2).collect { co.motion() }
        joinFromFar(1, 1)
        def few = count.during { co.open(motions[0]) }

        and:
        joinFromFar(2, 10_000)

        when:
        def opened = null
        def began = System.nanoTime()
        def many = count.during { opened = co.open(motions[1]) }
        println "opened for ${opened.roll().size()} in ${(System.nanoTime() - began).intdiv(1_000_000)} ms"

        then:
        many == few
        opened.roll().size() == 10_002
    }

    /** People of another instance become members; one of them is enough for what is done for each host. */
    private void joinFromFar(int first, int last) {
        execute("""insert into actor (id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
            select n, 'https://far.example/users/' || n, 'PERSON', false, 'p' || n, 'far.example', 'https://far.example/' || n,
              'https://far.example/inbox', now(), now() from generate_series(${5000 + first}, ${5000 + last}) n""")
        execute("""insert into membership (id, uri, group_id, actor_id, role, state, requested_at, joined_at)
            select n, 'https://far.example/memberships/' || n, ${co.group.id()}, 5000 + n, 'MEMBER', 'ACTIVE', now(), now()
              from generate_series(${first}, ${last}) n""")
    }

    private static Page.Request page() {
        return Page.Request.first(40)
    }

    private String plan(String statement) {
        def lines = []
        co.bean(Transactions).run {
            co.bean(DSLContext).connection { connection ->
                def rows = connection.createStatement().executeQuery('explain ' + statement)
                while (rows.next()) {
                    lines << rows.getString(1)
                }
            }
        }
        return lines.join('\n')
    }

    private void execute(CharSequence statement) {
        co.bean(Transactions).run { co.bean(DSLContext).connection { it.createStatement().execute(statement as String) } }
    }
}
