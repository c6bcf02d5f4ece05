package coop.talkoot.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where pictures, films and sound lie, and how large they may be.
 *
 * @param url another origin they are read from, such as https://media.coop.example; it must lead to this server too
 * @param folder where they lie, unless there is a bucket
 * @param bucket where they lie instead
 */
public record MediaSettings(Optional<URI> url, Path folder, Optional<Bucket> bucket, Limits limits) {
    /** A bucket of a store that speaks S3. {@code endpoint} is absent at Amazon's own. */
    public record Bucket(Optional<URI> endpoint, String region, String name, String key, String secret) {
        @Override
        public String toString() {
            return name + " at " + endpoint.map(URI::toString).orElse(region);
        }
    }

    /**
     * How large.
     *
     * @param imageMegabytes one picture as it is sent
     * @param imageMegapixels its width times its height
     * @param filmMegabytes one film or recording
     * @param cacheMegabytes all that is kept of other servers
     * @param cacheDays how long something of another server is kept that nobody looks at
     */
    public record Limits(
            int imageMegabytes, int imageMegapixels, int filmMegabytes, int cacheMegabytes, int cacheDays) {
        public static final Limits USUAL = new Limits(16, 33, 40, 4096, 30);

        public long imageBytes() {
            return (long) imageMegabytes << 20;
        }

        public long imagePixels() {
            return imageMegapixels * 1_000_000L;
        }

        public long filmBytes() {
            return (long) filmMegabytes << 20;
        }

        public long cacheBytes() {
            return (long) cacheMegabytes << 20;
        }

        /** The largest file that is taken, of whatever kind. */
        public long largestBytes() {
            return Math.max(imageBytes(), filmBytes());
        }
    }

    /** What holds when nothing is said: in a folder beside the database. */
    public static MediaSettings in(Path data) {
        return new MediaSettings(Optional.empty(), data.resolve("media"), Optional.empty(), Limits.USUAL);
    }
}
