package coop.talkoot.notices

import coop.talkoot.platform.Refused
import java.time.Duration

/** How what was told is read, put together, put away and forgotten. */
class NoticeListsSpec extends NoticeSpecification {
    def "a page is newest first, and goes on before, since and right above an id"() {
        given:
        def ann = somebody()
        def bob = somebody()
        (1..6).each { favourite(bob, note(ann, text: "Loaf $it")) }
        def ids = told(ann)*.id()

        expect:
        ids == ids.toSorted().reverse()
        page(ann, before: ids[1], limit: 2) == ids[2..3]
        page(ann, since: ids[3], limit: 2) == ids[0..1]
        page(ann, after: ids[5], limit: 2) == ids[3..4]
        page(ann, actor: somebody().id()) == []
        notices.page(ann.id(), NoticeQuery.newest(80).only([Notice.Kind.FOLLOW] as Set)).items() == []
        notices.page(ann.id(), NoticeQuery.newest(80).only([] as Set)).items() == []
        notices.require(ann.id(), ids[2]).id() == ids[2]
    }

    private List<Long> page(Map<String, ?> asked, ann) {
        def query = new NoticeQuery(EnumSet.allOf(Notice.Kind), asked.actor as Long, asked.before as Long, asked.since as Long,
                asked.after as Long, (asked.limit ?: 80) as int)
        return notices.page(ann.id(), query).items()*.id()
    }

    def "notices are their person's alone"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        favourite(bob, note(ann))
        def id = told(ann)[0].id()

        when:
        notices.require(bob.id(), id)

        then:
        thrown(Refused)

        when:
        notices.dismiss(bob.id(), [id])

        then:
        thrown(Refused)
        told(ann).size() == 1
    }

    def "what is put away does not come back, and counts no more"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def note = note(ann)
        favourite(bob, note)

        when:
        notices.dismiss(ann.id(), [told(ann)[0].id()])
        responses.unfavourite(bob, note)
        favourite(bob, note)
        announce(bob, note)
        notices.clear(ann.id())

        then:
        told(ann) == []
        notices.countUnread(ann.id()) == 0
    }

    def "thanks for one note stand together with how many and who last, on one page only"() {
        given:
        def ann = somebody()
        def loud = note(ann, text: 'loud')
        def quiet = note(ann, text: 'quiet')
        def crowd = (1..5).collect { somebody() }
        crowd.each { favourite(it, loud) }
        favourite(crowd[0], quiet)
        announce(crowd[1], loud)

        when:
        def first = notices.grouped(ann.id(), NoticeQuery.newest(2))
        def second = notices.grouped(ann.id(), new NoticeQuery(EnumSet.allOf(Notice.Kind), null, first.next(), null, null, 2))

        then:
        first.items()*.kind() == [Notice.Kind.ANNOUNCE, Notice.Kind.FAVOURITE]
        first.items()[1].post().id() == quiet.id()
        second.items().size() == 1
        second.items()[0].count() == 5
        second.items()[0].actors()*.id() == crowd*.id().reverse()
        second.next() == null

        when: 'the crowd is thanked for and put away as one'
        notices.dismissAlike(ann.id(), second.items()[0].newest())

        then:
        notices.grouped(ann.id(), NoticeQuery.newest(20)).items()*.kind() == [Notice.Kind.ANNOUNCE, Notice.Kind.FAVOURITE]
    }

    def "what two pages would share stands on the first alone"() {
        given:
        def ann = somebody()
        def note = note(ann)
        def (bob, eve) = [somebody(), somebody()]
        favourite(bob, note)
        reply(bob, note)
        favourite(eve, note)

        when:
        def first = notices.grouped(ann.id(), NoticeQuery.newest(1))
        def second = notices.grouped(ann.id(), new NoticeQuery(EnumSet.allOf(Notice.Kind), null, first.next(), null, null, 10))

        then:
        first.items()*.count() == [2]
        second.items()*.kind() == [Notice.Kind.MENTION]
    }

    def "what was told half a year ago is forgotten"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        favourite(bob, note(ann))

        when:
        clock.advance(Duration.ofDays(181))
        notices.sweep()

        then:
        told(ann) == []

        cleanup:
        clock.advance(Duration.ofDays(-181))
    }
}
