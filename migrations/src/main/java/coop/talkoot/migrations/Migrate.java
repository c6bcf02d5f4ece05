package coop.talkoot.migrations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings a database to the head schema, or back from it. Several processes may do so at once: they wait in line. */
public final class Migrate {
    private static final String CHANGELOG = "db/changelog.yaml";
    /** Liquibase logs each step twice at INFO; held here because loggers are weakly referenced. */
    private static final Logger LIQUIBASE_LOG = Logger.getLogger("liquibase");

    private Migrate() {}

    /** Applies every change not yet applied; the connection stays open. Throws IllegalStateException when one fails. */
    public static void up(Connection connection) {
        var head = Head.read(CHANGELOG);
        // Liquibase takes most of a second to find that there is nothing to do.
        if (head.isOf(connection)) {
            return;
        }
        on(connection, liquibase -> {
            liquibase.update(new Contexts(), new LabelExpression());
            head.note(connection);
        });
    }

    /** Takes back the last {@code changes} change sets. */
    public static void down(Connection connection, int changes) {
        on(connection, liquibase -> {
            liquibase.rollback(changes, new Contexts(), new LabelExpression());
            Head.forget(connection);
        });
    }

    /** {@code Migrate <jdbc url> [user] [password]}: brings that database to the head schema. */
    public static void main(String[] arguments) throws SQLException {
        var user = arguments.length > 1 ? arguments[1] : null;
        var password = arguments.length > 2 ? arguments[2] : null;
        try (var connection = DriverManager.getConnection(arguments[0], user, password)) {
            up(connection);
        }
    }

    /** One at a time in this process too: Liquibase keeps some of its state in static places. */
    private static synchronized void on(Connection connection, Step step) {
        LIQUIBASE_LOG.setLevel(Level.WARNING);
        // Its progress lines go to the log instead of standard output, and it does not call home.
        Map<String, Object> quietly = Map.of("ui", new LoggerUIService(), "liquibase.analytics.enabled", false);
        try (var turn = Turn.take(connection)) {
            turn.clearStaleLock();
            Scope.child(quietly, () -> {
                var files = new ClassLoaderResourceAccessor(Migrate.class.getClassLoader());
                var database =
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                var liquibase = new Liquibase(CHANGELOG, files, database);
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
                step.run(liquibase);
                // Liquibase has switched it off and would leave the caller inside a transaction.
                connection.setAutoCommit(true);
            });
        } catch (Exception cause) {
            throw new IllegalStateException("the schema could not be changed: " + cause.getMessage(), cause);
        }
    }

    private interface Step {
        void run(Liquibase liquibase) throws Exception;
    }
}
