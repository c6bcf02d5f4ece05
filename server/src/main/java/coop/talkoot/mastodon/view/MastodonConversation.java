package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/** The direct statuses of one thread; {@code accounts} are the others in it. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonConversation(
        String id, boolean unread, List<MastodonAccount> accounts, MastodonStatus lastStatus) {
    public MastodonConversation {
        accounts = List.copyOf(accounts);
    }
}
