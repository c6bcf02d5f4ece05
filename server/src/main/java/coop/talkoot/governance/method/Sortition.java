package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A panel drawn by lot from a pool, which is the poll's options. Nobody votes; the public seed decides.
 *
 * @param places how many are drawn; from a pool that is no larger, everybody
 * @param strata to which part of the membership each of the pool belongs, so that each part has its share of the places;
 *     none, or everybody
 * @param declined those who were drawn and do not wish to serve: the next of their order comes, and nothing is drawn anew
 */
public record Sortition(int places, Map<String, String> strata, Set<String> declined) implements Method {

    public Sortition {
        Places.refuse(places);
        strata = Map.copyOf(strata);
        declined = Set.copyOf(declined);
    }

    public static Sortition of(int places) {
        return new Sortition(places, Map.of(), Set.of());
    }

    @Override
    public boolean knowsInFavour() {
        return false;
    }

    @Override
    public boolean isOnOneText() {
        return false;
    }

    @Override
    public void refuse(List<String> options) {
        Method.super.refuse(options);
        Set<String> pool = new HashSet<>(options);
        if (!strata.isEmpty() && !strata.keySet().equals(pool)) {
            throw new IllegalArgumentException(
                    "everybody in the pool belongs to a part of the membership, or nobody does");
        }
        if (!pool.containsAll(declined)) {
            throw new IllegalArgumentException("somebody declined who is not in the pool");
        }
    }

    @Override
    public List<Fault> check(List<String> options, Choice choice) {
        return List.of(Fault.of(Fault.Code.WRONG_PAPER, ""));
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        if (!papers.isEmpty()) {
            throw new IllegalArgumentException("nobody votes in a sortition");
        }
        return new Counts(poll.roll(), 0, 0, 0, 0, List.of());
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        if (poll.seed() == null) {
            return new Tally(counts, List.of(), Outcome.of(Kind.CANCELLED, Reason.of(Code.SEED_MISSING)));
        }
        var lot = new Lot(poll.seed());
        List<String> order = lot.order(poll.options());
        Map<String, List<String>> willing = new TreeMap<>();
        for (String name : order) {
            List<String> part = willing.computeIfAbsent(stratum(name), ofPart -> new ArrayList<>());
            if (!declined.contains(name)) {
                part.add(name);
            }
        }
        Map<String, Integer> quotas = quotas(lot, poll.options());
        Set<String> drawn = new HashSet<>();
        willing.forEach((part, names) -> {
            int quota = quotas.getOrDefault(part, 0);
            drawn.addAll(names.subList(0, Math.min(quota, names.size())));
        });
        // A part with too few who are willing leaves its places to whoever comes next in the order of all.
        for (String name : order) {
            if (drawn.size() < places && !declined.contains(name)) {
                drawn.add(name);
            }
        }
        List<String> selected = order.stream().filter(drawn::contains).toList();
        List<Stage.Draw.Key> keys = order.stream()
                .map(name -> new Stage.Draw.Key(name, lot.key(name), stratum(name)))
                .toList();
        Code code = selected.size() == places ? Code.PLACES_FILLED : Code.PLACES_LEFT;
        Outcome outcome = selected.isEmpty()
                ? Outcome.of(Kind.REJECTED, Reason.of(Code.NONE_REACHED))
                : Outcome.selected(selected, Reason.of(code, selected.size(), places));
        return new Tally(counts, List.of(new Stage.Draw(keys, selected)), outcome);
    }

    /** Places by largest remainder; equal remainders by the same lot, over the names of the parts. */
    private Map<String, Integer> quotas(Lot lot, List<String> pool) {
        Map<String, Integer> sizes = new TreeMap<>();
        pool.forEach(name -> sizes.merge(stratum(name), 1, Integer::sum));
        Map<String, Integer> quotas = new HashMap<>();
        Map<String, Long> remainders = new HashMap<>();
        int given = 0;
        for (Map.Entry<String, Integer> part : sizes.entrySet()) {
            long share = (long) part.getValue() * Math.min(places, pool.size());
            int whole = Math.toIntExact(share / pool.size());
            quotas.put(part.getKey(), whole);
            remainders.put(part.getKey(), share % pool.size());
            given += whole;
        }
        List<String> byRemainder = new ArrayList<>(lot.order(List.copyOf(sizes.keySet())));
        byRemainder.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
        for (int at = 0; given < Math.min(places, pool.size()); at++, given++) {
            quotas.merge(byRemainder.get(at), 1, Integer::sum);
        }
        return quotas;
    }

    private String stratum(String name) {
        return strata.getOrDefault(name, "");
    }
}
