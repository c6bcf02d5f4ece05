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
import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Duration
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

/** The server and its database are killed while they work; what was acknowledged must be there and arrive. */
class CrashSpec extends Specification {
    static final int POSTS = 200
    static final int INBOXES = 50

    @TempDir
    Path home

    private final int port = TestInstance.freePort()
    private final String base = "http://bakery.localhost:$port"
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()
    private final List<Process> programs = []
    private final PollingConditions eventually = new PollingConditions(timeout: 180, delay: 0.2)

    /** inbox number -> id of the activity -> how often it came, in the order of first arrival */
    private final Map<Integer, Map<String, Integer>> received = new ConcurrentHashMap<>()
    private HttpServer sink

    def setup() {
        sink = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 256)
        sink.executor = Executors.newCachedThreadPool()
        sink.createContext('/inbox/') { exchange ->
            def number = exchange.requestURI.path.substring('/inbox/'.length()) as int
            def activity = new JsonSlurper().parse(exchange.requestBody) as Map
            if (activity.type == 'Create') {
                def inbox = received.computeIfAbsent(number) { Collections.synchronizedMap(new LinkedHashMap()) }
                synchronized (inbox) {
                    inbox[activity.object.id] = (inbox[activity.object.id] ?: 0) + 1
                }
            }
            exchange.sendResponseHeaders(202, -1)
            exchange.close()
        }
        sink.start()
    }

    def cleanup() {
        programs.findAll { it.alive }.each {
            it.destroy()
            it.waitFor(60, TimeUnit.SECONDS)
        }
        sink.stop(0)
        sink.executor.shutdownNow()
    }

    def "every acknowledged post outlives a kill of server and database and reaches every inbox, under the same id"() {
        given:
        def token = prepare()
        def program = start(1)
        def acknowledged = new ConcurrentLinkedQueue<String>()
        def writers = Executors.newFixedThreadPool(4)

        when: 'both are killed while posts are made and sent'
        def first = (1..POSTS).collect { number -> writers.submit { post(token, number, acknowledged) } }
        eventually.eventually {
            assert acknowledged.size() >= POSTS / 4
            assert received.values().sum { it.size() } > 0
        }
        kill(program)
        first*.get()
        def beforeTheKill = acknowledged.size()

        then: 'the kill came in the middle'
        beforeTheKill < POSTS

        when: 'it is started again and the rest is posted'
        start(2)
        def second = (1..(POSTS - beforeTheKill)).collect { number ->
            writers.submit { post(token, POSTS + number, acknowledged) }
        }
        second*.get()

        then: 'each acknowledged post is there'
        acknowledged.size() == POSTS
        acknowledged.every { status(it) == 200 }

        and: 'and was delivered to each inbox'
        eventually.eventually {
            assert received.size() == INBOXES
            received.values().each { inbox -> assert acknowledged.every { inbox.containsKey(it) } }
        }

        and: 'what came twice, came under the same id, and rarely'
        received.values().sum { inbox -> inbox.values().sum { it - 1 } } <= POSTS * INBOXES / 100

        cleanup:
        writers.shutdownNow()
    }

    /** Sets the instance up in this process, with a writer's token and followers at the sink, and stops it again. */
    private String prepare() {
        def settings = new Settings('127.0.0.1', port, URI.create(base), home, Optional.empty(), true, 8)
        return Instance.start(settings, Clock.systemUTC()).withCloseable { instance ->
            def context = instance.context()
            def alice = context.getBean(Logins).register(new NewPerson('alice', 'Alice', null, 'a long enough password'), true)
            (1..INBOXES).each { number ->
                def uri = "http://sink.localhost:${sink.address.port}/users/$number"
                def follower = context.getBean(Identities).saveRemote(new RemoteIdentity(uri, Identity.Kind.PERSON, "reader$number",
                        "sink.localhost:${sink.address.port}", '', '', uri,
                        new Identity.Endpoints("http://sink.localhost:${sink.address.port}/inbox/$number", null, null, null, null),
                        [], [], false, null, '{}'))
                context.getBean(Follows).request(follower, alice.identity(), new Origin.Remote("$uri/follow"))
            }
            context.getBean(Sessions).open(alice, Sessions.Kind.API, 'the spec')
        }
    }

    private void post(String token, int number, Queue<String> acknowledged) {
        def request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:$port/api/talkoot/v1/notes"))
                .timeout(Duration.ofSeconds(30))
                .header('Authorization', "Bearer $token")
                .header('Content-Type', 'application/json')
                .POST(BodyPublishers.ofString(JsonOutput.toJson([text: "Post number $number", audience: 'public'])))
        try {
            def answer = http.send(request.build(), BodyHandlers.ofString())
            if (answer.statusCode() == 201) {
                acknowledged.add((new JsonSlurper().parseText(answer.body()) as Map).uri as String)
            }
        } catch (IOException ignored) {
            // Killed under the request: nobody was told that this one is there.
        }
    }

    private int status(String uri) {
        def local = uri.replace(base, "http://127.0.0.1:$port")
        def request = HttpRequest.newBuilder(URI.create(local)).header('Accept', 'application/activity+json')
        return http.send(request.build(), BodyHandlers.discarding()).statusCode()
    }

    private Process start(int number) {
        def output = home.resolve("output-${number}.txt")
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        def program = new ProcessBuilder(java, '-Xmx384m', '-XX:+UseSerialGC', '--enable-native-access=ALL-UNNAMED',
                '--sun-misc-unsafe-memory-access=allow', '-cp', System.getProperty('java.class.path'), Main.name,
                '--port', "$port", '--base-url', base, '--data', home.toString(), '--private-networks', 'true')
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
        programs << program
        eventually.eventually { assert Files.readString(output).contains('Ctrl-C stops it.') }
        return program
    }

    /** kill -9 of the server and of its postmaster, with no time for either to tidy up. */
    private void kill(Process program) {
        def pid = Files.readAllLines(home.resolve('postgres/postmaster.pid')).first() as long
        def postmaster = ProcessHandle.of(pid).get()
        program.destroyForcibly()
        postmaster.destroyForcibly()
        program.waitFor()
        eventually.eventually { assert !postmaster.alive }
    }
}
