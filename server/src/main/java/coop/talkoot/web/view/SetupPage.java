package coop.talkoot.web.view;

import java.util.List;

/**
 * First run: the co-op and its first member on one page. Fields: coopName, coopHandle, coopSummary, coopPlace, name, handle,
 * email, password.
 *
 * @param domain what stands after the @ of handles
 * @param checks what the server found about itself
 */
public record SetupPage(String action, String domain, Fields fields, List<Check> checks) implements PageView {
    public SetupPage {
        checks = List.copyOf(checks);
    }

    @Override
    public String template() {
        return "setup.jte";
    }

    /** One thing the server looked at, in a sentence. */
    public record Check(boolean isGood, String sentence) {}
}
