package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.Identity;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A person, group or program, here or elsewhere. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record IdentityView(
        String id,
        String uri,
        String url,
        String kind,
        boolean isLocal,
        String address,
        String handle,
        String domain,
        String name,
        String summaryHtml,
        @Nullable String movedTo) {
    static IdentityView of(Identity identity) {
        return new IdentityView(
                Long.toString(identity.id()),
                identity.uri(),
                identity.url(),
                identity.kind().name().toLowerCase(Locale.ROOT),
                identity.isLocal(),
                identity.address(),
                identity.handle(),
                identity.domain(),
                identity.displayName(),
                identity.summaryHtml(),
                identity.movedTo());
    }
}
