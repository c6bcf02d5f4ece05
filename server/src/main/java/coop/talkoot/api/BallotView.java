package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One's own ballot as it counts now. {@code isAccepted} is null while another server has not answered; {@code sequence}
 * and {@code tracker} are there where its group gives them.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record BallotView(
        Map<String, Object> choice,
        String reason,
        @Nullable Boolean isAccepted,
        String answer,
        @Nullable String sequence,
        @Nullable String tracker,
        @Nullable String castAt) {}
