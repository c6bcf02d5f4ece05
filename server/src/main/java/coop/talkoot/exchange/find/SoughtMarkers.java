package coop.talkoot.exchange.find;

import coop.talkoot.exchange.Spot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands in worded searches for values that change from one to the next: no row and nobody who looks has these. */
final class SoughtMarkers {
    /** How far back it is looked, as the schema counts it. */
    static final long ERA = Long.MIN_VALUE + 1;

    static final Cursor CURSOR = new Cursor(Long.MIN_VALUE + 2, -1.234_567_890_123e-3, Long.MIN_VALUE + 3);
    static final Near NEAR = new Near(new Spot(new BigDecimal("12.34567"), new BigDecimal("-123.45678")), 123_457);

    private static final long VIEWER = Long.MIN_VALUE + 4;
    private static final long GROUP = Long.MIN_VALUE + 5;
    private static final long CATEGORY = Long.MIN_VALUE + 6;
    private static final long AUTHOR = Long.MIN_VALUE + 7;
    private static final String WORDS = "words nobody looks for";
    private static final String TAG = "tagnobodylooksfor";
    private static final Instant NOW = Instant.ofEpochSecond(-1_234_567_890_123L, 1_000);
    private static final Instant DUE_BY = NOW.plusSeconds(1);
    private static final Instant OPEN_AT = NOW.plusSeconds(2);
    private static final double LATITUDE = NEAR.spot().latitude().doubleValue();
    private static final double LONGITUDE = NEAR.spot().longitude().doubleValue();
    private static final double THROUGH = Earth.through(NEAR.metres());

    static final Set<Object> ALL = Set.of(
            ERA,
            CURSOR.id(),
            CURSOR.key(),
            CURSOR.newest(),
            VIEWER,
            GROUP,
            CATEGORY,
            AUTHOR,
            WORDS,
            TAG,
            NOW,
            DUE_BY,
            OPEN_AT,
            LATITUDE,
            LONGITUDE,
            THROUGH);

    private SoughtMarkers() {}

    /** A search of the same form; searches of one form have one. What is of few kinds stays: it belongs to the form. */
    static Asked in(Asked asked) {
        var sought = asked.sought();
        var words = asked.words();
        return new Asked(
                new Sought(
                        sought.words() == null ? null : WORDS,
                        sought.purpose(),
                        sought.kind(),
                        sought.tag() == null ? null : TAG,
                        sought.groupId() == null ? null : (Long) GROUP,
                        sought.steps(),
                        sought.categoryId() == null ? null : (Long) CATEGORY,
                        sought.authorId() == null ? null : (Long) AUTHOR,
                        sought.origins(),
                        sought.near() == null ? null : NEAR,
                        sought.dueBy() == null ? null : DUE_BY,
                        sought.openAt() == null ? null : OPEN_AT,
                        sought.withPicture()),
                words == null
                        ? null
                        : switch (words) {
                            case SearchWords.Typed ignored -> new SearchWords.Typed(WORDS);
                            case SearchWords.Guessed ignored -> new SearchWords.Guessed(WORDS);
                        },
                asked.configs(),
                asked.order(),
                asked.viewerId() == null ? null : (Long) VIEWER,
                NOW);
    }

    /** The values by their markers; {@code area} is how far is looked around what is sought. */
    static Map<Object, Object> values(Asked asked, @Nullable Near area, Cursor after, long era) {
        var sought = asked.sought();
        var words = asked.words();
        var values = new HashMap<Object, Object>();
        values.put(ERA, era);
        values.put(CURSOR.id(), after.id());
        values.put(CURSOR.key(), after.key());
        values.put(CURSOR.newest(), after.newest());
        values.put(NOW, asked.now());
        put(values, VIEWER, asked.viewerId());
        put(values, GROUP, sought.groupId());
        put(values, CATEGORY, sought.categoryId());
        put(values, AUTHOR, sought.authorId());
        put(values, TAG, sought.tag());
        put(values, DUE_BY, sought.dueBy());
        put(values, OPEN_AT, sought.openAt());
        if (words != null) {
            values.put(
                    WORDS,
                    switch (words) {
                        case SearchWords.Typed typed -> typed.text();
                        case SearchWords.Guessed guessed -> guessed.expression();
                    });
        }
        if (area != null) {
            values.put(LATITUDE, area.spot().latitude().doubleValue());
            values.put(LONGITUDE, area.spot().longitude().doubleValue());
            values.put(THROUGH, Earth.through(area.metres()));
        }
        return values;
    }

    private static void put(Map<Object, Object> values, Object marker, @Nullable Object value) {
        if (value != null) {
            values.put(marker, value);
        }
    }
}
