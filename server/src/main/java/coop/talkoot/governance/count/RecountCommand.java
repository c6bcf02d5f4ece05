package coop.talkoot.governance.count;

import coop.talkoot.governance.federal.FederalTally;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.method.Tally;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code ./talkoot recount FILE}: checks a count file and counts it again. */
public final class RecountCommand {

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int MISUSED = 2;

    private RecountCommand() {}

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = run(List.of(arguments), out, errors);
        out.flush();
        System.exit(status);
    }

    /** @return what the process ends with: 0 all is right, 1 something is not, 2 wrongly called */
    static int run(List<String> arguments, PrintStream out, PrintStream errors) {
        if (arguments.size() != 1 || arguments.getFirst().startsWith("-")) {
            boolean asked = arguments.contains("--help");
            (asked ? out : errors)
                    .println("./talkoot recount FILE   checks a count file, counts it again and says what is wrong, if"
                            + " anything");
            return asked ? RIGHT : MISUSED;
        }
        try {
            Recount.Checked checked = Recount.check(ElectionFile.bytes(Path.of(arguments.getFirst())));
            new CountTable(checked.poll(), out).print(checked.title(), checked.tally());
            printGroups(checked, out);
            out.println();
            out.println("All is right: every hash, the tally, " + checked.signed()
                    + " signed ballots, and the signature of");
            out.println(checked.signer() + " with the key " + checked.key());
            if (!checked.unsigned().isEmpty()) {
                out.println("Of these who had a key the file shows no signature, only the group's word: "
                        + String.join(", ", checked.unsigned()));
            }
            out.println("Compare this key with the one the group itself shows.");
            return RIGHT;
        } catch (Unreadable e) {
            errors.println("talkoot recount: " + arguments.getFirst() + ": " + e.getMessage());
            return WRONG;
        }
    }

    /** Of a federation's vote: what each mode comes to, and what became of each member group. */
    private static void printGroups(Recount.Checked checked, PrintStream out) {
        FederalTally federal = checked.federal();
        if (federal == null) {
            return;
        }
        out.println();
        for (Mode mode : Mode.values()) {
            out.println(Fields.word(mode) + ": " + said(federal.by(mode)));
        }
        if (federal.groups() != null) {
            out.println("by the number of groups: " + said(federal.groups()));
        }
        federal.parts()
                .forEach(part -> out.println(part.group() + ": " + Fields.word(part.standing()) + ", " + part.people()
                        + " people, weight " + part.weight() + " of " + part.unclipped()));
    }

    private static String said(Tally tally) {
        return Fields.word(tally.outcome().kind()) + " "
                + String.join(", ", tally.outcome().selected());
    }
}
