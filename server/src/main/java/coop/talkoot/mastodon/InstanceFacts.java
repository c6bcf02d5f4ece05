package coop.talkoot.mastodon;

import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.MediaAddresses;
import coop.talkoot.documents.Portraits;
import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.groups.Groups;
import coop.talkoot.mastodon.view.MastodonInstance;
import coop.talkoot.notices.PushKeys;
import coop.talkoot.people.Directory;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.entry.LoginRule;
import coop.talkoot.people.entry.LoginRules;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.NewPoll;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Tags;
import coop.talkoot.posts.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What programs are told of this instance. Figures are up to ten minutes old: counting them reads whole tables. */
@Singleton
final class InstanceFacts {
    /**
     * Programs read what stands before the parenthesis and do what that Mastodon can; some refuse anything else. 4.2
     * keeps them off what we do not have: grouped notifications, quotes.
     */
    static final String VERSION = "4.2.0 (compatible; Talkoot "
            + Objects.requireNonNullElse(InstanceFacts.class.getPackage().getImplementationVersion(), "0.1.0") + ")";

    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int MOST_PLAIN = 500;
    private static final int MOST_FIELDS = 4;
    /** Programs count an address as so many characters; here each counts as many as it has. */
    private static final int URL_LENGTH = 23;
    /** A second: films are kept as they come. */
    private static final int FRAMES = 120;

    private final Settings settings;
    private final Groups groups;
    private final Logins logins;
    private final Posts posts;
    private final Directory directory;
    private final LoginRules rules;
    private final MediaAddresses media;
    private final PushKeys keys;
    private final Clock clock;
    private volatile Counted counted = new Counted(0, 0, 0, Instant.MIN);

    InstanceFacts(
            Settings settings,
            Groups groups,
            Logins logins,
            Posts posts,
            Directory directory,
            LoginRules rules,
            MediaAddresses media,
            PushKeys keys,
            Clock clock) {
        this.settings = settings;
        this.groups = groups;
        this.logins = logins;
        this.posts = posts;
        this.directory = directory;
        this.rules = rules;
        this.media = media;
        this.keys = keys;
        this.clock = clock;
    }

    private record Counted(int people, int posts, int domains, Instant until) {}

    MastodonInstance instance() {
        var coop = coop();
        var mode = rules.get().mode();
        return new MastodonInstance(
                settings.domain(),
                title(coop),
                VERSION,
                settings.uri("/"),
                description(coop),
                new MastodonInstance.Usage(new MastodonInstance.Users(counted().people())),
                new MastodonInstance.Thumbnail(picture(coop)),
                List.of("en"),
                configuration(),
                new MastodonInstance.Registrations(mode.takesApplications(), mode == LoginRule.Mode.APPROVAL, null),
                new MastodonInstance.Contact("", null),
                List.of());
    }

    MastodonInstance.Older older() {
        var coop = coop();
        var mode = rules.get().mode();
        var figures = counted();
        var description = description(coop);
        return new MastodonInstance.Older(
                settings.domain(),
                title(coop),
                description,
                description,
                "",
                VERSION,
                new MastodonInstance.OlderUrls(streaming()),
                new MastodonInstance.Stats(figures.people(), figures.posts(), figures.domains()),
                picture(coop),
                List.of("en"),
                mode.takesApplications(),
                mode == LoginRule.Mode.APPROVAL,
                mode != LoginRule.Mode.CLOSED,
                configuration(),
                null,
                List.of());
    }

    private Optional<Identity> coop() {
        return groups.local().stream().findFirst().map(group -> group.identity());
    }

    private String title(Optional<Identity> coop) {
        return coop.map(Identity::displayName).orElse("Talkoot on " + settings.domain());
    }

    private static String description(Optional<Identity> coop) {
        var text = coop.map(group -> Html.toPlainText(group.summaryHtml())).orElse("");
        return text.length() <= MOST_PLAIN ? text : text.substring(0, MOST_PLAIN);
    }

    private String streaming() {
        return settings.uri("").replaceFirst("^http", "ws");
    }

    private MastodonInstance.Configuration configuration() {
        return new MastodonInstance.Configuration(
                new MastodonInstance.Urls(streaming()),
                new MastodonInstance.AccountLimits(Tags.MOST_FEATURED, Pins.MOST, MOST_FIELDS),
                new MastodonInstance.StatusLimits(Words.LONGEST_TEXT, Attachments.MOST, URL_LENGTH),
                media(),
                new MastodonInstance.PollLimits(
                        NewPoll.MOST_OPTIONS, NewPoll.LONGEST_OPTION, (int) NewPoll.SHORTEST.toSeconds(), (int)
                                NewPoll.LONGEST.toSeconds()),
                new MastodonInstance.Translation(false),
                new MastodonInstance.Vapid(keys.publicKey()));
    }

    private MastodonInstance.MediaLimits media() {
        var limits = settings.media().limits();
        return new MastodonInstance.MediaLimits(
                Arrays.stream(FileKind.values()).map(FileKind::mediaType).toList(),
                (int) limits.imageBytes(),
                (int) limits.imagePixels(),
                (int) limits.filmBytes(),
                FRAMES,
                (int) limits.imagePixels());
    }

    private String picture(Optional<Identity> coop) {
        return coop.map(group -> media.portraitOrDefault(group, Portraits.Part.HEADER))
                .orElseGet(() -> settings.mediaUri(MediaAddresses.ROOT + "/default/header.png"));
    }

    private Counted counted() {
        var known = counted;
        if (known.until().isAfter(clock.instant())) {
            return known;
        }
        var fresh = new Counted(
                logins.count(),
                posts.countLocal(),
                directory.countDomains(),
                clock.instant().plus(FRESH));
        counted = fresh;
        return fresh;
    }
}
