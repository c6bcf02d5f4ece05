package coop.talkoot.bench;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.IntFunction;

/** Remote people in the database: all of one key, each on the host of their number. */
final class Peers {
    private static final long FIRST_ID = 1_000_000_000L;

    private final IntFunction<String> hosts;
    private final Signer signer;

    Peers(TlsSink sink, Signer signer) {
        this(sink::peer, signer);
    }

    /** {@code hosts} gives the address of a peer's server by the peer's number. */
    Peers(IntFunction<String> hosts, Signer signer) {
        this.hosts = hosts;
        this.signer = signer;
    }

    String uri(int number) {
        return hosts.apply(number) + "/users/reader";
    }

    String keyId(int number) {
        return uri(number) + "#main-key";
    }

    /** The actor document, as cold actors are fetched by it. */
    String document(String host, String name) {
        var uri = host + "/users/" + name;
        return """
                {"@context":["https://www.w3.org/ns/activitystreams","https://w3id.org/security/v1"],
                "id":"%1$s","type":"Person","preferredUsername":"%3$s","name":"Reader %3$s","inbox":"%1$s/inbox",
                "outbox":"%1$s/outbox","followers":"%1$s/followers","url":"%1$s","summary":"<p>Reads.</p>",
                "endpoints":{"sharedInbox":"%2$s/inbox"},
                "publicKey":{"id":"%1$s#main-key","owner":"%1$s","publicKeyPem":"%4$s"}}"""
                .formatted(uri, host, name, signer.pem().replace("\n", "\\n"));
    }

    /** Puts so many peers from {@code first} on, and no others, into the database, as followers of alice and followed by her. */
    void insert(Rig rig, int first, int count) throws SQLException {
        rig.execute("delete from follow", "delete from actor_key where private_key is null");
        var alice = rig.count("select id from actor where handle = 'alice' and is_local");
        try (var connection = rig.connect();
                var actors = connection.prepareStatement(
                        "insert into actor(id, uri, kind, is_local, handle, domain, url, inbox, shared_inbox, outbox,"
                                + " followers, fetched_at, created_at, updated_at) values (?, ?, 'PERSON', false, 'reader',"
                                + " ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set uri = excluded.uri, inbox ="
                                + " excluded.inbox, shared_inbox = excluded.shared_inbox, domain = excluded.domain, url ="
                                + " excluded.url, followers = excluded.followers");
                var keys = connection.prepareStatement("insert into actor_key(uri, actor_id, algorithm, public_key,"
                        + " created_at, fetched_at) values (?, ?, 'RSA', ?, now(), now())");
                var follows = connection.prepareStatement("insert into follow(id, uri, follower_id, followee_id, state,"
                        + " created_at) values (?, ?, ?, ?, 'ACCEPTED', now())")) {
            connection.setAutoCommit(false);
            var now = Timestamp.from(Instant.now());
            for (var number = first; number < first + count; number++) {
                var id = FIRST_ID + number;
                var uri = uri(number);
                var host = hosts.apply(number);
                actors.setLong(1, id);
                actors.setString(2, uri);
                actors.setString(3, host.substring("https://".length()));
                actors.setString(4, uri);
                actors.setString(5, uri + "/inbox");
                actors.setString(6, host + "/inbox");
                actors.setString(7, uri + "/outbox");
                actors.setString(8, uri + "/followers");
                actors.setTimestamp(9, now);
                actors.setTimestamp(10, now);
                actors.setTimestamp(11, now);
                actors.addBatch();
                keys.setString(1, keyId(number));
                keys.setLong(2, id);
                keys.setBytes(3, signer.publicKey());
                keys.addBatch();
                for (var inward : new boolean[] {true, false}) {
                    follows.setLong(1, id * 2 + (inward ? 1 : 0));
                    follows.setString(2, uri + "#follow-" + inward);
                    follows.setLong(3, inward ? alice : id);
                    follows.setLong(4, inward ? id : alice);
                    follows.addBatch();
                }
            }
            actors.executeBatch();
            keys.executeBatch();
            follows.executeBatch();
            connection.commit();
        }
        rig.execute("analyze actor", "analyze actor_key", "analyze follow");
    }
}
