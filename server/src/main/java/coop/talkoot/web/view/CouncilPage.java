package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delegates: who speaks in this group, and whom it sends. Fields of an election: parent, way (ELECT or DRAW), candidates,
 * seats, months, why.
 *
 * @param isCouncil whether delegates vote in this group
 * @param council who is in office in it; none where no groups belong to it
 * @param pager where the rest of these is
 * @param sent whom it sends to others
 * @param draws what was decided to draw lots for, and is not begun: for who can begin it, else empty
 * @param electAction where a proposal to send others goes; null for who cannot make one, or where there is nowhere to send
 * @param parents where delegates can be sent
 */
public record CouncilPage(
        Who group,
        String back,
        boolean isCouncil,
        List<Seat> council,
        Pager pager,
        List<Sent> sent,
        List<Draw> draws,
        @Nullable String electAction,
        List<Choice> parents,
        Fields elect)
        implements PageView {
    /** Somebody in office; {@code decisionHref} leads to what sent them. */
    public record Seat(Who person, Who child, Instant until, String decisionHref) {}

    /** Somebody this group sends. Both actions are POSTs without fields, null for who cannot do that. */
    public record Sent(
            Who person,
            Who parent,
            Instant until,
            String decisionHref,
            @Nullable String recallAction,
            @Nullable String resignAction) {}

    /** A decision to draw delegates by lot. */
    public record Draw(String title, String beginHref) {}

    public CouncilPage {
        council = List.copyOf(council);
        sent = List.copyOf(sent);
        draws = List.copyOf(draws);
        parents = List.copyOf(parents);
    }

    @Override
    public String template() {
        return "council.jte";
    }
}
