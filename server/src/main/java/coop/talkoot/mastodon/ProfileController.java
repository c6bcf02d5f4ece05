package coop.talkoot.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonAccount;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Html;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Whoever asks, about themselves. */
@Controller("/api/v1")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProfileController {
    private final Accounts accounts;
    private final Identities identities;
    private final Logins logins;

    ProfileController(Accounts accounts, Identities identities, Logins logins) {
        this.accounts = accounts;
        this.identities = identities;
        this.logins = logins;
    }

    @Get("/accounts/verify_credentials")
    MastodonAccount verify(Caller caller) {
        return accounts.own(caller.viewer(caller.permits("profile") ? "profile" : "read:accounts"));
    }

    /** What has no place here yet is passed over, as what no server knows. */
    @Patch("/accounts/update_credentials")
    MastodonAccount update(Caller caller, Sent sent) {
        var viewer = caller.viewer("write:accounts");
        var me = viewer.identity();
        if (sent.has("display_name") || sent.has("note")) {
            identities.changeProfile(
                    me.id(),
                    sent.has("display_name") ? sent.text("display_name").orElse(me.handle()) : me.name(),
                    sent.has("note") ? sent.text("note").orElse("") : Html.toPlainText(me.summaryHtml()));
        }
        return accounts.own(logins.find(viewer.loginId()).orElse(viewer));
    }

    @Get("/preferences")
    Preferences preferences(Caller caller) {
        return Preferences.of(caller.viewer("read:accounts"));
    }

    /** What somebody set elsewhere for all their programs. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Preferences(
            @JsonProperty("posting:default:visibility") String visibility,
            @JsonProperty("posting:default:sensitive") boolean sensitive,

            @JsonProperty("posting:default:language") @Nullable
            String language,

            @JsonProperty("reading:expand:media") String media,
            @JsonProperty("reading:expand:spoilers") boolean spoilers) {
        static Preferences of(Viewer viewer) {
            return new Preferences("public", false, viewer.language().getLanguage(), "default", false);
        }
    }
}
