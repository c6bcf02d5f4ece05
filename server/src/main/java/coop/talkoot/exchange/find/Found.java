package coop.talkoot.exchange.find;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param next what to ask for to go on, null at the end
 * @param meant the words that were searched for in place of misspelt ones; null when what was typed was found
 */
public record Found(
        List<Hit> hits, @Nullable String next, @Nullable String meant) {
    public Found {
        hits = List.copyOf(hits);
    }

    public List<Long> ids() {
        return hits.stream().map(Hit::listingId).toList();
    }
}
