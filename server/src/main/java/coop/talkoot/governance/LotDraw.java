package coop.talkoot.governance;

import coop.talkoot.governance.method.Counting;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.governance.method.Rule;
import coop.talkoot.governance.method.Sortition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is drawn from a pool by a seed: the same whoever asks, and whenever. */
final class LotDraw {
    private LotDraw() {}

    static Map<String, String> parts(List<LotRows.Entry> pool) {
        var parts = new HashMap<String, String>();
        pool.forEach(entry -> parts.put(entry.uri(), entry.part()));
        return parts;
    }

    static Poll poll(List<LotRows.Entry> pool, int seats, @Nullable String seed) {
        var parts = parts(pool);
        var declined = new HashSet<String>();
        pool.stream().filter(LotRows.Entry::hasDeclined).forEach(entry -> declined.add(entry.uri()));
        var isByParts = parts.values().stream().anyMatch(part -> !part.isEmpty());
        var sortition = new Sortition(seats, isByParts ? parts : Map.of(), declined);
        var options = pool.stream().map(LotRows.Entry::uri).sorted().toList();
        var poll = Poll.of(Rule.of(sortition), options, new Roll(options.size() * 1000L, options.size()));
        return seed == null ? poll : poll.withSeed(seed);
    }

    /** Their uris, in the order of the lot. */
    static List<String> drawn(List<LotRows.Entry> pool, int seats, String seed) {
        return Counting.count(poll(pool, seats, seed), List.of()).outcome().selected();
    }
}
