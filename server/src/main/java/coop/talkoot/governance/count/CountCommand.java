package coop.talkoot.governance.count;

import coop.talkoot.governance.method.Counting;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Rule;
import coop.talkoot.governance.method.Tally;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code ./talkoot count --rule RULE FILE}: counts an election file and shows how. */
public final class CountCommand {

    private static final int DONE = 0;
    private static final int UNREADABLE = 1;
    private static final int MISUSED = 2;

    private CountCommand() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = run(List.of(arguments), out, errors);
        out.flush();
        System.exit(status);
    }

    /** @return what the process ends with: 0 counted, 1 not to be read, 2 wrongly called */
    static int run(List<String> given, PrintStream out, PrintStream errors) {
        if (given.isEmpty() || given.contains("--help") || given.contains("-h")) {
            help(given.isEmpty() ? errors : out);
            return given.isEmpty() ? MISUSED : DONE;
        }
        CountArguments arguments;
        try {
            arguments = CountArguments.of(given);
        } catch (Unreadable e) {
            errors.println("talkoot count: " + e.getMessage());
            return MISUSED;
        }
        try {
            Election election =
                    ElectionFile.read(arguments.file(), arguments.rule().papers(), arguments.isOvervoteSkipped());
            Poll poll = poll(arguments, election);
            Tally tally = Counting.count(poll, election.papers());
            new CountTable(poll, out).print(election.title(), tally);
            return DONE;
        } catch (Unreadable | IllegalArgumentException | ArithmeticException e) {
            errors.println("talkoot count: " + arguments.file() + ": " + e.getMessage());
            return UNREADABLE;
        }
    }

    /** Ties are broken by earlier rounds, then by the lot if there is a seed, else as the file says or is in order. */
    private static Poll poll(CountArguments arguments, Election election) throws Unreadable {
        int places = arguments.seats() > 0
                ? arguments.seats()
                : arguments.rule().fillsPlaces() ? Math.max(1, election.places()) : 1;
        Rule rule = Rule.of(arguments.rule().method(places));
        if (election.papers().isEmpty()) {
            throw new Unreadable("there are no papers in it");
        }
        Poll poll = Poll.of(rule, election.options(), election.roll());
        if (arguments.seed() != null) {
            return poll.withSeed(arguments.seed());
        }
        List<String> hit = election.lotOrder().isEmpty() ? election.options() : election.lotOrder();
        return poll.withDecidedOrder(hit.reversed());
    }

    private static void help(PrintStream to) {
        to.println("""
            ./talkoot count --rule RULE [--seats N] [--seed HEX] [--overvotes skip|stop] FILE

            Counts an election file: BLT and HIL, a table of papers (.csv), cvotes, Debian's tally sheets, packed or not.
            It prints each stage, then a line "Elected" and one name a line.

              --seats N         how many are elected; else what the file says, or one
              --seed HEX        64 hexadecimal digits for a public lot where there are ties; without it the file's own
                                order of ties decides, or the order of its options: the first is hit first
              --overvotes WHAT  what a rank marked "overvote" does: stop (usual) ends the paper, skip passes over it

            Rules:\
            """);
        for (NamedRule rule : NamedRule.values()) {
            to.println("  " + rule.title() + " ".repeat(18 - rule.title().length()) + rule.says());
        }
        to.println();
        to.println("Ends with 0 if it was counted, 1 if the file cannot be read, 2 if it was called wrongly.");
    }
}
