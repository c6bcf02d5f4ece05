package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await

import coop.talkoot.activitypub.fetch.RemoteActors
import coop.talkoot.people.Follow
import coop.talkoot.platform.Origin
import coop.talkoot.posts.Post
import coop.talkoot.posts.Responses
import java.util.concurrent.Callable
import java.util.concurrent.Executors

/** Only their own actor makes, takes back or moves a relation, and a deed is done once. */
class RelationsSpec extends InboxSpecification {
    def "a Move counts only when the new place says it was the old one"() {
        given:
        def old = peer.person('victim.localhost', "old${peer.next()}")
        def target = peer.person('elsewhere.localhost', "target${peer.next()}")
        follows.request(house.keeper.identity(), house.bean(RemoteActors).byUri(old.uri), Origin.LOCAL)

        expect: 'a stranger cannot move them, nor they without the claim of the target'
        send(evil, evil.activity('Move', old.uri, target: evil.uri)) in [202, 401, 403]
        send(old, old.activity('Move', old.uri, target: target.uri)) == 202
        settle()
        follows.between(house.keeper.actorId(), identity(old).id()).present

        when:
        target.publish(alsoKnownAs: [old.uri])
        send(old, old.activity('Move', old.uri, target: target.uri))

        then:
        await('the move') { follows.between(house.keeper.actorId(), identity(target).id()).present }
        follows.between(house.keeper.actorId(), identity(old).id()).empty
    }

    def "only its own actor takes a #type back"() {
        given:
        def own = ours()
        def activity = victim.activity(type, type == 'Follow' ? house.group.identity().uri() : own.uri())
        assert send(victim, activity) == 202
        await('the deed') { isDone(type, activity.id) }

        expect:
        send(evil, evil.activity('Undo', activity.id)) == 202
        send(evil, evil.activity('Undo', activity)) == 202
        send(evil, victim.activity('Undo', activity)) in [401, 403]
        settle()
        isDone(type, activity.id)

        when:
        send(victim, victim.activity('Undo', activity))

        then:
        await('the undo') { !isDone(type, activity.id) }

        where:
        type << ['Follow', 'Like', 'Announce']
    }

    private boolean isDone(String type, Object uri) {
        return switch (type) {
            case 'Follow' -> follows.byUri(uri as String).present
            case 'Like' -> house.bean(Responses).favouriteByUri(uri as String).present
            default -> house.bean(Responses).announceByUri(uri as String).present
        }
    }

    def "nobody speaks for our own actors"() {
        given:
        def own = house.keeper.identity().uri()

        expect:
        send(evil, evil.activity('Follow', house.group.identity().uri(), actor: own, id: house.instance.uri('/x/1'))) in [401, 403]
    }

    def "R12: twenty equal deliveries at once have one effect and are all acknowledged"() {
        given:
        def own = ours()
        def like = victim.activity('Like', own.uri())
        def reply = victim.activity('Create', victim.note(inReplyTo: own.uri()))

        when:
        def statuses = Executors.newVirtualThreadPerTaskExecutor().withCloseable { threads ->
            threads.invokeAll((1..20).collectMany { [{ send(victim, like) } as Callable, { send(victim, reply) } as Callable] })*.get()
        }
        settle()

        then:
        statuses.every { it == 202 }
        post(own.uri()).counts() == new Post.Counts(1, 1, 0)
    }

    def "an activity that came before is acknowledged again and does nothing"() {
        given:
        def note = victim.note()
        def create = victim.activity('Create', note)
        send(victim, create)
        await('the note') { post(note.id) }
        send(victim, victim.activity('Delete', note.id))
        await('the deletion') { post(note.id).isDeleted() }

        expect:
        send(victim, create) == 202
        send(victim, victim.activity('Create', note)) == 202
        settle()
        post(note.id).isDeleted()
    }
}
