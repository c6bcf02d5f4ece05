package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Approving;
import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The method of equal shares (Peters and Skowron, 2020): all places cost the same, and everybody has an equal share of that
 * money to spend on whom they approve of. What it leaves open is filled by Phragmén's sequential rule, which begins with
 * what is left.
 */
final class EqualShares {

    private static final Fraction NOTHING = Fraction.of(0, 1);
    private static final Fraction PRICE = Fraction.of(1, 1);

    /** Those with the same paper, who therefore always have equally much. */
    private static final class Supporters {
        private final Set<String> approved;
        private Fraction weight = NOTHING;
        private Fraction money = NOTHING;

        Supporters(Set<String> approved) {
            this.approved = approved;
        }

        Fraction all() {
            return money.times(weight);
        }
    }

    private record Offer(String option, Fraction each) {}

    private final Poll poll;
    private final int places;
    private final List<Supporters> supporters;
    private final Fraction share;
    private final List<String> elected = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();

    private EqualShares(Poll poll, int places, Collection<Paper> papers) {
        this.poll = poll;
        this.places = places;
        Map<Set<String>, Supporters> groups = new HashMap<>();
        Fraction total = NOTHING;
        for (Paper paper : papers) {
            Set<String> approved = Answers.in(Approving.class, paper.choice()).options();
            if (!approved.isEmpty()) {
                Fraction weight = Fraction.of(paper.weight(), 1);
                Supporters group = groups.computeIfAbsent(approved, Supporters::new);
                group.weight = group.weight.plus(weight);
                total = total.plus(weight);
            }
        }
        share = Fraction.of(places, 1).over(total);
        supporters = List.copyOf(groups.values());
        supporters.forEach(group -> group.money = share);
    }

    static Tally decide(Poll poll, int places, Collection<Paper> papers, Counts counts) {
        return new EqualShares(poll, places, papers).tally(counts);
    }

    private Tally tally(Counts counts) {
        while (elected.size() < places) {
            List<Offer> affordable = open().stream()
                    .map(this::afforded)
                    .flatMap(Optional::stream)
                    .toList();
            boolean isBought = !affordable.isEmpty();
            List<Offer> offers =
                    isBought ? affordable : open().stream().map(this::saved).toList();
            if (offers.isEmpty()) {
                break;
            }
            Fraction least = offers.stream()
                    .map(Offer::each)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            List<String> equal = offers.stream()
                    .filter(offer -> offer.each().equals(least))
                    .map(Offer::option)
                    .toList();
            Optional<String> chosen = chosen(equal);
            if (chosen.isEmpty()) {
                Reason reason = Reason.of(Code.TIE_UNBROKEN, equal.size(), places - elected.size());
                return new Tally(counts, stages, Outcome.tied(elected, equal, reason));
            }
            pay(chosen.get(), least, isBought);
        }
        return new Tally(counts, stages, outcome());
    }

    /** Those somebody approves of and who are not elected yet. */
    private List<String> open() {
        return poll.options().stream()
                .filter(option -> !elected.contains(option) && !of(option).isEmpty())
                .toList();
    }

    private List<Supporters> of(String option) {
        return supporters.stream()
                .filter(group -> group.approved.contains(option))
                .sorted(Comparator.comparing(group -> group.money))
                .toList();
    }

    /** The least each would pay if whoever has less than that gives all. */
    private Optional<Offer> afforded(String option) {
        Fraction cost = PRICE;
        Fraction weight = weight(of(option));
        for (Supporters group : of(option)) {
            if (group.money.times(weight).compareTo(cost) >= 0) {
                return Optional.of(new Offer(option, cost.over(weight)));
            }
            cost = cost.minus(group.all());
            weight = weight.minus(group.weight);
        }
        return Optional.empty();
    }

    /** What each would have to be given more until those who approve can pay together. */
    private Offer saved(String option) {
        Fraction cost = PRICE;
        for (Supporters group : of(option)) {
            cost = cost.minus(group.all());
        }
        return new Offer(option, cost.over(weight(of(option))));
    }

    private static Fraction weight(List<Supporters> groups) {
        return groups.stream().map(group -> group.weight).reduce(NOTHING, Fraction::plus);
    }

    private Optional<String> chosen(List<String> equal) {
        if (equal.size() == 1) {
            return Optional.of(equal.getFirst());
        }
        return new Ties(poll).order(equal).map(broken -> {
            String first = broken.order().getFirst();
            stages.add(new Stage.Tie(elected.size() + 1, equal, broken.by(), first));
            return first;
        });
    }

    private void pay(String option, Fraction each, boolean isBought) {
        if (!isBought) {
            supporters.forEach(group -> group.money = group.money.plus(each));
        }
        for (Supporters group : of(option)) {
            boolean givesAll = !isBought || group.money.compareTo(each) <= 0;
            group.money = givesAll ? NOTHING : group.money.minus(each);
        }
        elected.add(option);
        Fraction price = isBought ? each.over(share) : NOTHING;
        stages.add(new Stage.Purchase(elected.size(), option, price.shown(6)));
    }

    private Outcome outcome() {
        List<String> selected = elected.stream()
                .filter(option -> !option.equals(poll.statusQuo()))
                .toList();
        if (selected.isEmpty()) {
            return Outcome.of(Kind.REJECTED, Reason.of(Code.STATUS_QUO_WON));
        }
        Code code = selected.size() == places ? Code.PLACES_FILLED : Code.PLACES_LEFT;
        return Outcome.selected(selected, Reason.of(code, selected.size(), places));
    }
}
