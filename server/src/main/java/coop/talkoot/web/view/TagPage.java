package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What carries a tag: notes, offers and needs.
 *
 * @param tag without its #
 * @param followAction POST without fields, where following it is toggled; null for visitors
 */
public record TagPage(
        String tag,
        @Nullable String followAction,
        boolean isFollowed,
        String exchangeHref,
        List<PostCard> posts,
        Pager pager)
        implements PageView {
    public TagPage {
        posts = List.copyOf(posts);
    }

    @Override
    public String template() {
        return "tag.jte";
    }
}
