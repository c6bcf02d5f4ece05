package coop.talkoot.governance;

/** What a member does in the drawing of a panel; the first of these in a group, before any drawing. */
public sealed interface LotDeed {
    /** In one word: WILLING, PART, PROMISE, REVEAL, PUBLIC_NUMBER or DECLINE. */
    default String kind() {
        return switch (this) {
            case Willing ignored -> "WILLING";
            case Belong ignored -> "PART";
            case Promise ignored -> "PROMISE";
            case Reveal ignored -> "REVEAL";
            case Type ignored -> "PUBLIC_NUMBER";
            case Decline ignored -> "DECLINE";
        };
    }

    /** They may be drawn for panels of the group, or not any more. */
    record Willing(boolean isWilling) implements LotDeed {}

    /** They belong to that part of the membership. */
    record Belong(String part) implements LotDeed {}

    /** They promise a number: {@code commitment} is its SHA-256 with their uri, in hexadecimal. */
    record Promise(String commitment) implements LotDeed {}

    /** They show the number they promised, in hexadecimal. */
    record Reveal(String number) implements LotDeed {}

    /** They say what the public number is. */
    record Type(String number) implements LotDeed {}

    /** They were drawn, and do not wish to serve. */
    record Decline() implements LotDeed {}
}
