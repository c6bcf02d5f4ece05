package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import coop.talkoot.governance.method.Stage.Place;
import coop.talkoot.governance.method.Stage.Standing;
import coop.talkoot.governance.method.Stage.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Meek's method; the steps have the letters of the reference rule of the Proportional Representation Foundation. */
final class MeekCount<N> {

    private final Poll poll;
    private final RankTree tree;
    private final MeekStv method;
    private final Arithmetic<N> arithmetic;
    private final N nothing;
    private final Standing[] standings;
    private final List<N> keeps;
    private final List<N> votes;
    private final List<List<N>> rounds = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private final List<String> elected = new ArrayList<>();
    private int round;
    private N quota;
    private N surplus;
    private List<Integer> losers = List.of();

    MeekCount(Poll poll, RankTree tree, MeekStv method, Arithmetic<N> arithmetic) {
        this.poll = poll;
        this.tree = tree;
        this.method = method;
        this.arithmetic = arithmetic;
        nothing = arithmetic.whole(0);
        int size = poll.options().size();
        standings = Collections.nCopies(size, Standing.HOPEFUL).toArray(Standing[]::new);
        keeps = new ArrayList<>(Collections.nCopies(size, arithmetic.whole(1)));
        votes = new ArrayList<>(Collections.nCopies(size, nothing));
        quota = nothing;
        surplus = nothing;
    }

    Tally tally(Counts counts) {
        distribute();
        quota = arithmetic.quota(sum(all(option -> true)), method.places());
        show(Step.BEGIN, List.of());
        while (isOpen()) {
            rounds.add(List.copyOf(votes));
            round++;
            if (!iterate()) {
                List<Integer> out = losers.isEmpty() ? lowest() : losers;
                if (losers.isEmpty() && out.size() > 1) {
                    Reason reason = Reason.of(Code.TIE_UNBROKEN, out.size(), method.places() - elected.size());
                    return new Tally(counts, stages, Outcome.tied(elected, names(out), reason));
                }
                for (int option : out) {
                    exclude(option);
                    distribute();
                }
            }
        }
        finish();
        return new Tally(counts, stages, outcome());
    }

    private boolean isOpen() {
        int left = method.places() - elected.size();
        return left > 0 && all(this::isHopeful).size() > left;
    }

    /** B.2. Says whether somebody was elected; if not, somebody is to be excluded. */
    private boolean iterate() {
        @Nullable N before = null;
        while (true) {
            distribute();
            quota = arithmetic.quota(sum(all(option -> true)), method.places());
            List<Integer> reached = all(option -> isHopeful(option) && arithmetic.reaches(votes.get(option), quota));
            elected.addAll(names(descending(reached)));
            reached.forEach(this::elect);
            surplus = surplus();
            if (!reached.isEmpty()) {
                return true;
            }
            losers = method.precision() == MeekStv.Precision.REFERENCE ? List.of() : sureLosers();
            boolean isStuck = before != null && arithmetic.compare(surplus, before) >= 0;
            if (!losers.isEmpty() || arithmetic.isSettled(surplus) || isStuck) {
                return false;
            }
            before = surplus;
            for (int option : all(at -> standings[at] == Standing.ELECTED)) {
                keeps.set(option, arithmetic.next(keeps.get(option), quota, votes.get(option)));
            }
        }
    }

    /** B.2.a. Each option on a paper keeps its share of what those above it left. */
    private void distribute() {
        Collections.fill(votes, nothing);
        List<N> left = new ArrayList<>(tree.ranks().size());
        N whole = arithmetic.whole(1);
        for (int node = 0; node < tree.ranks().size(); node++) {
            int above = tree.above().get(node);
            N value = above < 0 ? whole : left.get(above);
            left.add(arithmetic.compare(value, nothing) > 0 ? pass(node, value) : nothing);
        }
    }

    private N pass(int node, N value) {
        int[] rank = tree.ranks().get(node);
        int standing = 0;
        for (int option : rank) {
            standing += standings[option] == Standing.EXCLUDED ? 0 : 1;
        }
        if (standing == 0) {
            return value;
        }
        N share = standing == 1 ? value : arithmetic.over(value, standing);
        N rest = value;
        for (int option : rank) {
            if (standings[option] != Standing.EXCLUDED) {
                N kept = arithmetic.kept(share, keeps.get(option));
                N more = arithmetic.times(kept, tree.weights().get(node));
                votes.set(option, arithmetic.plus(votes.get(option), more));
                rest = arithmetic.minus(rest, kept);
            }
        }
        return rest;
    }

    private N surplus() {
        N sum = nothing;
        for (int option : all(at -> standings[at] == Standing.ELECTED)) {
            N more = arithmetic.minus(votes.get(option), quota);
            sum = arithmetic.compare(more, nothing) > 0 ? arithmetic.plus(sum, more) : sum;
        }
        return sum;
    }

    private void elect(int option) {
        standings[option] = Standing.ELECTED;
        show(Step.ELECT, List.of(option));
    }

    private void exclude(int option) {
        standings[option] = Standing.EXCLUDED;
        show(Step.EXCLUDE, List.of(option));
        keeps.set(option, nothing);
    }

    /** B.3. Whoever has no more than the lowest and all that is still to be transferred is tied with it. */
    private List<Integer> lowest() {
        List<Integer> hopeful = all(this::isHopeful);
        N least = hopeful.stream().map(votes::get).min(arithmetic::compare).orElseThrow();
        N most = arithmetic.plus(least, surplus);
        return hit(hopeful.stream()
                .filter(option -> arithmetic.compare(votes.get(option), most) <= 0)
                .toList());
    }

    /** As many of the lowest as cannot catch up with the next even with all their votes and all that is transferred. */
    private List<Integer> sureLosers() {
        List<Integer> ascending = descending(all(this::isHopeful)).reversed();
        N sum = surplus;
        int size = 0;
        for (int index = 0; index < ascending.size() - (method.places() - elected.size()); index++) {
            sum = arithmetic.plus(sum, votes.get(ascending.get(index)));
            if (arithmetic.compare(sum, votes.get(ascending.get(index + 1))) < 0) {
                size = index + 1;
            }
        }
        return ascending.subList(0, size).stream().sorted().toList();
    }

    private List<Integer> hit(List<Integer> equal) {
        List<Integer> left = equal;
        for (TieBreak way : equal.size() > 1 ? poll.rule().tieBreaks() : List.<TieBreak>of()) {
            left = switch (way) {
                case STATUS_QUO -> left;
                case PREVIOUS_ROUNDS -> byRounds(left);
                case SEEDED_LOT, ASK_BODY -> new Ties(poll).last(way, left);
            };
            if (left.size() == 1) {
                stages.add(new Stage.Tie(round, names(equal), way, names(left).getFirst()));
                return left;
            }
        }
        return left;
    }

    private List<Integer> byRounds(List<Integer> tied) {
        List<Integer> left = tied;
        for (List<N> earlier : rounds.reversed()) {
            N least = left.stream().map(earlier::get).min(arithmetic::compare).orElseThrow();
            left = left.stream()
                    .filter(option -> arithmetic.compare(earlier.get(option), least) == 0)
                    .toList();
        }
        return left;
    }

    private void finish() {
        boolean hasRoom = elected.size() < method.places();
        List<Integer> left = all(this::isHopeful);
        if (hasRoom) {
            elected.addAll(names(descending(left)));
        }
        for (int option : left) {
            if (hasRoom) {
                elect(option);
            } else {
                exclude(option);
                votes.set(option, nothing);
            }
        }
        // The reference rule ends with the exclusion; elsewhere those papers still go on.
        if (!hasRoom && method.isSharing()) {
            distribute();
        }
        show(Step.END, List.of());
    }

    private Outcome outcome() {
        List<String> selected = elected.stream()
                .filter(option -> !option.equals(poll.statusQuo()))
                .toList();
        if (selected.isEmpty()) {
            return Outcome.of(Kind.REJECTED, Reason.of(Code.STATUS_QUO_WON));
        }
        Code code = selected.size() == method.places() ? Code.PLACES_FILLED : Code.PLACES_LEFT;
        return Outcome.selected(selected, Reason.of(code, selected.size(), method.places()));
    }

    private void show(Step step, List<Integer> who) {
        List<Place> places = all(option -> true).stream()
                .map(option -> new Place(
                        poll.options().get(option),
                        standings[option],
                        votes(votes.get(option)),
                        arithmetic.shown(keeps.get(option))))
                .toList();
        N exhausted = arithmetic.minus(arithmetic.whole(tree.total()), sum(all(option -> true)));
        stages.add(new Stage.Transfer(round, step, names(who), votes(quota), votes(exhausted), places));
    }

    private Amount votes(N number) {
        Amount shown = arithmetic.shown(number);
        return tree.unit() == Paper.ONE ? shown : new Amount(shown.parts(), shown.decimals() + 3);
    }

    private boolean isHopeful(int option) {
        return standings[option] == Standing.HOPEFUL;
    }

    private List<Integer> all(Predicate<Integer> which) {
        return IntStream.range(0, standings.length).boxed().filter(which).toList();
    }

    private List<Integer> descending(List<Integer> options) {
        List<String> lucky = new Ties(poll).luck(names(options));
        return options.stream()
                .sorted((one, other) -> {
                    int compared = arithmetic.compare(votes.get(other), votes.get(one));
                    return compared != 0
                            ? compared
                            : Integer.compare(lucky.indexOf(name(one)), lucky.indexOf(name(other)));
                })
                .toList();
    }

    private String name(int option) {
        return poll.options().get(option);
    }

    private List<String> names(List<Integer> options) {
        return options.stream().map(poll.options()::get).toList();
    }

    private N sum(List<Integer> options) {
        N sum = nothing;
        for (int option : options) {
            sum = arithmetic.plus(sum, votes.get(option));
        }
        return sum;
    }
}
