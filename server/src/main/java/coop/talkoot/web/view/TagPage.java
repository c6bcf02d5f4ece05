package coop.talkoot.web.view;

import java.util.List;

/** What carries a tag: notes, offers and needs. {@code tag} stands without its #. */
public record TagPage(String tag, String exchangeHref, List<PostCard> posts, Pager pager) implements PageView {
    public TagPage {
        posts = List.copyOf(posts);
    }

    @Override
    public String template() {
        return "tag.jte";
    }
}
