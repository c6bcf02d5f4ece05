package coop.talkoot.web.view;

import coop.talkoot.moderation.Traffic;
import java.util.List;

/** How what is sent to other servers gets on; {@code action} takes the name of a server to try at once. */
public record TrafficPage(
        List<Tab> tabs,
        Traffic.Counts counts,
        List<Traffic.Progress> underWay,
        List<Traffic.FailingHost> failing,
        String action,
        Pager pager)
        implements PageView {
    public TrafficPage {
        tabs = List.copyOf(tabs);
        underWay = List.copyOf(underWay);
        failing = List.copyOf(failing);
    }

    @Override
    public String template() {
        return "traffic.jte";
    }
}
