package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group's vote; {@code outcome} and {@code why} are there once it is over, {@code mayVote} for who is signed in. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DecisionView(
        PostView post,
        IdentityView group,
        @Nullable String motionId,
        String occasion,
        String type,
        String state,
        Map<String, Object> terms,
        String charterHash,
        String secrecy,
        boolean hidesResults,
        boolean allowsDelegation,
        boolean isQuestion,
        String opensAt,
        String closesAt,
        String concludesAt,
        @Nullable ExtensionView extension,
        String rollHash,
        int rollSize,
        List<OptionView> options,
        @Nullable String outcome,
        List<String> selected,
        @Nullable String why,
        @Nullable String closedAt,
        @Nullable String resultId,
        @Nullable String implementBy,
        @Nullable String implementedAt,
        boolean mayVote) {
    /** What can be chosen. */
    @Serdeable
    record OptionView(String choice, String title) {}

    /** The close was put off. */
    @Serdeable
    record ExtensionView(String from, IdentityView by, String because) {}
}
