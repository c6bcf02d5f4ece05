package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.notices.Marker;
import coop.talkoot.notices.Markers;
import coop.talkoot.notices.digest.Digests;
import coop.talkoot.notices.digest.Pace;
import coop.talkoot.people.PersonalNotes;
import coop.talkoot.people.Preferences;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the person who asks keeps for themselves: how far they have read, how they like it, notes about others. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnController {
    private static final int MOST_VERSIONS = 999_999_999;

    private final Markers markers;
    private final Preferences preferences;
    private final PersonalNotes notes;
    private final Digests digests;
    private final Addresses addresses;

    OwnController(Markers markers, Preferences preferences, PersonalNotes notes, Digests digests, Addresses addresses) {
        this.markers = markers;
        this.preferences = preferences;
        this.notes = notes;
        this.digests = digests;
        this.addresses = addresses;
    }

    @Get("/me/markers")
    List<MarkerView> markers(Viewer viewer) {
        return markers.of(viewer.actorId()).values().stream()
                .map(MarkerView::of)
                .toList();
    }

    @Put("/me/markers/{place}")
    MarkerView mark(String place, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var lastReadId = sent.requiredId("lastReadId");
        var version = sent.has("version") ? (Integer) sent.whole("version", 1, MOST_VERSIONS) : null;
        sent.done();
        return MarkerView.of(markers.set(viewer.actorId(), place(place), lastReadId, version));
    }

    private static Marker.Place place(String word) {
        return Stream.of(Marker.Place.values())
                .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("There are markers in home and notifications."));
    }

    @Get("/me/preferences")
    PreferencesView preferences(Viewer viewer) {
        return PreferencesView.of(preferences.of(viewer.actorId()), digests.of(viewer));
    }

    /** What is not sent stays as it is. */
    @Patch("/me/preferences")
    PreferencesView prefer(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var before = preferences.of(viewer.actorId());
        var visibility = sent.oneOf("visibility", Preferences.Seen.class, before.visibility());
        var isSensitive = sent.yes("isSensitive", before.isSensitive());
        var sentLanguage = sent.has("language") ? sent.text("language", "") : null;
        var media = sent.oneOf("media", Preferences.Media.class, before.media());
        var expandsWarnings = sent.yes("expandsWarnings", before.expandsWarnings());
        var pace = sent.oneOf("digest", Pace.class, digests.of(viewer));
        sent.done();
        var language = sentLanguage == null ? before.language() : sentLanguage.isEmpty() ? null : sentLanguage;
        var after = new Preferences.Preference(visibility, isSensitive, language, media, expandsWarnings);
        preferences.set(viewer.actorId(), after);
        digests.set(viewer, pace);
        return PreferencesView.of(after, pace);
    }

    @Get("/people/{id}/note")
    PersonalNoteView note(String id, Viewer viewer) {
        return new PersonalNoteView(notes.about(viewer.actorId(), SentQuery.id(id)));
    }

    @Put("/people/{id}/note")
    PersonalNoteView write(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var note = sent.text("note");
        sent.done();
        var about = addresses.byId(SentQuery.id(id));
        notes.write(viewer.actorId(), about.id(), note);
        return new PersonalNoteView(notes.about(viewer.actorId(), about.id()));
    }
}
