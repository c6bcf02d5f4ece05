package coop.talkoot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code ./talkoot bench [inbox] [fanout] [cold] [timeline] [clients] [ledger] [votes] [exchange] [webfinger] [jsonld] [count] [dead] [--posts=N] [--data=DIR]}:
 * without a name all but dead, which takes minutes. {@code --posts} and {@code --accounts}
 * fill the database first.
 */
public final class Bench {
    private static final List<String> NAMES = List.of("inbox", "fanout", "cold", "timeline", "clients", "ledger", "votes", "exchange", "webfinger", "jsonld", "count", "dead");

    private static final List<String> OPTIONS = List.of("posts", "accounts", "data");
    private static final Duration REST = Duration.ofSeconds(150);

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var wanted = Arrays.stream(arguments).filter(text -> !text.startsWith("--")).toList();
        var unknown = wanted.stream().filter(name -> !NAMES.contains(name)).findFirst();
        if (unknown.isPresent()) {
            System.err.println("There is no bench " + unknown.get() + ", only " + String.join(", ", NAMES));
            System.exit(2);
        }
        var option = Arrays.stream(arguments)
                .filter(text -> text.startsWith("--"))
                .filter(text -> OPTIONS.stream().noneMatch(name -> text.startsWith("--" + name + "=")))
                .findFirst();
        if (option.isPresent()) {
            System.err.println("There is no option " + option.get() + ", only --" + String.join("=, --", OPTIONS) + "=");
            System.exit(2);
        }
        var accounts =
                option(arguments, "accounts").map(Integer::parseInt).findFirst().orElse(100);
        var posts = option(arguments, "posts").map(Integer::parseInt).findFirst().orElse(10_000);
        var folder = Path.of(option(arguments, "data").findFirst().orElse("target/bench"))
                .toAbsolutePath();
        Files.createDirectories(folder);
        var figures = new Figures();
        openssl();
        if (isWanted(wanted, "jsonld")) {
            JsonldBench.run(figures, 100_000);
        }
        if (isWanted(wanted, "count")) {
            CountBench.run();
        }
        if (!List.of("jsonld", "count").containsAll(wanted) || wanted.isEmpty()) {
            against(folder, wanted, posts, accounts, figures);
        }
        figures.print();
        System.exit(0);
    }

    private static void against(Path folder, List<String> wanted, int posts, int accounts, Figures figures) throws Exception {
        var signer = new Signer();
        try (var sink = new TlsSink(folder);
                var rig = Rig.start(folder, sink)) {
            var peers = new Peers(sink, signer);
            Filling.fill(rig, posts, accounts);
            System.out.printf(
                    Locale.ROOT, "posts stored: %,d; server resident: %d MiB%n", posts, rig.residentMib());
            if (isWanted(wanted, "webfinger")) {
                ReadBench.webFinger(rig, figures, 100_000);
            }
            if (isWanted(wanted, "timeline")) {
                ReadBench.timeline(rig, figures, 20_000);
            }
            if (isWanted(wanted, "clients")) {
                ReadBench.clients(rig, figures, 10_000);
            }
            if (isWanted(wanted, "ledger")) {
                LedgerBench.run(rig, figures, 10_000);
            }
            if (isWanted(wanted, "votes")) {
                VotesBench.run(rig, figures, 10_000);
            }
            if (isWanted(wanted, "exchange")) {
                ExchangeBench.run(rig, figures);
            }
            if (isWanted(wanted, "inbox")) {
                InboxBench.run(rig, peers, signer, figures, 20_000, "inbox");
            }
            if (isWanted(wanted, "cold")) {
                ColdActorsBench.run(rig, peers, sink, signer, figures, 2_000);
            }
            if (isWanted(wanted, "fanout")) {
                FanOutBench.run(rig, peers, sink, figures);
            }
            if (wanted.contains("dead")) {
                DeadHostsBench.run(rig, sink, signer, figures);
            }
            System.out.printf("server resident after load: %d MiB%n", rig.residentMib());
            // Kept connections end after a minute, and then memory is given back.
            Thread.sleep(REST);
            System.out.printf(
                    "server resident after %d seconds of rest: %d MiB%n", REST.toSeconds(), rig.residentMib());
        }
    }

    private static boolean isWanted(List<String> wanted, String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private static Stream<String> option(String[] arguments, String name) {
        return Arrays.stream(arguments)
                .filter(text -> text.startsWith("--" + name + "="))
                .map(text -> text.substring(name.length() + 3));
    }

    /** How fast this machine is today: what all figures stand beside. */
    private static void openssl() throws IOException, InterruptedException {
        var process = new ProcessBuilder("openssl", "speed", "-elapsed", "-seconds", "3", "rsa2048")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.inputReader()
                .lines()
                .filter(line -> line.startsWith("rsa 2048") || line.contains("sign/s"))
                .forEach(System.out::println);
        process.waitFor();
    }
}
