package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Tally;
import coop.talkoot.governance.method.Amount;
import coop.talkoot.governance.method.Stage;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.decision.Pairs;
import coop.talkoot.web.view.decision.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stages of a count as tables with drawings in them. */
final class StageDrawings {
    private final Texts texts;
    private final VoteNumbers numbers;
    private final Decision decision;
    private final Tally tally;

    StageDrawings(Texts texts, Decision decision, Tally tally) {
        this.texts = texts;
        this.numbers = new VoteNumbers(texts);
        this.decision = decision;
        this.tally = tally;
    }

    String title(String choice) {
        return decision.options().stream()
                .filter(option -> option.choice().equals(choice))
                .map(Decision.Option::title)
                .findFirst()
                .orElse(choice);
    }

    /** Null for counts that transfer nothing. */
    @Nullable
    Rounds rounds() {
        var transfers = transfers();
        if (transfers.isEmpty()) {
            return null;
        }
        var lines = new ArrayList<Rounds.Line>();
        for (var option : decision.options()) {
            lines.add(line(option.choice(), transfers));
        }
        lines.add(new Rounds.Line(
                texts.say("rounds.exhausted"),
                false,
                transfers.stream()
                        .map(stage -> cell(stage.exhausted(), stage, true, false))
                        .toList(),
                "",
                false));
        var told = transfers.stream().map(this::told).toList();
        return new Rounds(
                told,
                lines,
                texts.say("rounds.quota", numbers.amount(transfers.getLast().quota())));
    }

    /** The stages in which somebody's number changed, one a column. */
    private List<Stage.Transfer> transfers() {
        return tally.stages().stream()
                .flatMap(stage -> stage instanceof Stage.Transfer transfer ? Stream.of(transfer) : Stream.empty())
                .filter(stage -> stage.step() != Stage.Step.END)
                .toList();
    }

    private Rounds.Line line(String choice, List<Stage.Transfer> transfers) {
        var cells = new ArrayList<Rounds.Cell>();
        var status = "";
        var isElected = false;
        for (var round = 0; round < transfers.size(); round++) {
            var stage = transfers.get(round);
            var place = place(stage, choice);
            var standing = place == null ? null : place.standing();
            var isIn = standing != null
                    && (standing != Stage.Standing.EXCLUDED || stage.who().contains(choice));
            var reached = standing == Stage.Standing.ELECTED || standing == Stage.Standing.PENDING;
            cells.add(cell(place == null ? stage.exhausted() : place.votes(), stage, isIn, reached));
            if (reached && !isElected) {
                isElected = true;
                status = texts.say("rounds.elected", round + 1);
            } else if (standing == Stage.Standing.EXCLUDED && status.isEmpty()) {
                status = texts.say("rounds.excluded", round + 1);
            }
        }
        var isSelected = tally.selected().contains(choice);
        return new Rounds.Line(
                title(choice), true, cells, isSelected && !isElected ? texts.say("rounds.chosen") : status, isSelected);
    }

    private static Stage.@Nullable Place place(Stage.Transfer stage, String choice) {
        return stage.places().stream()
                .filter(place -> place.option().equals(choice))
                .findFirst()
                .orElse(null);
    }

    /** Bars are as long as the part of all votes there are, in thousandths. */
    private Rounds.Cell cell(Amount votes, Stage.Transfer stage, boolean isIn, boolean isReached) {
        var whole = Amount.of(Math.max(1, tally.castWeight()), 3);
        return new Rounds.Cell(
                votes.perMilleOf(whole),
                1000,
                stage.quota().perMilleOf(whole),
                isIn ? numbers.amount(votes) : "",
                isIn,
                isReached);
    }

    private String told(Stage.Transfer stage) {
        var who = stage.who().stream().map(this::title).collect(Collectors.joining(", "));
        return texts.say("rounds.tell." + stage.step(), who);
    }

    /** Null for counts that compare no pairs. */
    @Nullable
    Pairs pairs() {
        var duels = tally.stages().stream()
                .map(stage -> stage instanceof Stage.Duels found ? found : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (duels == null) {
            return null;
        }
        var order = duels.order().stream().flatMap(List::stream).toList();
        var rows = order.stream()
                .map(row ->
                        order.stream().map(column -> cell(duels, row, column)).toList())
                .toList();
        return new Pairs(order.stream().map(this::title).toList(), rows);
    }

    private Pairs.Cell cell(Stage.Duels duels, String row, String column) {
        if (row.equals(column)) {
            return new Pairs.Cell("", Pairs.Look.NONE);
        }
        var own = count(duels, row, column);
        var other = count(duels, column, row);
        var look = own > other ? Pairs.Look.WON : own < other ? Pairs.Look.LOST : Pairs.Look.EVEN;
        return new Pairs.Cell(numbers.votes(own), look);
    }

    private static long count(Stage.Duels duels, String row, String column) {
        return duels.preferred()
                .get(duels.options().indexOf(row))
                .get(duels.options().indexOf(column));
    }
}
