package coop.talkoot.bench;

import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.Jsonld;
import coop.talkoot.vocab.jsonld.ObjectReader;
import java.nio.charset.StandardCharsets;

/** Documents read in this process: of a context that is known (the usual way), and by full JSON-LD expansion. */
final class JsonldBench {
    private JsonldBench() {}

    static void run(Figures figures, int count) {
        var known = InboxBench.create("https://peer1.bench.localhost/users/reader");
        // A word of the sender's own, so that the context has to be applied.
        var unknown = known.replace("\"sensitive\":", "\"hidden\":");
        measure(figures, known, count, "JSON-LD read, known context");
        measure(figures, unknown, count / 20, "JSON-LD read, expanded");
    }

    private static void measure(Figures figures, String text, int count, String name) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        read(bytes, count / 2);
        var cpu = Cpu.own();
        var began = System.nanoTime();
        read(bytes, count);
        var seconds = (System.nanoTime() - began) / 1e9;
        figures.add(
                name,
                Figures.rate(count / seconds),
                "-",
                new double[] {(Cpu.own() - cpu) / (double) count, 0, 0},
                "-");
    }

    private static void read(byte[] bytes, int count) {
        for (var i = 0; i < count; i++) {
            if (ObjectReader.read(Jsonld.normalise(Documents.parse(bytes))).id() == null) {
                throw new IllegalStateException("not read");
            }
        }
    }
}
