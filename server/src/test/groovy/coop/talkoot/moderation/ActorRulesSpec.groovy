package coop.talkoot.moderation

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.exchange.ListingFilter
import coop.talkoot.exchange.Listings
import coop.talkoot.groups.Founding
import coop.talkoot.groups.Group
import coop.talkoot.groups.Groups
import coop.talkoot.groups.Memberships
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.Measure
import coop.talkoot.people.NewPerson
import coop.talkoot.people.RemoteIdentity
import coop.talkoot.people.Sessions
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.platform.Refusal
import coop.talkoot.platform.Refused
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** One person or group is limited, suspended and let go again. */
class ActorRulesSpec extends Specification {
    static final String PASSWORD = 'a long enough password'

    @Shared @AutoCleanup Neighbours bakery = new Neighbours(name: 'bakery')
    @Shared AtomicInteger count = new AtomicInteger()
    @Shared ActorRules rules = bakery.bean(ActorRules)
    @Shared Identity keeper = bakery.keeper.identity()

    private final Identity bob = bakery.member("bob${count.incrementAndGet()}")

    def "who is suspended is signed out everywhere and cannot sign in, and is told why not"() {
        given:
        def viewer = bakery.bean(Logins).ofActor(bob.id()).get()
        def tokens = Sessions.Kind.values().collect { kind -> [bakery.bean(Sessions).open(viewer, kind, ''), kind] }

        when:
        rules.put(keeper, bob, Measure.SUSPENDED, 'threats')

        then:
        tokens.every { token, kind -> bakery.bean(Sessions).viewerOf(token as String, kind as Sessions.Kind).empty }

        when:
        bakery.bean(Logins).signIn(bob.handle(), PASSWORD)

        then:
        def refused = thrown(Refused)
        refused.refusal() instanceof Refusal.NotAllowed
        refused.message.contains('suspended')

        when: 'who does not know the password learns nothing'
        bakery.bean(Logins).signIn(bob.handle(), 'another password')

        then:
        def wrong = thrown(Refused)
        wrong.refusal() instanceof Refusal.Invalid

        when:
        rules.put(keeper, bob, Measure.NONE, 'they talked')

        then: 'old sessions stay closed'
        bakery.bean(Logins).signIn(bob.handle(), PASSWORD).actorId() == bob.id()
        tokens.every { token, kind -> bakery.bean(Sessions).viewerOf(token as String, kind as Sessions.Kind).empty }
    }

    def "who is suspended stays a member, keeps their follows, and nothing of theirs is seen"() {
        given:
        def note = bakery.bean(Notes).publish(bob, bakery.group.identity(), Audience.PUBLIC, Words.typed('', 'bread', 'en', []), [])
        def follow = bakery.bean(Follows).request(keeper, bob, Origin.LOCAL)

        when:
        rules.put(keeper, bob, Measure.SUSPENDED, '')

        then:
        bakery.bean(Posts).readable(note.id(), keeper.id()).empty
        !bakery.bean(Timelines).ofGroup(bakery.group.id(), null, Page.Request.first(80)).items()*.id().contains(note.id())
        bakery.bean(Memberships).isMember(bakery.group.id(), bob.id())
        bakery.bean(Follows).byUri(follow.uri()).present

        when:
        rules.put(keeper, bob, Measure.NONE, '')

        then:
        bakery.bean(Posts).readable(note.id(), null).present
    }

    def "what somebody limited offers is found by members of their group and those who follow them, in no public search"() {
        given:
        def listing = bakery.offer(by: bob, "Trailer ${bob.handle()}")
        def follower = bakery.bean(Logins).register(new NewPerson("f${bob.handle()}", 'F', null, PASSWORD), false).identity()
        def stranger = bakery.bean(Logins).register(new NewPerson("s${bob.handle()}", 'S', null, PASSWORD), false).identity()
        bakery.bean(Follows).request(follower, bob, Origin.LOCAL)

        when:
        rules.put(keeper, bob, Measure.LIMITED, '')

        then:
        !found(listing.id(), null)
        !found(listing.id(), stranger.id())
        found(listing.id(), follower.id())
        found(listing.id(), keeper.id())
        found(listing.id(), bob.id())
        bakery.bean(Listings).search(new ListingFilter(null, null, null, null, bob.id(), null), null, Page.Request.first(80)).items()*.id() == [listing.id()]

        when:
        rules.put(keeper, bob, Measure.NONE, '')

        then:
        found(listing.id(), null)
    }

    def "a group that is #measure stands in no list of groups, and comes back when that is lifted"() {
        given:
        def group = bakery.bean(Groups).found(new Founding("g${count.incrementAndGet()}", 'Garden', '', '', Group.JoinPolicy.OPEN))

        when:
        rules.put(keeper, group.identity(), measure, '')

        then:
        !bakery.bean(Groups).local()*.id().contains(group.id())

        when:
        rules.put(keeper, group.identity(), Measure.NONE, '')

        then:
        bakery.bean(Groups).local()*.id().contains(group.id())

        where:
        measure << [Measure.LIMITED, Measure.SUSPENDED]
    }

    def "with a suspended actor elsewhere the follows in both directions end, and both are told"() {
        given:
        def far = remote()
        def outgoing = bakery.bean(Follows).request(bob, far, Origin.LOCAL)
        bakery.bean(Follows).accept(outgoing)
        def incoming = bakery.bean(Follows).request(far, bob, new Origin.Remote("$far.uri/follows/1"))

        when:
        rules.put(keeper, far, Measure.SUSPENDED, '')

        then:
        [outgoing, incoming].every { bakery.bean(Follows).byUri(it.uri()).empty }
        told(bob) == ['Accept', 'Follow', 'Reject', 'Undo'] as Set

        and: 'the server is dealt with as before, the actor is not'
        bakery.bean(Contacts).refuses(far.uri())
        !bakery.bean(Contacts).refuses(far.uri() + '2')
    }

    def "nobody can be kept out who keeps the server: #who"() {
        when:
        rules.put(keeper, target.call(bakery) as Identity, measure, '')

        then:
        def refused = thrown(Refused)
        refused.refusal().field() == 'measure'

        where:
        who                   | target                                          | measure
        'oneself'             | { it.keeper.identity() }                        | Measure.SUSPENDED
        'the server'          | { it.bean(Identities).server() }                | Measure.SUSPENDED
        'oneself, a little'   | { it.keeper.identity() }                        | Measure.LIMITED
    }

    def "each change is written down once, with what held before"() {
        when:
        [Measure.NONE, Measure.LIMITED, Measure.LIMITED, Measure.SUSPENDED, Measure.NONE].each { rules.put(keeper, bob, it, "because $it") }

        then:
        with(bakery.bean(AuditLog).all(bob.address(), Page.Request.first(9)).items()) {
            it*.deed() == [Deed.ACTOR_LIFTED, Deed.ACTOR_SUSPENDED, Deed.ACTOR_LIMITED]
            it*.before() == ['suspended', 'limited', '']
            it*.after() == ['', 'suspended', 'limited']
            it*.reason() == ['because NONE', 'because SUSPENDED', 'because LIMITED']
        }
        rules.find(bob.id()).empty
    }

    def "a lifted rule about the server leaves what was decided about the actor"() {
        given:
        def far = remote()
        def host = HostName.of(far.uri()).get()
        rules.put(keeper, far, Measure.SUSPENDED, '')
        bakery.bean(DomainRules).put(keeper, host, DomainRule.Terms.of(Severity.SUSPEND))

        when:
        bakery.bean(DomainRules).lift(keeper, host, '')

        then:
        bakery.bean(Identities).get(far.id()).isSuspended()
        !bakery.bean(Contacts).refusesHost(host.text())
    }

    def "those decided about are listed newest first, a page at a time"() {
        given:
        def others = (1..3).collect { remote() }
        others.each { rules.put(keeper, it, Measure.LIMITED, '') }

        when:
        def first = rules.all(Page.Request.first(2))

        then:
        first.items()*.actor()*.id() == [others[2].id(), others[1].id()]
        rules.all(new Page.Request(2, first.next())).items()[0].actor().id() == others[0].id()
    }

    private boolean found(long id, Long reader) {
        def all = new ListingFilter(null, null, null, null, null, null)
        return bakery.bean(Listings).search(all, reader, Page.Request.first(80)).items()*.id().contains(id)
    }

    private Set<String> told(Identity actor) {
        def sql = bakery.bean(DSLContext)
        return bakery.bean(Transactions).read {
            sql.fetch('select type from activity where actor_id = ?', actor.id())*.get(0) as Set
        }
    }

    private Identity remote() {
        def uri = "https://h${count.incrementAndGet()}.actors.example/users/far".toString()
        return bakery.bean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, 'far', URI.create(uri).host, '', '', uri,
                new Identity.Endpoints("$uri/inbox", null, null, null, null), [], [], false, null, '{}'))
    }
}
