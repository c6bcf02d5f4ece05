package coop.talkoot.web.view;

import java.time.Instant;

/** Taking a transfer back. Field: reason. */
public record ReversePage(
        String action, String back, String number, String unit, String amount, String memo, Instant at, Fields fields)
        implements PageView {
    @Override
    public String template() {
        return "reverse.jte";
    }
}
