package coop.talkoot.api;

import coop.talkoot.http.Attempts;
import coop.talkoot.http.Rejected;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.Viewers;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Sessions;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.SecondFactors;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Bearer tokens for programs. */
@Controller(Api.ROOT + "/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokensController {
    private final Logins logins;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final Attempts attempts;

    TokensController(Logins logins, Sessions sessions, SecondFactors factors, Attempts attempts) {
        this.logins = logins;
        this.sessions = sessions;
        this.factors = factors;
        this.attempts = attempts;
    }

    @Post
    @Status(HttpStatus.CREATED)
    TokenView open(HttpRequest<?> request, @Body byte[] body) {
        var sent = SentFields.of(body);
        var name = sent.text("name");
        var password = sent.text("password");
        var label = sent.text("label", "");
        var code = sent.text("code", "");
        sent.done();
        var viewer = attempts.tried(request, () -> signIn(name, password, code));
        return new TokenView(
                sessions.open(viewer, Sessions.Kind.API, label, Attempts.addressOf(request)),
                "Bearer",
                MeView.of(viewer));
    }

    private Viewer signIn(String name, String password, String code) {
        var viewer = logins.signIn(name, password);
        if (factors.isOn(viewer.loginId())) {
            if (code.isBlank()) {
                throw Refused.invalid("code", "Signing in as this person takes a code besides the password.");
            }
            factors.check(viewer, code);
        }
        return viewer;
    }

    @Delete("/current")
    @Status(HttpStatus.NO_CONTENT)
    void close(HttpRequest<?> request, Viewer viewer) {
        sessions.close(Viewers.bearerToken(request).orElseThrow(Rejected::notSignedIn));
    }
}
