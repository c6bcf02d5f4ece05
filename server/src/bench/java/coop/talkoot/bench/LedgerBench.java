package coop.talkoot.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A thousand programs that transfer at the same time among twenty accounts, as fast as each is answered. */
final class LedgerBench {
    private static final int ACCOUNTS = 20;
    private static final int CONNECTIONS = 1000;
    private static final int WARMING = 50;
    private static final String API = "/api/talkoot/v1";

    private LedgerBench() {}

    static void run(Rig rig, Figures figures, int count) throws Exception {
        var group = rig.count("select actor_id from coop_group limit 1");
        var tokens = rig.readers().subList(0, ACCOUNTS);
        Load.run(Rig.PORT, 1, ACCOUNTS, i -> post(API + "/groups/" + group + "/join", "", tokens.get(i)));
        var name = "Hours " + System.nanoTime();
        Load.run(
                Rig.PORT,
                1,
                1,
                i -> post(
                        API + "/groups/" + group + "/units",
                        "{\"name\":\"" + name + "\",\"kind\":\"time\",\"limit\":600}",
                        rig.token()));
        var unit = rig.count("select max(id) from unit");
        Load.run(Rig.PORT, WARMING, count / 2, i -> transfer(unit, i, tokens));
        var before = rig.count("select count(*) from entry");
        var spent = Spent.since(rig);
        var result = Load.run(Rig.PORT, CONNECTIONS, count, i -> transfer(unit, i, tokens));
        figures.add(
                "transfers of 1,000 at once on 20 accounts",
                Figures.rate(result.perSecond()),
                Figures.latency(result),
                spent.end().per(count),
                "≥ 500/s");
        System.out.printf(
                Locale.ROOT,
                "  %,d posted, %,d refused by a limit; sum %d; past a limit %d%n",
                rig.count("select count(*) from entry") - before,
                count - result.good(),
                rig.count("select sum(balance) from ledger_account"),
                rig.count("select count(*) from ledger_account where balance < -initial_limit"));
    }

    /** Each to the next but one, two or three; so much that now and then a limit is met. */
    private static byte[] transfer(long unit, int number, List<String> tokens) {
        var from = number % ACCOUNTS;
        var to = (from + 1 + number / ACCOUNTS % 3) % ACCOUNTS;
        var body = "{\"to\":\"@reader" + to + "\",\"amount\":" + (1 + number % 60) + "}";
        return post(API + "/units/" + unit + "/transfers", body, tokens.get(from));
    }

    private static byte[] post(String path, String body, String token) {
        return ("POST " + path + " HTTP/1.1\r\nHost: " + Rig.HOST + "\r\nAccept: application/json\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
