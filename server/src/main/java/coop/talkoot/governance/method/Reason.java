package coop.talkoot.governance.method;

import java.util.Arrays;
import java.util.List;

/** Why the outcome is what it is, for a sentence in any language. */
public record Reason(Code code, List<Long> arguments) {

    /** What an argument is, so that a page knows how to write it. */
    public enum Kind {
        /** Thousandths of a vote. */
        WEIGHT,
        /** A plain number. */
        NUMBER
    }

    public enum Code {
        /** In favour, against. */
        MORE_YES_THAN_NO(Kind.WEIGHT, Kind.WEIGHT),
        /** In favour, against. */
        MORE_NO_THAN_YES(Kind.WEIGHT, Kind.WEIGHT),
        /** In favour, against: what was, stays. */
        AS_MANY_YES_AS_NO(Kind.WEIGHT, Kind.WEIGHT),
        /** In favour, of what (the base the rule names), the share's numerator and denominator. */
        SHARE_REACHED(Kind.WEIGHT, Kind.WEIGHT, Kind.NUMBER, Kind.NUMBER),
        /** In favour, of what (the base the rule names), the share's numerator and denominator. */
        SHARE_MISSED(Kind.WEIGHT, Kind.WEIGHT, Kind.NUMBER, Kind.NUMBER),
        /** Stood aside, all papers. */
        MANY_STAND_ASIDE(Kind.WEIGHT, Kind.WEIGHT),
        /** Blocks that stand, how many block. */
        BLOCKS_STAND(Kind.NUMBER, Kind.NUMBER),
        /** Objections that stand. */
        OBJECTIONS_STAND(Kind.NUMBER),
        /** Papers that consent. */
        NOBODY_OBJECTS(Kind.WEIGHT),
        /** Vetoes that stand, how many block. */
        VETOES_STAND(Kind.NUMBER, Kind.NUMBER),
        /** All papers, the roll, the quorum's numerator and denominator. */
        TOO_FEW_TOOK_PART(Kind.WEIGHT, Kind.WEIGHT, Kind.NUMBER, Kind.NUMBER),
        /** In favour, the roll, the quorum's numerator and denominator. */
        TOO_FEW_IN_FAVOUR(Kind.WEIGHT, Kind.WEIGHT, Kind.NUMBER, Kind.NUMBER),
        /** Voters, how many there must be. */
        TOO_FEW_VOTERS(Kind.NUMBER, Kind.NUMBER),
        /** Voters who did not abstain, how many there must be. */
        TOO_FEW_DECISIVE(Kind.NUMBER, Kind.NUMBER),
        NOBODY_ON_THE_ROLL,
        /** Selected, places. */
        PLACES_FILLED(Kind.NUMBER, Kind.NUMBER),
        /** Selected (fewer than), places. */
        PLACES_LEFT(Kind.NUMBER, Kind.NUMBER),
        /** How many are tied, for how many places: nothing in the rule breaks this tie (yet). */
        TIE_UNBROKEN(Kind.NUMBER, Kind.NUMBER),
        /** Votes bought for it, less those against. */
        SUM_ABOVE_ZERO(Kind.WEIGHT),
        /** Votes bought for it, less those against: fewer than none. */
        SUM_BELOW_ZERO(Kind.WEIGHT),
        /** As many votes were bought against it as for it: what was, stays. */
        SUM_IS_ZERO,
        /** Nobody reached what the rule asks for. */
        NONE_REACHED,
        /** The option that changes nothing won. */
        STATUS_QUO_WON,
        /** Groups that decided the same, all groups: the rule holds, but not on the number of groups. */
        NOT_BY_GROUPS(Kind.NUMBER, Kind.NUMBER),
        /** The public number that is needed for the lot is not known. */
        SEED_MISSING,
        /** Not by counting: whoever may, took the question back. */
        WITHDRAWN;

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<Kind> kinds;

        Code(Kind... kinds) {
            this.kinds = List.of(kinds);
        }

        public List<Kind> arguments() {
            return kinds;
        }
    }

    public Reason {
        arguments = List.copyOf(arguments);
        if (arguments.size() != code.arguments().size()) {
            throw new IllegalArgumentException(code + " does not go with " + arguments.size() + " numbers");
        }
    }

    public static Reason of(Code code, long... arguments) {
        return new Reason(code, Arrays.stream(arguments).boxed().toList());
    }
}
