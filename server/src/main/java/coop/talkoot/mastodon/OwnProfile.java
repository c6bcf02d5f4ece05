package coop.talkoot.mastodon;

import coop.talkoot.documents.Portraits;
import coop.talkoot.http.SentForm;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Logins;
import coop.talkoot.people.NewProfile;
import coop.talkoot.people.Preferences;
import coop.talkoot.people.Profile;
import coop.talkoot.people.Profiles;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Somebody changes what they say of themselves by a program: all of it, or nothing. */
@Singleton
final class OwnProfile {
    private static final String FIELDS = "fields_attributes";

    private final Transactions transactions;
    private final Identities identities;
    private final Profiles profiles;
    private final Portraits portraits;
    private final Logins logins;
    private final Preferences preferences;

    OwnProfile(
            Transactions transactions,
            Identities identities,
            Profiles profiles,
            Portraits portraits,
            Logins logins,
            Preferences preferences) {
        this.transactions = transactions;
        this.identities = identities;
        this.profiles = profiles;
        this.portraits = portraits;
        this.logins = logins;
        this.preferences = preferences;
    }

    /** {@code files} may hold an avatar and a header. What is not sent stays. */
    Viewer change(Viewer viewer, Sent sent, SentForm files) {
        var me = viewer.identity();
        var said = profiles.of(me);
        var wanted = wanted(said, sent);
        var pictures = pictures(files);
        transactions.run(() -> {
            if (sent.has("locked") && sent.yes("locked", false) != me.approvesFollowers()) {
                identities.approveFollowers(me.id(), sent.yes("locked", false));
            }
            if (isAsked(sent, "bot", "discoverable", "indexable")
                    || !sent.under(FIELDS).isEmpty()) {
                profiles.change(me, wanted);
            }
            if (isAsked(sent, "display_name", "note")) {
                identities.changeProfile(
                        me.id(),
                        sent.has("display_name") ? sent.text("display_name").orElse(me.handle()) : me.name(),
                        sent.has("note") ? sent.text("note").orElse("") : Html.toPlainText(me.summaryHtml()));
            }
            if (!sent.under("source").isEmpty()) {
                preferences.set(me.id(), SentPreferences.of(sent, preferences.of(me.id())));
            }
            pictures.forEach((part, ready) -> portraits.hang(me, part, ready));
        });
        return fresh(viewer);
    }

    Viewer drop(Viewer viewer, Portraits.Part part) {
        portraits.remove(viewer.identity(), part);
        return fresh(viewer);
    }

    private Viewer fresh(Viewer viewer) {
        return logins.find(viewer.loginId()).orElse(viewer);
    }

    private static boolean isAsked(Sent sent, String... names) {
        return List.of(names).stream().anyMatch(sent::has);
    }

    /** A line with neither name nor value is taken out. */
    private static NewProfile wanted(Profile said, Sent sent) {
        var lines = new ArrayList<NewProfile.Line>();
        var sentFields = sent.each(FIELDS);
        if (sentFields.isEmpty()) {
            said.fields().forEach(field -> lines.add(new NewProfile.Line(field.name(), field.text())));
        } else {
            sentFields.forEach(each -> lines.add(new NewProfile.Line(
                    each.text("name").orElse(""), each.text("value").orElse(""))));
        }
        return new NewProfile(
                lines,
                sent.yes("bot", said.isBot()),
                sent.yes("discoverable", said.isDiscoverable()),
                sent.yes("indexable", said.isIndexable()));
    }

    private Map<Portraits.Part, Portraits.Ready> pictures(SentForm files) {
        var pictures = new EnumMap<Portraits.Part, Portraits.Ready>(Portraits.Part.class);
        for (var part : Portraits.Part.values()) {
            files.file(part.word()).ifPresent(file -> {
                try (var content = file.open()) {
                    pictures.put(part, portraits.prepare(content));
                } catch (IOException cause) {
                    throw new UncheckedIOException("a file that was sent cannot be read", cause);
                } catch (Refused refused) {
                    throw refused.refusal() instanceof Refusal.Invalid invalid
                            ? Refused.invalid(part.word(), part.word() + ": " + invalid.sentence())
                            : refused;
                }
            });
        }
        return pictures;
    }
}
