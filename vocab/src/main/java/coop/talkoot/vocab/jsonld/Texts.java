package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Text;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads text under a key, and by language under the same key with `Map`. */
final class Texts {
    private Texts() {}

    static Text read(Fields fields, String key) {
        var byLanguage = new LinkedHashMap<String, String>();
        for (var languages : fields.objects(key + "Map")) {
            for (var language : languages.keys()) {
                var text = languages.string(language);
                if (text != null && !language.startsWith("@") && !language.equals("und")) {
                    byLanguage.putIfAbsent(canonical(language), text);
                }
            }
        }
        // `und` is no language; and some put plain text where languages belong
        var undetermined = fields.objects(key + "Map").stream().flatMap(languages -> languages.strings("und").stream());
        var plain = Stream.of(fields.strings(key).stream(), fields.strings(key + "Map").stream(), undetermined)
                .flatMap(Function.identity())
                .findFirst();
        return new Text(plain.orElse(null), byLanguage);
    }

    /** Language tags differ by case only, and expansion lowers them: `zh-Hans`, `pt-BR`. */
    private static String canonical(String language) {
        var canonical = Locale.forLanguageTag(language).toLanguageTag();
        return canonical.equalsIgnoreCase(language) ? canonical : language.toLowerCase(Locale.ROOT);
    }
}
