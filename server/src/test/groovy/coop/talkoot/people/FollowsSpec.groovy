package coop.talkoot.people

import coop.talkoot.AtOnce
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class FollowsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Follows follows = bakery.bean(Follows)

    @Shared
    Blocks blocks = bakery.bean(Blocks)

    private final Identity ann = person('ann')
    private final Identity bob = person('bob')

    def "somebody here is followed at once; asking again is one follow, and it can be ended and begun anew"() {
        when:
        def first = follows.request(ann, bob, Origin.LOCAL)
        def second = follows.request(ann, bob, Origin.LOCAL)

        then:
        first.state() == Follow.State.ACCEPTED
        second.id() == first.id()
        follows.countFollowers(bob.id()) == 1
        follows.between(bob.id(), ann.id()).empty

        when:
        follows.end(ann.id(), bob.id())
        follows.end(ann.id(), bob.id())

        then:
        follows.countFollowers(bob.id()) == 0

        expect:
        follows.request(ann, bob, Origin.LOCAL).id() != first.id()
    }

    def "many requests at the same moment are one follow"() {
        when:
        def results = AtOnce.run(6) { follows.request(ann, bob, Origin.LOCAL) }

        then:
        results.every { it instanceof Follow }
        results*.id().unique().size() == 1
        follows.countFollowers(bob.id()) == 1
    }

    def "somebody elsewhere has to say yes first, and a no ends it"() {
        given:
        def far = remote('far')

        when:
        def asked = follows.request(ann, far, Origin.LOCAL)

        then:
        asked.state() == Follow.State.REQUESTED
        follows.countFollowers(far.id()) == 0
        follows.requestsTo(far.id(), Page.Request.first(5)).items()*.id() == [asked.id()]

        when:
        follows.accept(asked)

        then:
        follows.countFollowers(far.id()) == 1

        when:
        follows.reject(asked)

        then:
        follows.between(ann.id(), far.id()).empty
    }

    def "a peer that asks again under a new id has one follow, known by the new id"() {
        given:
        def far = remote('again')

        when:
        follows.request(far, ann, new Origin.Remote("$far.uri/follows/1"))
        follows.request(far, ann, new Origin.Remote("$far.uri/follows/2"))

        then:
        follows.countFollowers(ann.id()) == 1
        follows.byUri("$far.uri/follows/1").empty
        follows.byUri("$far.uri/follows/2").get().state() == Follow.State.ACCEPTED
    }

    def "nobody follows or blocks themselves"() {
        when:
        deed(ann)

        then:
        thrown(Refused)

        where:
        deed << [{ follows.request(it, it, Origin.LOCAL) }, { blocks.block(it, it, Origin.LOCAL) }]
    }

    def "a block ends follows both ways, keeps new ones of the blocked out, and can be taken back"() {
        given:
        follows.request(ann, bob, Origin.LOCAL)
        follows.request(bob, ann, Origin.LOCAL)

        when:
        def first = blocks.block(ann, bob, Origin.LOCAL)
        def second = blocks.block(ann, bob, Origin.LOCAL)

        then:
        second.id() == first.id()
        blocks.stands(ann.id(), bob.id())
        blocks.stands(bob.id(), ann.id())
        follows.countFollowers(ann.id()) == 0
        follows.countFollowers(bob.id()) == 0

        when:
        follows.request(bob, ann, Origin.LOCAL)

        then:
        thrown(Refused)

        when:
        blocks.unblock(bob.id(), ann.id())

        then: 'only who blocked takes it back'
        blocks.stands(ann.id(), bob.id())

        when:
        blocks.unblock(ann.id(), bob.id())

        then:
        !blocks.stands(ann.id(), bob.id())
        follows.request(bob, ann, Origin.LOCAL).state() == Follow.State.ACCEPTED
    }

    def "many blocks at the same moment are one"() {
        expect:
        AtOnce.run(6) { blocks.block(ann, bob, Origin.LOCAL) }.collect { it.id() }.unique().size() == 1
    }

    def "followers come in pages, newest first, without a gap"() {
        given:
        def fans = (1..7).collect { remote("fan$it") }
        fans.each { follows.request(it, ann, new Origin.Remote("$it.uri/follow")) }

        when:
        def seen = []
        def page = Page.Request.first(3)
        while (page != null) {
            def found = follows.followersOf(ann.id(), page)
            seen.addAll(found.items())
            page = found.next() == null ? null : new Page.Request(3, found.next())
        }

        then:
        seen*.follower()*.id() == fans*.id().reverse()
    }

    def "an actor from elsewhere keeps its row when its document changes, and cannot pose as one of ours"() {
        given:
        def far = remote('changing', 'Before')

        when:
        def changed = remote('changing', '<b>After</b><script>x</script>')

        then:
        changed.id() == far.id()
        changed.summaryHtml() == '<b>After</b>'

        when:
        bakery.bean(Identities).saveRemote(document(ann.uri(), 'ann', ''))

        then:
        thrown(Refused)
    }

    private Identity person(String name) {
        return bakery.member("$name${count.incrementAndGet()}")
    }

    private Identity remote(String name, String summary = '') {
        return bakery.bean(Identities).saveRemote(document("https://far.example/users/$name", name, summary))
    }

    private static RemoteIdentity document(CharSequence uri, String name, String summary) {
        return new RemoteIdentity(uri as String, Identity.Kind.PERSON, name, 'far.example', name, summary, uri as String,
                new Identity.Endpoints("$uri/inbox", 'https://far.example/inbox', null, null, null), [], [], false, null, '{}')
    }
}
