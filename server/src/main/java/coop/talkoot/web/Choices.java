package coop.talkoot.web;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.Audience;
import coop.talkoot.web.view.Choice;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be chosen in lists of forms. */
final class Choices {
    private Choices() {}

    /** Who may see what is written in {@code coop}, or in none. */
    static List<Choice> audiences(Texts texts, @Nullable Identity coop) {
        var everybody = new Choice(Audience.PUBLIC.name(), texts.say("audience.PUBLIC"));
        return coop == null
                ? List.of(everybody)
                : List.of(
                        new Choice(Audience.GROUP.name(), texts.say("audience.GROUP", coop.displayName())), everybody);
    }

    /** Who may see a note: also those who follow its author, or everybody without its standing in any list. */
    static List<Choice> noteAudiences(Texts texts, @Nullable Identity coop) {
        return Stream.concat(
                        audiences(texts, coop).stream(),
                        Stream.of(Audience.UNLISTED, Audience.FOLLOWERS)
                                .map(audience -> new Choice(audience.name(), texts.say("audience." + audience))))
                .toList();
    }

    static List<Choice> groups(List<Identity> groups) {
        return groups.stream()
                .map(group -> new Choice(Long.toString(group.id()), group.displayName()))
                .toList();
    }
}
