package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.PoliciesText;
import coop.talkoot.governance.PolicyVersion;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a federation advises; {@code hash} is the SHA-256 of {@code policies} as canonical JSON (RFC 8785), and
 * {@code mandate} the address of the vote behind it.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PolicyVersionView(
        String id,
        String uri,
        String groupId,
        int version,
        String hash,
        Map<String, Object> policies,
        @Nullable String mandate,
        String publishedAt) {
    static PolicyVersionView of(PolicyVersion version) {
        return new PolicyVersionView(
                Long.toString(version.id()),
                version.uri(),
                Long.toString(version.federation().id()),
                version.version(),
                version.hash(),
                PoliciesText.tree(version.policies()),
                version.mandate(),
                version.publishedAt().toString());
    }
}
