package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Dividing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Votes that one person casts for many and divides among answers. Where fewer or more follow them in the end than when
 * they wrote their numbers, places go by largest remainder, and equal ones to the word that comes first.
 */
public final class Division {

    private Division() {}

    /** What a paper of one vote says that names this answer or option alone; empty where votes cannot be divided. */
    public static Optional<Choice> choice(Method method, List<String> options, String word) {
        return switch (method) {
            case ByAnswers majority -> named(Choice.Answer.values(), word);
            case Consensus consensus -> named(Choice.Position.values(), word);
            case Consent consent -> named(Choice.Consenting.values(), word);
            case Approval approval ->
                Optional.of(word).filter(options::contains).map(only -> new Choice.Approving(Set.of(only)));
            case ByRanks ranks ->
                Optional.of(word).filter(options::contains).map(only -> Choice.Ranking.of(List.of(only)));
            // Credits are each person's own, and points are divided among options already.
            case Quadratic quadratic -> Optional.empty();
            case Score score -> Optional.empty();
            case Sortition sortition -> Optional.empty();
        };
    }

    /** What votes can be divided among, in the order of the paper; nothing where they cannot. */
    public static List<String> words(Method method, List<String> options) {
        return switch (method) {
            case ByAnswers majority -> names(Choice.Answer.values());
            case Consensus consensus -> names(Choice.Position.values());
            case Consent consent -> names(Choice.Consenting.values());
            case Approval approval -> options;
            case ByRanks ranks -> options;
            case Quadratic quadratic -> List.of();
            case Score score -> List.of();
            case Sortition sortition -> List.of();
        };
    }

    static List<Fault> check(Poll poll, Dividing dividing) {
        Method method = poll.rule().method();
        if (words(method, poll.options()).isEmpty() || dividing.votes().isEmpty()) {
            return List.of(Fault.of(Fault.Code.WRONG_PAPER, ""));
        }
        List<Fault> faults = new ArrayList<>();
        new TreeMap<>(dividing.votes()).forEach((word, votes) -> {
            if (choice(method, poll.options(), word).isEmpty()) {
                faults.add(Fault.of(Fault.Code.UNKNOWN_OPTION, word));
            } else if (votes < 1) {
                faults.add(new Fault(Fault.Code.NO_VOTES, word, votes, 1));
            }
        });
        return faults;
    }

    /** The same papers, each saying one thing. */
    public static List<Paper> single(Poll poll, Collection<Paper> papers) {
        List<Paper> single = new ArrayList<>();
        for (Paper paper : papers) {
            if (paper.choice() instanceof Dividing dividing) {
                divide(poll, paper, dividing, single);
            } else {
                single.add(paper);
            }
        }
        return single;
    }

    /** The same votes among what the answers they are divided among are {@code turned} into; options stay. */
    public static Dividing reworded(Dividing said, UnaryOperator<Choice> turned) {
        Map<String, Integer> votes = new TreeMap<>();
        said.votes().forEach((word, number) -> {
            String other = Stream.<Enum<?>[]>of(
                            Choice.Position.values(), Choice.Answer.values(), Choice.Consenting.values())
                    .flatMap(Stream::of)
                    .filter(answer -> Answers.name(answer).equals(word))
                    .findFirst()
                    .map(answer -> Answers.name((Enum<?>) turned.apply((Choice) answer)))
                    .orElse(word);
            votes.merge(other, number, Math::addExact);
        });
        return new Dividing(votes);
    }

    private static void divide(Poll poll, Paper paper, Dividing dividing, List<Paper> into) {
        if (!check(poll, dividing).isEmpty()) {
            throw new IllegalArgumentException("a paper divides votes that cannot be divided so: " + dividing);
        }
        long weightLeft = paper.weight();
        long peopleLeft = paper.people();
        for (Map.Entry<String, Long> part :
                apportioned(paper.people(), dividing).entrySet()) {
            if (part.getValue() > 0) {
                peopleLeft -= part.getValue();
                long weight = peopleLeft == 0
                        ? weightLeft
                        : Math.multiplyExact(paper.weight(), part.getValue()) / paper.people();
                weightLeft -= weight;
                Choice choice = choice(poll.rule().method(), poll.options(), part.getKey())
                        .orElseThrow();
                into.add(new Paper(choice, weight, part.getValue()));
            }
        }
    }

    private static Map<String, Long> apportioned(long people, Dividing dividing) {
        long all = dividing.total();
        Map<String, Long> parts = new TreeMap<>();
        Map<String, Long> rest = new TreeMap<>();
        long given = 0;
        for (Map.Entry<String, Integer> part : dividing.votes().entrySet()) {
            long share = Math.multiplyExact(people, (long) part.getValue());
            parts.put(part.getKey(), share / all);
            rest.put(part.getKey(), share % all);
            given += share / all;
        }
        List<String> next = new ArrayList<>(rest.keySet());
        next.sort(Comparator.<String, Long>comparing(rest::get).reversed().thenComparing(Comparator.naturalOrder()));
        for (int at = 0; given < people; at++, given++) {
            parts.merge(next.get(at), 1L, Long::sum);
        }
        return parts;
    }

    private static <E extends Enum<E> & Choice> Optional<Choice> named(E[] answers, String word) {
        return Stream.of(answers)
                .filter(answer -> Answers.name(answer).equals(word))
                .map(Choice.class::cast)
                .findFirst();
    }

    private static List<String> names(Enum<?>[] answers) {
        return Stream.of(answers).map(Answers::name).toList();
    }
}
