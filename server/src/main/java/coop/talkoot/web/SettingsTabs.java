package coop.talkoot.web;

import coop.talkoot.web.view.Tab;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The pages on which people change what is theirs. */
enum SettingsTabs {
    PROFILE,
    LOGIN,
    PASSKEYS,
    DEVICES;

    String href() {
        return "/settings/" + name().toLowerCase(Locale.ROOT);
    }

    static List<Tab> of(Visit visit, SettingsTabs current) {
        return Stream.of(values())
                .map(tab -> new Tab(Frames.texts(visit).say("settings.tab." + tab), tab.href(), tab == current))
                .toList();
    }
}
