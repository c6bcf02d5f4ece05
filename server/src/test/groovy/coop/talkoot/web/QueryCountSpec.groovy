package coop.talkoot.web

import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.affiliation.Joining
import coop.talkoot.groups.affiliation.Kin
import coop.talkoot.ledger.ClearingAccounts
import coop.talkoot.ledger.LimitPolicy
import coop.talkoot.ledger.Limits
import coop.talkoot.ledger.NewUnit
import coop.talkoot.ledger.Unit
import coop.talkoot.ledger.Units
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.RemoteIdentity
import coop.talkoot.platform.Transactions
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DSL
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** A list asks the database no more often when it is long. */
class QueryCountSpec extends Specification {
    @Shared @AutoCleanup PagesFixture fixture = new PagesFixture()
    @Shared Map<String, Integer> before = [:]
    @Shared AtomicInteger queries = new AtomicInteger()

    private static final List<String> PAGES = [
            '/', '/exchange', '/groups/bakery', '/members', '/users/aino', '/tags/bike', '/groups/bakery/invite', 'THREAD', '/posts/POST/history', '/bookmarks', '/favourites', '/conversations', '/settings/followers',
            '/moderation/reports', '/moderation/servers', '/moderation/people', '/moderation/log',
            '/moderation/applications', '/moderation/letters', '/moderation/emoji', '/moderation/roles', '/settings/devices',
            '/notifications', '/settings/mutes', '/settings/lists', '/settings/filters', '/settings/scheduled',
            '/exchange/mine', '/exchange/mine?show=ending', '/exchange/mine?show=archived', '/exchange/mine?show=drafts', '/things', '/groups/bakery/categories', '/groups/bakery/federation', '/groups/bakery/federation.json', '/agreements', '/groups/bakery/lines']
    private static final List<String> DOCUMENTS = [
            '/groups/bakery/outbox?page=true', '/users/aino/outbox?page=true', '/groups/bakery/collections/offers-and-needs?page=true',
            '/groups/bakery/collections/featured?page=true', '/groups/bakery/followers?page=true', 'THREAD/replies?page=true']
    private static final List<String> API = ['/api/talkoot/v1/listings', '/api/talkoot/v1/timelines/home', '/api/talkoot/v1/timelines/groups/GROUP', '/api/talkoot/v1/groups/GROUP/members', '/api/talkoot/v1/groups/GROUP/invitations', '/api/talkoot/v1/posts/POST/replies', '/api/talkoot/v1/timelines/public', '/api/talkoot/v1/me/bookmarks', '/api/talkoot/v1/me/favourites', '/api/talkoot/v1/conversations',
            '/api/talkoot/v1/notices', '/api/talkoot/v1/notices/groups', '/api/talkoot/v1/listings/own', '/api/talkoot/v1/things', '/api/talkoot/v1/drafts', '/api/talkoot/v1/groups/GROUP/categories',
            '/api/talkoot/v1/groups/GROUP/lines', '/api/talkoot/v1/reports', '/api/talkoot/v1/moderation/domains', '/api/talkoot/v1/moderation/people', '/api/talkoot/v1/moderation/log']

    @Shared String thread
    @Shared String group
    @Shared Unit hours

    def setupSpec() {
        thread = fixture.offer(audience: 'PUBLIC')
        group = fixture.groupId()
        fixture.aino.post('/groups/bakery/federation/terms', FederationPagesSpec.TERMS)
        hours = fixture.instance.bean(Units).create(fixture.instance.bean(Groups).localByHandle('bakery').get(),
                new NewUnit('Hours between co-ops', Unit.Kind.TIME, 0, new Limits(new LimitPolicy.Fixed(600), null)), fixture.instance.bean(Identities).localByHandle('aino').get())
        grow(1)
        fixture.instance.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                // the queues are looked at every second and what recurs is done, whoever asks for a page
                def thread = Thread.currentThread().name
                if (!thread.endsWith('-dispatcher') && !thread.startsWith('db-scheduler')) {
                    queries.incrementAndGet()
                }
            }
        }))
        all().each { before[it] = count(it) }
        grow(12)
    }

    /** So many more members, each with a public offer, a note and an answer in the thread. */
    private void grow(int times) {
        times.times {
            def name = "m${System.nanoTime()}".take(25)
            def member = fixture.member(name)
            member.post('/add/offer', PagesFixture.OFFER + [audience: 'PUBLIC', group: group])
            member.post('/', [text: 'Good morning #bike', audience: 'PUBLIC', group: group])
            member.post(thread.replace('offers', 'posts') + '/reply', [text: 'Me too'])
            member.post(thread.replace('offers', 'posts') + '/like')
            growOwn()
            line()
            fixture.invitation()
            member.post(thread.replace('offers', 'posts') + '/report', [comment: 'look'])
            fixture.aino.post('/moderation/servers', [domain: "d${System.nanoTime()}.example", severity: 'SILENCE'])
            fixture.aino.post('/moderation/people', [address: name, measure: 'LIMITED'])
            def mine = fixture.offer(audience: 'PUBLIC').replace('/offers/', '/posts/')
            ['bookmark', 'like', 'pin'].each { fixture.aino.post("$mine/$it") }
            fixture.guest().post(fixture.invitation(), [name: 'Letter', handle: "l$name".take(25), email: "$name@northside.example", password: PagesFixture.PASSWORD])
            fixture.aino.post('/moderation/roles', [address: "l$name".take(25), role: 'MODERATOR'])
            fixture.guest().as('aino')
        }
    }

    /** One more of what Aino keeps for herself; the filter finds nothing, so that nothing is left out. */
    private void growOwn() {
        def silent = "s${System.nanoTime()}".take(25)
        fixture.member(silent)
        def id = (fixture.aino.get("/users/$silent").body() =~ '/people/(\\d+)/yours')[0][1]
        fixture.aino.post("/people/$id/mute", [lasts: '0'])
        fixture.aino.post('/settings/lists', [title: 'Near', replies: 'LIST'])
        fixture.aino.post('/settings/filters', [title: 'Quiet', keyword: 'zeppelin', action: 'HIDE', lasts: '0', 'context-HOME': 'on', 'context-PUBLIC': 'on'])
        fixture.aino.post('/things/new', [name: 'Saw', form: 'THING', weight: '900'])
        fixture.aino.post('/add/need', [title: 'Begun', keep: '1'])
        fixture.aino.post('/groups/bakery/categories', [name: "c${System.nanoTime()}"])
        join()
        def rests = fixture.offer(audience: 'PUBLIC', subject: 'ITEM', condition: '4', openUntil: '2090-01-01').replace('/offers/', '/posts/')
        fixture.aino.post("$rests/archive")
        fixture.aino.post('/settings/scheduled', [text: 'Later', audience: 'PUBLIC', dueAt: '2031-01-01T12:00'])
    }

    /** One more group that belongs to the bakery. */
    private void join() {
        def child = fixture.instance.bean(Groups).found(new Founding("g${System.nanoTime()}".take(25), 'Branch', '', '', Group.JoinPolicy.OPEN))
        def bakery = fixture.instance.bean(Groups).localByHandle('bakery').get()
        def asked = fixture.instance.bean(Joining).ask(child, bakery.identity(), fixture.instance.uri('/decisions/1'), new Kin([] as Set, 0, [] as Set, 0))
        fixture.instance.bean(Joining).admit(asked.id(), fixture.instance.bean(Identities).localByHandle('aino').get())
    }

    /** One more co-op elsewhere of whose debt the bakery accepts some, and what went over the line between them. */
    private void line() {
        def bakery = fixture.instance.bean(Groups).localByHandle('bakery').get()
        def aino = fixture.instance.bean(Identities).localByHandle('aino').get()
        def name = "f${System.nanoTime()}".take(25)
        def uri = "https://far.example/groups/$name".toString()
        def partner = fixture.instance.bean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.GROUP, name, 'far.example', name, '', uri,
                new Identity.Endpoints("$uri/inbox".toString(), null, null, null, null), [], [], false, null, '{}'))
        def account = fixture.instance.bean(ClearingAccounts).open(hours, partner)
        // written by hand: a line that is really opened goes on telling a server that there is not
        fixture.instance.bean(Transactions).run {
            fixture.instance.bean(DSLContext).with { sql ->
                sql.execute("""insert into trust_line (id, group_id, partner_id, unit_id, account_id, accepts, revision, sent_hash, received_hash, created_at)
                    values ({0}, {1}, {2}, {3}, {0}, 60, 1, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), now())""",
                        DSL.val(account.id()), DSL.val(bakery.id()), DSL.val(partner.id()), DSL.val(hours.id()))
                sql.execute("""insert into clearing_transfer (id, uri, trust_line_id, is_sent, member_id, far_member, minutes, memo, state, reserved_until, created_at, settled_at)
                    select {0} + n, {1} || n, {0}, true, {2}, {1}, 5, 'Pruning', 'EXPIRED', now(), now(), now() from generate_series(1, 3) n""",
                        DSL.val(account.id()), DSL.val(uri), DSL.val(aino.id()))
            }
        }
    }

    private static List<String> all() {
        PAGES + DOCUMENTS + API
    }

    private int count(String path) {
        def real = path.replace('THREAD', thread).replace('GROUP', group).replace('POST', thread.replace('/offers/', ''))
        // the first answer fills caches that only the start of an instance sees empty
        ask(real)
        // what recurs asks now and then as well, and can only add
        return (1..3).collect {
            queries.set(0)
            ask(real)
            return queries.get()
        }.min()
    }

    private void ask(String path) {
        def answer = path.contains('page=true') ? fixture.aino.raw(path, 'application/activity+json')
                : path.startsWith('/api') ? fixture.aino.raw(path, 'application/json') : fixture.aino.raw(path)
        assert answer.statusCode() == 200: "$path is ${answer.statusCode()}"
    }

    def "#path asks as often for much as for little"() {
        expect:
        count(path) <= before[path]
        before[path] > 0
        before[path] <= 44

        where:
        path << all()
    }
}
