package coop.talkoot.governance;

import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.federal.Weighting;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a vote is put to member groups; what is null is as the charter has it.
 *
 * @param contributions what each gave, by its uri, in whatever whole unit the federation reckons
 * @param affected uris of those that may veto it
 */
public record FederalOpening(
        @Nullable Mode mode, @Nullable Weighting weighting, Map<String, Long> contributions, Set<String> affected) {
    public static final FederalOpening USUAL = new FederalOpening(null, null, Map.of(), Set.of());

    public FederalOpening {
        contributions = Map.copyOf(contributions);
        affected = Set.copyOf(affected);
    }
}
