package coop.talkoot.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group's addresses: those it had on other servers, and where it goes.
 *
 * @param base POST forms: {@code earlier} with field {@code earlier}, {@code away} with fields {@code target} and {@code handle}
 * @param byVote whether the second form makes a proposal, and asks for no handle
 * @param movedTo its address and page now; null as long as it is here
 */
public record MovePage(
        Who group,
        String base,
        List<Earlier> earlier,
        @Nullable NewPlace movedTo,
        boolean byVote,
        Fields came,
        Fields away)
        implements PageView {
    public MovePage {
        earlier = List.copyOf(earlier);
    }

    /**
     * An address it had.
     *
     * @param hasMoved whether that one says so too
     * @param forgetAction no fields
     */
    public record Earlier(Who who, boolean hasMoved, String forgetAction) {}

    @Override
    public String template() {
        return "move.jte";
    }
}
