package coop.talkoot

import com.sun.net.httpserver.HttpServer
import coop.talkoot.people.Follows
import coop.talkoot.people.Identities
import coop.talkoot.people.Identity
import coop.talkoot.people.Logins
import coop.talkoot.people.NewPerson
import coop.talkoot.people.RemoteIdentity
import coop.talkoot.people.Sessions
import coop.talkoot.platform.Origin
import coop.talkoot.platform.Settings
import groovy.json.JsonSlurper
import java.time.Clock
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicLong

/** Followers elsewhere, each on a host of its own, who count what comes to them: how often, and under which id. */
final class Readers implements AutoCloseable {
    final int count
    /** reader -> id of the post -> how often it came */
    private final Map<Integer, Map<String, Integer>> received = new ConcurrentHashMap<>()
    /** text of a post -> the ids under which it came */
    private final Map<String, Set<String>> ids = new ConcurrentHashMap<>()
    private final AtomicLong arrivals = new AtomicLong()
    private final HttpServer server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 1024)
    /** While it is closed nobody answers. */
    private volatile CountDownLatch door = new CountDownLatch(0)
    private final AtomicLong knocks = new AtomicLong()
    private volatile long lastAt

    Readers(int count) {
        this.count = count
        server.executor = Executors.newCachedThreadPool()
        server.createContext('/inbox/') { exchange ->
            def number = exchange.requestURI.path.substring('/inbox/'.length()) as int
            def activity = new JsonSlurper().parse(exchange.requestBody) as Map
            if (activity.type == 'Create') {
                knocks.incrementAndGet()
                door.await()
                note(number, activity.object as Map)
            }
            exchange.sendResponseHeaders(202, -1)
            exchange.close()
        }
        server.start()
    }

    private void note(int number, Map post) {
        received.computeIfAbsent(number) { new ConcurrentHashMap() }.merge(post.id as String, 1) { a, b -> a + b }
        ids.computeIfAbsent(post.content as String) { ConcurrentHashMap.newKeySet() }.add(post.id as String)
        lastAt = System.nanoTime()
        arrivals.incrementAndGet()
    }

    /** Sets the instance up in this process, with a writer whom all readers follow, stops it and gives the writer's token. */
    String follow(Settings settings) {
        return Instance.start(settings, Clock.systemUTC()).withCloseable { instance ->
            def context = instance.context()
            def alice = context.getBean(Logins).register(new NewPerson('alice', 'Alice', null, 'a long enough password'), true)
            (1..count).each { number ->
                def host = "reader${number}.localhost:${server.address.port}"
                def uri = "http://$host/users/$number"
                def follower = context.getBean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, "reader$number", host,
                        '', '', uri, new Identity.Endpoints("http://$host/inbox/$number", null, null, null, null), [], [], false, null, '{}'))
                context.getBean(Follows).request(follower, alice.identity(), new Origin.Remote("$uri/follow"))
            }
            context.getBean(Sessions).open(alice, Sessions.Kind.API, 'the spec')
        }
    }

    long arrivals() {
        return arrivals.get()
    }

    /** When something came last, by System.nanoTime. */
    long lastAt() {
        return lastAt
    }

    /** Whether each of these posts has come to each reader. */
    boolean haveAll(Collection<String> posts) {
        return received.size() == count && received.values().every { it.keySet().containsAll(posts) }
    }

    /** How often something came that had come already. */
    int twice() {
        return (received.values().sum(0) { posts -> posts.values().sum { it - 1 } }) as int
    }

    /** Texts that came as more than one post. */
    List<String> underTwoIds() {
        return ids.findAll { it.value.size() > 1 }.keySet().toList()
    }

    /** Deliveries wait at the door until it is opened. */
    void closeDoor() {
        door = new CountDownLatch(1)
    }

    void openDoor() {
        door.countDown()
    }

    /** Posts that have come so far as the door. */
    long knocks() {
        return knocks.get()
    }

    /** What a failed condition shows. */
    @Override
    String toString() {
        return "$count readers with $arrivals arrivals"
    }

    @Override
    void close() {
        openDoor()
        server.stop(0)
        server.executor.shutdownNow()
    }
}
