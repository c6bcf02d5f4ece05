package coop.talkoot.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Asks a database whether what it acknowledges survives a crash. The rest of the server relies on the answer yes. */
public final class Durability {
    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");

    private Durability() {}

    /** Throws {@link CannotStart} when the database may lose what it has acknowledged. */
    public static void require(Connection connection) throws SQLException {
        for (var setting : MUST_BE_ON) {
            try (var statement = connection.createStatement();
                    var answer = statement.executeQuery("show " + setting)) {
                if (!answer.next() || answer.getString(1).equals("off")) {
                    throw new CannotStart("The database has " + setting + " = off, so a crash would lose what members"
                            + " were told is saved. Set " + setting + " = on in PostgreSQL and start again.");
                }
            }
        }
    }
}
