package coop.talkoot.web;

import coop.talkoot.moderation.Reports;
import coop.talkoot.people.Identity;
import coop.talkoot.people.entry.Applications;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Tab;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** What the pages for those who keep the server share. */
@Singleton
final class Keeping {
    static final String ROOT = "/moderation";

    /** The pages there are, by the last part of their address. */
    enum Leaf {
        REPORTS,
        SERVERS,
        PEOPLE,
        DELIVERY,
        DOOR,
        APPLICATIONS,
        LETTERS,
        LOG;

        String href() {
            return ROOT + "/" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reports reports;
    private final Applications applications;

    Keeping(Reports reports, Applications applications) {
        this.reports = reports;
        this.applications = applications;
    }

    /** Whoever makes this visit, if they keep the server. */
    static Identity require(Visit visit) {
        var viewer = visit.require();
        if (!viewer.isKeeper()) {
            throw Refused.notAllowed("Only who keeps this server may see this.");
        }
        return viewer.identity();
    }

    List<Tab> tabs(Visit visit, Leaf current) {
        var texts = Frames.texts(visit);
        return List.of(Leaf.values()).stream()
                .map(leaf -> new Tab(
                        switch (leaf) {
                            case REPORTS -> texts.say("keeping.tab.REPORTS", reports.countOpen());
                            case APPLICATIONS -> texts.say("keeping.tab.APPLICATIONS", applications.countWaiting());
                            case SERVERS, PEOPLE, DELIVERY, DOOR, LETTERS, LOG ->
                                texts.say("keeping.tab." + leaf.name());
                        },
                        leaf.href(),
                        leaf == current))
                .toList();
    }
}
