package coop.talkoot.exchange.find

import static coop.talkoot.exchange.find.CatalogueSpec.sought

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.ExchangeKind
import coop.talkoot.exchange.Purpose
import coop.talkoot.exchange.Spot
import coop.talkoot.people.Identity
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

/** Among many listings, whatever is sought is found by an index, and few rows are read for a page of it. */
class CataloguePlansSpec extends Specification {
    private static final int LISTINGS = 20_000
    /** No more than are sought first: two steps of {@code Reaches}. */
    private static final int MOST_ROWS = 8_000

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    Identity reader = bakery.member('reader')

    @Shared
    List<String> asked = Collections.synchronizedList([])

    @Shared
    volatile Thread listening

    def setupSpec() {
        def group = bakery.group.id()
        execute("""insert into actor (id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
            select n, 'https://far.example/users/' || n, 'PERSON', false, 'p' || n, 'far.example', 'https://far.example/' || n,
              'https://far.example/inbox', now(), now() from generate_series(1, 2000) n""")
        execute("""insert into post (id, uri, url, is_local, kind, author_id, group_id, root_id, audience, title, text, content_html, language, published_at, created_at)
            select n::bigint << 32, 'https://far.example/offers/' || n, 'https://far.example/offers/' || n, false, 'LISTING', n % 2000 + 1,
              case when n % 3 < 2 then $group end, n::bigint << 32, case when n % 6 = 0 then 'GROUP' else 'PUBLIC' end,
              'Thing ' || coalesce((array['drill', 'ladder', 'tent', 'oven'])[n % 100 + 1], 'chair'), 'Heavy, with rare' || n % 2000, '<p>words</p>', 'en',
              timestamptz '2026-01-01' + n * interval '1 minute', now() from generate_series(1, $LISTINGS) n""")
        execute("""insert into listing (post_id, purpose, kind, state, place, latitude, longitude, due_at, open_until)
            select id, case when (id >> 32) % 4 = 0 then 'NEED' else 'OFFER' end, (array['GIFT', 'LOAN', 'EXCHANGE', 'PAYMENT', 'TIME_CREDIT'])[(id >> 32) % 5 + 1],
              'OPEN', '', 60 + ((id >> 32) * 7919 % 50000) / 100000.0, 24.5 + ((id >> 32) * 104729 % 100000) / 100000.0,
              case when (id >> 32) % 7 = 0 then now() + (id >> 32) % 100 * interval '1 day' end, null from post where kind = 'LISTING'""")
        execute("""insert into catalogue_entry (listing_id, purpose, kind, author_id, group_id, audience, is_local, has_picture, tags, earth, due_at, config, words, search, category_id)
            select p.id, l.purpose, l.kind, p.author_id, p.group_id, p.audience, false, (p.id >> 32) % 3 = 2, array['tag' || (p.id >> 32) % 400],
              catalogue_earth(l.latitude::float8, l.longitude::float8), l.due_at, 'english', catalogue_plain(p.title),
              catalogue_vector('english', p.title, '', p.text), (p.id >> 32) % 500
            from listing l join post p on p.id = l.post_id""")
        execute("insert into catalogue_word select distinct word from catalogue_entry, regexp_split_to_table(words, '[^[:alnum:]]+') word where length(word) between 3 and 40 on conflict do nothing")
        execute("""insert into affiliation (id, uri, child_id, parent_id, state, join_uri, join_mandate, asked_at, since)
            select n, 'https://far.example/affiliations/' || n, n, case when n = 1 then $group else n + 1000 end, 'MEMBER', 'https://far.example/joins/' || n, 'https://far.example/decisions/' || n, now(), now()
            from generate_series(1, 1000) n""")
        execute("""insert into kin_told (parent_id, child_id, is_up, is_agreed, checked_at)
            select n % 1000 + 1, 1001 + (n * 7 + n / 1000) % 1000, false, true, now() from generate_series(1, 20000) n""")
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

    def "#what is found by indexes, in any order, and so is how many there are"() {
        when:
        asked.clear()
        listening = Thread.currentThread()
        def catalogue = bakery.bean(Catalogue)
        def orders = [Order.NEWEST, Order.BEST] + (given.near ? [Order.NEAREST] : [])
        def found = orders.collectMany { order ->
            catalogue.search(sought(given), order, reader.id(), 20, null).hits() + catalogue.search(sought(given), order, null, 20, null).hits()
        }
        catalogue.count(sought(given), reader.id())
        listening = null
        // how far the newest thousands reach is asked every few minutes, of the index alone
        def statements = asked.findAll { it.startsWith('select') && it.contains('catalogue_entry') && !it.contains('row_number') }
        def plans = statements.collectEntries { [it, plan(it)] }

        then:
        !statements.empty
        found.empty == isNothing
        plans.findAll { sql, plan -> plan =~ /Seq Scan on (catalogue_entry|listing|post|affiliation|kin_told)\b/ } == [:]

        and: 'nor is much read from them'
        plans.findAll { sql, plan -> (plan =~ /Scan[^\n]* on catalogue_entry\b.*?rows=([0-9]+)/).any { (it[1] as int) > MOST_ROWS } } == [:]

        where:
        what                     | given                                                              || isNothing
        'everything'             | [:]                                                                || false
        'a word of all'          | [words: 'heavy']                                                   || false
        'a word of some'         | [words: 'drill']                                                   || false
        'a rare word'            | [words: 'rare7']                                                   || false
        'words nobody wrote'     | [words: 'zzzzz']                                                   || true
        'words and terms'        | [words: 'drill', purpose: Purpose.NEED, kind: ExchangeKind.GIFT]   || false
        'a word nearby'          | [words: 'heavy', near: near(5_000)]                                || false
        'a rare word nearby'     | [words: 'rare7', near: near(50_000)]                               || false
        'a kind of need'         | [purpose: Purpose.NEED, kind: ExchangeKind.LOAN]                   || false
        'a tag'                  | [tag: 'tag7']                                                      || false
        'a category'             | [categoryId: 7L]                                                   || false
        'a person'               | [authorId: 7L]                                                     || false
        'a group'                | [groupId: bakery.group.id()]                                       || false
        'a federation'           | [groupId: bakery.group.id(), steps: 5]                             || false
        'own groups'             | [origins: Origins.OWN_GROUPS, kind: ExchangeKind.LOAN]             || false
        'what own groups lack'   | [origins: Origins.OWN_GROUPS, withPicture: true]                   || true
        'what is of here'        | [origins: Origins.HERE]                                            || true
        'a street'               | [near: near(500)]                                                  || false
        'a town'                 | [near: near(20_000)]                                               || false
        'a time'                 | [words: 'heavy', dueBy: Instant.now() + Duration.ofDays(3)]        || false
    }

    def "pages of what fits best go on until all of it was shown, and each once"() {
        given:
        def seen = []
        def before = null

        when:
        while (true) {
            def page = bakery.bean(Catalogue).search(sought(words: 'drill'), Order.BEST, reader.id(), 80, before)
            seen.addAll(page.ids())
            before = page.next()
            if (before == null) {
                break
            }
        }

        then:
        seen.size() == LISTINGS.intdiv(100)
        seen.toUnique().size() == seen.size()
    }

    private static Near near(int metres) {
        return new Near(new Spot(60.2500, 25.0000), metres)
    }

    private String plan(String statement) {
        def lines = []
        bakery.bean(Transactions).run {
            bakery.bean(DSLContext).connection { connection ->
                def rows = connection.createStatement().executeQuery('explain (analyze, timing off, costs off, summary off, buffers off) ' + statement)
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
