package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in the co-op, and what waits for the viewer.
 *
 * @param name how to greet the viewer
 * @param composer null for one who may only read
 * @param facts null where the viewer is in no co-op
 * @param requests people who wait for the viewer's answer
 * @param waits what else waits for them
 * @param groupHref page of the co-op
 */
public record HomePage(
        String name,
        @Nullable Composer composer,
        List<Tab> tabs,
        List<PostCard> posts,
        Pager pager,
        @Nullable GroupFacts facts,
        List<JoinRequest> requests,
        Waits waits,
        String groupHref)
        implements PageView {
    public HomePage {
        tabs = List.copyOf(tabs);
        posts = List.copyOf(posts);
        requests = List.copyOf(requests);
    }

    @Override
    public String template() {
        return "home.jte";
    }
}
