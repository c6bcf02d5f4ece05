package coop.talkoot.peers

import groovy.transform.CompileStatic
import java.nio.file.Files
import java.nio.file.Path
import org.opentest4j.TestAbortedException

/** The folder src/test/peers: what its setup script installed, and what it could not. */
@CompileStatic
final class PeerTools {

    static final Path FOLDER = moduleFolder().resolve('src/test/peers')

    /** Where peers write their logs and data. */
    static final Path WORK = moduleFolder().resolve('target/peers')

    private static Map<String, String> missing

    private PeerTools() {}

    /** Leaves the spec out, saying why, when a peer cannot be had here; under CI that fails it. */
    static void demand(String... names) {
        def reasons = missing().findAll { name, reason -> name in names }.collect { name, reason -> "$name: $reason" }
        if (reasons.empty) return
        def sentence = "left out, as this machine lacks ${reasons.join('; ')}" as String
        if (System.getenv('CI') == 'true') throw new AssertionError((Object) sentence)
        println sentence
        throw new TestAbortedException(sentence)
    }

    static String snac() {
        FOLDER.resolve('.tools/snac2/usr/bin/snac')
    }

    /** A script of this folder. */
    static String script(String name) {
        FOLDER.resolve(name)
    }

    static String node() {
        FOLDER.resolve('node_modules/.bin/node')
    }

    /** Peer name to reason. The script installs what it can first, so a bare "mvn verify" needs no step before it. */
    private static synchronized Map<String, String> missing() {
        if (missing == null) {
            def process = new ProcessBuilder(FOLDER.resolve('setup').toString(), 'snac2', 'fedify', 'clients')
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
            process.outputStream.close()
            def lines = process.inputStream.text.readLines()
            def result = process.waitFor()
            assert result in [0, 3]: "the setup of the peers ended with $result: $lines"
            missing = lines.findResults { line ->
                def found = line =~ /^peer (\S+) missing: (.+)$/
                found ? [found.group(1), found.group(2)] : null
            }.collectEntries() as Map<String, String>
        }
        missing
    }

    private static Path moduleFolder() {
        def base = Path.of(System.getProperty('basedir', System.getProperty('user.dir')))
        [base, base.resolve('server')].find { Files.isDirectory(it.resolve('src/test/peers')) }
    }
}
