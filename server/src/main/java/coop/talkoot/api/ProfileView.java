package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Profile;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody says of themselves beyond name and summary. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProfileView(
        List<FieldView> fields, boolean isBot, boolean isDiscoverable, boolean isIndexable, List<String> alsoKnownAs) {
    /** One line of it. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record FieldView(
            String name, String valueHtml, @Nullable String verifiedAt) {}

    static ProfileView of(Identity identity, Profile profile) {
        return new ProfileView(
                profile.fields().stream()
                        .map(field -> new FieldView(
                                field.name(),
                                field.valueHtml(),
                                field.verifiedAt() == null
                                        ? null
                                        : field.verifiedAt().toString()))
                        .toList(),
                profile.isBot(),
                profile.isDiscoverable(),
                profile.isIndexable(),
                identity.alsoKnownAs());
    }
}
