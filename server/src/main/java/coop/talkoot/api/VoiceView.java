package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.ChoiceText;
import coop.talkoot.governance.Voice;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One voter as counted: by uri, or by the tracker only they know. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record VoiceView(
        String voter,
        long weight,
        Map<String, Object> choice,
        String reason,
        @Nullable String via) {
    static VoiceView of(Voice voice) {
        return new VoiceView(
                voice.voter(), voice.weight(), ChoiceText.tree(voice.choice()), voice.reason(), voice.via());
    }
}
