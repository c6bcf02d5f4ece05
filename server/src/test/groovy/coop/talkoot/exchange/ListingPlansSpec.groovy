package coop.talkoot.exchange

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.OwnListings.Standing
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

/** Among many listings, things and drafts, one's own are found by an index, and as many queries read many as few. */
class ListingPlansSpec extends Specification {
    private static final int MANY = 30_000

    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery')
    @Shared Identity ann = bakery.member('ann')
    @Shared Identity bob = bakery.member('bob')
    @Shared Category tools
    @Shared List<String> asked = Collections.synchronizedList([])
    @Shared volatile Thread listening

    def setupSpec() {
        tools = bakery.bean(Categories).add(bakery.group.identity(), 'Tools', bakery.keeper.identity())
        def group = bakery.group.identity().id()
        // ann has few among bob's many
        execute("""insert into post (id, uri, url, is_local, kind, author_id, group_id, root_id, audience, content_html, published_at, created_at)
            select n, 'https://bakery.localhost/offers/' || n, '', true, 'LISTING', case when n % 300 = 0 then ${ann.id()} else ${bob.id()} end, $group, n, 'PUBLIC', '', now(), now()
            from generate_series(1, $MANY) n""")
        execute("""insert into resource (id, uri, owner_id, group_id, kind, name, stock, created_at)
            select n, 'https://bakery.localhost/things/' || n, case when n % 300 = 0 then ${ann.id()} else ${bob.id()} end, $group, 'THING', 'thing', 1, now()
            from generate_series(1, $MANY) n""")
        execute("""insert into listing (post_id, purpose, kind, state, subject, resource_id, category_id, open_until)
            select n, 'OFFER', 'GIFT', (array['OPEN', 'ARCHIVED'])[1 + n / 300 % 2], 'ITEM', n, ${tools.id()}, case when n / 300 % 3 = 0 then now() + interval '3 days' end
            from generate_series(1, $MANY) n""")
        execute("""insert into draft (id, author_id, purpose, field_names, field_values, created_at, edited_at)
            select n, case when n % 300 = 0 then ${ann.id()} else ${bob.id()} end, 'OFFER', '{title}', '{a}', now(), now() from generate_series(1, $MANY) n""")
        execute('analyze')
        bakery.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread() == listening && context.query() != null) {
                    asked << DSL.using(SQLDialect.POSTGRES).renderInlined(context.query())
                }
            }
        }))
    }

    def "#what reads no whole table, and asks as often for much as for little"() {
        when:
        def few = asked(1, read)
        def many = asked(40, read)
        def slow = many.collectEntries { [it, plan(it)] }.findAll { sql, plan -> plan =~ /Seq Scan on (listing|resource|draft|post|imported_row)\b/ }

        then:
        !many.empty
        many.size() == few.size()
        slow == [:]

        where:
        what                    | read
        'what one has open'     | { b, who, page -> assert b.bean(OwnListings).of(who.id(), Standing.OPEN, page).items().size() == page.limit() }
        'what is about to end'  | { b, who, page -> assert b.bean(OwnListings).of(who.id(), Standing.ENDING, page).items().size() <= page.limit() }
        'what is archived'      | { b, who, page -> assert b.bean(OwnListings).of(who.id(), Standing.ARCHIVED, page).items().size() == page.limit() }
        'things'                | { b, who, page -> assert b.bean(Resources).of(who.id(), false, page).items().size() == page.limit() }
        'drafts'                | { b, who, page -> assert b.bean(Drafts).of(who, page).items().size() == page.limit() }
    }

    def "taking a category down and putting a thing away read no whole table"() {
        when:
        def thing = bakery.bean(Resources).require(600, ann.id())
        def statements = asked(1) { b, who, page ->
            try {
                b.bean(Resources).archive(thing, ann, true)
            } catch (coop.talkoot.platform.Refused ignored) {
            }
            b.bean(Categories).of(b.group.identity().id())
        }
        def slow = statements.findAll { it.startsWith('select') }.collectEntries { [it, plan(it)] }.findAll { sql, plan -> plan =~ /Seq Scan on (listing|resource)\b/ }

        then:
        statements.size() >= 2
        slow == [:]
        plan("update listing set category_id = null where category_id = 17").contains('listing_category_id_idx')
    }

    private List<String> asked(int limit, Closure read) {
        asked.clear()
        listening = Thread.currentThread()
        read(bakery, ann, Page.Request.first(limit))
        listening = null
        return asked.findAll { it.startsWith('select') }
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

    private void execute(String sql) {
        bakery.bean(Transactions).run { bakery.bean(DSLContext).execute(sql) }
    }
}
