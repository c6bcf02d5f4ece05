package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;

/**
 * A group elsewhere asks two others to draw a panel with it.
 *
 * @param about the agreement in dispute, by its name where it is at home
 * @param until when this must be done
 * @param apart uris of who cannot be drawn: provider, receiver, and who mediated
 * @param share its own first word
 */
public record PanelCall(
        String about,
        int attempt,
        Instant until,
        Identity home,
        Identity other,
        Identity third,
        Identity parent,
        List<String> apart,
        PanelShare share) {
    public PanelCall {
        apart = List.copyOf(apart);
    }
}
