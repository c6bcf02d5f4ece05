package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.notices.digest.Pace;
import coop.talkoot.people.Preferences;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the viewer likes to write and read. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PreferencesView(
        String visibility,
        boolean isSensitive,
        @Nullable String language,
        String media,
        boolean expandsWarnings,
        String digest) {
    static PreferencesView of(Preferences.Preference preference, Pace digest) {
        return new PreferencesView(
                preference.visibility().name().toLowerCase(Locale.ROOT),
                preference.isSensitive(),
                preference.language(),
                preference.media().name().toLowerCase(Locale.ROOT),
                preference.expandsWarnings(),
                digest.name().toLowerCase(Locale.ROOT));
    }
}
