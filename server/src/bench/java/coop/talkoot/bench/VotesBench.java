package coop.talkoot.bench;

import coop.talkoot.people.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** A vote opened for ten thousand members, and a hundred of them who cast their ballots at the same moment. */
final class VotesBench {
    private static final int MEMBERS = 10_000;
    private static final int VOTERS = 100;
    private static final int OPENINGS = 6;
    private static final int MOMENTS = 50;
    private static final long FIRST = 7_000_000;
    private static final String API = "/api/talkoot/v1";

    private VotesBench() {}

    static void run(Rig rig, Figures figures, int count) throws Exception {
        fill(rig);
        var voters = voters(rig);
        var group = rig.count("select actor_id from coop_group limit 1");
        var times = new double[OPENINGS];
        for (var number = 0; number < OPENINGS; number++) {
            Load.run(Rig.PORT, 1, 1, i -> request("POST", API + "/motions", motion(group), rig.token()));
            var motion = rig.count("select max(post_id) from motion");
            var opened = Load.run(
                    Rig.PORT,
                    1,
                    1,
                    i -> request("POST", API + "/motions/" + motion + "/decisions", "{\"method\":\"simple_majority\"}", rig.token()));
            if (opened.good() != 1) {
                throw new IllegalStateException("the vote was not opened");
            }
            times[number] = opened.millisAt(0);
        }
        var decision = rig.count("select max(post_id) from decision");
        System.out.printf(
                Locale.ROOT,
                "  opened for %,d on the roll: first %.0f ms, last %.0f ms (target ≤ 2,000 ms)%n",
                rig.count("select count(*) from roll_entry where decision_id = " + decision),
                times[0],
                times[OPENINGS - 1]);
        var ballots = API + "/decisions/" + decision + "/ballot";
        var once = Load.run(Rig.PORT, VOTERS, VOTERS, i -> cast(ballots, i, voters));
        Load.run(Rig.PORT, VOTERS, count / 2, i -> cast(ballots, i, voters));
        var spent = Spent.since(rig);
        var result = Load.run(Rig.PORT, VOTERS, count, i -> cast(ballots, i, voters));
        figures.add(
                "ballots of 100 voters without a rest",
                Figures.rate(result.perSecond()),
                Figures.latency(result),
                spent.end().per(count),
                "p99 ≤ 50 ms");
        var talking = Spent.since(rig);
        var kept = Load.together(Rig.PORT, VOTERS, MOMENTS, i -> cast(ballots, i, voters));
        figures.add(
                "one ballot of each of 100 voters at the same moment, " + MOMENTS + " times",
                Figures.rate(kept.perSecond()),
                Figures.latency(kept),
                talking.end().per(kept.sent()),
                "p99 ≤ 50 ms");
        var meanwhile = Spent.since(rig);
        var moments = moments(ballots, voters);
        figures.add(
                "the same, each over a connection of its own that it opens for it",
                Figures.rate(moments.perSecond()),
                Figures.latency(moments),
                meanwhile.end().per(moments.sent()),
                "p99 ≤ 50 ms");
        System.out.printf(
                Locale.ROOT,
                "  %,d of %,d taken; the very first ballots of all hundred: %s%n",
                result.good(),
                count,
                Figures.latency(once));
    }

    /** A hundred who cast theirs together, and again when all of them have their answer. */
    private static Load.Result moments(String ballots, List<String> voters) throws InterruptedException {
        var good = 0;
        var seconds = 0.0;
        var nanos = LongStream.builder();
        for (var moment = 0; moment < MOMENTS; moment++) {
            var one = Load.run(Rig.PORT, VOTERS, VOTERS, i -> cast(ballots, i, voters));
            good += one.good();
            seconds += one.seconds();
            Arrays.stream(one.nanos()).forEach(nanos);
        }
        return new Load.Result(MOMENTS * VOTERS, good, seconds, nanos.build().sorted().toArray());
    }

    private static byte[] cast(String path, int number, List<String> voters) {
        var answer = number % 3 == 0 ? "no" : "yes";
        return request("PUT", path, "{\"choice\":{\"answer\":\"" + answer + "\"}}", voters.get(number % VOTERS));
    }

    private static String motion(long group) {
        return "{\"group\":\"" + group + "\",\"type\":\"policy\",\"title\":\"A van for all of us " + System.nanoTime()
                + "\",\"text\":\"We hire one every week.\",\"audience\":\"group\"}";
    }

    private static void fill(Rig rig) {
        if (rig.count("select count(*) from membership where actor_id >= " + FIRST) >= MEMBERS) {
            return;
        }
        System.out.printf(Locale.ROOT, "filling the group with %,d members%n", MEMBERS);
        rig.execute(
                """
                insert into actor(id, uri, kind, is_local, handle, domain, url, inbox, created_at, updated_at)
                select %1$d + n, 'http://%2$s/users/voter' || n, 'PERSON', true, 'voter' || n, '%2$s',
                  'http://%2$s/@voter' || n, 'http://%2$s/users/voter' || n || '/inbox', now(), now()
                from generate_series(1, %3$d) n on conflict do nothing"""
                        .formatted(FIRST, Rig.HOST, MEMBERS),
                """
                insert into membership(id, uri, group_id, actor_id, role, state, requested_at, joined_at)
                select %1$d + n, 'http://%2$s/memberships/voter' || n, g.actor_id, %1$d + n, 'MEMBER', 'ACTIVE', now(), now()
                from generate_series(1, %3$d) n, (select actor_id from coop_group limit 1) g on conflict do nothing"""
                        .formatted(FIRST, Rig.HOST, MEMBERS),
                """
                insert into actor_key(uri, actor_id, algorithm, public_key, created_at)
                select 'http://%2$s/users/voter' || n || '#ed25519-key', %1$d + n, 'ED25519', sha256(n::text::bytea), now()
                from generate_series(%4$d, %3$d) n on conflict do nothing"""
                        .formatted(FIRST, Rig.HOST, MEMBERS, VOTERS + 1),
                "vacuum analyze actor",
                "vacuum analyze membership",
                "vacuum analyze actor_key");
    }

    /** Logins, keys and tokens of the first hundred; new tokens each time, as only their hashes are kept. */
    private static List<String> voters(Rig rig) throws SQLException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        var tokens = new ArrayList<String>();
        try (var connection = rig.connect();
                var login = connection.prepareStatement(
                        "insert into login(id, actor_id, password_hash, created_at) values (?, ?, 'none', now()) on conflict do nothing");
                var key = connection.prepareStatement(
                        "insert into actor_key(uri, actor_id, algorithm, public_key, private_key, created_at) values (?, ?, 'ED25519', ?, ?, now()) on conflict do nothing");
                var session = connection.prepareStatement(
                        """
                        insert into session(id, token_hash, login_id, kind, created_at, last_seen_at, expires_at)
                        values ((select coalesce(max(id), 0) + 1 from session), ?, ?, 'API', now(), now(), now() + interval '30 days')""")) {
            for (var number = 1; number <= VOTERS; number++) {
                var id = FIRST + number;
                var pair = generator.generateKeyPair();
                var token = Tokens.create();
                login.setLong(1, id);
                login.setLong(2, id);
                login.execute();
                key.setString(1, "http://" + Rig.HOST + "/users/voter" + number + "#ed25519-key");
                key.setLong(2, id);
                key.setBytes(3, pair.getPublic().getEncoded());
                key.setBytes(4, pair.getPrivate().getEncoded());
                key.execute();
                session.setBytes(1, Tokens.hash(token));
                session.setLong(2, id);
                session.execute();
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static byte[] request(String verb, String path, String body, String token) {
        return (verb + " " + path + " HTTP/1.1\r\nHost: " + Rig.HOST + "\r\nAccept: application/json\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
