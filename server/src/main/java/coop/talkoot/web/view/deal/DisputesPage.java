package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.Fact;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.Who;
import java.time.Instant;
import java.util.List;

/**
 * The disputes of a co-op.
 *
 * @param entersForAssembly whether the viewer is told of those the assembly is to decide, and enters its word
 * @param waiting these
 * @param proposeHref where something is put to the assembly
 * @param numbers how many there are, by how far they went or how they ended
 */
public record DisputesPage(
        Who group, boolean entersForAssembly, List<Line> waiting, Pager pager, String proposeHref, List<Fact> numbers)
        implements PageView {
    /**
     * A dispute the assembly is to decide.
     *
     * @param href its page, with the form for what the assembly decided
     * @param since when it began
     * @param isOwn whether the viewer is a side of it: then somebody else enters the word
     */
    public record Line(String title, String href, Who provider, Who receiver, Instant since, boolean isOwn) {}

    public DisputesPage {
        waiting = List.copyOf(waiting);
        numbers = List.copyOf(numbers);
    }

    @Override
    public String template() {
        return "disputes.jte";
    }
}
