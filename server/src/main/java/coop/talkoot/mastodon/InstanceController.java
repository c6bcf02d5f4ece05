package coop.talkoot.mastodon;

import coop.talkoot.documents.CustomEmoji;
import coop.talkoot.documents.Emojis;
import coop.talkoot.mastodon.view.MastodonEmoji;
import coop.talkoot.mastodon.view.MastodonInstance;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** What this instance is and takes. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class InstanceController {
    private final InstanceFacts facts;
    private final Emojis emojis;

    InstanceController(InstanceFacts facts, Emojis emojis) {
        this.facts = facts;
        this.emojis = emojis;
    }

    @Get("/v2/instance")
    MastodonInstance instance() {
        return facts.instance();
    }

    @Get("/v1/instance")
    MastodonInstance.Older olderInstance() {
        return facts.older();
    }

    @Get("/v1/instance/rules")
    List<Map<String, Object>> rules() {
        return List.of();
    }

    @Get("/v1/instance/extended_description")
    Map<String, Object> description() {
        return Map.of("updated_at", "1970-01-01T00:00:00.000Z", "content", "");
    }

    @Get("/v1/custom_emojis")
    List<MastodonEmoji> emojis() {
        return emojis.own().stream()
                .filter(CustomEmoji::isListed)
                .map(MastodonEmoji::of)
                .toList();
    }
}
