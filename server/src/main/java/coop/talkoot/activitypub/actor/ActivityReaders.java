package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.LocalCollections;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Posts;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Who may read which activity: everybody a public one, else those it is addressed to and who did it. */
@Singleton
final class ActivityReaders {
    /** How much of an activity a reader gets. */
    enum Right {
        WHOLE,
        REMAINS,
        NOTHING
    }

    private static final Pattern ADDRESS = Pattern.compile("(/[A-Za-z0-9_-]{1,100}){2,4}");
    private static final Set<String> TELLING = Set.of("Create", "Update");

    private final Posts posts;
    private final Memberships memberships;
    private final Identities identities;

    ActivityReaders(Posts posts, Memberships memberships, Identities identities) {
        this.posts = posts;
        this.memberships = memberships;
        this.identities = identities;
    }

    static boolean isAddress(String path) {
        return ADDRESS.matcher(path).matches();
    }

    static boolean isPublic(StoredActivity activity) {
        return activity.audience() == Audience.PUBLIC;
    }

    Right to(StoredActivity activity, Supplier<Reader> asking) {
        var isAllowed = isPublic(activity)
                || switch (asking.get()) {
                    case Reader.Anonymous ignored -> false;
                    case Reader.BadSignature ignored -> false;
                    case Reader.Signed signed -> isParty(activity, signed.identity());
                };
        if (!isAllowed) {
            return Right.NOTHING;
        }
        return standing(List.of(activity)).isEmpty() ? Right.REMAINS : Right.WHOLE;
    }

    /** Without those that would still say what has been deleted since. */
    List<StoredActivity> standing(List<StoredActivity> activities) {
        var told = activities.stream()
                .filter(ActivityReaders::isTelling)
                .map(StoredActivity::objectUri)
                .filter(Objects::nonNull)
                .toList();
        var deleted = posts.deletedAmong(told);
        return activities.stream()
                .filter(activity -> !isTelling(activity) || !deleted.contains(activity.objectUri()))
                .toList();
    }

    private static boolean isTelling(StoredActivity activity) {
        return TELLING.contains(activity.type());
    }

    private boolean isParty(StoredActivity activity, Identity reader) {
        if (activity.actorId() == reader.id()) {
            return true;
        }
        var names = new HashSet<String>();
        names.add(reader.uri());
        if (activity.audience() == Audience.GROUP) {
            for (var group : identities.byIds(memberships.groupsOf(reader.id())).values()) {
                names.add(group.uri());
                names.add(LocalCollections.members(group));
            }
        }
        return ObjectReader.read(activity.body().getBytes(StandardCharsets.UTF_8))
                .core()
                .addressing()
                .everybody()
                .stream()
                .anyMatch(names::contains);
    }
}
