package coop.talkoot.web.view.decision;

import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.Tab;
import coop.talkoot.web.view.Who;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a co-op talks about, votes on and has decided.
 *
 * @param tabs in discussion, voting, decided
 * @param show which of them this is, for the search to stay in it
 * @param filter GET fields q and type
 * @param newHref page that writes a proposal, null where the viewer may not
 * @param charterHref how the co-op decides
 * @param delegationsHref who votes for the viewer, null for who is no member
 */
public record DecisionsPage(
        Who group,
        String action,
        List<Tab> tabs,
        String show,
        Fields filter,
        List<Choice> types,
        List<DecisionCard> decisions,
        Pager pager,
        @Nullable String newHref,
        String charterHref,
        @Nullable String delegationsHref)
        implements PageView {
    public DecisionsPage {
        tabs = List.copyOf(tabs);
        types = List.copyOf(types);
        decisions = List.copyOf(decisions);
    }

    @Override
    public String template() {
        return "decisions.jte";
    }

    /** Whether something was searched for. */
    public boolean isSearch() {
        return !filter.value("q").isEmpty() || !filter.value("type").isEmpty();
    }
}
