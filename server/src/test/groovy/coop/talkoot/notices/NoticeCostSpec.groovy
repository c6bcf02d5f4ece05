package coop.talkoot.notices

import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.NewPost
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import spock.lang.Shared

/** What comes from elsewhere by the thousand: only what concerns somebody here costs anything here. */
class NoticeCostSpec extends NoticeSpecification {
    private static int count

    @Shared
    StatementCount statements = new StatementCount(bakery)

    def setup() {
        // Whom anybody watches is known from then on.
        bakery.bean(coop.talkoot.people.Watches).mayBeWatched(1)
        bakery.bean(Subscribers).areAmong([1L])
    }

    private Post remote(Map<String, ?> options = [:], Identity author) {
        def uri = "https://elsewhere.example/notes/${++count}".toString()
        return notes.take(new NewPost(new Origin.Remote(uri), 'notes', Post.Kind.NOTE, author, null, options.answer?.uri() as String,
                Audience.PUBLIC, Words.typed('', 'Far news', 'en', []), (options.to ?: []) as List<Identity>, uri, null, '{}'))
    }

    def "#what, of elsewhere and about nobody here, costs no statement more"() {
        given:
        def (author, other) = [stranger(), stranger()]
        def note = remote(author)

        expect:
        statements.ofTelling { deed.call(this, note, author, other) } == 0

        where:
        what                 | deed
        'a note'             | { spec, theirs, writer, third -> spec.remote(writer) }
        'a note that names'  | { spec, theirs, writer, third -> spec.remote(writer, to: [third]) }
        'an answer'          | { spec, theirs, writer, third -> spec.remote(third, answer: theirs) }
        'a change'           | { spec, theirs, writer, third -> spec.notes.rewritten(theirs, Words.typed('', 'Later news', 'en', []), null, '{}') }
        'a deletion'         | { spec, theirs, writer, third -> spec.notes.deleted(theirs) }
        'thanks'             | { spec, theirs, writer, third -> spec.favourite(third, theirs) }
        'passing it on'      | { spec, theirs, writer, third -> spec.announce(third, theirs) }
    }

    def "#what costs #cost statements more, however many are told"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def far = stranger()
        def note = note(ann)

        expect:
        statements.ofTelling { deed.call(this, note, far, [ann, bob]) } == cost

        where: 'nobody has a browser to wake; with an answer, what was answered first, and once more for who else is named'
        what                     | deed                                                               || cost
        'a note that names some' | { spec, theirs, from, people -> spec.remote(from, to: people) }        || 1
        'an answer'              | { spec, theirs, from, people -> spec.remote(from, answer: theirs) }      || 2
        'an answer that names'   | { spec, theirs, from, people -> spec.remote(from, answer: theirs, to: people) } || 3
        'thanks'                 | { spec, theirs, from, people -> spec.favourite(from, theirs) }           || 1
        'passing it on'          | { spec, theirs, from, people -> spec.announce(from, theirs) }            || 1
        'a follow'               | { spec, theirs, from, people -> spec.follows.request(from, people[0], Origin.LOCAL) } || 1
    }

    def "a note of somebody who is watched is told by one statement"() {
        given:
        def far = stranger()
        def people = (1..5).collect { somebody() }
        people.each {
            follows.request(it, far, Origin.LOCAL)
            follows.accept(follows.between(it.id(), far.id()).get())
            follows.prefer(it.id(), far.id(), true, true)
        }
        bakery.bean(coop.talkoot.people.Watches).mayBeWatched(far.id())

        expect:
        statements.ofTelling { remote(far) } == 1
        people.every { kinds(it) == [Notice.Kind.STATUS] }
    }
}
