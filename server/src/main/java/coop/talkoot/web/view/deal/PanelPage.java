package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.PageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispute of two other co-ops, for somebody who was drawn to say what is right.
 *
 * @param lede whose dispute it is, and for whom they were drawn
 * @param told who claimed and answered what, a paragraph each
 * @param by until when, in a sentence
 * @param said what they have said so far; null before
 * @param declineAction where they give up their seat; null once they have said something
 */
public record PanelPage(
        String title,
        String lede,
        List<String> told,
        String by,
        @Nullable String said,
        DealForm form,
        @Nullable String declineAction)
        implements PageView {
    public PanelPage {
        told = List.copyOf(told);
    }

    @Override
    public String template() {
        return "panel.jte";
    }
}
