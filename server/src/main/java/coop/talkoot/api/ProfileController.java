package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.NewProfile;
import coop.talkoot.people.Profile;
import coop.talkoot.people.Profiles;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** What people say of themselves, and changing what one says oneself. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProfileController {
    private static final int MOST_ALIASES = 10;

    private final Profiles profiles;
    private final Identities identities;
    private final Addresses addresses;
    private final Transactions transactions;

    ProfileController(Profiles profiles, Identities identities, Addresses addresses, Transactions transactions) {
        this.profiles = profiles;
        this.identities = identities;
        this.addresses = addresses;
        this.transactions = transactions;
    }

    @Get("/people/{id}/profile")
    ProfileView show(String id) {
        var identity = addresses.byId(SentQuery.id(id));
        return ProfileView.of(identity, profiles.of(identity));
    }

    /** What is not sent stays as it is. */
    @Patch("/me/profile")
    ProfileView change(@Body byte[] body, Viewer viewer) {
        var known = profiles.of(viewer.identity());
        var sent = SentFields.of(body);
        var changesLines = sent.has("fields");
        var lines = sent.several("fields").stream()
                .map(field -> new Line(field.text("name"), field.text("value")))
                .toList();
        var isBot = sent.yes("isBot", known.isBot());
        var isDiscoverable = sent.yes("isDiscoverable", known.isDiscoverable());
        var isIndexable = sent.yes("isIndexable", known.isIndexable());
        var changesAliases = sent.has("alsoKnownAs");
        var names = sent.texts("alsoKnownAs", List.of());
        sent.done();
        var wanted = new NewProfile(
                changesLines
                        ? lines.stream()
                                .map(line -> new NewProfile.Line(line.name(), line.value()))
                                .toList()
                        : lines(known),
                isBot,
                isDiscoverable,
                isIndexable);
        if (names.size() > MOST_ALIASES) {
            throw Refused.invalid("alsoKnownAs", "At most " + MOST_ALIASES + " other accounts can be named.");
        }
        var aliases = names.stream()
                .map(name -> addresses.byAddress("alsoKnownAs", name))
                .map(Identity::uri)
                .distinct()
                .toList();
        return transactions.write(() -> {
            if (changesAliases) {
                identities.setAliases(viewer.actorId(), aliases);
            }
            var changed = profiles.change(viewer.identity(), wanted);
            return ProfileView.of(identities.get(viewer.actorId()), changed);
        });
    }

    private record Line(String name, String value) {}

    private static List<NewProfile.Line> lines(Profile profile) {
        return profile.fields().stream()
                .map(field -> new NewProfile.Line(field.name(), Html.toPlainText(field.valueHtml())))
                .toList();
    }
}
