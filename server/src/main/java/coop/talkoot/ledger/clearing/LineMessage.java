package coop.talkoot.ledger.clearing;

/** What one side of a line says to the other. Each brings the ends of the chains as who speaks has them. */
public sealed interface LineMessage {
    /** The transfer it is about. */
    String uri();

    Mirror mirror();

    /** The paying side has set it aside, and asks; said again, it asks how it stands. */
    record Proposed(ClearingTransfer.Terms terms, Mirror mirror) implements LineMessage {
        @Override
        public String uri() {
            return terms.uri();
        }
    }

    /** The paid side has room for it; said again, it asks how it stands. */
    record Validated(String uri, Mirror mirror) implements LineMessage {}

    /** It is booked on the paying side, at that place of the chain, after that hash. */
    record Committed(String uri, Mirror.End place, String previousHash, Mirror mirror) implements LineMessage {}

    /** It is booked on the paid side too. */
    record Acknowledged(String uri, Mirror mirror) implements LineMessage {}

    /** The paid side will not have it. */
    record Rejected(String uri, String reason, Mirror mirror) implements LineMessage {}

    /** The paying side has let it go: its time ran out. */
    record Expired(String uri, Mirror mirror) implements LineMessage {}
}
