package coop.talkoot.web;

import coop.talkoot.notices.Notices;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Frame;
import coop.talkoot.web.view.Moments;
import coop.talkoot.web.view.Place;
import coop.talkoot.web.view.Section;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds what stands around every page. */
@Singleton
final class Frames {
    private final Assets assets;
    private final Places places;
    private final Names names;
    private final Notices notices;
    private final Clock clock;

    Frames(Assets assets, Places places, Names names, Notices notices, Clock clock) {
        this.assets = assets;
        this.places = places;
        this.names = names;
        this.notices = notices;
        this.clock = clock;
    }

    /** The frame of a page about {@code coop}, or of the visitor's own place when null. */
    Frame of(Visit visit, Section section, @Nullable Identity coop) {
        var all = places.all(visit);
        var here = coop != null ? coop : all.isEmpty() ? null : all.getFirst();
        var others = all.stream()
                .filter(group -> here == null || group.id() != here.id())
                .map(names::place)
                .toList();
        var viewer = visit.viewer();
        var count = viewer == null ? 0 : notices.countUnread(viewer.actorId());
        return frame(visit, section, here == null ? names.server() : names.place(here), others, count);
    }

    /** A frame that asks the database nothing, for when it cannot answer. */
    Frame bare(Visit visit) {
        return frame(visit, Section.NONE, names.server(), List.of(), 0);
    }

    static Texts texts(Visit visit) {
        return Texts.in(visit.language());
    }

    /** How times read to the visitor, in sentences. */
    static Moments moments(Visit visit, Instant now) {
        return new Moments(texts(visit).locale(), visit.zone(), now);
    }

    private Frame frame(Visit visit, Section section, Place place, List<Place> others, int count) {
        var viewer = visit.viewer();
        return new Frame(
                texts(visit),
                assets.paths(),
                visit.zone(),
                clock.instant(),
                visit.path(),
                section,
                place,
                others,
                viewer == null ? null : names.who(viewer.identity()),
                viewer != null && viewer.role().keepsHouse(),
                count,
                FlashCookie.in(visit.request()).orElse(null));
    }
}
