package coop.talkoot;

import coop.talkoot.migrations.Migrate;
import coop.talkoot.platform.CannotStart;
import coop.talkoot.platform.Durability;
import coop.talkoot.platform.EmbeddedDatabase;
import coop.talkoot.platform.Nodes;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Settings.DatabaseAddress;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.SystemPropertiesPropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.BindException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One running server with its database. Several fit into one process, each with its own settings and context. */
public final class Instance implements AutoCloseable {
    /** Requests and deliveries hold a connection only for the length of a transaction, never across the network. */
    private static final int POOL = 16;

    /** More than the pool, for the migration and for a keeper who looks in. */
    private static final int EMBEDDED_CONNECTIONS = 32;

    /** So many in one form, and something for the words beside them. */
    private static final int FILES = 4;

    private static final long SPARE = 1L << 20;

    /** Where the builder puts those it is given: over what the file says. */
    private static final int PROPERTIES = SystemPropertiesPropertySource.POSITION + 100;

    private final @Nullable EmbeddedDatabase database;
    private final Nodes nodes;
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Instance(
            @Nullable EmbeddedDatabase database, Nodes nodes, ApplicationContext context, EmbeddedServer server) {
        this.database = database;
        this.nodes = nodes;
        this.context = context;
        this.server = server;
    }

    /** Starts everything, or throws {@link CannotStart} and leaves nothing running. */
    public static Instance start(Settings settings, Clock clock) {
        // The framework reads itself while PostgreSQL starts.
        var framework = new FutureTask<>(() -> framework(settings, clock));
        Thread.ofPlatform().name("framework").daemon().start(framework);
        var embedded =
                settings.database().isPresent() ? null : EmbeddedDatabase.start(settings.data(), EMBEDDED_CONNECTIONS);
        try {
            var address =
                    Optional.ofNullable(embedded).map(EmbeddedDatabase::address).or(settings::database);
            prepare(address.orElseThrow());
            return serve(embedded, address.orElseThrow(), settings, finished(framework));
        } catch (RuntimeException cause) {
            if (embedded != null) {
                embedded.close();
            }
            throw cause;
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    public ApplicationContext context() {
        return context;
    }

    /** Lets what is under way end, then stops listener, workers and database. */
    @Override
    public void close() {
        try {
            context.close();
        } finally {
            nodes.close();
            if (database != null) {
                database.close();
            }
        }
    }

    private static void prepare(DatabaseAddress address) {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            Durability.require(connection);
            Migrate.up(connection);
        } catch (SQLException cause) {
            throw new CannotStart("The database " + address + " cannot be used: " + cause.getMessage(), cause);
        }
    }

    /** What needs no database: the framework's environment, and of jOOQ what takes longest to be read. */
    private static ApplicationContext framework(Settings settings, Clock clock) {
        // The environment is read by our own settings only: a stray variable must not change the framework's.
        var context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .singletons(settings, clock)
                .build();
        DSL.using(SQLDialect.POSTGRES);
        return context;
    }

    private static <T> T finished(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException cause) {
            throw new IllegalStateException("the framework does not start", cause.getCause());
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Told to stop while starting.", cause);
        }
    }

    private static Instance serve(
            @Nullable EmbeddedDatabase embedded,
            DatabaseAddress address,
            Settings settings,
            ApplicationContext context) {
        var nodes = Nodes.join(address);
        context.registerSingleton(nodes);
        context.getEnvironment()
                .addPropertySource(PropertySource.of("talkoot", properties(address, settings), PROPERTIES));
        try {
            context.start();
            var server = context.getBean(EmbeddedServer.class);
            server.start();
            return new Instance(embedded, nodes, context, server);
        } catch (RuntimeException cause) {
            context.close();
            nodes.close();
            if (Stream.iterate((Throwable) cause, Objects::nonNull, Throwable::getCause)
                    .anyMatch(BindException.class::isInstance)) {
                throw new CannotStart(
                        "Talkoot cannot listen on port " + settings.port() + " of " + settings.bind()
                                + ": another program does, or it may not. Give it another one with --port.",
                        cause);
            }
            throw cause;
        }
    }

    private static Map<String, Object> properties(DatabaseAddress address, Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("micronaut.server.host", settings.bind());
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        var largest = settings.media().limits().largestBytes();
        properties.put("micronaut.server.max-request-size", FILES * largest + SPARE);
        properties.put("micronaut.server.multipart.max-file-size", largest + 1);
        properties.put("datasources.default.url", address.url());
        properties.put("datasources.default.username", address.user());
        properties.put("datasources.default.password", address.password());
        properties.put("datasources.default.maximum-pool-size", POOL);
        return properties;
    }
}
