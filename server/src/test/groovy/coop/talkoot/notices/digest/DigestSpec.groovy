package coop.talkoot.notices.digest

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.LETTER

import coop.talkoot.AtOnce
import coop.talkoot.Mailbox
import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.notices.Notices
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.people.Viewer
import coop.talkoot.groups.Memberships
import coop.talkoot.groups.Role
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Words
import coop.talkoot.posts.filter.Filter
import coop.talkoot.posts.filter.Filters
import jakarta.mail.internet.MimeMessage
import jakarta.mail.internet.MimeMultipart
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Letters of what people have not read. */
class DigestSpec extends Specification {
    /** A Sunday. */
    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup Mailbox mail = new Mailbox()
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', clock: clock, smtp: mail.smtp)
    @Shared int count

    private Viewer somebody(boolean hasAddress = true) {
        def name = "d${++count}"
        def viewer = bakery.bean(Logins).register(new NewPerson(name, name.capitalize(), hasAddress ? address(name) : null, 'a long enough password'), false)
        bakery.bean(Memberships).appoint(bakery.group, viewer.identity(), Role.MEMBER)
        round()
        return viewer
    }

    private static String address(String name) {
        return "$name@northside.example"
    }

    private static String address(Viewer viewer) {
        return address(viewer.identity().handle())
    }

    private void round() {
        bakery.bean(DigestRound).run()
    }

    /** A day later, or as many; with what came by then and is old enough to be told. */
    private void morning(int days = 1) {
        clock.advance(Duration.ofDays(days))
        round()
        await('the letters to be gone') { bakery.bean(Transactions).read { bakery.bean(DSLContext).fetchCount(LETTER) } == 0 }
    }

    private Post note(Viewer author, String text = 'Bread at six') {
        return bakery.bean(Notes).publish(author.identity(), null, Audience.PUBLIC, Words.typed('', text, 'en', []), [])
    }

    private void thank(Viewer by, Post post) {
        bakery.bean(Responses).favourite(by.identity(), post, Origin.LOCAL)
    }

    private void answer(Viewer by, Post post, String text) {
        bakery.bean(Notes).reply(by.identity(), post, Words.typed('', text, 'en', []))
    }

    private Digests getDigests() {
        return bakery.bean(Digests)
    }

    /** What a letter says, as plain text and as HTML. */
    private static List<String> bodies(MimeMessage letter) {
        def parts = letter.content as MimeMultipart
        assert letter.contentType.startsWith('multipart/alternative')
        return (0..<parts.count).collect { (parts.getBodyPart(it).content as String).replace("\r\n", "\n") }
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers = [:]) {
        def request = HttpRequest.newBuilder(URI.create(bakery.instance.uri(path)))
                .header('Content-Type', 'application/x-www-form-urlencoded').POST(HttpRequest.BodyPublishers.ofString(body))
        headers.each { name, value -> request.header(name, value) }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    def "a letter tells what is unread, what says the same put together, as text and as HTML, with links"() {
        given:
        def (ann, bob, eve) = [somebody(), somebody(), somebody()]
        def post = note(ann)
        thank(bob, post)
        thank(eve, post)
        answer(bob, post, 'Keep <two> for me')

        when:
        morning()
        def letter = mail.letter(address(ann))
        def (text, html) = bodies(letter)

        then:
        mail.to(address(ann)).size() == 1
        letter.subject == "2 things you have not read on ${bakery.instance.settings.domain()}"
        text.contains("* ${eve.identity().displayName()} and one other thanked you\n  Bread at six\n  ${bakery.instance.settings.baseUrl()}/")
        text.contains("* ${bob.identity().displayName()} wrote to you\n  Keep <two> for me\n")
        html.contains('Keep &lt;two&gt; for me')
        html.contains("and one other</bdi></b> thanked you</a>")
        !html.contains('<two>')
        letter.getHeader('Auto-Submitted') == ['auto-generated'] as String[]
        letter.messageID ==~ /<letter-\d+@bakery\.localhost>/

        and: 'a mail program can end them at one click'
        letter.getHeader('List-Unsubscribe')[0] ==~ /<https?:\/\/\S+\/digest\/[\w-]{43}>/
        letter.getHeader('List-Unsubscribe-Post') == ['List-Unsubscribe=One-Click'] as String[]
        text.contains(letter.getHeader('List-Unsubscribe')[0][1..-2])
        mail.to(address(bob)).empty
    }

    def "nothing is told twice, nothing that was read, and where there is nothing there is no letter"() {
        given:
        def (ann, bob, eve) = [somebody(), somebody(), somebody()]
        thank(bob, note(ann, 'One'))
        morning()

        expect:
        mail.to(address(ann)).size() == 1

        when: 'it stays unread, and another is read'
        morning()
        thank(bob, note(ann, 'Two'))
        bakery.bean(Notices).readAll(ann.actorId())
        morning()

        then:
        mail.to(address(ann)).size() == 1

        when:
        thank(eve, note(ann, 'Three'))
        morning()

        then:
        mail.to(address(ann)).size() == 2
        with(bodies(mail.to(address(ann)).last())[0]) {
            contains('Three')
            !contains('One')
            !contains('Two')
        }
    }

    def "however many processes go round at once, each letter is written once"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        thank(bob, note(ann))
        clock.advance(Duration.ofDays(1))

        when:
        def outcomes = AtOnce.run(6) { round(); 'done' }
        await('the letters to be gone') { bakery.bean(Transactions).read { bakery.bean(DSLContext).fetchCount(LETTER) } == 0 }

        then:
        outcomes.every { it == 'done' }
        mail.to(address(ann)).size() == 1
    }

    def "who chose #pace is written to on #days of eight days"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        if (pace != Pace.DAILY) {
            digests.set(ann, pace)
        }

        when: 'something happens each day'
        8.times {
            thank(bob, note(ann, "Day $it"))
            morning()
        }

        then:
        digests.of(ann) == pace
        mail.to(address(ann)).size() == days

        where:
        pace        || days
        Pace.OFF    || 0
        Pace.DAILY  || 8
        Pace.WEEKLY || 1
    }

    def "after letters were off, what came meanwhile is not told"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        digests.set(ann, Pace.OFF)
        thank(bob, note(ann, 'Meanwhile'))
        morning()

        when:
        digests.set(ann, Pace.DAILY)
        morning()

        then:
        mail.to(address(ann)).empty

        when:
        thank(bob, note(ann, 'Afterwards'))
        morning()

        then:
        mail.to(address(ann)).size() == 1
        !bodies(mail.to(address(ann))[0])[0].contains('Meanwhile')
    }

    def "who has no confirmed address is not written to, and is once there is one"() {
        given:
        def (ann, bob) = [somebody(false), somebody()]
        thank(bob, note(ann))

        when:
        morning()

        then:
        digests.of(ann) == Pace.DAILY
        mail.to(address(ann)).empty

        when:
        bakery.bean(Logins).setEmail(ann.loginId(), address(ann))
        round()
        thank(bob, note(ann, 'Now'))
        morning()

        then:
        digests.of(ann) == Pace.DAILY
        mail.to(address(ann)).size() == 1
    }

    def "who wanted none before there was an address gets none when there is"() {
        given:
        def (ann, bob) = [somebody(false), somebody()]
        digests.set(ann, Pace.OFF)
        bakery.bean(Logins).setEmail(ann.loginId(), address(ann))
        round()
        thank(bob, note(ann))

        when:
        morning()

        then:
        digests.of(ann) == Pace.OFF
        mail.to(address(ann)).empty
    }

    def "what a filter of theirs covers is in no letter, and alone makes none"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def post = note(ann)
        def filters = bakery.bean(Filters)
        def filter = filters.create(ann.actorId(), new Filter.Terms('Ball', EnumSet.of(Filter.Context.NOTIFICATIONS), Filter.Action.WARN, null), [])
        filters.addKeyword(ann.actorId(), filter.id(), 'football', false)
        answer(bob, post, 'Football on Sunday')

        when:
        morning()

        then:
        mail.to(address(ann)).empty
    }

    def "the link ends the letters without signing in: opening it does not, posting to it does, twice does no more"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        thank(bob, note(ann))
        morning()
        def path = mail.to(address(ann))[0].getHeader('List-Unsubscribe')[0].replaceFirst(/.*(\/digest\/[^>]+)>/, '$1')

        when:
        def page = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(bakery.instance.uri(path))).header('Accept', 'text/html').build(), HttpResponse.BodyHandlers.ofString())

        then:
        page.statusCode() == 200
        page.body().contains("action=\"$path\"")
        digests.of(ann) == Pace.DAILY

        when:
        def answers = (1..2).collect { post(path, 'List-Unsubscribe=One-Click') }

        then:
        answers*.statusCode() == [200, 200]
        digests.of(ann) == Pace.OFF
        digests.of(bob) == Pace.DAILY

        when:
        thank(bob, note(ann))
        morning()

        then:
        mail.to(address(ann)).size() == 1
    }

    def "a link that is of no letter ends nothing: #path"() {
        expect:
        post(path, 'List-Unsubscribe=One-Click').statusCode() == 404

        where:
        path << ['/digest/nothing', '/digest/' + 'x' * 43, "/digest/%27%20or%201"]
    }

    def "letters that cannot be made hold up nobody else's"() {
        given:
        def (ann, bob, eve) = [somebody(), somebody(), somebody()]
        [ann, eve].each { thank(bob, note(it)) }
        bakery.bean(Transactions).run { bakery.bean(DSLContext).execute("update login set email = ' ' where id = ?", ann.loginId()) }

        when:
        morning()

        then:
        mail.to(address(eve)).size() == 1

        cleanup:
        bakery.bean(Logins).setEmail(ann.loginId(), address(ann))
    }

    def "the next #pace letter after #now in #zone comes at #next"() {
        expect:
        pace.next(Instant.parse(now), ZoneId.of(zone)) == Instant.parse(next)

        where:
        pace        | now                    | zone              || next
        Pace.DAILY  | '2026-03-01T12:00:00Z' | 'UTC'             || '2026-03-02T07:00:00Z'
        Pace.DAILY  | '2026-03-01T06:59:59Z' | 'UTC'             || '2026-03-01T07:00:00Z'
        Pace.DAILY  | '2026-03-01T07:00:00Z' | 'UTC'             || '2026-03-02T07:00:00Z'
        Pace.DAILY  | '2026-03-28T12:00:00Z' | 'Europe/Helsinki' || '2026-03-29T04:00:00Z'
        Pace.WEEKLY | '2026-03-01T12:00:00Z' | 'UTC'             || '2026-03-02T07:00:00Z'
        Pace.WEEKLY | '2026-03-02T07:00:00Z' | 'UTC'             || '2026-03-09T07:00:00Z'
        Pace.WEEKLY | '2026-03-04T07:00:00Z' | 'Pacific/Auckland' || '2026-03-08T18:00:00Z'
    }
}
