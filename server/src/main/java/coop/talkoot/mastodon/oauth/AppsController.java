package coop.talkoot.mastodon.oauth;

import coop.talkoot.http.Rejected;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.access.NewProgram;
import coop.talkoot.people.access.Programs;
import coop.talkoot.people.access.Scopes;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;

/** Programs introduce themselves. */
@Controller("/api/v1/apps")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppsController {
    private final Programs programs;

    AppsController(Programs programs) {
        this.programs = programs;
    }

    /** Redirect URIs come as a list, or in one text with white space between. */
    @Post
    MastodonApplication.WithSecret introduce(Sent sent) {
        var redirectUris = sent.texts("redirect_uris").stream()
                .flatMap(text -> Arrays.stream(text.strip().split("\\s+", -1)))
                .filter(uri -> !uri.isEmpty())
                .toList();
        return MastodonApplication.WithSecret.of(programs.introduce(new NewProgram(
                sent.required("client_name"),
                sent.text("website").orElse(null),
                redirectUris,
                Scopes.of(sent.text("scopes").orElse("")))));
    }

    @Get("/verify_credentials")
    MastodonApplication verify(Caller caller) {
        caller.access();
        var program = caller.program();
        if (program == null) {
            throw Rejected.notSignedIn();
        }
        return MastodonApplication.of(program);
    }
}
