package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Who;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as somebody of another server sees it by a link: what it is, how it stands, and what they can say.
 *
 * @param problem why what they just tried was not done
 */
public record GuestDealPage(
        String title,
        String kind,
        Who partner,
        String guest,
        String terms,
        String state,
        String next,
        List<Deed> history,
        List<Answer> answers,
        boolean isUsed,
        @Nullable String problem)
        implements PageView {
    /** A form of one button; {@code isYes} when it goes on with it. */
    public record Answer(String label, String action, boolean isYes) {}

    public GuestDealPage {
        history = List.copyOf(history);
        answers = List.copyOf(answers);
    }

    @Override
    public String template() {
        return "guest-deal.jte";
    }
}
