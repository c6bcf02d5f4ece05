package coop.talkoot.governance;

import coop.talkoot.governance.method.Fault;

/** What is wrong with a ballot, in a sentence for who cast it. */
final class FaultWords {
    private FaultWords() {}

    static String of(Fault fault) {
        var option = fault.option().isEmpty() ? "an option" : "\"" + shortened(fault.option()) + "\"";
        return switch (fault.code()) {
            case WRONG_PAPER -> "This is the ballot of another kind of vote.";
            case UNKNOWN_OPTION -> "There is no such option: " + option + ".";
            case DUPLICATE_OPTION -> "This stands there twice: " + option + ".";
            case SHARED_RANK -> "Two options cannot share a rank here.";
            case POINTS_OUT_OF_RANGE ->
                "Points for " + option + " are " + fault.found() + ", and can be up to " + fault.allowed() + ".";
            case OVERSPENT -> "This costs " + fault.found() + ", and there are " + fault.allowed() + " to spend.";
            case NEGATIVE -> "One cannot vote against one of several options.";
        };
    }

    private static String shortened(String option) {
        return option.length() > 60 ? option.substring(0, 60).strip() : option;
    }
}
