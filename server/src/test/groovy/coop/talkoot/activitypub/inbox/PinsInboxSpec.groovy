package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Pins
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Words

class PinsInboxSpec extends InboxSpecification {
    def setupSpec() {
        [evil, victim].each { actor ->
            actor.publish([featured: actor.at('featured')])
            assert send(actor, actor.activity('Update', actor.uri)) == 202
            await('the changed document') { identity(actor).raw().contains('featured') }
        }
    }

    private List<Long> pinned(actor) {
        return house.bean(Pins).of(identity(actor).id(), null)*.id()
    }

    def "what somebody elsewhere adds to their featured collection stands at the top of their page, until they remove it"() {
        given:
        def note = known(victim)

        when:
        send(victim, victim.activity('Add', note.uri(), target: victim.at('featured')))

        then:
        await('the pin') { pinned(victim) == [note.id()] }

        when:
        send(victim, victim.activity('Remove', note.uri(), target: victim.at('featured')))

        then:
        await('the end of it') { pinned(victim) == [] }
    }

    def "#what changes nobody's page"() {
        given:
        def hers = known(victim)
        def his = known(evil)
        send(victim, victim.activity('Add', hers.uri(), target: victim.at('featured')))
        await('the pin') { pinned(victim) == [hers.id()] }

        when:
        send(evil, evil.activity(type, object(hers, his), target: target(victim, evil)))
        settle()

        then:
        pinned(victim) == [hers.id()]
        pinned(evil) == []

        cleanup:
        send(victim, victim.activity('Remove', hers.uri(), target: victim.at('featured')))
        await('the end of it') { pinned(victim) == [] }

        where:
        what                                | type     | object               | target
        "another's post"                    | 'Add'    | { a, b -> a.uri() }  | { a, b -> b.at('featured') }
        "another's collection"              | 'Add'    | { a, b -> b.uri() }  | { a, b -> a.at('featured') }
        "taking away from another's"        | 'Remove' | { a, b -> a.uri() }  | { a, b -> a.at('featured') }
        "taking another's from one's own"   | 'Remove' | { a, b -> a.uri() }  | { a, b -> b.at('featured') }
        'a collection that is none'         | 'Add'    | { a, b -> b.uri() }  | { a, b -> null }
        'what is not known here'            | 'Add'    | { a, b -> 'http://evil.localhost/notes/unknown' } | { a, b -> b.at('featured') }
        'an object without an id'           | 'Add'    | { a, b -> [type: 'Note'] } | { a, b -> b.at('featured') }
    }

    def "what one of ours pins is told to followers elsewhere, and arrives"() {
        given:
        def garden = new Neighbours(name: 'garden', keeper: 'bob')
        def alice = house.keeper.identity()
        def there = garden.find(alice)
        garden.bean(Follows).request(garden.keeper.identity(), there, Origin.LOCAL)
        await('the accept') { garden.bean(Follows).between(garden.keeper.actorId(), there.id()).get().state() == Follow.State.ACCEPTED }
        def note = ours()
        def secret = house.bean(Notes).publish(alice, null, Audience.FOLLOWERS, Words.typed('', 'for friends', 'en', []), [])
        def seen = await('the notes') { garden.bean(Posts).byUri(secret.uri()).present ? garden.bean(Posts).byUri(note.uri()).orElse(null) : null }

        when:
        house.bean(Pins).pin(alice, secret)
        house.bean(Pins).pin(alice, note)

        then:
        await('the pin') { garden.bean(Pins).of(there.id(), garden.keeper.actorId())*.id() == [seen.id()] }

        when:
        house.bean(Pins).unpin(alice, note)

        then:
        await('the end of it') { garden.bean(Pins).of(there.id(), garden.keeper.actorId()) == [] }

        cleanup:
        house.bean(Pins).unpin(alice, secret)
        garden.close()
    }
}
