package coop.talkoot.web.view;

import java.time.Instant;
import java.util.List;

/** Where somebody is signed in. {@code othersAction} signs all but this one out. */
public record DevicesPage(List<Tab> tabs, List<Entry> devices, String othersAction, Pager pager) implements PageView {
    /** One browser or program; {@code label} in words for people. */
    public record Entry(
            String label,
            boolean isProgram,
            String address,
            boolean isThis,
            Instant firstSeen,
            Instant lastSeen,
            String closeAction) {}

    public DevicesPage {
        tabs = List.copyOf(tabs);
        devices = List.copyOf(devices);
    }

    @Override
    public String template() {
        return "devices.jte";
    }
}
