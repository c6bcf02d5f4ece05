package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.LocalCollections;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Posts;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private final Posts posts;
    private final Memberships memberships;
    private final Identities identities;
    private final Follows follows;

    ActivityReaders(Posts posts, Memberships memberships, Identities identities, Follows follows) {
        this.posts = posts;
        this.memberships = memberships;
        this.identities = identities;
        this.follows = follows;
    }

    static boolean isAddress(String path) {
        return ADDRESS.matcher(path).matches();
    }

    static boolean isPublic(StoredActivity activity) {
        return activity.audience().isOpen();
    }

    Right to(StoredActivity activity, Supplier<Reader> asking) {
        var isAllowed = isPublic(activity)
                || switch (asking.get()) {
                    case Reader.Anonymous ignored -> false;
                    case Reader.BadSignature ignored -> false;
                    case Reader.Signed signed -> isParty(activity, signed.identity());
                };
        if (!isAllowed || isSuspended(activity.actorId())) {
            return Right.NOTHING;
        }
        var told = List.of(Told.by(activity));
        if (!suspended(told).isEmpty()) {
            return Right.NOTHING;
        }
        return deleted(told).isEmpty() ? Right.WHOLE : Right.REMAINS;
    }

    /**
     * Without those that would still say what has been deleted since, or what somebody said who is suspended now: also
     * in another's mouth (CVE-2026-23961).
     */
    List<StoredActivity> standing(List<StoredActivity> activities) {
        var told = new LinkedHashMap<Long, Told>();
        activities.forEach(activity -> told.put(activity.id(), Told.by(activity)));
        var hidden = suspended(told.values());
        hidden.addAll(deleted(told.values()));
        return activities.stream()
                .filter(activity ->
                        Objects.requireNonNull(told.get(activity.id())).isFreeOf(hidden))
                .toList();
    }

    /** Those of the posts told that are deleted. */
    private Set<String> deleted(Collection<Told> told) {
        return posts.deletedAmong(
                told.stream().flatMap(said -> said.objects().stream()).toList());
    }

    /** Those who speak and are suspended. */
    private Set<String> suspended(Collection<Told> told) {
        var speakers = told.stream().flatMap(said -> said.speakers().stream()).collect(Collectors.toSet());
        return identities.byUris(speakers).stream()
                .filter(Identity::isSuspended)
                .map(Identity::uri)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private boolean isSuspended(long actorId) {
        return identities.find(actorId).map(Identity::isSuspended).orElse(false);
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
        if (activity.audience() == Audience.FOLLOWERS && follows.isAccepted(reader.id(), activity.actorId())) {
            return true;
        }
        return ObjectReader.read(activity.body().getBytes(StandardCharsets.UTF_8))
                .core()
                .addressing()
                .everybody()
                .stream()
                .anyMatch(names::contains);
    }
}
