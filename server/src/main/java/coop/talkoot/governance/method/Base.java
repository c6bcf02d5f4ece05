package coop.talkoot.governance.method;

/** Of what a share is taken. */
public enum Base {
    /** Of those who said yes or no. */
    DECISIVE,
    /** Of all who voted, those who abstained among them. */
    CAST,
    /** Of all on the roll. */
    ROLL;

    long of(Counts counts) {
        return switch (this) {
            case DECISIVE -> counts.decisiveWeight();
            case CAST -> counts.cast();
            case ROLL -> counts.roll().weight();
        };
    }
}
