package coop.talkoot.people.entry;

import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Texts;
import coop.talkoot.platform.mail.Letter;
import coop.talkoot.platform.mail.Letters;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the letters about logins: {@code letter.<name>.subject} and {@code .text}, in which {0} is this server. */
@Singleton
final class LetterTexts {
    private final Letters letters;
    private final Settings settings;
    private final Clock clock;

    LetterTexts(Letters letters, Settings settings, Clock clock) {
        this.letters = letters;
        this.settings = settings;
        this.clock = clock;
    }

    /** Posts the letter of that name, in the open transaction; it is thrown away unsent after {@code lasts}. */
    void post(String name, Locale language, String recipient, Duration lasts, Object... values) {
        var texts = Texts.in(language);
        var all = Stream.concat(Stream.of(settings.domain()), Stream.of(values)).toArray();
        letters.post(new Letter(
                recipient,
                texts.say("letter." + name + ".subject", all),
                texts.say("letter." + name + ".text", all),
                clock.instant().plus(lasts)));
    }

    String link(String path) {
        return settings.uri(path);
    }
}
