package coop.talkoot.vocab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A name, summary or content: plain, by language, or both. The order of languages is the sender's: its first is its own. */
public record Text(@Nullable String plain, Map<String, String> byLanguage) {
    private static final Text NONE = new Text(null, Map.of());

    public Text {
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public static Text none() {
        return NONE;
    }

    public static Text of(String plain) {
        return new Text(Objects.requireNonNull(plain), Map.of());
    }

    /** Only by language, as the title of a note travels (`nameMap`, never `name`). */
    public static Text in(String language, String text) {
        return new Text(null, Map.of(language, text));
    }

    /** Plain and by language, as content travels. */
    public static Text both(String language, String text) {
        return new Text(text, Map.of(language, text));
    }

    /** The plain text, else that of the first language. */
    public @Nullable String any() {
        return plain != null ? plain : byLanguage.values().stream().findFirst().orElse(null);
    }

    /** The language the sender put first. */
    public @Nullable String language() {
        return byLanguage.keySet().stream().findFirst().orElse(null);
    }

    public boolean isEmpty() {
        return plain == null && byLanguage.isEmpty();
    }
}
