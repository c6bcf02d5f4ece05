package coop.talkoot.governance;

import coop.talkoot.governance.method.Fault;
import java.util.Map;

/** What is wrong with a ballot, in a sentence for who cast it. */
final class FaultWords {
    private FaultWords() {}

    /** {@code titles} are what options are called, by what stands for them on ballots. */
    static String of(Fault fault, Map<String, String> titles) {
        var title = titles.getOrDefault(fault.option(), fault.option());
        var option = title.isEmpty() ? "an option" : "\"" + shortened(title) + "\"";
        return switch (fault.code()) {
            case WRONG_PAPER -> "This is the ballot of another kind of vote.";
            case UNKNOWN_OPTION -> "There is no such option: " + option + ".";
            case DUPLICATE_OPTION -> "This stands there twice: " + option + ".";
            case SHARED_RANK -> "Two options cannot share a rank here.";
            case POINTS_OUT_OF_RANGE ->
                "Points for " + option + " are " + fault.found() + ", and can be up to " + fault.allowed() + ".";
            case OVERSPENT -> "This costs " + fault.found() + ", and there are " + fault.allowed() + " to spend.";
            case NO_VOTES -> "Votes are divided in whole numbers; " + option + " gets " + fault.found() + ".";
            case NEGATIVE -> "One cannot vote against one of several options.";
        };
    }

    private static String shortened(String option) {
        return option.length() > 60 ? option.substring(0, 60).strip() : option;
    }
}
