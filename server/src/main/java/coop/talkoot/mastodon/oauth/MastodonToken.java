package coop.talkoot.mastodon.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.access.Grants;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** RFC 6749, section 5.1, with the moment in seconds that Mastodon adds. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record MastodonToken(String accessToken, String tokenType, String scope, long createdAt) {
    static MastodonToken of(Grants.Given given) {
        return new MastodonToken(
                given.token(),
                "Bearer",
                given.scopes().text(),
                given.createdAt().getEpochSecond());
    }
}
