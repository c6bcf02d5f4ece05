package coop.talkoot.posts

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.POST_VERSION

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Transactions
import java.time.Duration
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class VersionsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    Notes notes = bakery.bean(Notes)

    @Shared
    Versions versions = bakery.bean(Versions)

    @Shared
    Identity author = bakery.keeper.identity()

    def "what was never changed has said one thing"() {
        given:
        def note = note('hello')

        expect:
        with(versions.of(note, Page.Request.first(5)).items()) {
            it*.contentHtml() == ['<p>hello</p>']
            it*.writtenAt() == [note.publishedAt()]
        }
        rows(note) == 0
    }

    def "each change is kept with its words, its warning and its time, the newest first"() {
        given:
        def note = note('one')

        when:
        bakery.instance.clock.advance(Duration.ofMinutes(5))
        def second = notes.edit(note, author, words('two').behind('spiders', false))
        bakery.instance.clock.advance(Duration.ofMinutes(5))
        def third = notes.edit(note, author, words('three', 'A title'))
        def said = versions.of(third, Page.Request.first(5)).items()

        then:
        said*.text() == ['three', 'two', 'one']
        said*.title() == ['A title', '', '']
        said*.warning() == ['', 'spiders', '']
        said*.isSensitive() == [false, true, false]
        said*.writtenAt() == [third.editedAt(), second.editedAt(), note.publishedAt()]
    }

    def "it comes in pages"() {
        given:
        def note = note('0')
        (1..6).each { notes.edit(note, author, words("$it")) }

        when:
        def first = versions.of(note, Page.Request.first(4))
        def second = versions.of(note, new Page.Request(4, first.next()))

        then:
        (first.items() + second.items())*.text() == ('6'..'0') as List
        second.next() == null
    }

    def "saying the same again is no change"() {
        given:
        def note = note('same')

        when:
        2.times { notes.edit(note, author, words('same')) }

        then:
        rows(note) == 0
    }

    def "of endless changes the first and the latest are kept"() {
        given:
        def note = note('first')

        when:
        (1..Versions.MOST + 20).each { notes.edit(note, author, words("change $it")) }

        then:
        rows(note) == Versions.MOST
        versions.of(note, Page.Request.first(1)).items()*.text() == ["change ${Versions.MOST + 20}"]
        versions.of(note, new Page.Request(1, note.id() + 1)).items()*.text() == ['first']
    }

    def "nothing is left of what was deleted"() {
        given:
        def note = note('a secret')
        notes.edit(note, author, words('no secret'))

        when:
        notes.delete(note, author)

        then:
        rows(note) == 0
    }

    def "what another server changes is kept here too, and goes with the note"() {
        given:
        def garden = new Neighbours(name: 'garden', keeper: 'bob')
        def there = garden.find(author)
        garden.bean(Follows).request(garden.keeper.identity(), there, Origin.LOCAL)
        await('the accept') { garden.bean(Follows).between(garden.keeper.actorId(), there.id()).get().state() == Follow.State.ACCEPTED }
        def note = note('before')
        def seen = await('the note') { garden.bean(Posts).byUri(note.uri()).orElse(null) }

        when:
        notes.edit(note, author, words('after'))

        then:
        await('the change') { garden.bean(Versions).of(seen, Page.Request.first(5)).items()*.text() == ['after', 'before'] }

        when:
        notes.delete(note, author)

        then:
        await('the deletion') { garden.bean(Transactions).read { garden.bean(DSLContext).fetchCount(POST_VERSION) } == 0 }

        cleanup:
        garden.close()
    }

    private int rows(Post note) {
        return bakery.bean(Transactions).read { bakery.bean(DSLContext).fetchCount(POST_VERSION, POST_VERSION.POST_ID.eq(note.id())) }
    }

    private Post note(String text) {
        return notes.publish(author, null, Audience.PUBLIC, words(text), [])
    }

    private static Words words(CharSequence text, String title = '') {
        return Words.typed(title, text as String, 'en', [])
    }
}
