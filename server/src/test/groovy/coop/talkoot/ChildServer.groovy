package coop.talkoot

import groovy.json.JsonOutput
import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.util.concurrent.PollingConditions

/** The server as people run it, in a process of its own that can be killed: {@code new ChildServer(home, '--port', '8080')}. */
final class ChildServer implements AutoCloseable {
    private static final PollingConditions EVENTUALLY = new PollingConditions(timeout: 120, delay: 0.02)

    final int port
    private final Path home
    private final List<String> arguments
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()
    private Process program
    private int starts
    /** When it said that it runs, by System.nanoTime. */
    long upAt

    ChildServer(Path home, int port, String... arguments) {
        this.home = home
        this.port = port
        this.arguments = arguments.toList()
    }

    /** Starts it without waiting for anything. */
    ChildServer launch() {
        starts++
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        program = new ProcessBuilder([java, '-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1',
                                      '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow',
                                      '-cp', System.getProperty('java.class.path'), Main.name, '--port', "$port".toString(),
                                      '--data', home.toString(), '--private-networks', 'true', *arguments])
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start()
        return this
    }

    ChildServer start() {
        return launch().awaitStart()
    }

    ChildServer awaitStart() {
        EVENTUALLY.eventually { assert said().contains('Ctrl-C stops it.') }
        upAt = System.nanoTime()
        return this
    }

    String said() {
        return Files.readString(output())
    }

    /** kill -9. */
    void kill() {
        program.destroyForcibly().waitFor()
    }

    /** Tells it to stop and gives its exit code. */
    int stop() {
        program.destroy()
        assert program.waitFor(60, TimeUnit.SECONDS)
        return program.exitValue()
    }

    boolean isRunning() {
        return program.alive
    }

    /** kill -9 of its embedded database. */
    void killDatabase() {
        def postmaster = postmaster()
        postmaster.destroyForcibly()
        EVENTUALLY.eventually { assert !postmaster.alive }
    }

    ProcessHandle postmaster() {
        return ProcessHandle.of(Files.readAllLines(home.resolve('postgres/postmaster.pid')).first() as long).get()
    }

    HttpResponse<String> get(String path) {
        return http.send(request(path).header('Accept', 'application/activity+json').build(), BodyHandlers.ofString())
    }

    /** Publishes a note; throws IOException when the server dies under the request. */
    HttpResponse<String> post(String token, String text) {
        return http.send(request('/api/talkoot/v1/notes')
                .header('Authorization', "Bearer $token")
                .header('Content-Type', 'application/json')
                .POST(BodyPublishers.ofString(JsonOutput.toJson([text: text, audience: 'public'])))
                .build(), BodyHandlers.ofString())
    }

    /** A call of the JSON API; {@code key} makes it once however often it is repeated. Throws IOException when the server dies under it. */
    HttpResponse<String> call(String method, String path, String token, Object body = null, String key = null) {
        def builder = request("/api/talkoot/v1$path").header('Authorization', "Bearer $token")
        if (key) {
            builder.header('Idempotency-Key', key)
        }
        if (body != null) {
            builder.header('Content-Type', 'application/json')
        }
        def sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JsonOutput.toJson(body))
        // A connection of its own: one that has stood idle may be closed under the request.
        return HttpClient.newHttpClient().withCloseable { it.send(builder.method(method, sent).build(), BodyHandlers.ofString()) }
    }

    static String uriOf(HttpResponse<String> answer) {
        return (new JsonSlurper().parseText(answer.body()) as Map).uri
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:$port$path")).timeout(Duration.ofSeconds(90))
    }

    private Path output() {
        return home.resolve("output-$port-${starts}.txt")
    }

    @Override
    void close() {
        if (program?.alive) {
            stop()
        }
        http.close()
    }
}
