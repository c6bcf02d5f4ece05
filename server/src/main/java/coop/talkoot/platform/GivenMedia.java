package coop.talkoot.platform;

import coop.talkoot.platform.MediaSettings.Bucket;
import coop.talkoot.platform.MediaSettings.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the part of the settings that is about files. */
final class GivenMedia {
    private static final List<SettingKey> OF_BUCKETS =
            List.of(SettingKey.S3_ENDPOINT, SettingKey.S3_REGION, SettingKey.S3_KEY, SettingKey.S3_SECRET);

    private final SettingsReader reader;

    GivenMedia(SettingsReader reader) {
        this.reader = reader;
    }

    MediaSettings settings(Path data) {
        var usual = Limits.USUAL;
        return new MediaSettings(
                reader.given(SettingKey.MEDIA_URL).map(word -> origin(SettingKey.MEDIA_URL, word)),
                reader.given(SettingKey.MEDIA_FOLDER)
                        .map(word -> Path.of(word).toAbsolutePath().normalize())
                        .orElse(MediaSettings.in(data).folder()),
                bucket(),
                new Limits(
                        number(SettingKey.MEDIA_IMAGE_MEGABYTES, 100, usual.imageMegabytes()),
                        number(SettingKey.MEDIA_IMAGE_MEGAPIXELS, 100, usual.imageMegapixels()),
                        number(SettingKey.MEDIA_FILM_MEGABYTES, 400, usual.filmMegabytes()),
                        number(SettingKey.MEDIA_CACHE_MEGABYTES, 10_000_000, usual.cacheMegabytes()),
                        number(SettingKey.MEDIA_CACHE_DAYS, 3650, usual.cacheDays())));
    }

    private int number(SettingKey key, int most, int usual) {
        return reader.number(key, 1, most).orElse(usual);
    }

    private Optional<Bucket> bucket() {
        var name = reader.given(SettingKey.S3_BUCKET);
        if (name.isEmpty()) {
            for (var key : OF_BUCKETS) {
                if (reader.given(key).isPresent()) {
                    throw reader.bad(key, "is for files in a bucket; give s3-bucket too");
                }
            }
            return Optional.empty();
        }
        return Optional.of(new Bucket(
                reader.given(SettingKey.S3_ENDPOINT).map(word -> origin(SettingKey.S3_ENDPOINT, word)),
                reader.given(SettingKey.S3_REGION).orElse("us-east-1"),
                name.get(),
                required(SettingKey.S3_KEY),
                required(SettingKey.S3_SECRET)));
    }

    private String required(SettingKey key) {
        return reader.given(key).orElseThrow(() -> reader.bad(key, "must be given with s3-bucket"));
    }

    private URI origin(SettingKey key, String word) {
        var url = reader.address(key, word.replaceFirst("/$", ""));
        var isWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        if (!isWeb || url.getHost() == null || !url.getRawPath().isEmpty()) {
            throw reader.bad(key, "must look like https://media.coop.example, with no path, not " + word);
        }
        return url;
    }

    /** What holds for a key that is not secret. */
    static Optional<String> inForce(SettingKey key, MediaSettings media) {
        return switch (key) {
            case MEDIA_URL -> media.url().map(URI::toString);
            case MEDIA_FOLDER ->
                media.bucket().isPresent()
                        ? Optional.empty()
                        : Optional.of(media.folder().toString());
            case MEDIA_IMAGE_MEGABYTES -> shown(media.limits().imageMegabytes());
            case MEDIA_IMAGE_MEGAPIXELS -> shown(media.limits().imageMegapixels());
            case MEDIA_FILM_MEGABYTES -> shown(media.limits().filmMegabytes());
            case MEDIA_CACHE_MEGABYTES -> shown(media.limits().cacheMegabytes());
            case MEDIA_CACHE_DAYS -> shown(media.limits().cacheDays());
            case S3_ENDPOINT -> media.bucket().flatMap(Bucket::endpoint).map(URI::toString);
            case S3_REGION -> media.bucket().map(Bucket::region);
            case S3_BUCKET -> media.bucket().map(Bucket::name);
            case S3_KEY -> media.bucket().map(Bucket::key);
            default -> Optional.empty();
        };
    }

    private static Optional<String> shown(int number) {
        return Optional.of(String.valueOf(number));
    }
}
