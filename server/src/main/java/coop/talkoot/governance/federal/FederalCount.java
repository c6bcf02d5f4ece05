package coop.talkoot.governance.federal;

import coop.talkoot.governance.federal.FederalTally.Line;
import coop.talkoot.governance.federal.FederalTally.Standing;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.governance.method.Consent;
import coop.talkoot.governance.method.Counting;
import coop.talkoot.governance.method.Division;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Reason;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.governance.method.Rule;
import coop.talkoot.governance.method.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts a vote of a federation in every mode, and says what is decided (governance.md B11 and B12). */
public final class FederalCount {
    /** For what does not depend on the question. */
    private static final Poll ANY = Poll.of(Rule.of(new Consent()), Roll.of(1));

    private final Poll poll;
    private final FederalRule rule;
    private final List<Part> parts;
    private final Map<String, Integer> homes;
    private final List<Long> people;
    private final List<Long> unclipped;
    private final List<Long> weights;

    private FederalCount(Poll poll, FederalRule rule, List<Part> parts) {
        this.poll = poll;
        this.rule = rule;
        this.parts = parts;
        homes = Homes.of(Homes.people(parts));
        var counted = homes.values().stream().collect(Collectors.groupingBy(at -> at, Collectors.counting()));
        people = each(at -> parts.get(at).answer() == null ? parts.get(at).members() : counted.getOrDefault(at, 0L));
        unclipped = Weights.of(
                rule,
                IntStream.range(0, parts.size())
                        .mapToObj(at ->
                                new Weights.Member(people.get(at), parts.get(at).contribution()))
                        .toList());
        weights = Weights.clipped(unclipped);
    }

    private interface Of {
        long part(int at);
    }

    /**
     * What it comes to; total, whatever the member groups said or did not say.
     *
     * @param poll the rule and the question; its roll is not asked, as it follows from the parts
     * @param parts each group once; who is in several counts in the earlier one where nothing else says
     */
    public static FederalTally count(Poll poll, FederalRule rule, List<Part> parts) {
        return new FederalCount(poll, rule, List.copyOf(parts)).counted();
    }

    /** The ballots of all parts in one urn, each person's once: for the federation above this one. */
    public static Map<String, Spoken> ballots(List<Part> parts) {
        var count = new FederalCount(ANY, FederalRule.of(Mode.DIRECT, Weighting.EQUAL, false), List.copyOf(parts));
        Map<String, Spoken> ballots = new LinkedHashMap<>();
        for (int at = 0; at < parts.size(); at++) {
            ballots.putAll(count.counting(at));
        }
        return ballots;
    }

    private FederalTally counted() {
        Map<Mode, Tally> modes = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) {
            modes.put(mode, tally(papers(mode), roll(mode)));
        }
        Tally decided = Objects.requireNonNull(modes.get(rule.mode()));
        Tally groups = rule.isDouble() ? tally(sides(each(at -> Paper.ONE)), spoken(each(at -> Paper.ONE))) : null;
        if (groups != null && hasPassed(decided.outcome()) && !isSame(decided.outcome(), groups.outcome())) {
            Reason reason = Reason.of(Reason.Code.NOT_BY_GROUPS, agreeing(decided.outcome()), parts.size());
            decided = new Tally(decided.counts(), decided.stages(), Outcome.of(Kind.REJECTED, reason));
        }
        return new FederalTally(decided, modes, groups, lines());
    }

    /** What one mode lays on the table. */
    public static List<Paper> papers(Poll poll, FederalRule rule, List<Part> parts) {
        return new FederalCount(poll, rule, List.copyOf(parts)).papers(rule.mode());
    }

    private List<Paper> papers(Mode mode) {
        return switch (mode) {
            case DIRECT -> direct();
            case BLOC -> sides(weights);
            case PROPORTIONAL -> divided();
        };
    }

    private Tally tally(List<Paper> papers, Roll roll) {
        return Counting.count(
                new Poll(
                        poll.rule(),
                        poll.options(),
                        roll,
                        poll.statusQuo(),
                        poll.seed(),
                        poll.decidedOrder(),
                        poll.vetoes(),
                        poll.setAside()),
                papers);
    }

    private Roll roll(Mode mode) {
        return mode == Mode.DIRECT
                ? Roll.of(people.stream().mapToLong(Long::longValue).sum())
                : spoken(weights);
    }

    /** Where groups speak: their weights, and as many voters as each has on its own roll. */
    private Roll spoken(List<Long> each) {
        long weight = each.stream().mapToLong(Long::longValue).sum();
        long voters = 0;
        for (Part part : parts) {
            voters += Math.max(
                    1,
                    part.answer() == null
                            ? part.members()
                            : part.answer().roll().voters());
        }
        return weight == 0 ? Roll.of(0) : new Roll(weight, voters);
    }

    /** Each ballot of somebody who counts in that part; who votes for others lays theirs on it. */
    private List<Paper> direct() {
        record By(String who, Choice choice) {}
        Map<By, Long> laid = new LinkedHashMap<>();
        for (int at = 0; at < parts.size(); at++) {
            counting(at)
                    .forEach((actor, spoken) -> laid.merge(
                            new By(spoken.by(), Sides.translated(poll.rule().method(), spoken.choice())),
                            1L,
                            Math::addExact));
        }
        return Division.single(
                poll,
                laid.entrySet().stream()
                        .map(paper -> Paper.of(paper.getKey().choice(), paper.getValue()))
                        .toList());
    }

    private Map<String, Spoken> counting(int at) {
        Answer answer = parts.get(at).answer();
        if (answer == null) {
            return Map.of();
        }
        Map<String, Spoken> here = new LinkedHashMap<>();
        answer.ballots().forEach((actor, spoken) -> {
            if (Integer.valueOf(at).equals(homes.get(actor))) {
                here.put(actor, spoken);
            }
        });
        return here;
    }

    private List<Paper> sides(List<Long> each) {
        List<Paper> papers = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            Answer answer = parts.get(at).answer();
            if (answer != null && answer.hasSpoken() && each.get(at) > 0) {
                papers.add(new Paper(Sides.of(poll, answer.outcome()), each.get(at), Math.max(1, answer.voters())));
            }
        }
        return papers;
    }

    private List<Paper> divided() {
        List<Paper> papers = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            Answer answer = parts.get(at).answer();
            if (answer != null && answer.hasSpoken()) {
                papers.addAll(divided(answer.papers(), weights.get(at)));
            }
        }
        return papers;
    }

    private List<Paper> divided(List<Paper> said, long weight) {
        List<Long> shares =
                LargestRemainder.divide(weight, said.stream().map(Paper::weight).toList());
        return IntStream.range(0, said.size())
                .filter(at -> shares.get(at) > 0)
                .mapToObj(at -> new Paper(
                        Sides.translated(poll.rule().method(), said.get(at).choice()),
                        shares.get(at),
                        said.get(at).people()))
                .toList();
    }

    private List<Line> lines() {
        return IntStream.range(0, parts.size())
                .mapToObj(at -> new Line(
                        parts.get(at).group(),
                        standing(parts.get(at)),
                        people.get(at),
                        unclipped.get(at),
                        weights.get(at)))
                .toList();
    }

    private static Standing standing(Part part) {
        if (part.answer() == null) {
            return Standing.SILENT;
        }
        return part.answer().hasSpoken() ? Standing.COUNTED : Standing.NO_QUORUM;
    }

    private long agreeing(Outcome decided) {
        return parts.stream()
                .map(Part::answer)
                .filter(answer -> answer != null && isSame(decided, answer.outcome()))
                .count();
    }

    private static boolean hasPassed(Outcome outcome) {
        return outcome.kind() == Kind.PASSED || outcome.kind() == Kind.PASSED_WEAK || outcome.kind() == Kind.SELECTED;
    }

    /** The same options, in whatever order. */
    private static boolean isSame(Outcome one, Outcome other) {
        Set<String> selected = new HashSet<>(one.selected());
        return hasPassed(one) && hasPassed(other) && selected.equals(new HashSet<>(other.selected()));
    }

    private List<Long> each(Of of) {
        return IntStream.range(0, parts.size()).mapToObj(of::part).toList();
    }

    /** The same papers, each choice once, in the order in which {@code first} puts them. */
    public static List<Paper> merged(Collection<Paper> papers, Comparator<Choice> first) {
        Map<Choice, Paper> merged = new TreeMap<>(first);
        for (Paper paper : papers) {
            merged.merge(
                    paper.choice(),
                    paper,
                    (one, other) -> new Paper(
                            one.choice(),
                            Math.addExact(one.weight(), other.weight()),
                            Math.addExact(one.people(), other.people())));
        }
        return List.copyOf(merged.values());
    }
}
