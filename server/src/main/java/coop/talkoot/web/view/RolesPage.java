package coop.talkoot.web.view;

import java.util.List;

/** Who keeps the server. Fields: address, role (MEMBER ends it). */
public record RolesPage(List<Tab> tabs, String action, Fields fields, List<Entry> entries, Pager pager)
        implements PageView {
    /** Somebody with a part in it; {@code role} by its name in code. */
    public record Entry(Who who, String role) {}

    public RolesPage {
        tabs = List.copyOf(tabs);
        entries = List.copyOf(entries);
    }

    @Override
    public String template() {
        return "roles.jte";
    }
}
