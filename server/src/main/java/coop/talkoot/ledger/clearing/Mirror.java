package coop.talkoot.ledger.clearing;

/** The ends of both chains of a line as one side has them: of what it sent, and of what it received. */
public record Mirror(End sent, End received) {
    /** The number of the last transfer, 0 before the first, and the hash that it leads to: 64 digits of hex. */
    public record End(long seq, String hash) {
        public static final End BEGINNING = new End(0, "0".repeat(64));

        private static final String HASH = "[0-9a-f]{64}";

        public End {
            if (seq < 0 || !hash.matches(HASH)) {
                throw new IllegalArgumentException("no end of a chain: " + seq + " " + hash);
            }
        }
    }

    public static final Mirror BEGINNING = new Mirror(End.BEGINNING, End.BEGINNING);
}
