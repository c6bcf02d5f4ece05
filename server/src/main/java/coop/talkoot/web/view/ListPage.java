package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What those in a list of the viewer's say, and who they are.
 *
 * @param morePeople where the next of them are; null when these are the last
 * @param action what all forms' addresses begin with
 */
public record ListPage(
        String title,
        List<PostCard> posts,
        Pager pager,
        List<Person> people,
        @Nullable String morePeople,
        Fields fields,
        List<Choice> replies,
        String action)
        implements PageView {
    /** Somebody in it. */
    public record Person(Who who, String removeAction) {}

    public ListPage {
        posts = List.copyOf(posts);
        people = List.copyOf(people);
        replies = List.copyOf(replies);
    }

    @Override
    public String template() {
        return "list.jte";
    }
}
