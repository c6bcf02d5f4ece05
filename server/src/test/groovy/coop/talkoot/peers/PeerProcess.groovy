package coop.talkoot.peers

import groovy.transform.CompileStatic
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/**
 * A program that lives in a mount namespace of its own, where /etc/hosts knows the rig's names and the machine's
 * bundle of authorities is the rig's: libcurl takes no other, and the machine itself stays as it is.
 */
@CompileStatic
final class PeerProcess implements AutoCloseable {

    private static final String ENTER = '''\
mount --bind "$1" /etc/hosts && mount --bind "$2" /etc/ssl/certs/ca-certificates.crt || exit 70
shift 2
'''
    private static final String RUN = ENTER + 'exec "$@"'
    // The watcher ends the program when our end of its standard input closes: also if this JVM is killed.
    private static final String SERVE = ENTER + '''\
exec 3<&0
(cat <&3 >/dev/null; kill $$ 2>/dev/null) &
exec 3<&-
exec "$@" </dev/null
'''

    private final Process process
    private final Path log

    private PeerProcess(Process process, Path log) {
        this.process = process
        this.log = log
    }

    static PeerProcess start(PeerRig rig, String name, Map<String, String> environment, List<String> command) {
        def log = PeerTools.WORK.resolve("${name}.log")
        def builder = new ProcessBuilder(namespace(rig, SERVE) + command)
                .directory(PeerTools.WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        builder.environment().putAll(environment)
        new PeerProcess(builder.start(), log)
    }

    /** Runs a command to its end and gives what it printed. */
    static String run(PeerRig rig, List<String> command, String input = '') {
        def process = new ProcessBuilder(namespace(rig, RUN) + command).redirectErrorStream(true).start()
        process.outputStream.withWriter { it << input }
        def output = process.inputStream.text
        assert process.waitFor() == 0: "$command ended with ${process.exitValue()}: $output"
        output
    }

    /** Runs a command to its end and answers each of its lines that begins with `question`; gives all it printed. */
    static List<String> converse(PeerRig rig, List<String> command, String question, Closure<String> answer) {
        def process = new ProcessBuilder(namespace(rig, RUN) + command).redirectErrorStream(true).start()
        def said = []
        process.outputStream.newWriter('UTF-8').withCloseable { writer ->
            process.inputStream.eachLine('UTF-8') { line ->
                said << line
                if (line.startsWith(question)) {
                    writer << answer.call(line.substring(question.length()).trim()) << '\n'
                    writer.flush()
                }
            }
        }
        assert process.waitFor() == 0: "$command ended with ${process.exitValue()}: ${said.join('\n')}"
        return said as List<String>
    }

    boolean isRunning() {
        process.alive
    }

    /** Fails with the end of the log as soon as the program is gone. */
    void demandRunning() {
        if (running) return
        def end = Files.readAllLines(log).takeRight(20).join('\n')
        throw new IllegalStateException("the peer ended with ${process.exitValue()}: $end")
    }

    @Override
    void close() {
        process.destroy()
        if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor()
    }

    private static List<String> namespace(PeerRig rig, String script) {
        // A normal user gets the right to mount from a user namespace.
        def flags = System.getProperty('user.name') == 'root' ? '-m' : '-Urm'
        ['unshare', flags, 'sh', '-c', script, 'peer', rig.hostsFile.toString(), rig.certificates.pem.toString()]
    }
}
