package coop.talkoot.web.view;

import java.util.List;

/**
 * Giving somebody something. Fields: from (own, commons), to, amount, memo, and key, which makes sending it twice
 * harmless.
 *
 * @param sources where it may come from, when there is a choice
 * @param available how much the visitor can give
 */
public record GivePage(
        String action,
        String back,
        boolean isTime,
        String unit,
        String available,
        String example,
        List<Choice> sources,
        Fields fields)
        implements PageView {
    public GivePage {
        sources = List.copyOf(sources);
    }

    @Override
    public String template() {
        return "give.jte";
    }
}
