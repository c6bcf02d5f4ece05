package coop.talkoot.web.view;

import java.util.List;

/** How people come to have a login here, for who keeps the server. Fields: mode, secondFactor. */
public record DoorRulePage(List<Tab> tabs, String action, Fields fields) implements PageView {
    public DoorRulePage {
        tabs = List.copyOf(tabs);
    }

    @Override
    public String template() {
        return "door-rule.jte";
    }
}
