package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Charter;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One version of a group's rules; {@code hash} is the SHA-256 of {@code rules} as canonical JSON (RFC 8785). */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record CharterView(
        String groupId,
        int version,
        String hash,
        Map<String, Object> rules,
        @Nullable String decisionId,
        String inForceAt) {
    static CharterView of(Charter charter) {
        var decisionId = charter.decisionId();
        return new CharterView(
                Long.toString(charter.groupId()),
                charter.version(),
                charter.hash(),
                BylawsText.tree(charter.bylaws()),
                decisionId == null ? null : decisionId.toString(),
                charter.inForceAt().toString());
    }
}
