package coop.talkoot.moderation

import static coop.talkoot.schema.Tables.AUDIT_ENTRY

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.RemoteIdentity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.NewPost
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import org.jooq.ExecuteContext
import org.jooq.impl.DefaultExecuteListener
import org.jooq.impl.DefaultExecuteListenerProvider
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Whole servers are blocked and limited, one by one and by lists. */
class DomainRulesSpec extends Specification {
    static final DomainRule.Terms BLOCK = DomainRule.Terms.of(Severity.SUSPEND)
    static final DomainRule.Terms LIMIT = DomainRule.Terms.of(Severity.SILENCE)

    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery')
    @Shared AtomicInteger count = new AtomicInteger()
    @Shared DomainRules rules = bakery.bean(DomainRules)
    @Shared Identity keeper = bakery.keeper.identity()
    @Shared Identity member = bakery.member('member')

    def "a blocked server and its parts are refused, others of a like name are not"() {
        given:
        def host = host()

        when:
        rules.put(keeper, host, BLOCK)

        then:
        contacts.refuses("https://$host/users/x")
        contacts.refuses("https://a.b.$host:8443/users/x")
        contacts.refusesHost("$host:8443")
        !contacts.refuses("https://not$host/users/x")
        !contacts.refuses("https://${host}.evil.example/users/x")
        contacts.reachable(["https://$host/inbox".toString(), 'https://good.example/inbox']) == ['https://good.example/inbox']

        when:
        rules.lift(keeper, host, 'they mended it')

        then:
        !contacts.refuses("https://$host/users/x")
    }

    def "of two rules the one about the nearer part holds"() {
        given:
        def host = host()
        rules.put(keeper, host, BLOCK)
        rules.put(keeper, new HostName("friends.$host"), DomainRule.Terms.of(Severity.NOOP))

        expect:
        !contacts.refuses("https://friends.$host/u")
        contacts.refuses("https://foes.$host/u")
        rules.holdingFor(new HostName("a.friends.$host")).get().host().text() == "friends.$host"
    }

    def "what somebody of a blocked server wrote is shown nowhere, by nobody's announce either, until it is lifted"() {
        given: 'CVE-2026-23961: a group and a member passed it on'
        def host = host()
        def author = remote(host)
        def note = note(author)
        bakery.bean(Responses).announce(bakery.group.identity(), note, Origin.LOCAL)
        bakery.bean(Responses).announce(member, note, Origin.LOCAL)
        def reader = bakery.member("reader${count.incrementAndGet()}")
        bakery.bean(Follows).request(reader, member, Origin.LOCAL)

        expect:
        bakery.bean(Timelines).home(reader.id(), Page.Request.first(80)).items()*.id().contains(note.id())
        shown(note) == [true] * 4

        when:
        rules.put(keeper, host, BLOCK)

        then:
        !bakery.bean(Timelines).home(reader.id(), Page.Request.first(80)).items()*.id().contains(note.id())
        shown(note) == [false] * 4

        when:
        rules.lift(keeper, host, '')

        then:
        shown(note) == [true] * 4
    }

    def "whoever is limited with their server stands in no list but that of those who follow them"() {
        given:
        def host = host()
        def note = note(remote("people.$host"), '#limited')
        def reader = bakery.member("reader${count.incrementAndGet()}")
        def follow = bakery.bean(Follows).request(reader, note.author(), Origin.LOCAL)
        bakery.bean(Follows).accept(follow)

        when:
        rules.put(keeper, host, LIMIT)

        then:
        tagged(null) - note.id() == tagged(null)
        tagged(member.id()) - note.id() == tagged(member.id())
        tagged(reader.id()).contains(note.id())
        bakery.bean(Posts).readable(note.id(), null).present
        bakery.bean(Follows).byUri(follow.uri()).present
        !contacts.refuses(note.author().uri())
    }

    def "somebody seen for the first time is as their server is"() {
        given:
        def host = host()
        rules.put(keeper, host, terms)

        expect:
        with(remote("new.$host")) {
            isLimited() == limited
            isSuspended() == suspended
        }

        where:
        terms || limited | suspended
        LIMIT || true    | false
        BLOCK || false   | true
    }

    def "a rule about the domain of the handle holds for who lives on another host"() {
        given:
        def host = host()
        def author = remote(this.host(), host.text())

        when:
        rules.put(keeper, host, BLOCK)

        then:
        bakery.bean(Identities).get(author.id()).isSuspended()
    }

    def "how an id is written does not hide its server: #scheme"() {
        given:
        def host = host()
        def uri = "$scheme://${host.text().toUpperCase()}:8443/users/x${count.incrementAndGet()}".toString()
        def author = bakery.bean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, "x$count", "else${count}.example", '', '', uri,
                new Identity.Endpoints("$uri/inbox", null, null, null, null), [], [], false, null, '{}'))

        when:
        rules.put(keeper, host, BLOCK)

        then:
        bakery.bean(Identities).get(author.id()).isSuspended()

        where:
        scheme << ['https', 'HTTPS', 'http']
    }

    def "with a block the follows in both directions end, with a limit none"() {
        given:
        def host = host()
        def far = remote(host)
        def outgoing = bakery.bean(Follows).request(member, far, Origin.LOCAL)
        def incoming = bakery.bean(Follows).request(far, member, new Origin.Remote("https://$host/follows/1"))

        when:
        rules.put(keeper, host, LIMIT)

        then:
        [outgoing, incoming].every { bakery.bean(Follows).byUri(it.uri()).present }

        when:
        rules.put(keeper, host, BLOCK)

        then:
        [outgoing, incoming].every { bakery.bean(Follows).byUri(it.uri()).empty }
    }

    def "each deed leaves one entry that says who, what, why, and what held before and after"() {
        given:
        def host = host()

        when:
        rules.put(keeper, host, new DomainRule.Terms(Severity.SILENCE, false, true, 'loud', 'see report 1', false))
        rules.put(keeper, host, BLOCK)
        rules.lift(keeper, host, 'all is well')

        then:
        def log = bakery.bean(AuditLog).all(host.text(), Page.Request.first(5)).items()
        log*.keeper()*.id() == [keeper.id()] * 3
        with(log) {
            it*.deed() == [Deed.DOMAIN_LIFTED, Deed.DOMAIN_RULED, Deed.DOMAIN_RULED]
            it*.before() == ['suspend', 'silence, rejects reports, in public: loud', '']
            it*.after() == ['', 'suspend', 'silence, rejects reports, in public: loud']
            it*.reason() == ['all is well', '', 'see report 1']
        }
    }

    def "an entry of the log can be neither changed nor removed"() {
        given:
        rules.put(keeper, host(), BLOCK)
        def sql = bakery.bean(DSLContext)

        when:
        bakery.bean(Transactions).run { sql.execute(statement) }

        then:
        def refused = thrown(Exception)
        refused.message.contains('neither changed nor removed')

        where:
        statement << ["update audit_entry set reason = ''", 'delete from audit_entry', 'truncate audit_entry']
    }

    def "a rule about this server itself is refused and leaves nothing"() {
        when:
        rules.put(keeper, new HostName('bakery.localhost'), BLOCK)

        then:
        thrown(Refused)
        rules.find(new HostName('bakery.localhost')).empty
    }

    def "lifting a rule that is none is refused"() {
        when:
        rules.lift(keeper, host(), '')

        then:
        thrown(Refused)
    }

    def "rules another process made are known once they are read anew"() {
        given: 'a rule written past this process'
        def host = host()
        contacts.refresh()
        bakery.bean(Transactions).run { bakery.bean(RuleRows).put(host, BLOCK) }

        expect:
        !contacts.refuses("https://$host/u")

        when:
        contacts.refresh()

        then:
        contacts.refuses("https://$host/u")
    }

    def "somebody who slipped in between a rule and its being known is found by the hourly look"() {
        given:
        def host = host()
        contacts.refresh()
        bakery.bean(Transactions).run { bakery.bean(RuleRows).put(host, BLOCK) }
        def slipped = remote(host)

        expect:
        !slipped.isSuspended()
        rules.settle() >= 1
        bakery.bean(Identities).get(slipped.id()).isSuspended()
        rules.settle() == 0
    }

    def "a list of ten thousand servers is taken in few statements"() {
        given:
        def lists = bakery.bean(DomainLists)
        def known = host()
        rules.put(keeper, known, LIMIT)
        def text = '#domain,#severity\n' + known + ',suspend\n' + (1..9999).collect { "many${it}.lists.example,suspend" }.join('\n')
        def author = remote('many77.lists.example')
        def statements = new AtomicInteger()
        def here = Thread.currentThread()
        bakery.bean(DSLContext).configuration().set(new DefaultExecuteListenerProvider(new DefaultExecuteListener() {
            @Override
            void executeStart(ExecuteContext context) {
                if (Thread.currentThread() === here) {
                    statements.incrementAndGet()
                }
            }
        }))

        when: 'it is only looked at'
        def looked = lists.look(text.bytes)

        then:
        looked.added().size() == 9999
        looked.kept() == [known]
        !looked.isDone()
        !bakery.bean(Identities).get(author.id()).isSuspended()

        when:
        statements.set(0)
        def taken = lists.take(keeper, text.bytes, false, 'the list of Northside')

        then:
        taken.isDone()
        statements.get() < 60
        rules.find(known).get().terms() == LIMIT
        bakery.bean(Identities).get(author.id()).isSuspended()
        contacts.refuses('https://many9999.lists.example/u')
        bakery.bean(Transactions).read { bakery.bean(DSLContext).fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.REASON.eq('the list of Northside')) } == 9999

        when: 'it is taken once more'
        def again = lists.take(keeper, text.bytes, false, '')

        then:
        again.added() == []
        again.kept().size() == 10_000
    }

    def "of a list with a fault nothing is taken, unless the rows that are wrong shall be passed over"() {
        given:
        def lists = bakery.bean(DomainLists)
        def good = host()
        def text = "#domain\n$good\nno good\nbakery.localhost\n"

        when:
        def outcome = lists.take(keeper, text.bytes, false, '')

        then:
        !outcome.isDone()
        outcome.faults()*.row() == [3, 4]
        rules.find(good).empty

        when:
        outcome = lists.take(keeper, text.bytes, true, '')

        then:
        outcome.isDone()
        rules.find(good).present
    }

    def "rules are listed newest first, a page at a time, and exported by name"() {
        given:
        def hosts = (1..3).collect { host() }
        hosts.each { rules.put(keeper, it, LIMIT) }

        when:
        def first = rules.all(Page.Request.first(2))
        def second = rules.all(new Page.Request(2, first.next()))

        then:
        first.items()*.host() == [hosts[2], hosts[1]]
        second.items()[0].host() == hosts[0]
        hosts.every { bakery.bean(DomainLists).write().contains("\n$it,silence,false,false,,false\n") }
    }

    private Contacts getContacts() {
        return bakery.bean(Contacts)
    }

    private HostName host() {
        return new HostName("h${count.incrementAndGet()}.rules.example")
    }

    private List<Long> tagged(Long reader) {
        return bakery.bean(Timelines).tagged('limited', reader, Page.Request.first(80)).items()*.id()
    }

    /** Whether the post is there for the public, a member, in its author's list and in the group's. */
    private List<Boolean> shown(Post note) {
        def timelines = bakery.bean(Timelines)
        return [bakery.bean(Posts).readable(note.id(), null).present,
                bakery.bean(Posts).readable(note.id(), member.id()).present,
                timelines.by(note.author().id(), null, Page.Request.first(80)).items()*.id().contains(note.id()),
                timelines.ofGroup(bakery.group.id(), null, Page.Request.first(80)).items()*.id().contains(note.id())]
    }

    private Post note(Identity author, String text = 'words') {
        def uri = "$author.uri/notes/${count.incrementAndGet()}"
        return bakery.bean(Notes).take(new NewPost(new Origin.Remote(uri), '', Post.Kind.NOTE, author, null, null, Audience.PUBLIC,
                Words.typed('', text, 'en', []), [], uri, null, null))
    }

    private Identity remote(Object host, String domain = host as String) {
        def uri = "https://$host/users/u${count.incrementAndGet()}".toString()
        return bakery.bean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, "u$count", domain, '', '', uri,
                new Identity.Endpoints("$uri/inbox", null, null, null, null), [], [], false, null, '{}'))
    }
}
