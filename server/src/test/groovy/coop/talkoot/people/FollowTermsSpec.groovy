package coop.talkoot.people

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class FollowTermsSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery')

    @Shared
    @AutoCleanup
    Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob')

    @Shared
    AtomicInteger count = new AtomicInteger()

    @Shared
    Follows follows = bakery.bean(Follows)

    private final Identity ann = person('ann')
    private final Identity bea = person('bea')

    def "what somebody passes on comes home only as long as one wants it"() {
        given:
        def stranger = person('stranger')
        def note = bakery.bean(Notes).publish(stranger, null, Audience.PUBLIC, Words.typed('', 'hello', 'en', []), [])
        follows.request(ann, bea, Origin.LOCAL)
        bakery.bean(Responses).announce(bea, note, Origin.LOCAL)

        expect:
        note.id() in home(ann)

        when:
        def changed = follows.prefer(ann.id(), bea.id(), false, true).get()

        then:
        !changed.showsAnnounces()
        changed.notifies()
        changed.state() == Follow.State.ACCEPTED
        !(note.id() in home(ann))
        follows.request(ann, bea, Origin.LOCAL) == changed
        follows.prefer(bea.id(), ann.id(), true, true).empty
    }

    def "follows are found for a page of people at once, both ways"() {
        given:
        def others = (1..3).collect { person('other') }
        follows.request(ann, others[0], Origin.LOCAL)
        follows.request(others[1], ann, Origin.LOCAL)

        expect:
        follows.from(ann.id(), others*.id()).keySet() == [others[0].id()] as Set
        follows.to(ann.id(), others*.id()).keySet() == [others[1].id()] as Set
        follows.from(ann.id(), []) == [:]
    }

    def "who asks somebody that decides waits for the answer: #answer"() {
        given:
        bakery.bean(Identities).approveFollowers(ann.id(), true)
        def there = garden.find(ann)
        def asked = garden.bean(Follows).request(garden.keeper.identity(), there, Origin.LOCAL)
        def request = await('the request') { follows.requestsTo(ann.id(), Page.Request.first(5)).items().find() }

        expect:
        asked.state() == Follow.State.REQUESTED
        follows.countFollowers(ann.id()) == 0

        when:
        answered(request)

        then:
        await('the answer') { garden.bean(Follows).between(garden.keeper.actorId(), there.id()).map { it.state() }.orElse(null) == state }
        follows.requestsTo(ann.id(), Page.Request.first(5)).items() == []

        where:
        answer | answered             | state
        'yes'  | { follows.accept(it) } | Follow.State.ACCEPTED
        'no'   | { follows.reject(it) } | null
    }

    def "a follower elsewhere can be made to follow no longer"() {
        given:
        def there = garden.find(ann)
        garden.bean(Follows).request(garden.keeper.identity(), there, Origin.LOCAL)
        def follow = await('the follow') { follows.followersOf(ann.id(), Page.Request.first(5)).items().find() }
        await('the accept') { garden.bean(Follows).between(garden.keeper.actorId(), there.id()).get().state() == Follow.State.ACCEPTED }

        when:
        2.times { follows.dropFollower(ann, follow.follower().id()) }

        then:
        follows.countFollowers(ann.id()) == 0
        await('the end there') { garden.bean(Follows).between(garden.keeper.actorId(), there.id()).empty }
    }

    def "nobody is dropped by another than whom they follow"() {
        given:
        follows.request(ann, bea, Origin.LOCAL)

        when:
        follows.dropFollower(person('other'), ann.id())

        then:
        follows.isAccepted(ann.id(), bea.id())
    }

    private List<Long> home(Identity person) {
        return bakery.bean(Timelines).home(person.id(), Page.Request.first(40)).items()*.id()
    }

    private Identity person(String name) {
        def handle = "$name${count.incrementAndGet()}"
        return bakery.bean(Logins).register(new NewPerson(handle, handle, null, 'a long enough password'), false).identity()
    }
}
