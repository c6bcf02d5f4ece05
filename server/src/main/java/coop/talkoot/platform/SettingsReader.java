package coop.talkoot.platform;

import coop.talkoot.platform.Settings.DatabaseAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@link Settings}: the command line wins over the environment, that over the file, that over the defaults.
 * Whatever nobody can have meant is refused with one sentence.
 */
public final class SettingsReader {
    static final String VARIABLE_PREFIX = "TALKOOT_";
    private static final int PORT = 8080;
    private static final int DELIVERY_WORKERS = 64;
    private static final List<SettingKey> SMTP_DETAILS = List.of(
            SettingKey.SMTP_PORT,
            SettingKey.SMTP_SECURITY,
            SettingKey.SMTP_USER,
            SettingKey.SMTP_PASSWORD,
            SettingKey.MAIL_FROM);

    private final List<GivenSettings> places;
    private final Path home;

    private SettingsReader(List<GivenSettings> places, Path home) {
        this.places = places;
        this.home = home;
    }

    /** {@code home} is where the default data folder lies. Throws {@link Refused} with a sentence for the keeper. */
    public static SettingsReader read(List<String> arguments, Map<String, String> environment, Path home) {
        var commandLine = GivenSettings.ofArguments(arguments);
        var places = new ArrayList<>(List.of(commandLine.settings(), GivenSettings.ofEnvironment(environment)));
        var named = commandLine
                .file()
                .or(() -> Optional.ofNullable(environment.get(VARIABLE_PREFIX + "CONFIG"))
                        .map(Path::of));
        var usual = new SettingsReader(places, home).data().resolve("talkoot.properties");
        if (named.isPresent() || Files.exists(usual)) {
            places.add(GivenSettings.ofFile(named.orElse(usual)));
        }
        return new SettingsReader(List.copyOf(places), home);
    }

    public Settings settings() {
        var port = number(SettingKey.PORT, 0, 65535).orElse(PORT);
        if (port == 0 && given(SettingKey.BASE_URL).isEmpty()) {
            throw bad(SettingKey.BASE_URL, "must be given where port is 0, as it cannot follow from the port");
        }
        var baseUrl = given(SettingKey.BASE_URL)
                .map(word -> address(SettingKey.BASE_URL, word))
                .orElse(URI.create("http://localhost:" + port));
        return new Settings(
                given(SettingKey.BIND).orElse("127.0.0.1"),
                port,
                baseUrl,
                data(),
                database(),
                given(SettingKey.PRIVATE_NETWORKS).map(this::isTrue).orElse(isOnThisMachine(baseUrl)),
                number(SettingKey.DELIVERY_WORKERS, 1, 1000).orElse(DELIVERY_WORKERS),
                smtp(String.valueOf(baseUrl.getHost())),
                provider(),
                new GivenMedia(this).settings(data()));
    }

    /** Every setting in force as a line with the place it comes from, without secrets. */
    public List<String> lines() {
        var settings = settings();
        return Arrays.stream(SettingKey.values())
                .filter(key -> inForce(key, settings).isPresent())
                .map(key -> "%-22s %s  (%s)"
                        .formatted(key.key(), inForce(key, settings).orElseThrow(), placeOf(key)))
                .toList();
    }

    private Optional<String> inForce(SettingKey key, Settings settings) {
        if (key.isSecret()) {
            return given(key).map(secret -> "(not shown)");
        }
        return switch (key) {
            case PORT -> Optional.of(String.valueOf(settings.port()));
            case BASE_URL -> Optional.of(settings.baseUrl().toString());
            case BIND -> Optional.of(settings.bind());
            case DATA -> Optional.of(settings.data().toString());
            // A URL may carry a password among its parameters.
            case DATABASE_URL ->
                settings.database().map(database -> database.url().replaceFirst("\\?.*", "?..."));
            case DATABASE_USER -> settings.database().map(DatabaseAddress::user);
            case DATABASE_PASSWORD -> Optional.empty();
            case PRIVATE_NETWORKS -> Optional.of(String.valueOf(settings.privateNetworks()));
            case DELIVERY_WORKERS -> Optional.of(String.valueOf(settings.deliveryWorkers()));
            case SMTP_HOST -> settings.smtp().map(SmtpSettings::host);
            case SMTP_PORT -> settings.smtp().map(smtp -> String.valueOf(smtp.port()));
            case SMTP_SECURITY ->
                settings.smtp().map(smtp -> smtp.security().name().toLowerCase(Locale.ROOT));
            case SMTP_USER -> settings.smtp().map(SmtpSettings::user).filter(user -> !user.isEmpty());
            case SMTP_PASSWORD -> Optional.empty();
            case MAIL_FROM -> settings.smtp().map(SmtpSettings::from);
            case MEDIA_URL,
                    MEDIA_FOLDER,
                    MEDIA_IMAGE_MEGABYTES,
                    MEDIA_IMAGE_MEGAPIXELS,
                    MEDIA_FILM_MEGABYTES,
                    MEDIA_CACHE_MEGABYTES,
                    MEDIA_CACHE_DAYS,
                    S3_ENDPOINT,
                    S3_REGION,
                    S3_BUCKET,
                    S3_KEY,
                    S3_SECRET -> GivenMedia.inForce(key, settings.media());
            case OIDC_ISSUER -> settings.provider().map(OidcSettings::issuer);
            case OIDC_CLIENT_ID -> settings.provider().map(OidcSettings::clientId);
            case OIDC_CLIENT_SECRET -> Optional.empty();
            case OIDC_NAME -> settings.provider().map(OidcSettings::name);
        };
    }

    private String placeOf(SettingKey key) {
        return places.stream()
                .filter(place -> place.values().containsKey(key))
                .map(GivenSettings::place)
                .findFirst()
                .orElse("default");
    }

    Optional<String> given(SettingKey key) {
        return places.stream()
                .filter(place -> place.values().containsKey(key))
                .map(place -> place.values().get(key).strip())
                .findFirst();
    }

    private Path data() {
        return given(SettingKey.DATA)
                .map(Path::of)
                .orElse(home.resolve("data"))
                .toAbsolutePath()
                .normalize();
    }

    private Optional<DatabaseAddress> database() {
        var url = given(SettingKey.DATABASE_URL);
        if (url.isEmpty()) {
            for (var key : List.of(SettingKey.DATABASE_USER, SettingKey.DATABASE_PASSWORD)) {
                if (given(key).isPresent()) {
                    throw bad(key, "is for an external database; give database-url too");
                }
            }
            return Optional.empty();
        }
        if (!url.get().startsWith("jdbc:postgresql:")) {
            throw bad(SettingKey.DATABASE_URL, "must look like jdbc:postgresql://host:5432/talkoot");
        }
        return Optional.of(new DatabaseAddress(
                url.get(),
                given(SettingKey.DATABASE_USER).orElse("talkoot"),
                given(SettingKey.DATABASE_PASSWORD).orElse("")));
    }

    /** Nothing but the host must be given: the port follows from the security, the sender from the base URL. */
    private Optional<SmtpSettings> smtp(String ourHost) {
        var host = given(SettingKey.SMTP_HOST);
        if (host.isEmpty()) {
            for (var key : SMTP_DETAILS) {
                if (given(key).isPresent()) {
                    throw bad(key, "is for a mail server; give smtp-host too");
                }
            }
            return Optional.empty();
        }
        var security = given(SettingKey.SMTP_SECURITY).map(this::security).orElse(SmtpSettings.Security.STARTTLS);
        var usual = switch (security) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
        return Optional.of(new SmtpSettings(
                host.get(),
                number(SettingKey.SMTP_PORT, 1, 65535).orElse(usual),
                security,
                given(SettingKey.SMTP_USER).orElse(""),
                given(SettingKey.SMTP_PASSWORD).orElse(""),
                given(SettingKey.MAIL_FROM).orElse("talkoot@" + ourHost)));
    }

    private Optional<OidcSettings> provider() {
        var issuer = given(SettingKey.OIDC_ISSUER);
        if (issuer.isEmpty()) {
            for (var key : List.of(SettingKey.OIDC_CLIENT_ID, SettingKey.OIDC_CLIENT_SECRET, SettingKey.OIDC_NAME)) {
                if (given(key).isPresent()) {
                    throw bad(key, "is for an identity provider; give oidc-issuer too");
                }
            }
            return Optional.empty();
        }
        return Optional.of(new OidcSettings(
                issuer.get(),
                given(SettingKey.OIDC_CLIENT_ID).orElse(""),
                given(SettingKey.OIDC_CLIENT_SECRET).orElse(""),
                given(SettingKey.OIDC_NAME)
                        .orElse(issuer.get().replaceFirst("^https?://", "").replaceFirst("/.*", ""))));
    }

    private SmtpSettings.Security security(String word) {
        return Arrays.stream(SmtpSettings.Security.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> bad(SettingKey.SMTP_SECURITY, "must be none, starttls or tls, not " + word));
    }

    URI address(SettingKey key, String word) {
        try {
            return new URI(word);
        } catch (URISyntaxException notAnAddress) {
            throw bad(key, "must look like https://coop.example, not " + word);
        }
    }

    private boolean isTrue(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(SettingKey.PRIVATE_NETWORKS, "must be true or false, not " + word);
        };
    }

    Optional<Integer> number(SettingKey key, int least, int most) {
        return given(key).map(word -> {
            var isNumber = word.matches("\\d{1,9}");
            if (!isNumber || Integer.parseInt(word) < least || Integer.parseInt(word) > most) {
                throw bad(key, "must be a number from " + least + " to " + most + ", not " + word);
            }
            return Integer.valueOf(word);
        });
    }

    Refused bad(SettingKey key, String expected) {
        return Refused.invalid(key.key(), key.key() + " (" + placeOf(key) + ") " + expected + ".");
    }

    /** A base URL nobody else can reach is a trial on one machine, whose peers are on that machine too. */
    private static boolean isOnThisMachine(URI baseUrl) {
        var host = String.valueOf(baseUrl.getHost());
        return "http".equals(baseUrl.getScheme())
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.equals("[::1]")
                        || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
