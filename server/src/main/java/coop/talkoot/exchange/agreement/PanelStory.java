package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.util.ArrayList;

/** A dispute in a few lines, in the words of its two sides, for somebody who knows nothing of their agreement. */
final class PanelStory {
    private static final int LONGEST = 20_000;

    private PanelStory() {}

    /** Who gives whom, what it costs where that is time, then what was said. */
    static String of(Dispute dispute) {
        var agreement = dispute.agreement();
        var lines = new ArrayList<String>();
        lines.add(name(agreement.provider()) + " → " + name(agreement.receiver()));
        agreement
                .terms()
                .inReturn()
                .filter(Price.Time.class::isInstance)
                .ifPresent(price -> lines.add(price.amount() + " min"));
        for (var word : dispute.words()) {
            var by = word.by();
            if (by != null && !word.evidence().words().isEmpty()) {
                lines.add(by.displayName() + ": " + word.evidence().words());
            }
        }
        var told = String.join("\n\n", lines);
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST);
    }

    private static String name(Identity person) {
        return person.displayName() + " (" + person.address() + ")";
    }
}
