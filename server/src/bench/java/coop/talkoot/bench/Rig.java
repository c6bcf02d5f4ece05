package coop.talkoot.bench;

import coop.talkoot.Instance;
import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Setup;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Logins;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.Sessions;
import coop.talkoot.people.SetupLinks;
import coop.talkoot.people.access.Grants;
import coop.talkoot.people.access.NewProgram;
import coop.talkoot.people.access.Programs;
import coop.talkoot.people.access.Scopes;
import coop.talkoot.platform.EmbeddedDatabase;
import coop.talkoot.platform.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The server that is measured: a process of its own, with a durable PostgreSQL of its own, and a co-op in it. */
final class Rig implements AutoCloseable {
    static final int PORT = 18480;
    static final int READERS = 50;
    private static final String APP_REDIRECT = "https://app.example/signed-in";
    static final String HOST = "localhost:" + PORT;
    /** 1 or 0: counting all of them would cost as much as the work that is measured. */
    static final String IS_ANYTHING_PENDING =
            "select count(*) from (select 1 from inbound where state = 'PENDING' limit 1) one";

    private final Path folder;
    private final EmbeddedDatabase database;
    private final String token;
    private final Process server;
    private @Nullable Connection asking;

    private Rig(Path folder, EmbeddedDatabase database, String token, Process server) {
        this.folder = folder;
        this.database = database;
        this.token = token;
        this.server = server;
    }

    static Rig start(Path folder, TlsSink sink) throws IOException, InterruptedException {
        var database = EmbeddedDatabase.start(folder.resolve("data"), 48);
        var rig = new Rig(folder, database, seed(folder, database), launch(folder, database, sink));
        try {
            rig.await("the server", () -> isOpen());
            return rig;
        } catch (IllegalStateException cause) {
            rig.close();
            throw cause;
        }
    }

    /** A token of alice's for the API. */
    String token() {
        return token;
    }

    /** A token of our own API for each of {@value #READERS} people. */
    List<String> readers() throws IOException {
        return Files.readAllLines(folder.resolve("readers"));
    }

    /** The token of a program for each of them, as Mastodon's apps have them. */
    List<String> apps() throws IOException {
        return Files.readAllLines(folder.resolve("apps"));
    }

    Connection connect() throws SQLException {
        var address = database.address();
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    long serverCpu() {
        return Cpu.of(server.pid());
    }

    long databaseCpu() {
        return Cpu.ofFamily(database.process());
    }

    long residentMib() {
        return Cpu.residentMib(server.pid());
    }

    /** Waits for what must come true within five minutes. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !server.isAlive()) {
                throw new IllegalStateException("in vain: " + what + "; see " + folder.resolve("server.log"));
            }
            Thread.sleep(10);
        }
    }

    /** The number that a query gives. Asks on one connection: opening one costs PostgreSQL more than most work. */
    synchronized long count(String query) {
        try {
            var connection = asking == null ? connect() : asking;
            asking = connection;
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    void execute(String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
        try {
            if (asking != null) {
                asking.close();
            }
        } catch (SQLException gone) {
            System.err.println(gone);
        }
        database.close();
    }

    private static boolean isOpen() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String seed(Path folder, EmbeddedDatabase database) throws IOException {
        var file = folder.resolve("token");
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        var settings = new Settings(
                "127.0.0.1",
                PORT,
                URI.create("http://" + HOST),
                folder.resolve("unused"),
                Optional.of(database.address()),
                true,
                8);
        try (var instance = Instance.start(settings, Clock.systemUTC())) {
            var context = instance.context();
            var link = context.getBean(SetupLinks.class).issue().orElseThrow();
            context.getBean(Setup.class)
                    .run(
                            link,
                            new Founding("bench", "Bench", "", "Riverside", Group.JoinPolicy.OPEN),
                            new NewPerson("alice", "Alice", null, "a long enough password"));
            var alice = context.getBean(Identities.class).localByHandle("alice").orElseThrow();
            var viewer = context.getBean(Logins.class).ofActor(alice.id()).orElseThrow();
            var token = context.getBean(Sessions.class).open(viewer, Sessions.Kind.API, "bench");
            var readers = new ArrayList<String>();
            var apps = new ArrayList<String>();
            var grants = context.getBean(Grants.class);
            var app = context.getBean(Programs.class)
                    .introduce(new NewProgram("Bench", null, List.of(APP_REDIRECT), Scopes.ALL))
                    .program();
            for (var number = 0; number < READERS; number++) {
                var reader = context.getBean(Logins.class)
                        .register(new NewPerson("reader" + number, "Reader " + number, null, "a long enough password"), false);
                readers.add(context.getBean(Sessions.class).open(reader, Sessions.Kind.API, "bench"));
                var code = grants.codeFor(reader, new Grants.Consent(app, APP_REDIRECT, Scopes.ALL, null));
                apps.add(grants.exchange(app, code, APP_REDIRECT, null).orElseThrow().token());
            }
            Files.write(folder.resolve("readers"), readers);
            Files.write(folder.resolve("apps"), apps);
            Files.writeString(file, token);
            return token;
        }
    }

    private static Process launch(Path folder, EmbeddedDatabase database, TlsSink sink) throws IOException {
        var address = database.address();
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xms48m",
                "-Xmx512m",
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:-ShrinkHeapInSteps",
                "-XX:TrimNativeHeapInterval=30000",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djavax.net.ssl.trustStore=" + sink.trustStore(),
                "-Djavax.net.ssl.trustStorePassword=" + TlsSink.PASSWORD,
                "-Dtalkoot.home=" + folder));
        var more = System.getenv("BENCH_JAVA_OPTIONS");
        if (more != null) {
            command.addAll(List.of(more.split(" ")));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "coop.talkoot.Main",
                "--port=" + PORT,
                "--base-url=http://" + HOST,
                "--private-networks=true",
                "--data=" + folder.resolve("home"),
                "--database-url=" + address.url(),
                "--database-user=" + address.user()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TALKOOT_"));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("TALKOOT_DATABASE_PASSWORD", address.password());
        return builder.start();
    }
}
