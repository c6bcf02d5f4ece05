package coop.talkoot.mastodon.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.access.Program;
import coop.talkoot.people.access.Programs;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program as it is told about itself. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record MastodonApplication(
        String id,
        String name,
        @Nullable String website,
        List<String> scopes,
        String redirectUri,
        List<String> redirectUris) {
    /** The same with its secret, which is said this once. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record WithSecret(
            String id,
            String name,
            @Nullable String website,
            List<String> scopes,
            String redirectUri,
            List<String> redirectUris,
            String clientId,
            String clientSecret,
            long clientSecretExpiresAt) {
        static WithSecret of(Programs.Introduced introduced) {
            var known = MastodonApplication.of(introduced.program());
            return new WithSecret(
                    known.id,
                    known.name,
                    known.website,
                    known.scopes,
                    known.redirectUri,
                    known.redirectUris,
                    introduced.program().clientId(),
                    introduced.secret(),
                    0);
        }
    }

    static MastodonApplication of(Program program) {
        return new MastodonApplication(
                Long.toString(program.id()),
                program.name(),
                program.website(),
                program.scopes().words(),
                String.join("\n", program.redirectUris()),
                program.redirectUris());
    }
}
