package coop.talkoot.web.view;

import java.util.List;

/** The viewer's lists of people, and a form for one more. */
public record ListsPage(List<Entry> entries, Fields fields, List<Choice> replies) implements PageView {
    /** One list. */
    public record Entry(String title, String href) {}

    public ListsPage {
        entries = List.copyOf(entries);
        replies = List.copyOf(replies);
    }

    @Override
    public String template() {
        return "lists.jte";
    }
}
