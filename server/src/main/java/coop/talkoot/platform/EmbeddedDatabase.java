package coop.talkoot.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own in a data folder: durable, on loopback, behind a password that the folder keeps.
 * {@code postgres/} is the cluster, {@code database-password} its password, {@code postgresql-…/} the programs.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String ROLE = "talkoot";
    private static final String ADMINISTRATOR = "postgres";
    private static final int ATTEMPTS = 5;

    private final Path data;
    private final Path cluster;
    private final FolderLock lock;
    private final PostgresPrograms programs;
    private final String password;
    private int port;
    private volatile boolean closed;

    private EmbeddedDatabase(Path data, FolderLock lock) throws IOException {
        this.data = data;
        this.cluster = data.resolve("postgres");
        this.lock = lock;
        this.programs = PostgresPrograms.unpackedIn(data);
        this.password = password();
    }

    /** Starts the server of this data folder, made when it is new; one that a crash left running is stopped first. */
    public static EmbeddedDatabase start(Path folder, int connections) {
        try {
            var data = folder.toAbsolutePath().normalize();
            Files.createDirectories(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var lock = FolderLock.take(data);
            try {
                var database = new EmbeddedDatabase(data, lock);
                database.stopLeftOver();
                database.createCluster();
                database.begin(connections);
                PostmasterWatch.start(database::isGone, () -> database.again(connections));
                return database;
            } catch (IOException | SQLException | RuntimeException cause) {
                lock.close();
                throw cause;
            }
        } catch (IOException | SQLException cause) {
            throw new CannotStart("The embedded database in " + folder + " cannot be started: " + cause, cause);
        }
    }

    /** Where the application finds its database; its role is no superuser. */
    public Settings.DatabaseAddress address() {
        return new Settings.DatabaseAddress(url(ROLE), ROLE, password);
    }

    /** The superuser's way in, for making databases. */
    public Settings.DatabaseAddress administrator() {
        return new Settings.DatabaseAddress(url("postgres"), ADMINISTRATOR, password);
    }

    /** The server's process. */
    public long process() {
        try {
            return Postmaster.recordedIn(cluster)
                    .map(Postmaster::pid)
                    .orElseThrow(() -> new IllegalStateException("the database is not running"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Stops the server after it has written everything down. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            stopServer();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private boolean isGone() throws IOException {
        var recorded = Postmaster.recordedIn(cluster);
        return recorded.isEmpty() || !recorded.get().isOurs();
    }

    /** Starts the server on the port it had; false when there is nothing more to watch. */
    private synchronized boolean again(int connections) throws IOException {
        if (!closed && isGone()) {
            LOG.warn("The database server has ended by itself; starting it again");
            var recorded = Postmaster.recordedIn(cluster);
            if (recorded.isPresent() && recorded.get().isAlive()) {
                recorded.get().forget();
            }
            startServer(connections, port);
        }
        return !closed;
    }

    private void begin(int connections) throws IOException, SQLException {
        try {
            startServer(connections, 0);
            createDatabase();
        } catch (IOException | SQLException | RuntimeException cause) {
            // Ctrl-C while starting ends pg_ctl, but not the server it had begun to start.
            stopLeftOver();
            throw cause;
        }
    }

    private void stopLeftOver() throws IOException {
        var recorded = Postmaster.recordedIn(cluster);
        if (recorded.isEmpty() || !recorded.get().isAlive()) {
            return;
        }
        if (recorded.get().isOurs()) {
            LOG.info("Stopping the database server that an earlier run left behind");
            stopServer();
        } else {
            recorded.get().forget();
        }
    }

    private void createCluster() throws IOException {
        var version = cluster.resolve("PG_VERSION");
        if (Files.exists(version)) {
            var found = Files.readString(version).strip();
            if (!found.equals(PostgresPrograms.MAJOR)) {
                throw new CannotStart("The database in " + cluster + " was made by PostgreSQL " + found
                        + ", this is PostgreSQL " + PostgresPrograms.MAJOR + ". Move it over with a dump first.");
            }
            return;
        }
        LOG.info("Making a new database in {}", cluster);
        var unfinished = data.resolve("postgres.unfinished");
        if (Files.exists(unfinished)) {
            PostgresPrograms.delete(unfinished);
        }
        var log = data.resolve("postgres-init.log");
        // The built-in locale sorts the same on every system, so that an index never depends on the system's library.
        var code = programs.run(
                log,
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + ADMINISTRATOR,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        if (code != 0) {
            throw failed("The database cannot be made", log);
        }
        Files.move(unfinished, cluster);
    }

    /** On that port, which clients know already, or on any free one when it is 0. */
    private void startServer(int connections, int known) throws IOException {
        var log = data.resolve("postgres-start.log");
        for (var attempt = 1; ; attempt++) {
            port = known == 0 ? freePort() : known;
            // Given on the command line, these win over whatever the cluster's own files say.
            var options = "-p " + port
                    + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                    + " -c fsync=on -c synchronous_commit=on -c full_page_writes=on"
                    + " -c max_connections=" + connections
                    + " -c logging_collector=on -c log_directory=log -c log_filename=postgresql-%a.log"
                    + " -c log_truncate_on_rotation=on -c log_rotation_age=1d -c timezone=UTC";
            if (programs.run(log, "pg_ctl", "start", "-D", cluster.toString(), "-w", "-t", "120", "-o", options) == 0) {
                return;
            }
            // The port may have gone to somebody else since; orphans of a killed server end within a moment.
            if (attempt == ATTEMPTS) {
                throw failed("The database does not start; see also " + cluster.resolve("log"), log);
            }
        }
    }

    private void stopServer() throws IOException {
        for (var mode : List.of("fast", "immediate")) {
            var running = Postmaster.recordedIn(cluster);
            // pg_ctl signals whatever process the file names, so it is asked only when that process is the server.
            if (running.isEmpty() || !running.get().isOurs()) {
                return;
            }
            var log = data.resolve("postgres-stop.log");
            if (programs.run(log, "pg_ctl", "stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", "60") != 0) {
                LOG.warn(
                        "The database server did not stop at once: {}",
                        Files.readString(log).strip());
            }
        }
    }

    private void createDatabase() throws SQLException {
        var address = administrator();
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            if (isEmpty(statement, "select 1 from pg_roles where rolname = '" + ROLE + "'")) {
                statement.execute("create role " + ROLE + " login password '" + password + "'");
            }
            if (isEmpty(statement, "select 1 from pg_database where datname = '" + ROLE + "'")) {
                statement.execute("create database " + ROLE + " owner " + ROLE);
            }
        }
    }

    private static boolean isEmpty(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private String password() throws IOException {
        var file = passwordFile();
        if (!Files.exists(file)) {
            if (Files.exists(cluster.resolve("PG_VERSION"))) {
                throw new CannotStart("The database's password is missing: put the file " + file + " back.");
            }
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, List.of(HexFormat.of().formatHex(bytes)));
        }
        return Files.readString(file).strip();
    }

    private Path passwordFile() {
        return data.resolve("database-password");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static CannotStart failed(String sentence, Path log) throws IOException {
        return new CannotStart(sentence + ": " + Files.readString(log).strip());
    }
}
