package coop.talkoot

import coop.talkoot.migrations.Migrate
import coop.talkoot.platform.EmbeddedDatabase
import coop.talkoot.platform.CannotStart
import coop.talkoot.platform.Settings.DatabaseAddress
import groovy.transform.Immutable
import java.nio.file.Files
import java.nio.file.Path
import java.sql.DriverManager
import java.util.concurrent.atomic.AtomicInteger
import org.testcontainers.DockerClientFactory
import org.testcontainers.postgresql.PostgreSQLContainer

/**
 * Databases for specs, on one real PostgreSQL a JVM: the one DATASOURCES_DEFAULT_URL names, else a container where a
 * Docker engine runs, else the embedded one. Each is a copy of a migrated template, which takes a moment only.
 */
final class TestDatabase {
    private static final int CONNECTIONS = 300
    private static final AtomicInteger COUNT = new AtomicInteger()
    private static final String RUN = "talkoot_${ProcessHandle.current().pid()}_${System.currentTimeMillis() % 100000}"

    private TestDatabase() {}

    /** A new database at the head schema. */
    static DatabaseAddress fresh() {
        def name = "${RUN}_${COUNT.incrementAndGet()}".toString()
        administrate("create database $name template ${Server.HERE.template} owner ${Server.HERE.role.user()}")
        return on(Server.HERE.role, name)
    }

    /** A new database without any table. */
    static DatabaseAddress empty() {
        def name = "${RUN}_${COUNT.incrementAndGet()}".toString()
        administrate("create database $name owner ${Server.HERE.role.user()}")
        return on(Server.HERE.role, name)
    }

    static void drop(DatabaseAddress address) {
        administrate("drop database if exists ${address.url().replaceAll('.*/([^/?]+).*', '$1')} with (force)")
    }

    private static DatabaseAddress on(DatabaseAddress server, String name) {
        return new DatabaseAddress(server.url().replaceAll('/[^/?]+(\\?|$)', "/$name\$1"), server.user(), server.password())
    }

    private static void administrate(CharSequence statement) {
        execute(Server.HERE.administrator, statement)
    }

    private static void execute(DatabaseAddress address, CharSequence statement) {
        connect(address) { it.createStatement().execute(statement.toString()) }
    }

    /** Calls with a connection that ends afterwards. */
    static <T> T connect(DatabaseAddress address, Closure<T> work) {
        return DriverManager.getConnection(address.url(), address.user(), address.password()).withCloseable(work)
    }

    /** The one server of this JVM, with the template it copies. */
    @Immutable(knownImmutableClasses = [DatabaseAddress])
    private static final class Server {
        /** Made at first use. */
        static final Server HERE = start()

        DatabaseAddress administrator
        DatabaseAddress role
        String template

        private static Server start() {
            def (administrator, role) = found()
            def template = "${RUN}_template".toString()
            TestDatabase.execute(administrator, "create database $template owner ${role.user()}")
            TestDatabase.connect(TestDatabase.on(role, template)) { Migrate.up(it) }
            return new Server(administrator, role, template)
        }

        private static List<DatabaseAddress> found() {
            def url = System.getenv('DATASOURCES_DEFAULT_URL')
            if (url) {
                def given = new DatabaseAddress(url, System.getenv('DATASOURCES_DEFAULT_USERNAME') ?: 'postgres',
                        System.getenv('DATASOURCES_DEFAULT_PASSWORD') ?: '')
                atEnd { dropAll(given, RUN) }
                return [given, given]
            }
            if (hasDockerEngine()) {
                // Its own default switches fsync off, which an instance rightly refuses.
                def container = new PostgreSQLContainer('postgres:18')
                        .withCommand('postgres', '-c', "max_connections=$CONNECTIONS")
                container.start()
                def given = new DatabaseAddress(container.jdbcUrl, container.username, container.password)
                return [given, given]
            }
            def embedded = embedded()
            // What an earlier run left when it was killed.
            dropAll(embedded.administrator(), 'talkoot_')
            atEnd {
                dropAll(embedded.administrator(), RUN)
                embedded.close()
            }
            return [embedded.administrator(), embedded.address()]
        }

        private static void atEnd(Closure<?> work) {
            Runtime.runtime.addShutdownHook(new Thread(work as Runnable))
        }

        private static void dropAll(DatabaseAddress administrator, String prefix) {
            TestDatabase.connect(administrator) {
                def rows = it.createStatement().executeQuery('select datname from pg_database')
                while (rows.next()) {
                    def name = rows.getString(1)
                    if (name.startsWith(prefix)) {
                        it.createStatement().execute("drop database if exists $name with (force)".toString())
                    }
                }
            }
        }

        private static boolean hasDockerEngine() {
            def socket = Files.exists(Path.of('/var/run/docker.sock')) || System.getenv('DOCKER_HOST')
            return socket && DockerClientFactory.instance().dockerAvailable
        }

        /** In memory where that is possible: durable settings then cost nothing. A second JVM gets a second folder. */
        private static EmbeddedDatabase embedded() {
            def memory = Path.of('/dev/shm')
            def home = Files.isWritable(memory) ? memory : Path.of(System.getProperty('java.io.tmpdir'))
            def owner = "${System.getProperty('user.name')}-${Integer.toHexString(System.getProperty('user.dir').hashCode())}"
            for (number in 1..8) {
                def folder = home.resolve("talkoot-specs-$owner-$number")
                try {
                    return EmbeddedDatabase.start(folder, CONNECTIONS)
                } catch (CannotStart inUse) {
                    if (!inUse.message.contains('Another Talkoot server') || number == 8) {
                        throw inUse
                    }
                }
            }
        }
    }
}
