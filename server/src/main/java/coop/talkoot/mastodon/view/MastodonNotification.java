package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** Something somebody is told of; {@code status} is missing where it is about no status, or about one that is gone. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonNotification(
        String id,
        String type,
        String createdAt,
        MastodonAccount account,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MastodonStatus status) {}
