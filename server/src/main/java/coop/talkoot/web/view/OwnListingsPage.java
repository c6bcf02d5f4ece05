package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor has offered and asked for.
 *
 * @param show open, ending, archived or drafts
 */
public record OwnListingsPage(String show, List<Tab> tabs, List<Line> lines, Pager pager) implements PageView {
    /**
     * One of them.
     *
     * @param title empty for a draft without one
     * @param group name of the co-op it stands in, empty for a draft
     * @param until when it ends, or has ended
     * @param changed when a draft was last written on
     */
    public record Line(
            PurposeLook purpose,
            String title,
            String href,
            String group,
            @Nullable Instant until,
            @Nullable Instant changed,
            List<Deed> deeds) {
        public Line {
            deeds = List.copyOf(deeds);
        }
    }

    /** A button: archive, renew, reopen or delete, and the address of its POST. */
    public record Deed(String name, String action) {}

    public OwnListingsPage {
        tabs = List.copyOf(tabs);
        lines = List.copyOf(lines);
    }

    @Override
    public String template() {
        return "own-listings.jte";
    }
}
