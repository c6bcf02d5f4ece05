package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Caller;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/**
 * Lists of what does not exist here. Programs ask for them at start, and some show an error, or nothing at all, to
 * anything but an empty list.
 */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NothingYetController {
    @Get(
            uris = {
                "/v1/trends",
                "/v1/trends/tags",
                "/v1/trends/statuses",
                "/v1/trends/links",
                "/v1/directory",
                "/v1/instance/peers",
                "/v1/instance/activity",
                "/v1/instance/domain_blocks"
            })
    List<Object> forAnybody() {
        return List.of();
    }

    @Get(uris = {"/v1/suggestions", "/v2/suggestions", "/v1/announcements", "/v1/endorsements"})
    List<Object> forWhomeverIsSignedIn(Caller caller) {
        caller.access();
        return List.of();
    }

    @Get("/v1/accounts/{id}/{what:endorsements|identity_proofs}")
    List<Object> ofAnAccount(String id, String what) {
        return List.of();
    }
}
