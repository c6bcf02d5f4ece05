package coop.talkoot.activitypub.fetch;

import java.util.Arrays;
import java.util.Locale;

/**
 * What kind of document is asked for, and which media types a server must state for it to count: a file somebody
 * uploaded there is never taken for its server's own word (GHSA-jhrq-qvrm-qr36).
 */
enum Form {
    ACTIVITY_PUB("application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\""),
    WEB_FINGER("application/jrd+json, application/json"),
    PAGE("text/html, application/xhtml+xml"),
    /** What it really is its bytes say; some servers know of none of their files what it is. */
    MEDIA("image/jpeg, image/png, image/gif, image/webp, video/*, audio/*"),
    /** Count files of votes. */
    ARCHIVE("application/zip"),
    /** What an identity provider says of itself, and its keys. */
    JSON("application/json, application/jwk-set+json");

    private static final String PROFILE = "https://www.w3.org/ns/activitystreams";

    private final String accept;

    Form(String accept) {
        this.accept = accept;
    }

    String accept() {
        return accept;
    }

    boolean fits(String contentType) {
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        var type = parts[0].strip();
        return switch (this) {
            case ACTIVITY_PUB ->
                type.equals("application/activity+json")
                        || (type.equals("application/ld+json")
                                && Arrays.stream(parts).skip(1).anyMatch(Form::isActivityStreams));
            case MEDIA ->
                type.startsWith("image/")
                        || type.startsWith("video/")
                        || type.startsWith("audio/")
                        || type.equals("application/octet-stream")
                        || type.equals("binary/octet-stream")
                        || type.isEmpty();
            case ARCHIVE -> type.equals("application/zip");
            case PAGE -> type.equals("text/html") || type.equals("application/xhtml+xml");
            case JSON -> type.equals("application/json") || type.equals("application/jwk-set+json");
            case WEB_FINGER -> type.equals("application/jrd+json") || type.equals("application/json");
        };
    }

    /** A profile may name several, and some leave the quotes out. */
    private static boolean isActivityStreams(String parameter) {
        var value = parameter.strip();
        return value.startsWith("profile=")
                && Arrays.asList(value.substring("profile=".length())
                                .replace("\"", "")
                                .strip()
                                .split(" +", -1))
                        .contains(PROFILE);
    }
}
