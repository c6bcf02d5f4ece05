package coop.talkoot.web.view;

import java.util.List;

/** All that moved on an account, to be printed. {@code most} is how many lines there can be. */
public record StatementPage(
        Who group, Who owner, String unit, String balance, String back, List<MovementLine> movements, int most)
        implements PageView {
    public StatementPage {
        movements = List.copyOf(movements);
    }

    @Override
    public String template() {
        return "statement.jte";
    }
}
