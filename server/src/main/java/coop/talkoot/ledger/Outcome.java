package coop.talkoot.ledger;

import coop.talkoot.platform.Refusal;
import java.util.List;

/** What became of an entry that was to be posted. */
public sealed interface Outcome {
    /** It stands in the journal now; {@code accounts} are those it touched, as they are after it. */
    record Posted(Entry entry, List<Account> accounts) implements Outcome {
        public Posted {
            accounts = List.copyOf(accounts);
        }
    }

    /** It stood there already, under the same key. */
    record Repeated(Entry entry) implements Outcome {}

    /** The rules do not allow it; nothing of it was done. */
    record Denied(Refusal refusal) implements Outcome {}
}
