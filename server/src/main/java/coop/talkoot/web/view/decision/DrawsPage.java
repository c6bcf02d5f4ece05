package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The panels a co-op draws by lot. Fields of a new one: title, seats, restMonths, promisedDays, revealedHours,
 * numberSource, parts.
 *
 * @param willingAction POST without fields that lets oneself be drawn, or not any more
 * @param answers whether the group's server, another one, has taken that; none where it has, or it is this one
 * @param beginAction null where the viewer may not begin one
 */
public record DrawsPage(
        Who group,
        List<Entry> draws,
        Pager pager,
        boolean isWilling,
        String willingAction,
        List<DrawAnswer> answers,
        @Nullable String beginAction,
        Fields fields,
        String listHref)
        implements PageView {
    public DrawsPage {
        draws = List.copyOf(draws);
        answers = List.copyOf(answers);
    }

    /** One of them; {@code phase} as on its page. */
    public record Entry(String title, String href, int seats, String phase, Instant until) {}

    @Override
    public String template() {
        return "draws.jte";
    }
}
