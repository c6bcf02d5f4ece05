package coop.talkoot.activitypub.inbox

import static coop.talkoot.activitypub.Neighbours.await
import static coop.talkoot.schema.Tables.INBOUND

import coop.talkoot.activitypub.FakeActor
import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Follow
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Posts
import coop.talkoot.posts.Words
import org.jooq.DSLContext
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** An instance whose inbox strangers try, over HTTP, by hand: two of them are known to it, one of whom means harm. */
abstract class InboxSpecification extends Specification {
    @Shared
    @AutoCleanup
    FakePeer peer = new FakePeer()

    @Shared
    @AutoCleanup
    Neighbours house = new Neighbours(name: 'bakery')

    @Shared
    FakeActor evil = peer.person('evil.localhost', 'mallory')

    @Shared
    FakeActor victim = peer.person('victim.localhost', 'vera')

    /** Nobody quarrels with her: her posts go through whatever else goes on. */
    @Shared
    FakeActor honest = peer.person('honest.localhost', 'hannah')

    @Shared
    String inbox = house.instance.uri('/inbox')

    def setupSpec() {
        // All have spoken before, so that their keys are known and their posts are wanted.
        [evil, victim, honest].each { actor ->
            assert send(actor, actor.activity('Follow', house.keeper.identity().uri())) == 202
            await("${actor.name}'s follow") { identity(actor) && follows.between(identity(actor).id(), house.keeper.actorId()).present }
            def follow = follows.request(house.keeper.identity(), identity(actor), Origin.LOCAL)
            assert send(actor, actor.activity('Accept', follow.uri())) == 202
            await("${actor.name}'s acceptance") { follows.byUri(follow.uri()).get().state() == Follow.State.ACCEPTED }
        }
    }

    /** After each attempt, an honest post still goes through. */
    def cleanup() {
        def note = honest.note()
        assert send(honest, honest.activity('Create', note)) == 202
        await('the honest post') { post(note.id) }
    }

    protected Follows getFollows() {
        return house.bean(Follows)
    }

    protected Identity identity(FakeActor actor) {
        return house.bean(Identities).byUri(actor.uri).orElse(null)
    }

    protected Post post(Object uri) {
        return house.bean(Posts).byUri(uri as String).orElse(null)
    }

    protected int send(Map<String, ?> options = [:], FakeActor signer, Object body) {
        def bytes = FakeActor.bytes(body)
        def dialect = options.dialect ?: 'cavage'
        def headers = signer."$dialect"(options, inbox, bytes, options.now ?: house.instance.clock.instant()) as Map<String, String>
        headers = headers + ((options.sent ?: [:]) as Map<String, String>)
        return FakePeer.post(inbox, headers.findAll { it.value != null }.collect { [it.key, it.value] }, bytes)
    }

    /** Waits until nothing of what was sent is still to be worked on: what had no effect by then has none. */
    protected void settle() {
        def sql = house.bean(DSLContext)
        await('the queue to be empty') {
            house.bean(Transactions).read {
                !sql.fetchExists(INBOUND, INBOUND.STATE.eq('PENDING') & INBOUND.NEXT_ATTEMPT_AT.le(house.instance.clock.instant()))
            }
        }
    }

    protected Post known(FakeActor author, Map<String, ?> properties = [:]) {
        def note = author.note(properties)
        assert send(author, author.activity('Create', note)) == 202
        return await('the note') { post(note.id) }
    }

    protected Post ours(Audience audience = Audience.PUBLIC, String text = 'ours') {
        def group = audience == Audience.GROUP ? house.group.identity() : null
        def to = audience == Audience.DIRECT ? [house.member("m${peer.next()}")] : []
        return house.bean(Notes).publish(house.keeper.identity(), group, audience, Words.typed('', text, 'en', []), to)
    }

    protected int parked() {
        def sql = house.bean(DSLContext)
        return house.bean(Transactions).read { sql.fetchCount(INBOUND, INBOUND.STATE.eq('PARKED') | INBOUND.ATTEMPTS.gt(0) & INBOUND.REASON.like('%xception%')) }
    }
}
