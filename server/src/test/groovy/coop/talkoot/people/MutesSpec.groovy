package coop.talkoot.people

import coop.talkoot.SettableClock
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.ListingFilter
import coop.talkoot.exchange.Listings
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refused
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Responses
import coop.talkoot.posts.ThreadMutes
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class MutesSpec extends Specification {
    private static final Page.Request ALL = Page.Request.first(80)

    @Shared
    SettableClock clock = SettableClock.at(Instant.parse('2026-03-01T12:00:00Z'))

    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', clock: clock)

    @Shared
    Mutes mutes = bakery.bean(Mutes)

    @Shared
    HostBlocks hosts = bakery.bean(HostBlocks)

    @Shared
    Timelines timelines = bakery.bean(Timelines)

    private static int count

    private Identity somebody() {
        return bakery.member("m${++count}")
    }

    private Identity stranger(String domain) {
        def uri = "https://$domain/users/s${++count}".toString()
        return bakery.bean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, "s$count", domain, 'S', '', uri,
                new Identity.Endpoints("$uri/inbox".toString(), null, null, null, null), [], [], false, null, '{}'))
    }

    private Post note(Identity author, String text = 'Fresh #bread') {
        return bakery.bean(Notes).publish(author, null, Audience.PUBLIC, Words.typed('', text, 'en', []), [])
    }

    private Post taken(Identity author) {
        def uri = "$author.uri/notes/${++count}".toString()
        return bakery.bean(Notes).take(new coop.talkoot.posts.NewPost(new Origin.Remote(uri), '', Post.Kind.NOTE, author, null, null,
                Audience.PUBLIC, Words.received('', '<p>Fresh #bread</p>', 'en', ['bread']), [], uri, null, '{}'))
    }

    private boolean sees(Identity viewer, Post post) {
        def seen = [timelines.home(viewer.id(), ALL), timelines.tagged('bread', viewer.id(), ALL)]
                .collect { page -> page.items()*.id().contains(post.id()) }.unique()
        assert seen.size() == 1
        return seen[0]
    }

    def "what a muted person writes stands in no list, until it is taken back; they can still be read"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        bakery.bean(Follows).request(ann, bob, Origin.LOCAL)
        def note = note(bob)
        def offer = bakery.offer(by: bob, 'trailer')

        expect:
        sees(ann, note)
        finds(ann, offer)

        when:
        mutes.mute(ann, bob, true, null)

        then:
        !sees(ann, note)
        !finds(ann, offer)
        sees(bob, note)
        timelines.by(bob.id(), ann.id(), ALL).items()*.id().contains(note.id())
        bakery.bean(Follows).between(ann.id(), bob.id()).present
        mutes.of(ann.id(), ALL).items()*.muted()*.id() == [bob.id()]
        mutes.among(ann.id(), [bob.id(), ann.id()]).keySet() == [bob.id()] as Set

        when:
        mutes.unmute(ann.id(), bob.id())

        then:
        sees(ann, note)
        finds(ann, offer)
        mutes.of(ann.id(), ALL).items() == []
    }

    private boolean finds(Identity viewer, offer) {
        def filter = new ListingFilter('trailer', null, null, null, null, null)
        return bakery.bean(Listings).search(filter, viewer.id(), ALL).items()*.id().contains(offer.id())
    }

    def "a mute for an hour ends after it, and is forgotten"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        bakery.bean(Follows).request(ann, bob, Origin.LOCAL)
        def note = note(bob)

        when:
        def mute = mutes.mute(ann, bob, false, Duration.ofHours(1))

        then:
        mute.expiresAt() == clock.instant() + Duration.ofHours(1)
        !mute.hidesNotices()
        !sees(ann, note)

        when:
        clock.advance(Duration.ofMinutes(61))

        then:
        sees(ann, note)
        mutes.of(ann.id(), ALL).items() == []
        mutes.sweep() == 1
        mutes.sweep() == 0
    }

    def "muting again changes how and how long"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        mutes.mute(ann, bob, true, null)

        when:
        mutes.mute(ann, bob, false, Duration.ofDays(1))

        then:
        with(mutes.of(ann.id(), ALL).items()) {
            it.size() == 1
            !it[0].hidesNotices()
            it[0].expiresAt() != null
        }
    }

    def "what a muted person passes on is not heard either"() {
        given:
        def (ann, bob, eve) = [somebody(), somebody(), stranger('far.example')]
        bakery.bean(Follows).request(ann, bob, Origin.LOCAL)
        def note = taken(eve)
        bakery.bean(Responses).announce(bob, note, Origin.LOCAL)

        expect:
        timelines.home(ann.id(), ALL).items()*.id().contains(note.id())

        when:
        mutes.mute(ann, bob, true, null)

        then:
        !timelines.home(ann.id(), ALL).items()*.id().contains(note.id())
    }

    def "a muted thread is heard of no more, whichever post of it was named, but by others"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        bakery.bean(Follows).request(ann, bob, Origin.LOCAL)
        def note = note(bob)
        def reply = bakery.bean(Notes).reply(bob, note, Words.typed('', 'And #bread again', 'en', []))
        def threads = bakery.bean(ThreadMutes)

        when:
        threads.mute(ann.id(), reply)

        then:
        !sees(ann, note)
        !sees(ann, reply)
        sees(bob, note)
        threads.among(ann.id(), [note, reply]) == [note.id(), reply.id()] as Set
        threads.of(ann.id(), Page.Request.first(10)).items() == [note.id()]

        when:
        threads.unmute(ann.id(), note)

        then:
        sees(ann, reply)
    }

    def "a hidden server is hidden from one person, and ends their follows both ways"() {
        given:
        def (ann, bob) = [somebody(), somebody()]
        def domain = "far${++count}.example".toString()
        def (eve, joe, kim) = [stranger(domain), stranger(domain), stranger("sub.$domain")]
        def follows = bakery.bean(Follows)
        [eve, kim].each { follows.accept(follows.request(ann, it, Origin.LOCAL)) }
        follows.request(joe, ann, new Origin.Remote("https://$domain/follow/1"))
        follows.accept(follows.request(bob, eve, Origin.LOCAL))
        def (notes, other) = [taken(eve), taken(kim)]

        when:
        hosts.block(ann, " ${domain.toUpperCase()} ")
        hosts.block(ann, domain)

        then:
        !sees(ann, notes)
        sees(ann, other)
        sees(bob, notes)
        follows.between(ann.id(), eve.id()).empty
        follows.between(joe.id(), ann.id()).empty
        follows.between(ann.id(), kim.id()).present
        follows.between(bob.id(), eve.id()).present
        hosts.of(ann.id(), ALL).items()*.host() == [domain]
        hosts.among(ann.id(), [eve.id(), kim.id(), bob.id()]) == [eve.id()] as Set

        when:
        hosts.unblock(ann.id(), domain)

        then:
        hosts.of(ann.id(), ALL).items() == []
        timelines.tagged('bread', ann.id(), ALL).items()*.id().contains(notes.id())
    }

    def "'#domain' is refused as a server to hide"() {
        when:
        hosts.block(somebody(), domain)

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'domain'

        where:
        domain << ['', ' ', 'a b', '-a.example', 'https://a.example', 'a/b', 'a' * 300, 'a\0b']
    }

    def "one's own server cannot be hidden, and nobody mutes themselves or for longer than a year"() {
        when:
        deed.call(mutes, hosts, somebody(), somebody(), bakery.instance.settings.domain())

        then:
        thrown(Refused)

        where:
        deed << [{ all, servers, one, other, own -> servers.block(one, own) },
                 { all, servers, one, other, own -> all.mute(one, one, true, null) },
                 { all, servers, one, other, own -> all.mute(one, other, true, Duration.ofDays(367)) },
                 { all, servers, one, other, own -> all.mute(one, other, true, Duration.ZERO) }]
    }

    def "blocks come in pages, newest first"() {
        given:
        def ann = somebody()
        def others = (1..5).collect { somebody() }
        others.each { bakery.bean(Blocks).block(ann, it, Origin.LOCAL) }

        when:
        def first = bakery.bean(Blocks).of(ann.id(), Page.Request.first(3))
        def second = bakery.bean(Blocks).of(ann.id(), new Page.Request(3, first.next()))

        then:
        (first.items() + second.items())*.blocked()*.id() == others*.id().reverse()
        second.next() == null
        bakery.bean(Blocks).among(ann.id(), [others[0].id(), ann.id()]) == [others[0].id()] as Set
    }
}
