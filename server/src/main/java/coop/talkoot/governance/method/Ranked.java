package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fills places from options that each have a score: the highest first, and those tied for the last place by the rule. */
final class Ranked {

    /** An option and its score, a fraction. */
    record Scored(String option, BigInteger num, BigInteger den) implements Comparable<Scored> {
        Scored(String option, long num, long den) {
            this(option, BigInteger.valueOf(num), BigInteger.valueOf(den));
        }

        @Override
        public int compareTo(Scored other) {
            return num.multiply(other.den).compareTo(other.num.multiply(den));
        }
    }

    private final Poll poll;
    private final Ties ties;
    private final int places;
    private final List<String> selected = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private List<String> unbroken = List.of();
    private boolean isStatusQuo;

    private Ranked(Poll poll, int places) {
        this.poll = poll;
        this.ties = new Ties(poll);
        this.places = places;
    }

    /** @param eligible only those that may be selected at all */
    static Tally decide(Poll poll, int places, List<Scored> eligible, Counts counts) {
        var ranked = new Ranked(poll, places);
        List<Scored> left = new ArrayList<>(eligible);
        left.sort(Collections.reverseOrder());
        while (!left.isEmpty() && ranked.isOpen()) {
            Scored first = left.getFirst();
            List<String> equal = left.stream()
                    .filter(other -> other.compareTo(first) == 0)
                    .map(Scored::option)
                    .toList();
            ranked.take(equal);
            left.subList(0, equal.size()).clear();
        }
        return new Tally(counts, ranked.stages, ranked.outcome());
    }

    private boolean isOpen() {
        return selected.size() < places && unbroken.isEmpty() && !isStatusQuo;
    }

    private void take(List<String> equal) {
        int free = places - selected.size();
        String statusQuo = poll.statusQuo();
        if (statusQuo == null || !equal.contains(statusQuo)) {
            if (equal.size() <= free) {
                selected.addAll(equal);
            } else {
                settle(equal, free);
            }
        } else if (equal.size() == 1) {
            isStatusQuo = true;
        } else if (ties.asks(TieBreak.STATUS_QUO)) {
            // Whatever is not better than leaving things as they are is not adopted.
            stages.add(new Stage.Tie(0, equal, TieBreak.STATUS_QUO, statusQuo));
            isStatusQuo = true;
        } else {
            settle(equal, free);
        }
    }

    private void settle(List<String> equal, int free) {
        ties.order(equal).ifPresentOrElse(broken -> take(broken, free), () -> unbroken = equal);
    }

    private void take(Ties.Broken broken, int free) {
        for (String option :
                broken.order().subList(0, Math.min(free, broken.order().size()))) {
            stages.add(new Stage.Tie(0, broken.order(), broken.by(), option));
            if (option.equals(poll.statusQuo())) {
                isStatusQuo = true;
                return;
            }
            selected.add(option);
        }
    }

    private Outcome outcome() {
        if (!unbroken.isEmpty()) {
            Reason reason = Reason.of(Code.TIE_UNBROKEN, unbroken.size(), places - selected.size());
            return Outcome.tied(selected, unbroken, reason);
        }
        if (selected.isEmpty()) {
            return Outcome.of(Kind.REJECTED, Reason.of(isStatusQuo ? Code.STATUS_QUO_WON : Code.NONE_REACHED));
        }
        Code code = selected.size() == places ? Code.PLACES_FILLED : Code.PLACES_LEFT;
        return Outcome.selected(selected, Reason.of(code, selected.size(), places));
    }
}
