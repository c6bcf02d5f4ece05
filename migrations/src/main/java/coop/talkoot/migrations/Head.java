package coop.talkoot.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The change log as one number. A database that has it carries the digest as a comment on Liquibase's own table, and
 * as many rows in that table as there are changes.
 */
record Head(String digest, int changes) {
    private static final Pattern FILE = Pattern.compile("file: (\\S+)");

    static Head read(String changelog) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var log = bytesOf(changelog);
            digest.update(log);
            var files = FILE.matcher(new String(log, StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            for (var file : files) {
                digest.update(bytesOf(file));
            }
            return new Head(HexFormat.of().formatHex(digest.digest()), files.size());
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** Whether the database has exactly these changes. */
    boolean isOf(Connection connection) {
        try (var statement = connection.createStatement();
                var table = statement.executeQuery("select to_regclass('databasechangelog') is not null")) {
            return table.next() && table.getBoolean(1) && isNotedIn(connection);
        } catch (SQLException cause) {
            throw new IllegalStateException("the schema could not be read: " + cause.getMessage(), cause);
        }
    }

    private boolean isNotedIn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select obj_description('databasechangelog'::regclass), count(*)"
                        + " from databasechangelog")) {
            return row.next() && digest.equals(row.getString(1)) && row.getInt(2) == changes;
        }
    }

    void note(Connection connection) throws SQLException {
        comment(connection, "'" + digest + "'");
    }

    static void forget(Connection connection) throws SQLException {
        comment(connection, "null");
    }

    private static void comment(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("comment on table databasechangelog is " + text);
        }
    }

    private static byte[] bytesOf(String file) {
        try (var stream = Head.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the change log lists " + file + ", which is not there");
            }
            return stream.readAllBytes();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
