package coop.talkoot.notices

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.moderation.Reports
import coop.talkoot.people.Blocks
import coop.talkoot.people.Logins
import coop.talkoot.people.Measure
import coop.talkoot.people.Measures
import coop.talkoot.people.NewPerson
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.NewPoll
import coop.talkoot.posts.PollClock
import coop.talkoot.posts.Polls
import coop.talkoot.posts.ThreadMutes
import coop.talkoot.posts.Words
import java.time.Duration

class NoticesSpec extends NoticeSpecification {
    def "who is named in a note is told of it, and nobody else"() {
        given:
        def (ann, bob, eve) = [somebody(), somebody(), somebody()]

        when:
        def note = note(ann, to: [bob], audience: Audience.DIRECT)

        then:
        kinds(bob) == [Notice.Kind.MENTION]
        told(bob)[0].actor().id() == ann.id()
        told(bob)[0].post().id() == note.id()
        !told(bob)[0].isRead()
        told(eve) == []
        told(ann) == []
    }

    def "who is answered is told, and of an answer to an offer as of one"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def note = note(ann)
        def offer = bakery.offer(by: ann, 'trailer')

        when:
        reply(bob, note)
        reply(bob, offer.post())
        reply(ann, note)

        then:
        kinds(ann) == [Notice.Kind.ANSWER, Notice.Kind.MENTION]
        told(bob) == []
    }

    def "thanks twice are one notice, and taken back before it was read it is gone"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def note = note(ann)

        when:
        2.times { favourite(bob, note) }
        2.times { announce(bob, note) }

        then:
        kinds(ann) == [Notice.Kind.ANNOUNCE, Notice.Kind.FAVOURITE]

        when:
        responses.unfavourite(bob, note)
        responses.unannounce(bob, note)

        then:
        told(ann) == []
    }

    def "what was read stays when it is taken back, and is not told again"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def note = note(ann)
        favourite(bob, note)
        notices.readAll(ann.id())

        when:
        responses.unfavourite(bob, note)
        favourite(bob, note)

        then:
        kinds(ann) == [Notice.Kind.FAVOURITE]
        notices.countUnread(ann.id()) == 0
    }

    def "nobody is told what they did themselves"() {
        given:
        def ann = somebody()
        def note = note(ann, to: [ann])

        when:
        favourite(ann, note)
        announce(ann, note)
        reply(ann, note)

        then:
        told(ann) == []
    }

    def "a follow is told, and a request to who approves by hand until it is answered"() {
        given:
        def (ann, bob) = [somebody(), somebody()]

        when:
        follows.request(bob, ann, Origin.LOCAL)

        then:
        kinds(ann) == [Notice.Kind.FOLLOW]

        when:
        follows.end(bob.id(), ann.id())

        then:
        told(ann) == []
    }

    def "who thanked for a note or passed it on is told that it was changed, once for the latest change"() {
        given:
        def (ann, bob, eve, joe) = [somebody(), somebody(), somebody(), somebody()]
        def note = note(ann)
        favourite(bob, note)
        announce(eve, note)

        when:
        2.times { notes.edit(note, ann, Words.typed('', "Bread is gone $it", 'en', [])) }

        then:
        kinds(bob) == [Notice.Kind.EDIT]
        kinds(eve) == [Notice.Kind.EDIT]
        told(joe) == []

        when: 'it is read, and changes again'
        notices.readAll(bob.id())
        def before = told(bob)[0].id()
        notes.edit(note, ann, Words.typed('', 'Bread is back', 'en', []))

        then:
        notices.countUnread(bob.id()) == 1
        told(bob).size() == 1
        told(bob)[0].id() > before
    }

    def "who watches somebody is told of their notes, and of a note that names them only once"() {
        given:
        def (ann, bob, eve) = [somebody(), somebody(), somebody()]
        [bob, eve].each { follows.request(it, ann, Origin.LOCAL) }
        follows.prefer(bob.id(), ann.id(), true, true)

        when:
        def first = note(ann)
        reply(ann, first)
        note(ann, to: [bob])
        note(ann, to: [eve], audience: Audience.DIRECT)

        then:
        kinds(bob) == [Notice.Kind.MENTION, Notice.Kind.STATUS]
        kinds(eve) == [Notice.Kind.MENTION]

        when:
        follows.prefer(bob.id(), ann.id(), true, false)
        note(ann)

        then:
        told(bob).size() == 2
    }

    def "thousands who watch a group are told of its announcement by as many statements as one"() {
        given:
        def ann = somebody()
        def statements = new StatementCount(bakery)
        def one = somebody()
        watchGroup([one])
        note(ann, group: bakery.group.identity())

        when:
        def few = statements.during { note(ann, group: bakery.group.identity()) }
        watchGroup((1..40).collect { somebody() })
        note(ann, group: bakery.group.identity())
        def many = statements.during { note(ann, group: bakery.group.identity()) }

        then:
        kinds(one).count(Notice.Kind.STATUS) == 4
        many == few
    }

    private void watchGroup(List<?> people) {
        people.each {
            follows.request(it, bakery.group.identity(), Origin.LOCAL)
            follows.prefer(it.id(), bakery.group.id(), true, true)
        }
    }

    def "from somebody #how nothing is told"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def note = note(ann)

        when:
        deed.call(bakery, ann, bob, note)
        try {
            favourite(bob, note)
        } catch (Refused ignored) {
        }

        then:
        told(ann) == []
        notices.countUnread(ann.id()) == 0

        where:
        how               | deed
        'blocked'         | { house, one, other, theirs -> house.bean(Blocks).block(one, other, Origin.LOCAL) }
        'muted'           | { house, one, other, theirs -> house.bean(coop.talkoot.people.Mutes).mute(one, other, true, null) }
        'suspended'       | { house, one, other, theirs -> house.bean(Measures).set(other.id(), Measure.SUSPENDED) }
        'in a muted thread' | { house, one, other, theirs -> house.bean(ThreadMutes).mute(one.id(), theirs) }
    }

    def "a limited actor is heard by those who follow them, and by nobody else"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def note = note(ann)
        def limited = bakery.bean(Measures).set(bob.id(), Measure.LIMITED)

        when:
        favourite(limited, note)

        then:
        told(ann) == []

        when:
        follows.request(ann, limited, Origin.LOCAL)
        announce(limited, note)

        then:
        kinds(ann) == [Notice.Kind.ANNOUNCE]
    }

    def "a block takes away what was told already"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        favourite(bob, note(ann))

        when:
        bakery.bean(Blocks).block(ann, bob, Origin.LOCAL)
        bakery.bean(Blocks).unblock(ann.id(), bob.id())

        then:
        told(ann) == []
    }

    def "a deleted note takes away what was told of it"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def note = note(ann, to: [bob])

        when:
        notes.delete(note, ann)

        then:
        told(bob) == []
    }

    def "when a poll is over, who asked and who answered are told, and nobody else"() {
        given:
        def (ann, bob, eve) = [somebody(), somebody(), somebody()]
        def poll = notes.ask(ann, null, Audience.PUBLIC, Words.typed('', 'Rye or wheat?', 'en', []), [],
                new NewPoll(['Rye', 'Wheat'], false, false, Duration.ofMinutes(10)))
        bakery.bean(Polls).vote(bob, poll.id(), [0] as Set)
        favourite(eve, poll)
        notices.clear(ann.id())

        when:
        clock.advance(Duration.ofMinutes(11))
        bakery.bean(PollClock).run()

        then: 'whichever thread has closed it'
        await('the end') { kinds(ann) == [Notice.Kind.POLL] }
        kinds(bob) == [Notice.Kind.POLL]
        told(eve) == []
    }

    def "a note for followers is told to those who watch, one for members is not"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        follows.request(bob, ann, Origin.LOCAL)
        follows.prefer(bob.id(), ann.id(), true, true)

        when:
        note(ann, audience: Audience.FOLLOWERS)
        note(ann, audience: Audience.GROUP, group: bakery.group.identity())

        then:
        kinds(bob) == [Notice.Kind.STATUS]
        told(bob)[0].post().audience() == Audience.FOLLOWERS
    }

    def "a deed that is undone tells nobody"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def note = note(ann)

        when:
        bakery.bean(coop.talkoot.platform.Transactions).run {
            favourite(bob, note)
            throw new IllegalStateException('undone')
        }

        then:
        thrown(IllegalStateException)
        told(ann) == []
    }

    def "keepers are told who signs up and what is reported, whomever they have blocked"() {
        given:
        def keeper = bakery.keeper.identity()
        notices.clear(keeper.id())

        when:
        def viewer = bakery.bean(Logins).register(new NewPerson("new${System.nanoTime()}".take(20), 'New', null, 'a long enough password'), false)
        bakery.bean(Blocks).block(keeper, viewer.identity(), Origin.LOCAL)
        def report = bakery.bean(Reports).file(viewer.identity(), ['https://elsewhere.example/1'], 'look', Origin.LOCAL)

        then:
        kinds(keeper) == [Notice.Kind.REPORT]
        told(keeper)[0].subjectId() == report.id()
    }
}
