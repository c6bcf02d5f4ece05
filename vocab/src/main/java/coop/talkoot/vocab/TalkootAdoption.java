package coop.talkoot.vocab;

import org.jspecify.annotations.Nullable;

/**
 * A group has taken on a part of what a federation advises; {@code context} is its decision, if there is one.
 *
 * @param policies id of the version
 * @param adopts the part, an address such as {@code …#floors}
 * @param adviceDigest of what it read in that version
 */
public record TalkootAdoption(
        ObjectCore core,
        @Nullable String policies,
        @Nullable String adopts,
        @Nullable String adviceDigest) implements ActivityObject.OfPolicies {
    @Override
    public String type() {
        return "Adoption";
    }
}
