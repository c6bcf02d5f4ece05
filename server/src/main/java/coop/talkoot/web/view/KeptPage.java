package coop.talkoot.web.view;

import java.util.List;

/**
 * Posts one has marked.
 *
 * @param which bookmarks or favourites, as in the keys of the words about it
 */
public record KeptPage(String which, List<Tab> tabs, List<PostCard> posts, Pager pager) implements PageView {
    public KeptPage {
        tabs = List.copyOf(tabs);
        posts = List.copyOf(posts);
    }

    @Override
    public String template() {
        return "kept.jte";
    }
}
