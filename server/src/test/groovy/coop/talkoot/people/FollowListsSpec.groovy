package coop.talkoot.people

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.ListTimelines
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class FollowListsSpec extends Specification {
    private static final Page.Request ALL = Page.Request.first(80)

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    FollowLists lists = bakery.bean(FollowLists)

    @Shared
    Follows follows = bakery.bean(Follows)

    private static int count

    private Identity somebody() {
        return bakery.member("l${++count}")
    }

    private Identity followed(Identity owner) {
        def person = somebody()
        follows.request(owner, person, Origin.LOCAL)
        return person
    }

    private FollowList list(Map<String, ?> options = [:], Identity owner, Identity... people) {
        def list = lists.create(owner, (options.title ?: 'Near') as String, (options.replies ?: FollowList.Replies.LIST) as FollowList.Replies,
                (options.exclusive ?: false) as boolean)
        lists.add(owner.id(), list.id(), people*.id())
        return list
    }

    private Post note(Identity author) {
        return bakery.bean(Notes).publish(author, null, Audience.PUBLIC, Words.typed('', 'Hello', 'en', []), [])
    }

    private Post reply(Identity author, Post post) {
        return bakery.bean(Notes).reply(author, post, Words.typed('', 'Hello too', 'en', []))
    }

    private List<Long> read(FollowList list, Identity owner) {
        return bakery.bean(ListTimelines).of(list, owner.id(), ALL).items()*.id()
    }

    def "a list has those of the owner's choice, who are followed, and what they say and pass on"() {
        given:
        def ann = somebody()
        def (bob, eve, joe) = [followed(ann), followed(ann), somebody()]
        def list = list(ann, bob)
        def (own, other, passed) = [note(bob), note(eve), note(joe)]
        bakery.bean(Responses).announce(bob, passed, Origin.LOCAL)

        expect:
        read(list, ann) == [passed.id(), own.id()]
        lists.entries(ann.id(), list.id(), ALL).items()*.followee()*.id() == [bob.id()]
        lists.with(ann.id(), bob.id())*.id() == [list.id()]
        lists.with(ann.id(), eve.id()) == []

        when:
        lists.remove(ann.id(), list.id(), [bob.id()])

        then:
        read(list, ann) == []
        !read(list, ann).contains(other.id())
    }

    def "only those the owner follows come into a list, and who is followed no longer is out of it"() {
        given:
        def ann = somebody()
        def bob = followed(ann)
        def list = list(ann, bob)

        when:
        lists.add(ann.id(), list.id(), [followed(ann).id(), somebody().id()])

        then:
        thrown(Refused)
        lists.entries(ann.id(), list.id(), ALL).items().size() == 1

        when:
        follows.end(ann.id(), bob.id())

        then:
        lists.entries(ann.id(), list.id(), ALL).items() == []
    }

    def "with replies to #replies a list has the answers to #shown"() {
        given:
        def ann = somebody()
        def (inside, inList, followed, stranger) = [followed(ann), followed(ann), followed(ann), somebody()]
        def list = list(ann, inside, inList, replies: replies)
        def answers = [itself: reply(inside, note(inside)), owner: reply(inside, note(ann)), list: reply(inside, note(inList)),
                       followed: reply(inside, note(followed)), stranger: reply(inside, note(stranger))]
        def found = read(list, ann)

        expect:
        answers.findAll { found.contains(it.value.id()) }.keySet() as List == shown

        where:
        replies                     | shown
        FollowList.Replies.NONE     | ['itself', 'owner']
        FollowList.Replies.LIST     | ['itself', 'owner', 'list']
        FollowList.Replies.FOLLOWED | ['itself', 'owner', 'list', 'followed']
    }

    def "what stands in an exclusive list does not stand at home"() {
        given:
        def ann = bakery.bean(Logins).register(new NewPerson("l${++count}", 'L', null, 'a long enough password'), false).identity()
        def (bob, eve) = [followed(ann), followed(ann)]
        def list = list(ann, bob, exclusive: true)
        def (hidden, shown) = [note(bob), note(eve)]

        expect:
        read(list, ann) == [hidden.id()]
        bakery.bean(Timelines).home(ann.id(), ALL).items()*.id() == [shown.id()]

        when:
        lists.change(ann.id(), new FollowList(list.id(), 'Renamed', FollowList.Replies.NONE, false))

        then:
        bakery.bean(Timelines).home(ann.id(), ALL).items()*.id() == [shown.id(), hidden.id()]
        lists.require(ann.id(), list.id()).title() == 'Renamed'
    }

    def "to #deed somebody else's list is refused as not found"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def list = list(ann, title: 'Mine')

        when:
        work.call(lists, bob, list)

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof coop.talkoot.platform.Refusal.NotFound
        lists.require(ann.id(), list.id()).title() == 'Mine'

        where:
        deed     | work
        'read'   | { all, who, theirs -> all.require(who.id(), theirs.id()) }
        'change' | { all, who, theirs -> all.change(who.id(), new FollowList(theirs.id(), 'x', FollowList.Replies.NONE, false)) }
        'delete' | { all, who, theirs -> all.delete(who.id(), theirs.id()) }
        'fill'   | { all, who, theirs -> all.add(who.id(), theirs.id(), []) }
        'empty'  | { all, who, theirs -> all.remove(who.id(), theirs.id(), [1L]) }
        'look'   | { all, who, theirs -> all.entries(who.id(), theirs.id(), ALL) }
    }

    def "fifty lists are the most, with a title of a hundred characters each"() {
        given:
        def ann = somebody()
        FollowLists.MOST_LISTS.times { lists.create(ann, 'a' * 100, FollowList.Replies.NONE, false) }

        when:
        lists.create(ann, 'one more', FollowList.Replies.NONE, false)

        then:
        thrown(Refused)
        lists.of(ann.id()).size() == 50

        when:
        lists.create(somebody(), title, FollowList.Replies.NONE, false)

        then:
        thrown(Refused)

        where:
        title << ['', ' ', 'a' * 101, 'a\nb', 'a\0b']
    }
}
