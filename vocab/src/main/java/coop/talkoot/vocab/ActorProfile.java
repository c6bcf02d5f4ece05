package coop.talkoot.vocab;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every kind of actor has. A group's moderators stand in the core's `attributedTo`. */
public record ActorProfile(
        ObjectCore core,
        @Nullable String preferredUsername,
        @Nullable String webfinger,
        Endpoints endpoints,
        Keys keys,
        Preferences preferences,
        Relocation relocation,
        @Nullable Generator generator,
        CoopCollections coop) {
    public ActorProfile {
        Objects.requireNonNull(core, "core");
        Objects.requireNonNull(endpoints, "endpoints");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(preferences, "preferences");
        Objects.requireNonNull(relocation, "relocation");
        Objects.requireNonNull(coop, "coop");
    }

    /** An actor of ours, to be refined by the methods below. */
    public static ActorProfile of(ObjectCore core, String username, String webfinger) {
        return new ActorProfile(
                core,
                username,
                webfinger,
                Endpoints.none(),
                Keys.none(),
                Preferences.unsaid(),
                Relocation.none(),
                null,
                CoopCollections.none());
    }

    public ActorProfile reachedAt(Endpoints endpoints) {
        return new ActorProfile(
                core, preferredUsername, webfinger, endpoints, keys, preferences, relocation, generator, coop);
    }

    public ActorProfile signingWith(Keys keys) {
        return new ActorProfile(
                core, preferredUsername, webfinger, endpoints, keys, preferences, relocation, generator, coop);
    }

    public ActorProfile preferring(Preferences preferences) {
        return new ActorProfile(
                core, preferredUsername, webfinger, endpoints, keys, preferences, relocation, generator, coop);
    }

    public ActorProfile alsoKnownAs(Relocation relocation) {
        return new ActorProfile(
                core, preferredUsername, webfinger, endpoints, keys, preferences, relocation, generator, coop);
    }

    public ActorProfile runBy(Generator generator) {
        return new ActorProfile(
                core, preferredUsername, webfinger, endpoints, keys, preferences, relocation, generator, coop);
    }

    public ActorProfile withCoop(CoopCollections coop) {
        return new ActorProfile(
                core, preferredUsername, webfinger, endpoints, keys, preferences, relocation, generator, coop);
    }

    /** Where to send to and read from. */
    public record Endpoints(
            @Nullable String inbox,
            @Nullable String outbox,
            @Nullable String followers,
            @Nullable String following,
            @Nullable String featured,
            @Nullable String sharedInbox) {
        public static Endpoints none() {
            return new Endpoints(null, null, null, null, null, null);
        }
    }

    /** Keys for requests (several may be read, one is written) and for proofs. */
    public record Keys(List<PublicKey> publicKeys, List<Multikey> assertionMethods) {
        public Keys {
            publicKeys = List.copyOf(publicKeys);
            assertionMethods = List.copyOf(assertionMethods);
        }

        public static Keys none() {
            return new Keys(List.of(), List.of());
        }

        public Optional<PublicKey> publicKey(String id) {
            return publicKeys.stream().filter(key -> key.id().equals(id)).findFirst();
        }

        public Optional<Multikey> assertionMethod(String id) {
            return assertionMethods.stream().filter(key -> key.id().equals(id)).findFirst();
        }
    }

    /** What the actor wishes; null where nothing was said. */
    public record Preferences(
            @Nullable Boolean manuallyApprovesFollowers,
            @Nullable Boolean discoverable,
            @Nullable Boolean indexable,
            @Nullable Boolean postingRestrictedToMods) {
        public static Preferences unsaid() {
            return new Preferences(null, null, null, null);
        }
    }

    /** Other ids of the same actor, and where it went. */
    public record Relocation(
            List<String> alsoKnownAs, @Nullable String movedTo) {
        public Relocation {
            alsoKnownAs = List.copyOf(alsoKnownAs);
        }

        public static Relocation none() {
            return new Relocation(List.of(), null);
        }
    }

    /** The collections of a co-op, what it advises, the notice (ISO 8601) its members give, and what it was founded from. */
    public record CoopCollections(
            @Nullable String members,
            @Nullable String parents,
            @Nullable String children,
            @Nullable String offersAndNeeds,
            @Nullable String decisions,
            @Nullable String delegates,
            @Nullable String policies,
            @Nullable String noticePeriod,
            @Nullable String forkOf) {
        public static CoopCollections none() {
            return new CoopCollections(null, null, null, null, null, null, null, null, null);
        }
    }
}
