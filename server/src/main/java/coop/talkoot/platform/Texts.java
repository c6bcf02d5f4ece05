package coop.talkoot.platform;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words people read, in one language. A text with values is a {@link MessageFormat} in which apostrophes are plain
 * letters; plurals are written with choice: {@code {0,choice,0#no members|1#one member|1<{0} members}}.
 */
public final class Texts {
    /** The languages there are texts in; the first is the one the others fall back to. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);

    private static final List<Texts> READ = LANGUAGES.stream().map(Texts::new).toList();

    private final Locale locale;
    private final ResourceBundle words;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Texts(Locale locale) {
        this.locale = locale;
        var neverTheMachinesLanguage =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.words = ResourceBundle.getBundle("messages.pages", locale, neverTheMachinesLanguage);
    }

    /** The texts in this language, or in English where there are none. */
    public static Texts in(Locale locale) {
        return READ.stream()
                .filter(texts -> texts.locale.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(READ.getFirst());
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }

    /** The text of that name; {@code values} fill its {0}, {1}… A name that is not in the bundle is a bug. */
    public String say(String key, Object... values) {
        if (values.length == 0) {
            return words.getString(key);
        }
        var format = formats.computeIfAbsent(
                key, name -> new MessageFormat(words.getString(name).replace("'", "''"), locale));
        // a format keeps state while it works, so each call takes its own
        return ((MessageFormat) format.clone()).format(values);
    }

    /** So many thousandths as a number for {@link #say}: 1000 is 1, 2500 is 2.5. */
    public static Number thousandths(long count) {
        return BigDecimal.valueOf(count, 3).stripTrailingZeros();
    }
}
