package coop.talkoot.posts

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

class MarksSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Notes notes = bakery.bean(Notes)

    @Shared
    Bookmarks bookmarks = bakery.bean(Bookmarks)

    @Shared
    Responses responses = bakery.bean(Responses)

    @Shared
    Pins pins = bakery.bean(Pins)

    @Shared
    Identity keeper = bakery.keeper.identity()

    def "what one keeps comes in the order of keeping, in pages, and is nobody else's to see"() {
        given:
        def reader = member()
        def other = member()
        def written = (1..7).collect { note(member()) }
        def kept = written.reverse()

        when:
        kept.each { bookmarks.keep(reader, it.id()) }
        bookmarks.keep(reader, kept[0].id())
        def first = bookmarks.of(reader.id(), Page.Request.first(4))
        def second = bookmarks.of(reader.id(), new Page.Request(4, first.next()))

        then:
        (first.items() + second.items())*.post()*.id() == kept*.id().reverse()
        second.next() == null
        bookmarks.among(reader.id(), written*.id()) == written*.id() as Set
        bookmarks.among(other.id(), written*.id()) == [] as Set
        bakery.bean(Marks).of(reader.id(), written*.id()).bookmarked() == written*.id() as Set
        bakery.bean(Marks).of(other.id(), written*.id()) == Marks.Found.NOTHING
        bookmarks.of(other.id(), Page.Request.first(4)).items() == []
    }

    def "what is dropped, deleted or no longer to be read is not kept"() {
        given:
        def reader = member()
        def author = member()
        def quarreller = member()
        def all = [note(author), note(author), note(quarreller), note(author)]
        all.each { bookmarks.keep(reader, it.id()) }

        when:
        2.times { bookmarks.drop(reader, all[0].id()) }
        notes.delete(all[1], author)
        bakery.bean(Blocks).block(quarreller, reader, Origin.LOCAL)

        then:
        bookmarks.of(reader.id(), Page.Request.first(10)).items()*.post()*.id() == [all[3].id()]
    }

    def "nobody keeps, likes or pins what is not for them to read"() {
        given:
        def secret = notes.publish(keeper, null, Audience.DIRECT, words('psst'), [member()])

        when:
        deed(secret, member())

        then:
        thrown(Refused)

        where:
        deed << [
                { Post post, Identity who -> bookmarks.keep(who, post.id()) },
                { Post post, Identity who -> pins.pin(who, post) },
                { Post post, Identity who -> bookmarks.keep(who, 1L) }
        ]
    }

    def "what one likes comes in the order of liking, as far as it is still to be read"() {
        given:
        def reader = member()
        def all = (1..5).collect { note(member()) }
        all.reverse().each { responses.favourite(reader, it, Origin.LOCAL) }
        notes.delete(all[2], all[2].author())
        responses.unfavourite(reader, all[3])

        expect:
        responses.favouritesOf(reader, Page.Request.first(10)).items()*.post()*.id() == [all[0], all[1], all[4]]*.id()
        responses.favouritesOf(reader, Page.Request.first(2)).next() != null
        bakery.bean(Marks).of(reader.id(), all*.id()) == new Marks.Found([all[0], all[1], all[2], all[4]]*.id() as Set, [] as Set, [] as Set, [] as Set)
    }

    def "the last pinned stands first at the top of its author's page, for whoever may read it"() {
        given:
        def author = member()
        def one = note(author)
        def two = notes.publish(author, null, Audience.FOLLOWERS, words('for friends'), [])

        when:
        [one, two, one].each { pins.pin(author, it) }

        then:
        pins.of(author.id(), author.id())*.id() == [two.id(), one.id()]
        pins.of(author.id(), null)*.id() == [one.id()]
        pins.among(author.id(), [one.id(), two.id(), 5L]) == [one.id(), two.id()] as Set
        bakery.bean(Marks).of(author.id(), [one.id(), two.id()]).pinned() == [one.id(), two.id()] as Set

        when:
        2.times { pins.unpin(author, two) }
        notes.delete(one, author)

        then:
        pins.of(author.id(), author.id()) == []
    }

    def "a group's page is arranged by its coordinators, and a person's by nobody else"() {
        given:
        def author = member()
        def inGroup = notes.publish(author, bakery.group.identity(), Audience.PUBLIC, words('news'), [])

        when:
        pins.pin(bakery.group.identity(), inGroup, keeper)

        then:
        inGroup.id() in pins.of(bakery.group.id(), null)*.id()
        pins.of(author.id(), null) == []

        when:
        deed(inGroup, author)

        then:
        thrown(Refused)
        inGroup.id() in pins.of(bakery.group.id(), null)*.id()

        where:
        deed << [
                { Post post, Identity who -> pins.unpin(bakery.group.identity(), post, who) },
                { Post post, Identity who -> pins.pin(bakery.group.identity(), note(keeper), keeper) },
                { Post post, Identity who -> pins.pin(keeper, post) }
        ]
    }

    def "what went to some people only is not pinned"() {
        when:
        pins.pin(keeper, notes.publish(keeper, null, Audience.DIRECT, words('psst'), [member()]))

        then:
        thrown(Refused)
    }

    def "at most twenty posts are pinned, also when many are at the same moment"() {
        given:
        def author = member()
        def all = (1..Pins.MOST + 5).collect { note(author) }
        all.take(Pins.MOST - 2).each { pins.pin(author, it) }
        def left = new AtomicInteger(Pins.MOST - 2)

        when:
        AtOnce.run(7) {
            try {
                pins.pin(author, all[left.getAndIncrement()])
            } catch (Refused ignored) {
                // two of them fit
            }
        }

        then:
        pins.among(author.id(), all*.id()).size() == Pins.MOST
    }

    private Identity member() {
        return bakery.member("m${count.incrementAndGet()}")
    }

    private Post note(Identity author) {
        return notes.publish(author, null, Audience.PUBLIC, words("number ${count.incrementAndGet()}"), [])
    }

    private static Words words(CharSequence text) {
        return Words.typed('', text as String, 'en', [])
    }
}
