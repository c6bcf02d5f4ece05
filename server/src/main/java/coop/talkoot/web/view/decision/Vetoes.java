package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who can stop a proposal, and who has.
 *
 * @param until when the window ends
 * @param limit how many it takes
 * @param action POST with field {@code veto}, null where the viewer may not
 * @param groups for one of which the viewer says it, named in the form; none where people say it for themselves
 */
public record Vetoes(
        Instant until,
        int limit,
        List<Veto> standing,
        @Nullable String action,
        Fields fields,
        List<Choice> groups) {
    public Vetoes {
        standing = List.copyOf(standing);
        groups = List.copyOf(groups);
    }

    /** Where people say it for themselves. */
    public Vetoes(Instant until, int limit, List<Veto> standing, @Nullable String action, Fields fields) {
        this(until, limit, standing, action, fields, List.of());
    }

    /** One of them; {@code withdrawAction} is a POST without fields, null for those of others. */
    public record Veto(
            Who who, Instant at, String reason, @Nullable String withdrawAction) {}
}
