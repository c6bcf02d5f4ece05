package coop.talkoot.posts

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.AtOnce
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Blocks
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class ConversationsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Notes notes = bakery.bean(Notes)

    @Shared
    Conversations conversations = bakery.bean(Conversations)

    private final Identity ann = person()
    private final Identity bob = person()
    private final Identity cem = person()

    def "a direct thread is one conversation of each who takes part, unread for all but who wrote last"() {
        given:
        def first = direct(ann, bob, cem)

        expect:
        [ann, bob, cem].collect { of(it)*.isUnread() } == [[false], [true], [true]]
        of(bob)[0].with()*.id() == [ann.id(), cem.id()]

        when:
        def answer = notes.reply(bob, first, words())

        then:
        [ann, bob, cem].collect { of(it)*.isUnread() } == [[true], [false], [true]]
        [ann, bob, cem].every { of(it)*.latest()*.id() == [answer.id()] }
        conversations.countUnread(ann.id()) == 1
    }

    def "they come by the latest post, in pages, and nothing else is among them"() {
        given:
        def threads = (1..5).collect { direct(ann, bob) }
        notes.publish(ann, null, Audience.PUBLIC, words(), [bob])
        notes.reply(ann, threads[1], words())

        when:
        def first = conversations.of(bob, Page.Request.first(3))
        def second = conversations.of(bob, new Page.Request(3, first.next()))

        then:
        (first.items() + second.items())*.latest()*.rootId() == [1, 4, 3, 2, 0].collect { threads[it].id() }
        second.next() == null
        of(cem) == []
    }

    def "one marks one's own as read, and nobody else's"() {
        given:
        direct(ann, bob)
        def his = of(bob)[0]

        when:
        def read = conversations.read(bob, his.id())

        then:
        !read.isUnread()
        of(bob)*.isUnread() == [false]
        conversations.unread(bob, his.id()).isUnread()

        when:
        deed(his.id(), ann)

        then:
        thrown(Refused)
        of(bob)*.isUnread() == [true]

        where:
        deed << [
                { long id, Identity who -> conversations.read(who, id) },
                { long id, Identity who -> conversations.drop(who, id) },
                { long id, Identity who -> conversations.unread(who, 7L) }
        ]
    }

    def "what is dropped comes back with the next post"() {
        given:
        def thread = direct(ann, bob)

        when:
        conversations.drop(bob, of(bob)[0].id())

        then:
        of(bob) == []
        of(ann).size() == 1

        when:
        notes.reply(ann, thread, words())

        then:
        of(bob)*.isUnread() == [true]
    }

    def "when its latest post is deleted the one before is shown, and with the last one it ends"() {
        given:
        def thread = direct(ann, bob)
        def answer = notes.reply(bob, thread, words())

        when:
        notes.delete(answer, bob)

        then:
        [ann, bob].every { of(it)*.latest()*.id() == [thread.id()] }

        when:
        notes.delete(thread, ann)

        then:
        [ann, bob].every { of(it) == [] }
    }

    def "whom one blocks is not heard of"() {
        given:
        direct(ann, bob)

        when:
        bakery.bean(Blocks).block(bob, ann, Origin.LOCAL)

        then:
        of(bob) == []
    }

    def "many answers at the same moment are one conversation"() {
        given:
        def thread = direct(ann, bob)

        when:
        def answers = AtOnce.run(6) { notes.reply(bob, thread, words()) }

        then:
        answers.every { it instanceof Post }
        of(ann)*.latest()*.id() == [answers*.id().max()]
    }

    def "what is written elsewhere is heard of here"() {
        given:
        def garden = new Neighbours(name: 'garden', keeper: 'bob')
        def there = garden.find(ann)

        when:
        def sent = garden.bean(Notes).publish(garden.keeper.identity(), null, Audience.DIRECT, words(), [there])

        then:
        await('the note') { of(ann)*.latest()*.uri() == [sent.uri()] }
        of(ann)[0].isUnread()

        cleanup:
        garden.close()
    }

    private List<Conversation> of(Identity person) {
        return conversations.of(person, Page.Request.first(20)).items()
    }

    private Post direct(Identity from, Identity... to) {
        return notes.publish(from, null, Audience.DIRECT, words(), to as List)
    }

    private Words words() {
        return Words.typed('', "psst ${count.incrementAndGet()}" as String, 'en', [])
    }

    private Identity person() {
        return bakery.member("p${count.incrementAndGet()}")
    }
}
