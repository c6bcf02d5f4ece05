package coop.talkoot.platform;

import coop.talkoot.platform.Settings.DatabaseAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/**
 * The one database session by which a process is a node: it holds the advisory lock of the node's number, so that
 * PostgreSQL gives the number free when the process dies, and it listens to the other nodes. Must be a session of its
 * own all the way to PostgreSQL; a pooler between that shares sessions would share the lock.
 */
final class NodeSession implements AutoCloseable {
    static final String CHANNEL = "talkoot";
    static final String JOINED = "joined";
    static final String LEFT = "left";
    /** How many fit into the bits that {@link Ids} has for them. */
    static final int MOST = 64;
    /** A number rests after its process died, which may still be making ids without knowing that it lost it. */
    static final Duration REST = Duration.ofSeconds(15);

    /** "talk" in ASCII: the first half of the advisory locks' keys, the number being the second. */
    private static final int LOCKS = 0x74616c6b;

    private static final String HELD = "locktype = 'advisory' and granted and objsubid = 2 and classid = " + LOCKS
            + " and database = (select oid from pg_database where datname = current_database())";

    /** A number found free must be free this long: when PostgreSQL was away, everybody's is for a moment. */
    private static final Duration CERTAIN = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Connection connection;
    private final long incarnation;
    private final Map<Long, Long> suspects = new HashMap<>();

    private NodeSession(Connection connection, long incarnation) {
        this.connection = connection;
        this.incarnation = incarnation;
    }

    /** What there is beside this process. */
    record Look(int others, boolean someoneDied) {}

    static NodeSession open(DatabaseAddress address, long incarnation) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "talkoot node");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        var connection = DriverManager.getConnection(address.url(), properties);
        try (var statement = connection.createStatement()) {
            // A machine that vanishes says no goodbye: PostgreSQL must ask, or it would keep the lock for hours.
            statement.execute("set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 2; "
                    + "set tcp_keepalives_count = 3; set tcp_user_timeout = 11000; "
                    // Saying "I live" need not wait for the disk.
                    + "set synchronous_commit = off; listen " + CHANNEL);
            return new NodeSession(connection, incarnation);
        } catch (SQLException cause) {
            connection.close();
            throw cause;
        }
    }

    /** The number it {@code had} (or -1), else one that has rested; waits for those that still rest. */
    int take(int had) throws SQLException {
        var begin = System.nanoTime();
        var end = begin + REST.plusSeconds(5).toNanos();
        while (true) {
            // A session that was lost may hold the lock a moment longer, until PostgreSQL has noticed.
            var isPatient = System.nanoTime() - begin < CERTAIN.toNanos();
            for (var number : candidates()) {
                if (isLocked(number)) {
                    if (write(number)) {
                        execute("notify " + CHANNEL + ", '" + JOINED + "'");
                        return number;
                    }
                    unlock(number);
                } else if (number == had && isPatient) {
                    break;
                }
            }
            if (System.nanoTime() > end || held() >= MOST) {
                throw new CannotStart(MOST + " server processes run on this database, and that is the most. Stop one of"
                        + " them first.");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Says that this process lives; false when its number has gone to another. */
    boolean beat(int number) throws SQLException {
        return update("update node set seen_at = now(), died_at = null where number = " + number + " and incarnation = "
                        + incarnation)
                > 0;
    }

    /** Counts the others that live, and writes down whoever has been found dead. */
    Look look() throws SQLException {
        var others = 0;
        var dead = new ArrayList<Long>();
        var free = new HashSet<Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select incarnation, number in (select objid::int from pg_locks where %s)
                        from node where died_at is null and incarnation <> %d""".formatted(HELD, incarnation))) {
            while (rows.next()) {
                var other = rows.getLong(1);
                if (rows.getBoolean(2)) {
                    others++;
                } else {
                    free.add(other);
                    var since = suspects.computeIfAbsent(other, first -> System.nanoTime());
                    if (System.nanoTime() - since >= CERTAIN.toNanos()) {
                        dead.add(other);
                    }
                }
            }
        }
        suspects.keySet().retainAll(free);
        for (var other : dead) {
            update("update node set died_at = now() where died_at is null and incarnation = " + other);
        }
        // While somebody may be dead, nobody is alone: what is said then must reach whoever only lost a connection.
        return new Look(others + free.size() - dead.size(), !dead.isEmpty());
    }

    /** What other processes said; waits for it as long as that. */
    List<String> words(Duration wait) throws SQLException {
        var heard = connection.unwrap(PGConnection.class).getNotifications((int) wait.toMillis());
        var own = connection.unwrap(PGConnection.class).getBackendPID();
        var words = new ArrayList<String>();
        if (heard != null) {
            for (var notification : heard) {
                if (notification.getPID() != own) {
                    words.add(notification.getParameter());
                }
            }
        }
        return words;
    }

    /** The process ends in order: no id of its will come any more, so its number need not rest. */
    void leave(int number) throws SQLException {
        update("delete from node where number = " + number + " and incarnation = " + incarnation);
        execute("notify " + CHANNEL + ", '" + LEFT + "'");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            // gone either way
        }
    }

    /** This process's own number first; of the others those unused for longest. */
    private List<Integer> candidates() throws SQLException {
        return numbers("""
                select n from generate_series(0, %d) n left join node on number = n
                where number is null or incarnation = %d or seen_at < now() - interval '%d seconds'
                order by incarnation is distinct from %d, seen_at nulls first, n""".formatted(MOST - 1, incarnation, REST.toSeconds(), incarnation));
    }

    private boolean write(int number) throws SQLException {
        var written = update("""
                insert into node (number, incarnation, host, started_at, seen_at) values (%d, %d, left(%s, 200), now(), now())
                on conflict (number) do update set incarnation = excluded.incarnation, host = excluded.host,
                  started_at = excluded.started_at, seen_at = excluded.seen_at, died_at = null
                where node.incarnation = excluded.incarnation or node.seen_at < now() - interval '%d seconds'""".formatted(number, incarnation, quoted(host()), REST.toSeconds()));
        if (written > 0) {
            // One it had before, and lost: what was claimed stays this process's, the number rests.
            update("update node set incarnation = 0, died_at = now() where incarnation = " + incarnation
                    + " and number <> " + number);
        }
        return written > 0;
    }

    private boolean isLocked(int number) throws SQLException {
        return numbers("select pg_try_advisory_lock(" + LOCKS + ", " + number + ")::int")
                .contains(1);
    }

    private void unlock(int number) throws SQLException {
        numbers("select pg_advisory_unlock(" + LOCKS + ", " + number + ")::int");
    }

    private int held() throws SQLException {
        return numbers("select count(*) from pg_locks where " + HELD + " and objid < " + MOST)
                .getFirst();
    }

    private List<Integer> numbers(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var numbers = new ArrayList<Integer>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    private int update(String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            return prepared.executeUpdate(statement);
        }
    }

    private void execute(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName() + ", process "
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException nameless) {
            return "process " + ProcessHandle.current().pid();
        }
    }
}
