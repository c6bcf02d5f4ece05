package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asked the keepers to look at. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonReport(
        String id,
        boolean actionTaken,
        @Nullable String actionTakenAt,
        String category,
        String comment,
        boolean forwarded,
        String createdAt,
        List<String> statusIds,
        List<String> ruleIds,
        MastodonAccount targetAccount) {
    public MastodonReport {
        statusIds = List.copyOf(statusIds);
        ruleIds = List.copyOf(ruleIds);
    }
}
