package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Amount;
import coop.talkoot.governance.method.Counts;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Reason;
import coop.talkoot.governance.method.Stage;
import coop.talkoot.governance.method.Tally;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A tally as a table of text. */
final class CountTable {

    private final Poll poll;
    private final PrintStream out;

    CountTable(Poll poll, PrintStream out) {
        this.poll = poll;
        this.out = out;
    }

    void print(String title, Tally tally) {
        if (!title.isEmpty()) {
            out.println(title);
            out.println();
        }
        counts(tally.counts());
        List<String> happened = new ArrayList<>();
        for (int at = 0; at < tally.stages().size(); at++) {
            boolean isLast = at + 1 == tally.stages().size()
                    || number(tally.stages().get(at + 1))
                            != number(tally.stages().get(at));
            stage(tally.stages().get(at), isLast, happened);
        }
        outcome(tally.outcome());
    }

    private void counts(Counts counts) {
        out.println("Papers: " + votes(counts.cast()) + ", of which " + votes(counts.abstained()) + " decide nothing");
        int width = width(counts.lines().stream().map(Counts.Line::choice).toList());
        for (Counts.Line line : counts.lines()) {
            out.println("  " + padded(line.choice(), width) + "  " + votes(line.amount()));
        }
        out.println();
    }

    private void stage(Stage stage, boolean isLast, List<String> happened) {
        switch (stage) {
            case Stage.Tie tie ->
                happened.add("tie of " + String.join(", ", tie.tied()) + ": it hits " + tie.chosen() + ", by "
                        + switch (tie.by()) {
                            case STATUS_QUO -> "what is now";
                            case PREVIOUS_ROUNDS -> "earlier rounds";
                            case SEEDED_LOT -> "the lot";
                            case ASK_BODY -> "the order of the file (--seed draws a lot)";
                        });
            case Stage.Transfer transfer -> {
                step(transfer, happened);
                if (isLast) {
                    round(transfer, happened);
                    happened.clear();
                }
            }
            case Stage.Duels duels -> duels(duels);
            case Stage.Purchase bought ->
                out.println("Place " + bought.number() + ": " + bought.option() + ", "
                        + (bought.price().parts().signum() == 0
                                ? "from what was left"
                                : "for " + bought.price() + " of each share at most"));
            case Stage.Draw draw -> draw.keys().forEach(key -> out.println(key.key() + "  " + key.option()));
        }
        if (isLast && !happened.isEmpty()) {
            happened.forEach(out::println);
            happened.clear();
        }
    }

    private static void step(Stage.Transfer transfer, List<String> happened) {
        String who = String.join(", ", transfer.who());
        switch (transfer.step()) {
            case ELECT -> happened.add("elected: " + who);
            case EXCLUDE -> happened.add("excluded: " + who);
            case TRANSFER -> happened.add("votes go on from: " + who);
            case BEGIN, END -> {
                // The table itself says it.
            }
        }
    }

    private void round(Stage.Transfer transfer, List<String> happened) {
        out.println(transfer.number() == 0 ? "First preferences" : "Round " + transfer.number());
        happened.forEach(line -> out.println("  " + line));
        List<String> names = new ArrayList<>(List.of("needed", "exhausted"));
        transfer.places().forEach(place -> names.add(place.option()));
        int width = width(names);
        for (Stage.Place place : transfer.places()) {
            Amount keep = place.keep();
            out.println("  " + padded(place.option(), width) + "  "
                    + right(place.votes().toString()) + "  "
                    + place.standing().name().toLowerCase(Locale.ROOT) + (keep == null ? "" : ", keeps " + keep));
        }
        out.println(
                "  " + padded("needed", width) + "  " + right(transfer.quota().toString()));
        out.println("  " + padded("exhausted", width) + "  "
                + right(transfer.exhausted().toString()));
        out.println();
    }

    private void duels(Stage.Duels duels) {
        int width = width(duels.options());
        for (int row = 0; row < duels.options().size(); row++) {
            out.println("  " + padded(duels.options().get(row), width) + "  preferred by "
                    + String.join(
                            " ",
                            duels.preferred().get(row).stream()
                                    .map(CountTable::votes)
                                    .toList())
                    + ", paths "
                    + String.join(
                            " ",
                            duels.paths().get(row).stream()
                                    .map(CountTable::votes)
                                    .toList()));
        }
        out.println("Order: "
                + String.join(
                        " > ",
                        duels.order().stream()
                                .map(group -> String.join(" = ", group))
                                .toList()));
        out.println();
    }

    private void outcome(Outcome outcome) {
        Reason reason = outcome.reason();
        List<String> arguments = new ArrayList<>();
        for (int at = 0; at < reason.arguments().size(); at++) {
            long argument = reason.arguments().get(at);
            boolean isWeight = reason.code().arguments().get(at) == Reason.Kind.WEIGHT;
            arguments.add(isWeight ? votes(argument) : String.valueOf(argument));
        }
        out.println("Outcome: " + outcome.kind() + ", "
                + reason.code().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (arguments.isEmpty() ? "" : ": " + String.join(", ", arguments)));
        if (!outcome.tied().isEmpty()) {
            out.println("Tied: " + String.join(", ", outcome.tied()));
        }
        if (!poll.rule().method().isOnOneText()) {
            out.println();
            out.println("Elected");
            outcome.selected().forEach(out::println);
        }
    }

    private static int number(Stage stage) {
        return switch (stage) {
            case Stage.Transfer transfer -> transfer.number();
            case Stage.Tie tie -> tie.number();
            case Stage.Purchase bought -> bought.number();
            case Stage.Duels duels -> 0;
            case Stage.Draw draw -> 0;
        };
    }

    private static String votes(long thousandths) {
        String text = Amount.of(thousandths, 3).toString();
        return text.endsWith(".000") ? text.substring(0, text.length() - 4) : text;
    }

    private static int width(List<String> names) {
        return names.stream()
                .mapToInt(name -> name.codePointCount(0, name.length()))
                .max()
                .orElse(0);
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.codePointCount(0, name.length()));
    }

    private static String right(String number) {
        return " ".repeat(Math.max(0, 20 - number.length())) + number;
    }
}
