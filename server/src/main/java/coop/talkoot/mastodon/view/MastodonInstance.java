package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** This instance, in the newer form (v2). */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonInstance(
        String domain,
        String title,
        String version,
        String sourceUrl,
        String description,
        Usage usage,
        Thumbnail thumbnail,
        List<String> languages,
        Configuration configuration,
        Registrations registrations,
        Contact contact,
        List<Map<String, Object>> rules) {
    public MastodonInstance {
        languages = List.copyOf(languages);
        rules = List.copyOf(rules);
    }

    /** The older form (v1). */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Older(
            String uri,
            String title,
            String shortDescription,
            String description,
            String email,
            String version,
            OlderUrls urls,
            Stats stats,
            String thumbnail,
            List<String> languages,
            boolean registrations,
            boolean approvalRequired,
            boolean invitesEnabled,
            Configuration configuration,
            @Nullable MastodonAccount contactAccount,
            List<Map<String, Object>> rules) {
        public Older {
            languages = List.copyOf(languages);
            rules = List.copyOf(rules);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Usage(Users users) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Users(int activeMonth) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Thumbnail(String url) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OlderUrls(String streamingApi) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Stats(int userCount, int statusCount, int domainCount) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Registrations(
            boolean enabled,
            boolean approvalRequired,
            @Nullable String message) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Contact(String email, @Nullable MastodonAccount account) {}

    /** What fits into what. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Configuration(
            Urls urls,
            AccountLimits accounts,
            StatusLimits statuses,
            MediaLimits mediaAttachments,
            PollLimits polls,
            Translation translation,
            Vapid vapid) {}

    /** By which programs subscribe to be told while they are closed. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Vapid(String publicKey) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Urls(String streaming) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record AccountLimits(int maxFeaturedTags, int maxPinnedStatuses, int maxProfileFields) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record StatusLimits(int maxCharacters, int maxMediaAttachments, int charactersReservedPerUrl) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MediaLimits(
            List<String> supportedMimeTypes,
            int imageSizeLimit,
            int imageMatrixLimit,
            int videoSizeLimit,
            int videoFrameRateLimit,
            int videoMatrixLimit) {
        public MediaLimits {
            supportedMimeTypes = List.copyOf(supportedMimeTypes);
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record PollLimits(int maxOptions, int maxCharactersPerOption, int minExpiration, int maxExpiration) {}

    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Translation(boolean enabled) {}
}
