package coop.talkoot.governance.method;

/**
 * What is wrong with a paper, so that it is refused when it is cast and not dropped when it is counted.
 *
 * @param option the one that is wrong; empty where it is the paper as a whole
 * @param found what is on the paper, where that is a number
 * @param allowed what could be, where that is a number
 */
public record Fault(Code code, String option, long found, long allowed) {

    public enum Code {
        /** A paper of another method. */
        WRONG_PAPER,
        UNKNOWN_OPTION,
        DUPLICATE_OPTION,
        /** Two on one rank, where the method knows no equal ranks. */
        SHARED_RANK,
        /** More points for an option than there are, or less than none. */
        POINTS_OUT_OF_RANGE,
        /** More dots or credits than each has. */
        OVERSPENT,
        /** Of votes that are divided, an answer is named that gets none. */
        NO_VOTES,
        /** Votes against an option, where there are several. */
        NEGATIVE
    }

    static Fault of(Code code, String option) {
        return new Fault(code, option, 0, 0);
    }
}
