package coop.talkoot.web;

import coop.talkoot.notices.digest.Digests;
import coop.talkoot.notices.digest.Pace;
import coop.talkoot.people.Preferences;
import coop.talkoot.people.entry.EmailAddresses;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PreferencesPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a visitor likes to write and read, in all their apps. */
@Controller(PreferencePages.HREF)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PreferencePages {
    static final String HREF = "/settings/reading";

    private final Pages pages;
    private final Preferences preferences;
    private final Digests digests;
    private final EmailAddresses addresses;

    PreferencePages(Pages pages, Preferences preferences, Digests digests, EmailAddresses addresses) {
        this.pages = pages;
        this.preferences = preferences;
        this.digests = digests;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var preference = preferences.of(viewer.actorId());
        var language = preference.language();
        var fields = Fields.of(Map.of(
                "visibility",
                preference.visibility().name(),
                "language",
                language == null ? "" : language,
                "media",
                preference.media().name(),
                "digest",
                digests.of(viewer).name(),
                "sensitive",
                preference.isSensitive() ? "on" : "",
                "warnings",
                preference.expandsWarnings() ? "on" : ""));
        return pages.show(visit, Section.YOU, page(visit, fields));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            var language = form.text("language", 100).strip();
            var pace = form.has("digest")
                    ? form.oneOf("digest", Pace.class, "Choose how often letters come.")
                    : digests.of(viewer);
            preferences.set(
                    viewer.actorId(),
                    new Preferences.Preference(
                            form.oneOf("visibility", Preferences.Seen.class, "Choose who sees it."),
                            form.isTicked("sensitive"),
                            language.isEmpty() ? null : language,
                            form.oneOf("media", Preferences.Media.class, "Choose which pictures are shown."),
                            form.isTicked("warnings")));
            digests.set(viewer, pace);
            return pages.go(visit, HREF, "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("visibility", "language", "media", "digest"));
            return pages.again(visit, Section.YOU, null, page(visit, fields));
        }
    }

    private PreferencesPage page(Visit visit, Fields fields) {
        var texts = Frames.texts(visit);
        return new PreferencesPage(
                fields,
                Stream.of(Preferences.Seen.values())
                        .map(value -> new Choice(value.name(), texts.say("preferences.seen." + value.name())))
                        .toList(),
                Stream.of(Preferences.Media.values())
                        .map(value -> new Choice(value.name(), texts.say("preferences.media." + value.name())))
                        .toList(),
                Stream.of(Pace.values())
                        .map(value -> new Choice(value.name(), texts.say("preferences.digest." + value.name())))
                        .toList(),
                addresses.of(visit.require()).orElse(null));
    }
}
