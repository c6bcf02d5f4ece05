package coop.talkoot

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

class MainSpec extends Specification {
    @TempDir
    Path home

    private final PollingConditions eventually = new PollingConditions(timeout: 90, delay: 0.2)
    private final int port = TestInstance.freePort()
    private final List<Process> programs = []

    def cleanup() {
        programs.findAll { it.alive }.each {
            it.destroy()
            it.waitFor(60, TimeUnit.SECONDS)
        }
    }

    def "the command starts an instance with its database, tells how to set it up, and stops both when told"() {
        when:
        def program = run('--port', "$port")
        eventually.eventually { assert said().contains('Ctrl-C stops it.') }
        def link = (said() =~ /http:\/\/localhost:$port\/setup\/\S+/)[0]
        def database = postmaster()

        then:
        said().contains("Talkoot runs at http://localhost:$port\n")
        said().contains('ATTENTION: peers on private networks')
        answers()
        link.length() > "http://localhost:$port/setup/".length() + 20

        when:
        program.destroy()

        then:
        program.waitFor(60, TimeUnit.SECONDS)
        said().endsWith('Stopped.\n')
        eventually.eventually { assert !database.alive }
        !said().contains('Exception')

        when: 'it is started again, and killed with no time to tidy up'
        program = run('--port', "$port")
        eventually.eventually { assert said().contains('Ctrl-C stops it.') }
        database = postmaster()
        program.destroyForcibly().waitFor()

        then:
        database.alive

        when:
        run('--port', "$port")
        eventually.eventually { assert said().contains('Ctrl-C stops it.') }

        then:
        said().contains('Stopping the database server that an earlier run left behind')
        eventually.eventually { assert !database.alive }
        answers()

        when: 'a second one is started on the same folder'
        def second = run('second', [:], '--port', "${TestInstance.freePort()}")

        then:
        second.waitFor(60, TimeUnit.SECONDS)
        second.exitValue() == 1
        said('second').readLines().last().startsWith('Another Talkoot server is running on the data folder')
        answers()
    }

    def "a setting nobody knows ends the command with code 2 and one sentence: #arguments #environment"() {
        when:
        def program = run('talkoot', environment, *arguments)

        then:
        program.waitFor(60, TimeUnit.SECONDS)
        program.exitValue() == 2
        said().readLines().size() == 1
        said().startsWith("There is no setting $named")

        where:
        arguments        | environment               | named
        ['--prot', '80'] | [:]                       | '--prot. Did you mean --port?'
        []               | [TALKOOT_BASEURL: 'http'] | 'TALKOOT_BASEURL in the environment. Did you mean TALKOOT_BASE_URL?'
    }

    private Process run(String... arguments) {
        return run('talkoot', [:], arguments)
    }

    private Process run(String name, Map<String, String> environment, String... arguments) {
        def java = Path.of(System.getProperty('java.home'), 'bin', 'java').toString()
        def builder = new ProcessBuilder([java, '-XX:+UseSerialGC', '--enable-native-access=ALL-UNNAMED',
                                          '--sun-misc-unsafe-memory-access=allow', "-Dtalkoot.home=$home".toString(),
                                          '-cp', System.getProperty('java.class.path'), Main.name, *arguments])
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("${name}.out").toFile())
        builder.environment().putAll(environment)
        def program = builder.start()
        programs << program
        return program
    }

    private String said(String name = 'talkoot') {
        return Files.readString(home.resolve("${name}.out"))
    }

    private ProcessHandle postmaster() {
        def pid = Files.readAllLines(home.resolve('data/postgres/postmaster.pid'))[0].trim() as long
        return ProcessHandle.of(pid).get()
    }

    private boolean answers() {
        return HttpClient.newHttpClient().withCloseable {
            it.send(HttpRequest.newBuilder(URI.create("http://localhost:$port/")).build(), BodyHandlers.ofString())
                    .statusCode() < 500
        }
    }
}
