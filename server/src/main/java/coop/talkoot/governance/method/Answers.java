package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Counts.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Papers on which one of a few answers is marked. */
final class Answers {

    private Answers() {}

    /** @param idle answers that decide nothing */
    static <T extends Enum<T> & Choice> Counts counts(Class<T> type, Set<T> idle, Poll poll, Collection<Paper> papers) {
        T[] answers = type.getEnumConstants();
        Map<T, Long> weights = new EnumMap<>(type);
        Map<T, Long> people = new EnumMap<>(type);
        for (Paper paper : papers) {
            T answer = in(type, paper.choice());
            weights.merge(answer, paper.weight(), Math::addExact);
            people.merge(answer, paper.people(), Math::addExact);
        }
        List<Line> lines = new ArrayList<>();
        long cast = 0;
        long voters = 0;
        long abstained = 0;
        long decisive = 0;
        for (T answer : answers) {
            long weight = weights.getOrDefault(answer, 0L);
            long who = people.getOrDefault(answer, 0L);
            lines.add(new Line(name(answer), weight, weight, who));
            cast += weight;
            voters += who;
            abstained += idle.contains(answer) ? weight : 0;
            decisive += idle.contains(answer) ? 0 : who;
        }
        return new Counts(poll.roll(), cast, voters, abstained, decisive, lines);
    }

    /** As it stands in counts and files: {@code standAside}. */
    static String name(Enum<?> answer) {
        String[] words = answer.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder name = new StringBuilder(words[0]);
        for (int at = 1; at < words.length; at++) {
            name.append(Character.toUpperCase(words[at].charAt(0))).append(words[at], 1, words[at].length());
        }
        return name.toString();
    }

    static long amount(Counts counts, Enum<?> answer) {
        return counts.line(name(answer)).amount();
    }

    static List<Fault> check(Class<? extends Choice> type, Choice choice) {
        return type.isInstance(choice) ? List.of() : List.of(Fault.of(Fault.Code.WRONG_PAPER, ""));
    }

    /** The paper as this method's, or an exception: what was not checked when it was cast cannot be counted. */
    static <T extends Choice> T in(Class<T> type, Choice choice) {
        if (!type.isInstance(choice)) {
            throw new IllegalArgumentException("a paper is of another method: " + choice);
        }
        return type.cast(choice);
    }
}
