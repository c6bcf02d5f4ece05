package coop.talkoot.web;

import coop.talkoot.moderation.Reports;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Permission;
import coop.talkoot.people.entry.Applications;
import coop.talkoot.people.entry.Rights;
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
        EMOJI,
        ROLES,
        LOG;

        Permission permission() {
            return Permission.valueOf(name());
        }

        String href() {
            return ROOT + "/" + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reports reports;
    private final Applications applications;
    private final Rights rights;

    Keeping(Reports reports, Applications applications, Rights rights) {
        this.reports = reports;
        this.applications = applications;
        this.rights = rights;
    }

    /** Whoever makes this visit, if they may. */
    Identity require(Visit visit, Permission permission) {
        return rights.require(visit.require(), permission);
    }

    List<Tab> tabs(Visit visit, Leaf current) {
        var texts = Frames.texts(visit);
        var role = visit.require().role();
        return List.of(Leaf.values()).stream()
                .filter(leaf -> role.may(leaf.permission()))
                .map(leaf -> new Tab(
                        switch (leaf) {
                            case REPORTS -> texts.say("keeping.tab.REPORTS", reports.countOpen());
                            case APPLICATIONS -> texts.say("keeping.tab.APPLICATIONS", applications.countWaiting());
                            case SERVERS, PEOPLE, DELIVERY, DOOR, LETTERS, EMOJI, ROLES, LOG ->
                                texts.say("keeping.tab." + leaf.name());
                        },
                        leaf.href(),
                        leaf == current))
                .toList();
    }
}
