package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Html;
import io.micronaut.serde.annotation.Serdeable;

/** The person who asks; the summary is the plain text it was written as. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MeView(
        IdentityView identity,
        String summary,
        boolean approvesFollowers,
        boolean isKeeper,
        String language,
        String zone) {
    static MeView of(Viewer viewer) {
        return new MeView(
                IdentityView.of(viewer.identity()),
                Html.toPlainText(viewer.identity().summaryHtml()),
                viewer.identity().approvesFollowers(),
                viewer.isKeeper(),
                viewer.language().toLanguageTag(),
                viewer.zone().getId());
    }
}
