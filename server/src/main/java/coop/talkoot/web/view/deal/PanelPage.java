package coop.talkoot.web.view.deal;

import coop.talkoot.web.view.PageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispute of two other co-ops, for somebody who was drawn to say what is right.
 *
 * @param told who claimed and answered what, a paragraph each
 * @param by until when, in a sentence
 * @param said what they have said so far; null before
 */
public record PanelPage(
        String title,
        List<String> told,
        String by,
        @Nullable String said,
        DealForm form) implements PageView {
    public PanelPage {
        told = List.copyOf(told);
    }

    @Override
    public String template() {
        return "panel.jte";
    }
}
