package coop.talkoot.notices

import coop.talkoot.people.Blocks
import coop.talkoot.people.FollowList
import coop.talkoot.people.FollowLists
import coop.talkoot.people.HostBlocks
import coop.talkoot.people.Mutes
import coop.talkoot.people.PersonalNotes
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.ListTimelines
import coop.talkoot.posts.ScheduledPosts
import coop.talkoot.posts.ThreadMutes
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.filter.Filter
import coop.talkoot.posts.filter.Filters
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.SQLDialect
import org.jooq.impl.DSL
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.Shared

/** What people keep for themselves is read by indexes: none of it goes through a table, however many live here. */
class OwnPlansSpec extends NoticeSpecification {
    private static final Page.Request TWENTY = Page.Request.first(20)

    @Shared
    List<String> asked = []

    @Shared
    Thread asking

    def setupSpec() {
        bakery.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread() == asking && context.query() != null) {
                    asked << DSL.using(SQLDialect.POSTGRES).renderInlined(context.query())
                }
            }
        }))
    }

    def "#what: no table is gone through"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        favourite(bob, note(ann))
        asked.clear()

        when:
        asking = Thread.currentThread()
        reading.call(bakery, ann, bob)
        asking = null
        def found = plansOf(asked.findAll { it =~ /(?i)^(select|with|update|delete)/ && !it.contains('advisory') })

        then:
        found
        found.each { query, plan -> assert !plan.contains('Seq Scan') : query }

        where:
        what                  | reading
        'notices'             | { house, me, other -> house.bean(Notices).page(me.id(), NoticeQuery.newest(20)) }
        'the next notices'    | { house, me, other -> house.bean(Notices).page(me.id(), new NoticeQuery(EnumSet.allOf(Notice.Kind), null, 9L, null, 5L, 20)) }
        'notices in groups'   | { house, me, other -> house.bean(Notices).grouped(me.id(), NoticeQuery.newest(20)) }
        'the next groups'     | { house, me, other -> house.bean(Notices).grouped(me.id(), new NoticeQuery(EnumSet.allOf(Notice.Kind), null, Long.MAX_VALUE - 1, null, null, 20)) }
        'how many are new'    | { house, me, other -> house.bean(Notices).countUnread(me.id()) }
        'reading them'        | { house, me, other -> house.bean(Notices).readAll(me.id()) }
        'forgetting old ones' | { house, me, other -> house.bean(Notices).sweep() }
        'push'                | { house, me, other -> house.bean(PushSubscriptions).ofPerson(me.id()) }
        'mutes'               | { house, me, other -> house.bean(Mutes).of(me.id(), TWENTY) }
        'ended mutes'         | { house, me, other -> house.bean(Mutes).sweep() }
        'blocks'              | { house, me, other -> house.bean(Blocks).of(me.id(), TWENTY) }
        'hidden servers'      | { house, me, other -> house.bean(HostBlocks).of(me.id(), TWENTY) }
        'hiding a server'     | { house, me, other -> house.bean(HostBlocks).block(me, 'large.example') }
        'muted threads'       | { house, me, other -> house.bean(ThreadMutes).of(me.id(), TWENTY) }
        'personal notes'      | { house, me, other -> house.bean(PersonalNotes).among(me.id(), [other.id()]) }
        'lists'               | { house, me, other -> house.bean(FollowLists).of(me.id()) }
        'a list'              | { house, me, other -> read(house, house.bean(FollowLists).create(me, 'Near', FollowList.Replies.LIST, true), me) }
        'filters'             | { house, me, other -> house.bean(Filters).matching(me.id(), Filter.Context.HOME, house.bean(Timelines).by(me.id(), me.id(), TWENTY).items()) }
        'scheduled posts'     | { house, me, other -> house.bean(ScheduledPosts).of(me.id(), TWENTY) }
    }

    private static void read(house, FollowList list, me) {
        house.bean(FollowLists).entries(me.id(), list.id(), TWENTY)
        house.bean(FollowLists).with(me.id(), 1)
        house.bean(ListTimelines).of(list, me.id(), TWENTY)
    }

    private Map<String, String> plansOf(List<String> queries) {
        def sql = bakery.bean(DSLContext)
        return bakery.bean(Transactions).write {
            sql.execute('set local enable_seqscan = off')
            queries.collectEntries { query -> [query, sql.fetch('explain (costs off) ' + query).collect { it.get(0) }.join('\n')] }
        } as Map<String, String>
    }
}
