package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/**
 * What a federation advises the groups that belong to it, in one version; {@code context} is the decision behind it, if there
 * is one. The highest revision holds.
 *
 * @param advice canonical JSON
 * @param adviceDigest {@code sha-256=:…:} of that
 */
public record TalkootPolicies(
        ObjectCore core,
        @Nullable Long revision,
        @Nullable String advice,
        @Nullable String adviceDigest) implements ActivityObject.OfPolicies {
    @Override
    public String type() {
        return "Policies";
    }
}
