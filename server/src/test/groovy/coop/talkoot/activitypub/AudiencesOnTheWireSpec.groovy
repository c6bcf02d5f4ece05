package coop.talkoot.activitypub

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Page
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Responses
import coop.talkoot.posts.Timelines
import coop.talkoot.posts.Words
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

class AudiencesOnTheWireSpec extends Specification {
    @Shared
    @AutoCleanup
    Neighbours bakery = new Neighbours(name: 'bakery', keeper: 'alice')

    @Shared
    @AutoCleanup
    Neighbours garden = new Neighbours(name: 'garden', keeper: 'bob')

    @Shared
    Identity alice = bakery.keeper.identity()

    @Shared
    Identity bob = garden.keeper.identity()

    @Shared
    Identity outsider = garden.member('olga')

    def setupSpec() {
        def there = garden.find(alice)
        garden.bean(Follows).request(bob, there, Origin.LOCAL)
        await('the accept') { garden.bean(Follows).between(bob.id(), there.id()).get().state() == Follow.State.ACCEPTED }
    }

    def "what is #audience arrives as that, and only #readers read it there"() {
        when:
        def note = bakery.bean(Notes).publish(alice, null, audience, words("for $audience"), [])
        def seen = await('the note') { inGarden(note) }
        def people = [bob: bob.id(), olga: outsider.id(), public: null]

        then:
        seen.audience() == audience
        people.findAll { name, id -> garden.bean(Posts).readable(seen.id(), id).present }*.key == readers
        seen.id() in garden.bean(Timelines).home(bob.id(), Page.Request.first(20)).items()*.id()
        (seen.id() in garden.bean(Timelines).everybody(false, null, Page.Request.first(20)).items()*.id()) == isListed

        where:
        audience           || readers                   | isListed
        Audience.PUBLIC    || ['bob', 'olga', 'public'] | true
        Audience.UNLISTED  || ['bob', 'olga', 'public'] | false
        Audience.FOLLOWERS || ['bob']                   | false
    }

    def "an answer to what is for followers reaches its author, an edit and a deletion follow"() {
        given:
        def note = bakery.bean(Notes).publish(alice, null, Audience.FOLLOWERS, words('for friends'), [])
        def seen = await('the note') { inGarden(note) }

        when:
        def reply = garden.bean(Notes).reply(bob, seen, words('with pleasure'))

        then:
        reply.audience() == Audience.FOLLOWERS
        with(await('the answer') { bakery.bean(Posts).byUri(reply.uri()).orElse(null) }) {
            inReplyToId() == note.id()
            bakery.bean(Posts).readable(id(), alice.id()).present
            bakery.bean(Posts).readable(id(), null).empty
        }

        when:
        bakery.bean(Notes).edit(note, alice, words('for good friends'))

        then:
        await('the edit') { inGarden(note).text() == 'for good friends' }
        inGarden(note).audience() == Audience.FOLLOWERS

        when:
        bakery.bean(Notes).delete(note, alice)

        then:
        await('the deletion') { inGarden(note).isDeleted() }
    }

    def "what one wrote for followers one brings up again for them alone"() {
        given:
        def note = bakery.bean(Notes).publish(alice, null, Audience.FOLLOWERS, words('again'), [])
        def seen = await('the note') { inGarden(note) }

        when:
        bakery.bean(Responses).announce(alice, note, Origin.LOCAL)

        then:
        await('the announce') { garden.bean(Posts).find(seen.id()).get().counts().announces() == 1 }

        when:
        bakery.bean(Responses).unannounce(alice, note)

        then:
        await('its end') { garden.bean(Posts).find(seen.id()).get().counts().announces() == 0 }
    }

    private Post inGarden(Post note) {
        return garden.bean(Posts).byUri(note.uri()).orElse(null)
    }

    private static Words words(CharSequence text) {
        return Words.typed('', text as String, 'en', [])
    }
}
