package coop.talkoot.vocab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text put to a group asks beside its words; all absent in one that only says something.
 *
 * @param kind what it is about: an address such as `…#policy`
 * @param subject whom it is about
 * @param amendment the group's rules as they would be, as canonical JSON
 * @param options to choose from, by their names
 * @param seats how many of them can be chosen
 */
public record TalkootMotion(
        @Nullable String kind,
        @Nullable String subject,
        @Nullable String amendment,
        List<String> options,
        @Nullable Long seats) {
    public TalkootMotion {
        options = List.copyOf(options);
    }
}
