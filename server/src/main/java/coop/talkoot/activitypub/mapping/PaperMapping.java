package coop.talkoot.activitypub.mapping;

import coop.talkoot.governance.VotingMethod;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.vocab.ActivityObject.TalkootBallot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is on a paper, as the choices of a ballot (wire.md 2.4, 10), and back: which of them make sense, the method says. */
final class PaperMapping {
    /** Of no method: whoever counts finds that it is the wrong paper, or names an option that is not there. */
    static final Choice UNREADABLE = new Choice.Approving(Set.of(""));

    private static final int MOST = 10_000;
    private static final int LOWEST_RANK = 1_000;

    private PaperMapping() {}

    static List<TalkootBallot.Choice> write(Choice choice) {
        return switch (choice) {
            case Choice.Answer answer -> one(answer);
            case Choice.Position position -> one(position);
            case Choice.Consenting consenting -> one(consenting);
            case Choice.Approving approving ->
                new TreeSet<>(approving.options())
                        .stream().map(TalkootBallot.Choice::of).toList();
            case Choice.Scoring scoring -> numbered(scoring.points(), TalkootBallot.Choice::scoring);
            case Choice.Spending spending -> numbered(spending.votes(), TalkootBallot.Choice::weighing);
            case Choice.Dividing dividing -> numbered(dividing.votes(), TalkootBallot.Choice::weighing);
            case Choice.Ranking ranking -> {
                var choices = new ArrayList<TalkootBallot.Choice>();
                for (var rank = 0; rank < ranking.ranks().size(); rank++) {
                    for (var option : ranking.ranks().get(rank)) {
                        choices.add(TalkootBallot.Choice.ranked(option, rank + 1L));
                    }
                }
                yield List.copyOf(choices);
            }
        };
    }

    private interface Numbered {
        TalkootBallot.Choice of(String option, long number);
    }

    private static List<TalkootBallot.Choice> one(Enum<?> answer) {
        return List.of(TalkootBallot.Choice.of(GovernanceTerms.word(answer)));
    }

    private static List<TalkootBallot.Choice> numbered(Map<String, Integer> numbers, Numbered choice) {
        return new TreeMap<>(numbers)
                .entrySet().stream()
                        .map(entry -> choice.of(entry.getKey(), entry.getValue()))
                        .toList();
    }

    /** Never more than the paper says: what is not for this method, or claims a weight, is {@link #UNREADABLE}. */
    static Choice read(VotingMethod method, TalkootBallot ballot) {
        return ballot.weight() == null ? read(method, ballot.choices()) : UNREADABLE;
    }

    static Choice read(VotingMethod method, List<TalkootBallot.Choice> choices) {
        if (choices.size() > MOST) {
            return UNREADABLE;
        }
        if (isDivided(method, choices)) {
            var votes = numbers(choices, TalkootBallot.Choice::weight);
            return votes == null ? UNREADABLE : new Choice.Dividing(votes);
        }
        var read = switch (method) {
            case SIMPLE_MAJORITY, ABSOLUTE_MAJORITY, SUPERMAJORITY -> answer(Choice.Answer.values(), choices);
            case CONSENSUS -> answer(Choice.Position.values(), choices);
            case CONSENT -> answer(Choice.Consenting.values(), choices);
            case APPROVAL -> approving(choices);
            case SCORE, DOTS -> {
                var points = numbers(choices, TalkootBallot.Choice::score);
                yield points == null ? null : new Choice.Scoring(points);
            }
            case QUADRATIC -> {
                var votes = numbers(choices, TalkootBallot.Choice::weight);
                yield votes == null ? null : new Choice.Spending(votes);
            }
            case INSTANT_RUNOFF, SCHULZE, SCOTTISH_STV, MEEK_STV -> ranking(choices);
        };
        return read == null ? UNREADABLE : read;
    }

    /** Where nothing else has a weight, it says how many votes of many go there. */
    private static boolean isDivided(VotingMethod method, List<TalkootBallot.Choice> choices) {
        return switch (method) {
            case SCORE, DOTS, QUADRATIC -> false;
            case SIMPLE_MAJORITY,
                    ABSOLUTE_MAJORITY,
                    SUPERMAJORITY,
                    CONSENSUS,
                    CONSENT,
                    APPROVAL,
                    INSTANT_RUNOFF,
                    SCHULZE,
                    SCOTTISH_STV,
                    MEEK_STV ->
                !choices.isEmpty()
                        && choices.stream().allMatch(choice -> choice.weight() != null && choice.score() == null);
        };
    }

    private static <E extends Enum<E> & Choice> @Nullable Choice answer(
            E[] answers, List<TalkootBallot.Choice> choices) {
        if (choices.size() != 1 || !isBare(choices.getFirst())) {
            return null;
        }
        return Stream.of(answers)
                .filter(answer ->
                        GovernanceTerms.word(answer).equals(choices.getFirst().choiceId()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Choice approving(List<TalkootBallot.Choice> choices) {
        var options = new LinkedHashSet<String>();
        var isSound = choices.stream().allMatch(choice -> isBare(choice) && options.add(choice.choiceId()));
        return isSound ? new Choice.Approving(options) : null;
    }

    private static boolean isBare(TalkootBallot.Choice choice) {
        return choice.rank() == null && choice.weight() == null && choice.score() == null;
    }

    private static @Nullable Map<String, Integer> numbers(
            List<TalkootBallot.Choice> choices, Function<TalkootBallot.Choice, @Nullable BigDecimal> number) {
        var numbers = new TreeMap<String, Integer>();
        for (var choice : choices) {
            var value = whole(number.apply(choice));
            var isAlone = choice.rank() == null && (choice.weight() == null || choice.score() == null);
            if (value == null || !isAlone || numbers.put(choice.choiceId(), value) != null) {
                return null;
            }
        }
        return numbers;
    }

    private static @Nullable Integer whole(@Nullable BigDecimal number) {
        if (number == null
                || number.stripTrailingZeros().scale() > 0
                || number.abs().compareTo(BigDecimal.valueOf(MOST)) > 0) {
            return null;
        }
        return number.intValueExact();
    }

    /** In the order of ranks, and on one rank in the order of the paper; a rank that nobody has stays empty. */
    private static @Nullable Choice ranking(List<TalkootBallot.Choice> choices) {
        var ranks = new ArrayList<List<String>>();
        for (var choice : choices) {
            var rank = choice.rank();
            if (rank == null || rank < 1 || rank > LOWEST_RANK || choice.weight() != null || choice.score() != null) {
                return null;
            }
            while (ranks.size() < rank) {
                ranks.add(new ArrayList<>());
            }
            ranks.get((int) (rank - 1)).add(choice.choiceId());
        }
        return new Choice.Ranking(List.copyOf(ranks));
    }
}
