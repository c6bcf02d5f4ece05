package coop.talkoot.people.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that asked to be known here.
 *
 * @param clientId the public name it gave itself to us by
 * @param website where it says it lives, if it said so
 * @param redirectUris where a browser may be sent back to, each to be met to the letter
 * @param scopes the most it may ever ask for
 */
public record Program(
        long id,
        String clientId,
        String name,
        @Nullable String website,
        List<String> redirectUris,
        Scopes scopes,
        Instant createdAt) {
    /** Stands for a page of ours that shows the code to be copied by hand. */
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

    public Program {
        redirectUris = List.copyOf(redirectUris);
    }
}
