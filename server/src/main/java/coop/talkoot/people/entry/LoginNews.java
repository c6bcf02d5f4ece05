package coop.talkoot.people.entry;

import coop.talkoot.people.Logins;
import coop.talkoot.people.Viewer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** Tells people by letter that there is another way into their login, so that a stranger's does not stay unseen. */
@Singleton
final class LoginNews {
    private static final Duration NEWS = Duration.ofDays(7);

    private final Logins logins;
    private final LetterTexts letters;

    LoginNews(Logins logins, LetterTexts letters) {
        this.logins = logins;
        this.letters = letters;
    }

    /** In the open transaction; nothing for who has no address. {1} of the letter is the handle, then {@code values}. */
    void tell(Viewer viewer, String name, Object... values) {
        var all = Stream.concat(Stream.of(viewer.identity().handle()), Stream.of(values));
        logins.emailOf(viewer.loginId())
                .ifPresent(email -> letters.post(name, viewer.language(), email, NEWS, all.toArray()));
    }
}
