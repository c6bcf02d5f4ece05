package coop.talkoot.mastodon.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as programs read them: always three decimals and Z, as the strictest of them takes nothing else. */
public final class MastodonTime {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MastodonTime() {}

    public static String of(Instant instant) {
        return MOMENT.format(instant);
    }

    public static @Nullable String orNull(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    static @Nullable String day(@Nullable Instant instant) {
        return instant == null ? null : DAY.format(instant);
    }
}
