package coop.talkoot.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;

/**
 * The right to change the schema, held by one database session at a time and gone with it. Liquibase's own lock is a
 * row that a killed process leaves behind, and then nobody starts; whoever has the turn knows that row to be stale.
 */
record Turn(Connection connection) implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Turn.class.getName());
    /** "talkoot" in ASCII: any number will do that nobody else takes. */
    private static final long KEY = 0x74616c6b6f6f74L;

    static Turn take(Connection connection) throws SQLException {
        if (!isTrue(connection, "select pg_try_advisory_lock(" + KEY + ")")) {
            LOG.info("Another process changes the schema; waiting for it to end");
            try (var statement = connection.createStatement()) {
                statement.execute("select pg_advisory_lock(" + KEY + ")");
            }
        }
        return new Turn(connection);
    }

    void clearStaleLock() throws SQLException {
        if (isTrue(connection, "select to_regclass('databasechangeloglock') is not null")) {
            try (var statement = connection.createStatement()) {
                var stale = statement.executeUpdate("update databasechangeloglock"
                        + " set locked = false, lockgranted = null, lockedby = null where locked");
                if (stale > 0) {
                    LOG.warning("A process was killed while it changed the schema; its lock is taken away");
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        // A failed change may have left a transaction open, and in a failed one nothing can be said.
        if (!connection.isClosed()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            isTrue(connection, "select pg_advisory_unlock(" + KEY + ")");
        }
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
