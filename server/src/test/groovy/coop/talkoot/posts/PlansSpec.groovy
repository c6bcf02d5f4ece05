package coop.talkoot.posts

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.documents.Emojis
import coop.talkoot.documents.OwnEmojis
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Span
import coop.talkoot.platform.Transactions
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DSL
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import org.jooq.SQLDialect
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Among many posts, each list is found by an index: no statement of it reads a whole table. */
class PlansSpec extends Specification {
    private static final int POSTS = 60_000

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    Identity reader = bakery.member('reader')

    @Shared
    Identity author

    @Shared
    Post post

    @Shared
    List<String> asked = Collections.synchronizedList([])

    @Shared
    volatile Thread listening

    def setupSpec() {
        def group = bakery.group.id()
        execute("""insert into actor (id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
            select n, 'https://far.example/users/' || n, 'PERSON', false, 'p' || n, 'far.example', 'https://far.example/' || n,
              'https://far.example/inbox', now(), now() from generate_series(1, 2000) n""")
        execute("""insert into post (id, uri, url, is_local, kind, author_id, group_id, in_reply_to_id, in_reply_to_uri, root_id, audience, text,
              content_html, published_at, created_at)
            select 10000 + n, 'https://far.example/notes/' || n, 'https://far.example/notes/' || n, false, 'NOTE', n % 2000 + 1,
              case when n % 20 = 0 then $group end, case when n % 10 = 9 then 9999 + n end,
              case when n % 10 = 9 then 'https://far.example/notes/' || (n - 1) end, case when n % 10 = 9 then 9999 + n else 10000 + n end,
              (array['PUBLIC', 'PUBLIC', 'UNLISTED', 'FOLLOWERS', 'DIRECT'])[n % 5 + 1], 'words ' || n, '<p>words</p>',
              timestamptz '2026-01-01' + n * interval '1 second', now() from generate_series(1, $POSTS) n""")
        execute("insert into post_tag (post_id, tag) select id, 'tag' || id % 500 from post where id > 10000")
        execute("insert into post_recipient (post_id, actor_id) select id, id % 2000 + 1 from post where audience = 'DIRECT'")
        execute("insert into post_recipient (post_id, actor_id) select id, ${reader.id()} from post where audience = 'DIRECT' and id % 100 = 4")
        execute("insert into conversation (id, actor_id, root_id, last_post_id, is_unread) select id, ${reader.id()}, root_id, id, true from post where audience = 'DIRECT' and id % 100 = 4 and root_id = id")
        ['favourite', 'announce'].each { table ->
            execute("insert into $table (id, uri, post_id, actor_id, created_at) select id * 2, '$table' || id, id, (id * 7) % 2000 + 1, now() from post where id > 10000")
            execute("insert into $table (id, uri, post_id, actor_id, created_at) select id * 2 + 1, 'mine$table' || id, id, ${reader.id()}, now() from post where id % 300 = 0")
        }
        execute("insert into bookmark (id, post_id, actor_id, created_at) select id * 2, id, (id * 7) % 2000 + 1, now() from post where id > 10000")
        execute("insert into bookmark (id, post_id, actor_id, created_at) select id * 2 + 1, id, ${reader.id()}, now() from post where id % 300 = 0")
        execute("insert into pin (id, post_id, owner_id, created_at) select id, id, author_id, now() from post where id > 10000 and id % 3 = 0")
        execute("""insert into post_version (id, post_id, title, text, content_html, language, warning, is_sensitive, written_at)
            select id, id, '', 'x', 'x', 'en', '', false, now() from post where id > 10000 and id % 3 = 0""")
        execute("insert into poll (post_id, is_multiple, hides_totals, ends_at) select id, false, false, now() + interval '10 days' from post where id > 10000 and id % 3 = 0")
        execute("insert into poll_option (post_id, position, title) select post_id, n, 'option ' || n from poll, generate_series(0, 1) n")
        execute("insert into poll_vote (id, post_id, position, actor_id, is_single, created_at) select post_id, post_id, 0, (post_id * 7) % 2000 + 1, true, now() from poll")
        execute("insert into followed_tag (id, actor_id, tag, created_at) select n, n % 2000 + 1, 'tag' || (n % 500 + n / 2000), now() from generate_series(1, 20000) n")
        execute("insert into featured_tag (id, actor_id, tag, created_at) select n, n % 2000 + 1, 'tag' || (n % 500 + n / 2000), now() from generate_series(1, 20000) n")
        execute("insert into home_version (person_id, version) select 2000000 + n, 1 from generate_series(1, 2000) n")
        execute("""insert into media_file (id, key, state, family, remote_url, used_at, created_at)
            select 1000000 + n, 'emoji' || n, 'REMOTE', 'IMAGE', 'https://far.example/emoji/' || n, now(), now() from generate_series(1, 20000) n""")
        execute("""insert into custom_emoji (id, shortcode, domain, file_id, created_at, updated_at) select 1000000 + n, 'word' || n / 20,
            case when n % 200 = 0 then null when n % 20 = 1 then 'far.example' else 'far' || n % 20 || '.example' end, 1000000 + n, now(), now() from generate_series(1, 20000) n""")
        execute('analyze')
        author = bakery.bean(Identities).get(500)
        bakery.bean(Follows).request(reader, author, Origin.LOCAL)
        execute("update follow set state = 'ACCEPTED'")
        bakery.bean(Tags).follow(reader, 'tag77')
        post = bakery.bean(Posts).find(10000 + 300).get()
        bakery.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread() == listening && context.query() != null) {
                    asked << DSL.using(SQLDialect.POSTGRES).renderInlined(context.query())
                }
            }
        }))
    }

    def "#list is found by indexes"() {
        when:
        asked.clear()
        listening = Thread.currentThread()
        read(bakery, reader.id(), author, post)
        listening = null
        def statements = asked.findAll { it.startsWith('select') }
        def slow = statements.collectEntries { [it, plan(it)] }.findAll { sql, plan -> plan =~ /Seq Scan on (?!actor\b|membership\b|coop_group\b|login\b|block\b|follow\b|listing\b|mute\b|host_block\b|thread_mute\b|follow_list\w*|attachment\b|scheduled_post\b)\w+/ }

        then:
        !statements.empty
        slow == [:]

        where:
        list               | read
        'everybody'        | { b, me, who, post -> b.bean(Timelines).everybody(false, null, page()) }
        'what is of here'  | { b, me, who, post -> b.bean(Timelines).everybody(true, me, page()) }
        'home'             | { b, me, who, post -> b.bean(Timelines).home(me, page()) }
        'a person'         | { b, me, who, post -> b.bean(Timelines).by(who.id(), me, page()) }
        'a tag'            | { b, me, who, post -> b.bean(Timelines).tagged('tag77', me, page()) }
        'a group'          | { b, me, who, post -> b.bean(Timelines).ofGroup(b.group.id(), me, page()) }
        'answers'          | { b, me, who, post -> b.bean(Timelines).answers(post, me, 0, 40) }
        'versions'         | { b, me, who, post -> b.bean(Versions).of(post, page()) }
        'bookmarks'        | { b, me, who, post -> b.bean(Bookmarks).of(me, page()) }
        'favourites'       | { b, me, who, post -> b.bean(Responses).favouritesOf(b.bean(Identities).get(me), page()) }
        'pins'             | { b, me, who, post -> b.bean(Pins).of(who.id(), me) }
        'conversations'    | { b, me, who, post -> b.bean(Conversations).of(b.bean(Identities).get(me), page()) }
        'marks of a page'  | { b, me, who, post -> b.bean(Marks).of(me, (10100L..10140L).toList()) }
        'polls of a page'  | { b, me, who, post -> b.bean(Polls).of((10100L..10140L).toList()) }
        'answers to polls' | { b, me, who, post -> b.bean(Polls).answersOf(me, (10100L..10140L).toList()) }
        'followed tags'    | { b, me, who, post -> b.bean(Tags).followedBy(me, page()) }
        'featured tags'    | { b, me, who, post -> b.bean(Tags).featuredBy(who.id()) }
        'a program\'s home' | { b, me, who, post -> b.bean(Feeds).home(me, span()) }
        'a program\'s list of everybody' | { b, me, who, post -> b.bean(Feeds).everybody(me, Feeds.Origins.HERE, false, span()) }
        'pictures of everybody' | { b, me, who, post -> b.bean(Feeds).everybody(null, Feeds.Origins.ALL, true, span()) }
        'a program\'s tag'  | { b, me, who, post -> b.bean(Feeds).tagged('tag77', me, Feeds.Origins.ALL, false, span()) }
        'a program\'s person' | { b, me, who, post -> b.bean(Feeds).of(who.id(), me, new Feeds.Choice(true, true, false, null), span()) }
        'emoji of a page'  | { b, me, who, post -> b.bean(Emojis).find([who, b.keeper.identity()].collect { new Emojis.Said(it, (1..40).collect { ":word$it:" as String }) }) }
        'emoji offered'    | { b, me, who, post -> b.bean(Emojis).own() }
        'emoji of the house' | { b, me, who, post -> b.bean(OwnEmojis).all(true, '', page()) }
        'emoji of others'  | { b, me, who, post -> b.bean(OwnEmojis).all(false, '', page()) }
        'emoji of a name'  | { b, me, who, post -> b.bean(OwnEmojis).all(false, 'word7', page()) }
        'ended polls'      | { b, me, who, post -> b.bean(PollClock).run() }
    }

    private static Page.Request page() {
        return Page.Request.first(40)
    }

    private static Span span() {
        return new Span(40, Long.MAX_VALUE, 0, false)
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

    private void execute(CharSequence statement) {
        bakery.bean(Transactions).run { bakery.bean(DSLContext).connection { it.createStatement().execute(statement as String) } }
    }
}
