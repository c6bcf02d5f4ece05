package coop.talkoot.activitypub.delivery

import static coop.talkoot.schema.Tables.ACTIVITY
import static coop.talkoot.schema.Tables.DELIVERY

import coop.talkoot.activitypub.FakePeer
import coop.talkoot.activitypub.Neighbours
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.RemoteIdentity
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Transactions
import coop.talkoot.posts.Audience
import coop.talkoot.posts.Notes
import coop.talkoot.posts.Post
import coop.talkoot.posts.Words
import java.time.Instant
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.atomic.AtomicInteger
import org.jooq.DSLContext

/** Servers that only receive, each host answering as a spec tells it, and a look into the rows of what goes there. */
final class Sink implements AutoCloseable {
    final Neighbours home
    final FakePeer peer = new FakePeer()
    private final AtomicInteger count = new AtomicInteger()
    private final Map<String, Queue<Object>> answers = new ConcurrentHashMap<>()
    private final Map<String, Closure> always = new ConcurrentHashMap<>()

    Sink(Neighbours home) {
        this.home = home
        peer.onDelivery = { FakePeer.Arrival arrival ->
            def host = URI.create(arrival.url).host
            arrival.json.type == 'Accept' ? 202 : answers[host]?.poll() ?: always[host]?.call(arrival) ?: 202
        }
    }

    /** A host nobody has called yet. */
    String host() {
        return "sink${count.incrementAndGet()}.localhost"
    }

    String inbox(String host, String name = 'reader') {
        return "http://$host:$peer.port/users/$name/inbox"
    }

    /** These answers, each a status or a list of status and headers, one after the other, then 202. */
    void answers(String host, Object... given) {
        answers[host] = new ConcurrentLinkedQueue(given.toList())
    }

    void answersAlways(String host, Closure answer) {
        always[host] = answer
    }

    Identity writer() {
        return home.member("writer${count.incrementAndGet()}")
    }

    Identity reader(Map<String, ?> options = [:], String host) {
        def name = (options.name ?: 'reader') as String
        def uri = (options.uri ?: "http://$host:$peer.port/users/$name") as String
        return home.bean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, name, "$host:$peer.port", '', '', uri,
                new Identity.Endpoints((options.inbox ?: inbox(host, name)) as String, options.sharedInbox as String, null, null, null),
                [], (options.capabilities ?: []) as List<String>, false, null, '{}'))
    }

    /** Somebody at this host follows the writer, and has been told so. */
    Identity follower(Map<String, ?> options = [:], String host, Identity writer) {
        def reader = reader(options, host)
        home.bean(Follows).request(reader, writer, new Origin.Remote("$reader.uri/follows/$writer.id"))
        return reader
    }

    /** A writer with one follower at the host, who has been told of the follow. */
    Identity writerFor(String host) {
        def writer = writer()
        follower(host, writer)
        Neighbours.await('the accept') { peer.deliveries.find { URI.create(it.url).host == host && it.json.type == 'Accept' } }
        Neighbours.await('the end of it') { state(host, 'Accept') == ['DELIVERED'] }
        return writer
    }

    Post note(Identity writer, String text = 'words', Audience audience = Audience.PUBLIC, List<Identity> to = []) {
        return home.bean(Notes).publish(writer, null, audience, Words.typed('', text, 'en', []), to)
    }

    /** The rows of what is on its way to the host, oldest first; no Accepts. */
    List<?> rows(String host, String type = 'Create') {
        return home.bean(Transactions).read {
            home.bean(DSLContext).select().from(DELIVERY).join(ACTIVITY).on(ACTIVITY.ID.eq(DELIVERY.ACTIVITY_ID))
                    .where(DELIVERY.HOST.eq("$host:$peer.port".toString()).and(ACTIVITY.TYPE.eq(type)))
                    .orderBy(DELIVERY.ID).fetch().into(DELIVERY)
        }
    }

    List<String> state(String host, String type = 'Create') {
        return rows(host, type)*.state
    }

    /** The only row, once so many attempts at it have come to their end. */
    Object after(int attempts, String host) {
        return Neighbours.await("attempt $attempts at $host") {
            rows(host).find { it.attempts >= attempts && it.claimedUntil == null }
        }
    }

    /** Moves the time to when the only row is due, and gives it once that attempt is over. */
    Object next(String host) {
        def row = rows(host).first()
        at(row.nextAttemptAt as Instant)
        return after(row.attempts + 1, host)
    }

    /** It is that time; the worker looks at once instead of within a second. */
    void at(Instant time) {
        home.instance.clock.set(time)
        home.bean(DeliveryWorker).@dispatcher.wake()
    }

    /** What came to the host, without the Accepts of follows. */
    List<FakePeer.Arrival> arrivals(String host) {
        return peer.deliveries.findAll { URI.create(it.url).host == host && it.json.type != 'Accept' }
    }

    List<String> texts(String host) {
        return arrivals(host).collect { it.json.object.content.replaceAll('<.*?>', '') }
    }

    @Override
    void close() {
        peer.close()
    }
}
