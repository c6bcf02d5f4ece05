package coop.talkoot.posts

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.documents.Attachments
import coop.talkoot.documents.Focus
import coop.talkoot.documents.MediaSweep
import coop.talkoot.documents.SamplePictures
import coop.talkoot.groups.Memberships
import coop.talkoot.notices.Notice
import coop.talkoot.notices.NoticeQuery
import coop.talkoot.notices.Notices
import coop.talkoot.people.Identity
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.time.Duration
import java.time.Instant
import java.time.temporal.ChronoUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class ScheduledPostsSpec extends Specification {
    private static final Page.Request ALL = Page.Request.first(80)

    @Shared SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))
    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)
    @Shared int members

    private final ScheduledPosts scheduled = bakery.bean(ScheduledPosts)
    private final Identity ann = member('ann')

    /** Somebody new: what others wrote for later goes on coming out meanwhile. */
    private Identity member(String name) {
        return bakery.member("$name${++members}")
    }

    private Instant day(int number) {
        return clock.instant().truncatedTo(ChronoUnit.DAYS) + Duration.ofDays(number)
    }

    private ScheduledPost.Draft draft(Map<String, ?> options = [:], String text) {
        return new ScheduledPost.Draft(options.group as Identity, options.answer as Long, (options.audience ?: Audience.PUBLIC) as Audience,
                new ScheduledPost.Said('', text, 'en', [], (options.warning ?: '') as String, false), (options.to ?: []) as List<Identity>,
                options.poll as NewPoll, (options.files ?: []) as List<Long>, options.extra as String)
    }

    private Instant ahead(int minutes) {
        return clock.instant() + Duration.ofMinutes(minutes)
    }

    private List<String> said() {
        return bakery.bean(Timelines).by(ann.id(), ann.id(), ALL).items()*.text()
    }

    def "what is written for later is published when its time comes, and not before"() {
        given:
        def post = scheduled.schedule(ann, draft('later', extra: '{"poll":1}'), ahead(30))
        scheduled.schedule(ann, draft('now'), ahead(5))

        when:
        clock.advance(Duration.ofMinutes(6))
        await('the first') { said() == ['now'] }

        then:
        scheduled.of(ann.id(), ALL).items()*.id() == [post.id()]
        scheduled.require(ann.id(), post.id()).draft().extra() == '{"poll":1}'

        when:
        clock.advance(Duration.ofMinutes(30))

        then:
        await('the second') { said() == ['later', 'now'] }
        await('an empty list') { scheduled.of(ann.id(), ALL).items() == [] }
    }

    def "of several processes on one database each post is published once"() {
        given:
        def beside = (1..2).collect { bakery.instance.beside() }
        30.times { scheduled.schedule(ann, draft("no. $it".toString()), ahead(10)) }

        when:
        clock.advance(Duration.ofMinutes(11))
        await('all of them') { scheduled.of(ann.id(), ALL).items() == [] }

        then:
        said().toSorted() == (0..29).collect { "no. $it".toString() }.toSorted()

        cleanup:
        beside*.close()
    }

    def "an answer goes to what it answers, and a note to those it is for"() {
        given:
        def bob = member('bob')
        def note = bakery.bean(Notes).publish(bob, null, Audience.PUBLIC, Words.typed('', 'When?', 'en', []), [])
        scheduled.schedule(ann, draft('At six', answer: note.id()), ahead(5))
        scheduled.schedule(ann, draft('Psst', audience: Audience.DIRECT, to: [bob]), ahead(5))

        when:
        clock.advance(Duration.ofMinutes(5))
        await('both') { said().size() == 2 }
        def posts = bakery.bean(Timelines).by(ann.id(), bob.id(), ALL).items()

        then:
        posts.find { it.text() == 'At six' }.inReplyToId() == note.id()
        posts.find { it.text() == 'Psst' }.recipients()*.id() == [bob.id()]
    }

    def "a poll, a warning and a file are published with it, and the file is kept till then"() {
        given:
        def poll = new NewPoll(['Rye', 'Wheat'], true, false, Duration.ofHours(1))
        def file = bakery.bean(Attachments).upload(ann, new ByteArrayInputStream(SamplePictures.png()), 'A loaf', Focus.CENTRE)
        scheduled.schedule(ann, draft('Which one?', poll: poll, warning: 'Hungry'), ahead(60 * 24 * 3))
        scheduled.schedule(ann, draft('', files: [file.id()]), ahead(60 * 24 * 3))

        when: 'three days pass, and what nobody holds is swept away'
        clock.advance(Duration.ofDays(3).minusMinutes(1))
        bakery.bean(MediaSweep).run()
        clock.advance(Duration.ofMinutes(1))
        await('both') { said().size() == 2 }
        def posts = bakery.bean(Timelines).by(ann.id(), ann.id(), ALL).items()
        def asked = posts.find { it.text() == 'Which one?' }

        then:
        asked.warning() == 'Hungry'
        bakery.bean(Polls).of([asked.id()])[asked.id()].options()*.title() == ['Rye', 'Wheat']
        bakery.bean(Attachments).ofPost(posts.find { it.text() == '' }.id())*.description() == ['A loaf']
    }

    def "somebody else's file is not scheduled"() {
        given:
        def file = bakery.bean(Attachments).upload(member('eve'), new ByteArrayInputStream(SamplePictures.png()), '', Focus.CENTRE)

        when:
        scheduled.schedule(ann, draft('Mine', files: [file.id()]), ahead(10))

        then:
        thrown(Refused)
        scheduled.of(ann.id(), ALL).items() == []
    }

    def "what is refused when its time comes is kept, and its author is told why"() {
        given:
        def post = scheduled.schedule(ann, draft('For members', group: bakery.group.identity(), audience: Audience.GROUP), ahead(5))
        bakery.bean(Memberships).leave(bakery.group, ann)

        when:
        clock.advance(Duration.ofMinutes(5))
        await('the refusal') { scheduled.require(ann.id(), post.id()).refusal() }
        def told = bakery.bean(Notices).page(ann.id(), NoticeQuery.newest(10)).items()[0]

        then:
        said() == []
        told.kind() == Notice.Kind.NOT_PUBLISHED
        told.subjectId() == post.id()
        told.detail() == scheduled.require(ann.id(), post.id()).refusal()

        when: 'they come back and set another time'
        bakery.bean(Memberships).join(bakery.group, ann, coop.talkoot.platform.Origin.LOCAL)
        scheduled.move(ann, post.id(), ahead(10))
        clock.advance(Duration.ofMinutes(11))

        then:
        await('the note') { said() == ['For members'] }
    }

    def "until then it can be moved, rewritten and taken back, by its author alone"() {
        given:
        def bob = member('bob')
        def (moved, gone) = [scheduled.schedule(ann, draft('one'), ahead(10)), scheduled.schedule(ann, draft('two'), ahead(10))]

        when:
        scheduled.move(ann, moved.id(), ahead(60))
        scheduled.rewrite(ann, moved.id(), draft('one and a half'))
        scheduled.delete(ann.id(), gone.id())

        then:
        with(scheduled.of(ann.id(), ALL).items()) {
            it*.id() == [moved.id()]
            it[0].draft().said().text() == 'one and a half'
            it[0].dueAt() == ahead(60)
        }
        scheduled.of(bob.id(), ALL).items() == []

        when:
        deed.call(scheduled, bob, moved, draft('Bread at six'), ahead(90))

        then:
        thrown(Refused)
        scheduled.require(ann.id(), moved.id()).dueAt() == ahead(60)

        where:
        deed << [{ all, who, theirs, other, time -> all.require(who.id(), theirs.id()) },
                 { all, who, theirs, other, time -> all.move(who, theirs.id(), time) },
                 { all, who, theirs, other, time -> all.rewrite(who, theirs.id(), other) },
                 { all, who, theirs, other, time -> all.delete(who.id(), theirs.id()) }]
    }

    def "nobody schedules for a group they are not in, nor before others what was said among members"() {
        given:
        def eve = member('eve')
        def note = bakery.bean(Notes).publish(eve, bakery.group.identity(), Audience.GROUP, Words.typed('', 'Among us', 'en', []), [])
        if (leaves) {
            bakery.bean(Memberships).leave(bakery.group, ann)
        }

        when:
        scheduled.schedule(ann, options.call(this, note), ahead(10))

        then:
        thrown(Refused)
        scheduled.of(ann.id(), ALL).items() == []

        where:
        leaves | options
        true   | { spec, theirs -> spec.draft('a', group: spec.bakery.group.identity()) }
        true   | { spec, theirs -> spec.draft('a', answer: theirs.id(), audience: Audience.GROUP) }
        false  | { spec, theirs -> spec.draft('a', answer: theirs.id()) }
    }

    def "a file is kept no longer than what it waits for"() {
        given:
        def files = (1..2).collect { bakery.bean(Attachments).upload(ann, new ByteArrayInputStream(SamplePictures.png()), "Loaf $it", Focus.CENTRE) }
        def gone = scheduled.schedule(ann, draft('', files: [files[0].id()]), ahead(60 * 24 * 30))
        def left = scheduled.schedule(ann, draft('', files: [files[1].id()]), ahead(60 * 24 * 3))

        when:
        scheduled.delete(ann.id(), gone.id())
        clock.advance(Duration.ofDays(2))
        bakery.bean(MediaSweep).run()
        scheduled.schedule(ann, draft('', files: [files[0].id()]), ahead(10))

        then:
        thrown(Refused)
        scheduled.move(ann, left.id(), ahead(10)).draft().fileIds() == [files[1].id()]
    }

    def "words and time change together or not at all"() {
        given:
        def post = scheduled.schedule(ann, draft('one'), ahead(10))

        when:
        def changed = scheduled.change(ann, post.id(), draft('two'), ahead(60))

        then:
        changed.draft().said().text() == 'two'
        changed.dueAt() == ahead(60)

        when:
        scheduled.change(ann, post.id(), draft('three'), ahead(1))

        then:
        thrown(Refused)
        scheduled.require(ann.id(), post.id()) == changed
    }

    def "a time that is #minutes minutes ahead is refused"() {
        when:
        scheduled.schedule(ann, draft('Bread at six'), ahead(minutes))

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'dueAt'

        where:
        minutes << [-10, 0, 4, 60 * 24 * 3661]
    }

    def "nothing is not scheduled, nor an answer to what one cannot read"() {
        when:
        scheduled.schedule(ann, draft(options, text), ahead(10))

        then:
        thrown(Refused)
        scheduled.of(ann.id(), ALL).items() == []

        where:
        text | options
        ' '  | [:]
        'a'  | [answer: 1L]
        'a'  | [audience: Audience.GROUP]
        'a'  | [audience: Audience.DIRECT]
    }

    def "fifty wait for one day at most, and three hundred in all"() {
        given:
        (4..9).each { next -> 50.times { scheduled.schedule(ann, draft('Bread at six'), day(next) + Duration.ofMinutes(it)) } }

        when:
        scheduled.schedule(ann, draft('Bread at six'), day(number))

        then:
        def refused = thrown(Refused)
        refused.refusal().sentence().contains(limit)

        where:
        number | limit
        35     | '300'
    }

    def "the fifty-first of a day is refused, also when many are written at once"() {
        given:
        def noon = day(4) + Duration.ofHours(12)
        48.times { scheduled.schedule(ann, draft('Bread at six'), noon) }

        when:
        def outcomes = coop.talkoot.AtOnce.run(6) { scheduled.schedule(ann, draft('Bread at six'), noon) }

        then:
        outcomes.count { it instanceof ScheduledPost } == 2
        outcomes.count { it instanceof Refused } == 4
    }
}
