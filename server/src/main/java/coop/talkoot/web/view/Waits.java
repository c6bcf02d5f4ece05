package coop.talkoot.web.view;

import coop.talkoot.web.view.deal.AgreementLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the viewer beside people who ask to join.
 *
 * @param votes open ones in which their vote is missing, what closes first at the top
 * @param agreements that wait for their answer or deed, what is due first at the top
 * @param moreHref where the rest of the agreements is; null when these are all
 */
public record Waits(
        List<Vote> votes,
        List<AgreementLine> agreements,
        @Nullable String moreHref) {
    /** A vote that can still be cast until then. */
    public record Vote(String href, String title, Instant closesAt) {}

    public static final Waits NOTHING = new Waits(List.of(), List.of(), null);

    public Waits {
        votes = List.copyOf(votes);
        agreements = List.copyOf(agreements);
    }

    public boolean isNothing() {
        return votes.isEmpty() && agreements.isEmpty();
    }
}
