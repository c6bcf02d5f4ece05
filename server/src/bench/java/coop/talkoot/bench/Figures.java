package coop.talkoot.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows measured so far, and how they are printed: as the table of docs/performance.md. */
final class Figures {
    private final List<String> rows = new ArrayList<>();

    /** One row; CPU figures are milliseconds an operation: of the server, of PostgreSQL and of the bench. */
    void add(String name, String rate, String latency, double[] cpu, String target) {
        var row = "| %s | %s | %s | %.2f | %.2f | %.2f | %s |"
                .formatted(name, rate, latency, cpu[0], cpu[1], cpu[2], target);
        rows.add(row);
        System.out.println(row);
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    static String latency(Load.Result result) {
        return String.format(Locale.ROOT, "%.1f / %.1f ms", result.millisAt(0.5), result.millisAt(0.99));
    }

    void print() {
        System.out.println();
        System.out.println("| what | rate | p50 / p99 | CPU-ms server | PostgreSQL | bench and sink | target |");
        System.out.println("|---|---|---|---|---|---|---|");
        rows.forEach(System.out::println);
    }
}
