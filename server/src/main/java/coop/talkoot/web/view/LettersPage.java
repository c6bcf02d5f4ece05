package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Letters that were not sent.
 *
 * @param canSend whether there is a mail server at all
 * @param opened the text of the one just opened, null otherwise
 */
public record LettersPage(
        List<Tab> tabs, boolean canSend, @Nullable Opened opened, List<Entry> letters, Pager pager)
        implements PageView {
    /** One with all it says. */
    public record Opened(String recipient, String subject, String body) {}

    /** One in the list, without what it says. */
    public record Entry(
            String recipient,
            String subject,
            Instant writtenAt,
            int tries,
            boolean isGivenUp,
            String reason,
            String openAction,
            String throwAwayAction) {}

    public LettersPage {
        tabs = List.copyOf(tabs);
        letters = List.copyOf(letters);
    }

    @Override
    public String template() {
        return "letters.jte";
    }
}
