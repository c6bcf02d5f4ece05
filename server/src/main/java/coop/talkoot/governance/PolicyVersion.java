package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a federation advises.
 *
 * @param uri its own, on the federation's server
 * @param hash SHA-256 of {@code text}, in hexadecimal
 * @param text canonical JSON
 * @param mandate uri of the decision that published it; null where its coordinators did
 */
public record PolicyVersion(
        long id,
        String uri,
        Identity federation,
        int version,
        String hash,
        String text,
        Policies policies,
        @Nullable String mandate,
        Instant publishedAt) {
    static PolicyVersion of(
            long id,
            String uri,
            Identity federation,
            int version,
            Policies policies,
            @Nullable String mandate,
            Instant publishedAt) {
        var text = PoliciesText.write(policies);
        // As it is kept.
        var at = publishedAt.truncatedTo(ChronoUnit.MICROS);
        return new PolicyVersion(
                id, uri, federation, version, Charter.hex(Canonical.hash(text)), text, policies, mandate, at);
    }
}
