package coop.talkoot.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import coop.talkoot.documents.Portraits;
import coop.talkoot.http.SentForm;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonAccount;
import coop.talkoot.people.Preferences;
import coop.talkoot.people.Viewer;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whoever asks, about themselves. */
@Controller("/api/v1")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProfileController {
    private static final String SCOPE = "write:accounts";

    private final Accounts accounts;
    private final OwnProfile own;
    private final Preferences preferences;

    ProfileController(Accounts accounts, OwnProfile own, Preferences preferences) {
        this.accounts = accounts;
        this.own = own;
        this.preferences = preferences;
    }

    @Get("/accounts/verify_credentials")
    MastodonAccount verify(Caller caller) {
        return accounts.own(caller.viewer(caller.permits("profile") ? "profile" : "read:accounts"));
    }

    /** What has no place here is passed over, as what no server knows. A form with files nobody has read before. */
    @Patch("/accounts/update_credentials")
    MastodonAccount update(Caller caller, @Nullable Sent sent, @Body @Nullable MultipartBody body) {
        var viewer = caller.viewer(SCOPE);
        if (sent != null) {
            return accounts.own(own.change(viewer, sent, SentForm.of(null)));
        }
        var form = SentForm.ofFiles(body);
        return accounts.own(own.change(viewer, Sent.of(form), form));
    }

    @Delete("/profile/avatar")
    MastodonAccount dropAvatar(Caller caller) {
        return accounts.own(own.drop(caller.viewer(SCOPE), Portraits.Part.AVATAR));
    }

    @Delete("/profile/header")
    MastodonAccount dropHeader(Caller caller) {
        return accounts.own(own.drop(caller.viewer(SCOPE), Portraits.Part.HEADER));
    }

    @Get("/preferences")
    Defaults preferences(Caller caller) {
        var viewer = caller.viewer("read:accounts");
        return Defaults.of(viewer, preferences.of(viewer.actorId()));
    }

    /** What somebody set elsewhere for all their programs. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Defaults(
            @JsonProperty("posting:default:visibility") String visibility,
            @JsonProperty("posting:default:sensitive") boolean sensitive,

            @JsonProperty("posting:default:language") @Nullable
            String language,

            @JsonProperty("reading:expand:media") String media,
            @JsonProperty("reading:expand:spoilers") boolean spoilers) {
        static Defaults of(Viewer viewer, Preferences.Preference chosen) {
            return new Defaults(
                    Accounts.privacy(chosen.visibility()),
                    chosen.isSensitive(),
                    chosen.language() == null ? viewer.language().getLanguage() : chosen.language(),
                    chosen.media().name().toLowerCase(Locale.ROOT),
                    chosen.expandsWarnings());
        }
    }
}
