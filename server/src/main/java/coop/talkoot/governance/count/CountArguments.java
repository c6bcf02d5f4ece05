package coop.talkoot.governance.count;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is typed behind {@code count}.
 *
 * @param seats 0 where the file is to say
 */
record CountArguments(
        NamedRule rule, Path file, int seats, @Nullable String seed, boolean isOvervoteSkipped) {

    static CountArguments of(List<String> arguments) throws Unreadable {
        NamedRule rule = null;
        int seats = 0;
        String seed = null;
        boolean isOvervoteSkipped = false;
        List<String> files = new ArrayList<>();
        for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
            String argument = left.next();
            switch (argument) {
                case "--rule" -> rule = rule(value(argument, left));
                case "--seats" -> seats = seats(value(argument, left));
                case "--seed" -> seed = seed(value(argument, left));
                case "--overvotes" -> isOvervoteSkipped = overvotes(value(argument, left));
                default -> {
                    if (argument.startsWith("--")) {
                        throw new Unreadable("there is no option " + argument + "; --help lists them");
                    }
                    files.add(argument);
                }
            }
        }
        if (rule == null) {
            throw new Unreadable("by which rule? --rule RULE; --help lists them");
        }
        if (files.size() != 1) {
            throw new Unreadable("one file is counted, not " + files.size());
        }
        try {
            return new CountArguments(rule, Path.of(files.getFirst()), seats, seed, isOvervoteSkipped);
        } catch (InvalidPathException e) {
            throw new Unreadable("there is no file of the name " + files.getFirst());
        }
    }

    private static String value(String option, Iterator<String> left) throws Unreadable {
        if (!left.hasNext()) {
            throw new Unreadable(option + " needs a value");
        }
        return left.next();
    }

    private static NamedRule rule(String title) throws Unreadable {
        return NamedRule.of(title)
                .orElseThrow(() -> new Unreadable("there is no rule " + title + "; --help lists them"));
    }

    private static int seats(String text) throws Unreadable {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new Unreadable("--seats needs a number from 1 to 9999, not " + text);
        }
        return Integer.parseInt(text);
    }

    private static String seed(String text) throws Unreadable {
        if (!text.matches("[0-9a-fA-F]{64}")) {
            throw new Unreadable("--seed needs 64 hexadecimal digits, not " + text);
        }
        return text;
    }

    private static boolean overvotes(String text) throws Unreadable {
        return switch (text) {
            case "skip" -> true;
            case "stop" -> false;
            default -> throw new Unreadable("--overvotes needs skip or stop, not " + text);
        };
    }
}
