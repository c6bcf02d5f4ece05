package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.governance.Adoption;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A part of what a federation advises that a group has taken on; {@code mandate} is the address of its vote on that. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AdoptionView(String part, int version, @Nullable String mandate, String adoptedAt) {
    static AdoptionView of(Adoption adoption) {
        return new AdoptionView(
                adoption.part().name().toLowerCase(Locale.ROOT),
                adoption.version(),
                adoption.mandate(),
                adoption.at().toString());
    }
}
