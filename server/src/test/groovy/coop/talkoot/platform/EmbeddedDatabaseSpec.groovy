package coop.talkoot.platform

import coop.talkoot.TestDatabase
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.sql.DriverManager
import java.sql.SQLException
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions

class EmbeddedDatabaseSpec extends Specification {
    private static final int CONNECTIONS = 10

    @TempDir
    @Shared
    Path sharedData

    @Shared
    EmbeddedDatabase shared

    @TempDir
    Path data

    private final PollingConditions eventually = new PollingConditions(timeout: 60)
    private EmbeddedDatabase database

    def setupSpec() {
        shared = EmbeddedDatabase.start(sharedData, CONNECTIONS)
    }

    def cleanupSpec() {
        shared?.close()
    }

    def setup() {
        shareProgramsWith(data)
    }

    def cleanup() {
        database?.close()
        // Deleting the temporary folder would follow the links.
        Files.walk(data, 2).withCloseable { it.filter(Files::isSymbolicLink).toList().each(Files::delete) }
    }

    def "what it acknowledges is on the disk"() {
        expect:
        ask(shared, 'show fsync') == 'on'
        ask(shared, 'show synchronous_commit') == 'on'
        ask(shared, 'show full_page_writes') == 'on'
    }

    def "it listens on loopback only and its role is no superuser"() {
        given:
        def socketFolder = Files.readAllLines(sharedData.resolve('postgres/postmaster.pid'))[4]

        expect:
        ask(shared, 'show listen_addresses') == '127.0.0.1'
        ask(shared, 'select rolsuper::text from pg_roles where rolname = current_user') == 'false'
        socketFolder == ''
    }

    def "nobody gets in with #what"() {
        when:
        DriverManager.getConnection(shared.address().url(), user, password).close()

        then:
        def refused = thrown(SQLException)
        refused.SQLState in ['28P01', '28000', '08004']

        where:
        what                         | user       | password
        'a wrong password'           | 'talkoot'  | 'wrong'
        'a wrong superuser password' | 'postgres' | 'postgres'
        'no password'                | 'postgres' | ''
    }

    def "the password is kept in a file for nobody else, and the cluster is as private"() {
        expect:
        permissions('database-password') == 'rw-------'
        permissions('postgres') == 'rwx------'
        Files.readString(sharedData.resolve('database-password')).strip().length() == 64
    }

    def "what was written is there after a stop and a start"() {
        given:
        database = start()
        write('bread')

        when:
        database.close()
        database = start()

        then:
        ask(database, 'select word from kept') == 'bread'
    }

    def "close leaves no process"() {
        given:
        database = start()
        def process = ProcessHandle.of(database.process()).get()

        when:
        database.close()

        then:
        eventually.eventually { assert !process.alive }
    }

    def "a server that is killed starts again by itself, at the same address, with all it had acknowledged"() {
        given:
        database = start()
        write('bread')
        def address = database.address()
        def killed = ProcessHandle.of(database.process()).get()

        when:
        killed.destroyForcibly()

        then:
        eventually.eventually {
            assert !killed.alive
            assert ask(database, 'select word from kept') == 'bread'
        }
        database.address() == address
        database.process() != killed.pid()

        when: 'it is stopped'
        def second = ProcessHandle.of(database.process()).get()
        database.close()

        then: 'it stays so'
        eventually.eventually { assert !second.alive }
        !Files.exists(data.resolve('postgres/postmaster.pid'))
    }

    def "a server left running by a killed program is recognised, stopped and replaced"() {
        given: 'a program that starts a database and is killed'
        def program = new ProcessBuilder(
                Path.of(System.getProperty('java.home'), 'bin', 'java').toString(), '-cp',
                System.getProperty('java.class.path'), LeavesADatabase.name, data.toString())
                .redirectErrorStream(true).start()
        def leftOver = ProcessHandle.of(program.inputReader().lines()
                .filter { it.startsWith('postmaster ') }.findFirst().get().substring(11) as long).get()
        program.destroyForcibly().waitFor()
        assert leftOver.alive

        when:
        database = start()

        then:
        eventually.eventually { assert !leftOver.alive }
        ask(database, 'select word from kept') == 'left over'
    }

    def "the process of somebody else that has the number in a stale file is not touched"() {
        given:
        database = start()
        write('bread')
        def file = data.resolve('postgres/postmaster.pid')
        def left = Files.readAllLines(file)
        database.close()
        def stranger = new ProcessBuilder('sleep', '600').start()
        Files.write(file, [stranger.pid() as String] + left.drop(1))

        when:
        database = start()

        then:
        stranger.alive
        ask(database, 'select word from kept') == 'bread'

        cleanup:
        stranger?.destroyForcibly()
    }

    def "the server of another data folder is not touched either"() {
        given: 'a stale file that names a living postmaster, but of another folder'
        shareProgramsWith(data.resolve('other'))
        def other = EmbeddedDatabase.start(data.resolve('other'), CONNECTIONS)
        def mine = data.resolve('mine')
        shareProgramsWith(mine)
        EmbeddedDatabase.start(mine, CONNECTIONS).close()
        Files.copy(data.resolve('other/postgres/postmaster.pid'), mine.resolve('postgres/postmaster.pid'))

        when:
        database = EmbeddedDatabase.start(mine, CONNECTIONS)

        then:
        ProcessHandle.of(other.process()).get().alive
        database.process() != other.process()

        cleanup:
        other?.close()
    }

    def "a second server on the same data folder is refused with a clear sentence"() {
        given:
        database = start()

        when:
        start()

        then:
        def refused = thrown(CannotStart)
        refused.message.startsWith("Another Talkoot server is running on the data folder $data")
        ask(database, 'select 1') == '1'
    }

    def "a database made by another PostgreSQL is refused, not opened"() {
        given:
        start().close()
        Files.writeString(data.resolve('postgres/PG_VERSION'), '17\n')

        when:
        start()

        then:
        def refused = thrown(CannotStart)
        refused.message.contains('was made by PostgreSQL 17')
    }

    def "without the password the start is refused, and says which file to put back"() {
        given:
        start().close()
        Files.delete(data.resolve('database-password'))

        when:
        start()

        then:
        def refused = thrown(CannotStart)
        refused.message.contains(data.resolve('database-password').toString())
    }

    def "a start that was cut short while the database was made begins again"() {
        given:
        Files.createDirectories(data.resolve('postgres.unfinished'))
        Files.writeString(data.resolve('postgres.unfinished/PG_VERSION'), '18')

        when:
        database = start()

        then:
        ask(database, 'select 1') == '1'
    }

    def "a database that may lose what it acknowledged is refused: #setting"() {
        given:
        def address = TestDatabase.empty()

        when:
        TestDatabase.connect(address) {
            it.createStatement().execute("set $setting = off".toString())
            Durability.require(it)
        }

        then:
        def refused = thrown(CannotStart)
        refused.message.contains("$setting = off")

        cleanup:
        TestDatabase.drop(address)

        where: // the only one of the three that a session can change
        setting << ['synchronous_commit']
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(data, CONNECTIONS)
    }

    /** Unpacking them is most of what a first start takes. */
    private void shareProgramsWith(Path folder) {
        Files.createDirectories(folder)
        Files.createSymbolicLink(folder.resolve('postgresql-18.6'), sharedData.resolve('postgresql-18.6'))
    }

    private void write(String word) {
        TestDatabase.connect(database.address()) {
            it.createStatement().execute("create table kept as select '$word'::text as word".toString())
        }
    }

    private static String ask(EmbeddedDatabase database, String query) {
        return TestDatabase.connect(database.address()) {
            def rows = it.createStatement().executeQuery(query)
            rows.next()
            return rows.getString(1)
        }
    }

    private String permissions(String file) {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(sharedData.resolve(file)))
    }
}
