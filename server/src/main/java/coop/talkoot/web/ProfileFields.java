package coop.talkoot.web;

import coop.talkoot.people.NewProfile;
import coop.talkoot.people.Profile;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Html;
import coop.talkoot.web.view.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** A profile as the fields of its form. */
final class ProfileFields {
    /** Those that can say what is wrong with them. */
    static final List<String> NAMES = List.of("name", "summary", "zone", "fields", "avatar", "header");

    private ProfileFields() {}

    static Fields of(Viewer viewer, Profile said) {
        var values = new HashMap<String, String>();
        values.put("name", viewer.identity().name());
        values.put("summary", Html.toPlainText(viewer.identity().summaryHtml()));
        values.put("zone", viewer.zone().getId());
        values.put("approves", ticked(viewer.identity().approvesFollowers()));
        values.put("bot", ticked(said.isBot()));
        values.put("discoverable", ticked(said.isDiscoverable()));
        values.put("indexable", ticked(said.isIndexable()));
        for (var line = 0; line < said.fields().size(); line++) {
            var field = said.fields().get(line);
            values.put("name" + (line + 1), field.name());
            values.put("value" + (line + 1), field.text());
        }
        return Fields.of(values);
    }

    static NewProfile said(Form form) {
        var lines = new ArrayList<NewProfile.Line>();
        for (var line = 1; line <= NewProfile.MOST_LINES; line++) {
            lines.add(new NewProfile.Line(form.text("name" + line, 1_000), form.text("value" + line, 1_000)));
        }
        return new NewProfile(lines, form.isTicked("bot"), form.isTicked("discoverable"), form.isTicked("indexable"));
    }

    private static String ticked(boolean is) {
        return is ? "1" : "";
    }
}
