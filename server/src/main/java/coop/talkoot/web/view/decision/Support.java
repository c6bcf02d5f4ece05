package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Who;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who wants a proposal put to the vote.
 *
 * @param needed how many put it to the vote by themselves, 0 where only coordinators do
 * @param shown some of them
 * @param action POST without fields that supports it or takes that back; null where the viewer may not
 */
public record Support(
        int count, int needed, List<Who> shown, @Nullable String action, boolean isOwn) {
    public Support {
        shown = List.copyOf(shown);
    }
}
