package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;

/** What was said to the viewer alone, or among a few. */
public record ConversationsPage(List<Talk> talks, Pager pager) implements PageView {
    public ConversationsPage {
        talks = List.copyOf(talks);
    }

    @Override
    public String template() {
        return "conversations.jte";
    }

    /**
     * One thread by its last post.
     *
     * @param with the others; empty for what one wrote to oneself
     * @param author who wrote last
     * @param excerpt plain text
     * @param openAction POST without fields: leads to it, and it is read
     * @param dropAction POST without fields: off the list until somebody writes again
     */
    public record Talk(
            List<Who> with,
            String author,
            String excerpt,
            String language,
            Instant at,
            boolean isUnread,
            String openAction,
            String dropAction) {
        public Talk {
            with = List.copyOf(with);
        }
    }
}
