package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.ActorProfile;
import coop.talkoot.vocab.Generator;
import coop.talkoot.vocab.Multikey;
import coop.talkoot.vocab.PublicKey;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Writes actors. */
final class ActorWriter {
    private ActorWriter() {}

    static Properties write(Actor actor) {
        var profile = actor.profile();
        var properties = new Properties()
                .put("id", actor.id())
                .put("type", actor.type())
                .put("preferredUsername", profile.preferredUsername())
                .put("webfinger", profile.webfinger())
                .put("name", actor.core().name());
        CoreWriter.addressing(actor.core(), properties, false);
        endpoints(profile.endpoints(), properties);
        // one object, never an array: Lemmy reads no other
        profile.keys().publicKeys().stream().findFirst().ifPresent(key -> properties.put("publicKey", publicKey(key)));
        properties.putSome("assertionMethod", profile.keys().assertionMethods(), ActorWriter::multikey);
        CoreWriter.rest(actor.core(), properties);
        preferences(profile, properties);
        return coop(profile.coop(), properties);
    }

    private static void endpoints(ActorProfile.Endpoints endpoints, Properties properties) {
        properties
                .put("inbox", endpoints.inbox())
                .put("outbox", endpoints.outbox())
                .put("followers", endpoints.followers())
                .put("following", endpoints.following())
                .put("featured", endpoints.featured());
        if (endpoints.sharedInbox() != null) {
            properties.put(
                    "endpoints",
                    new Properties().put("sharedInbox", endpoints.sharedInbox()).build());
        }
    }

    private static JsonValue publicKey(PublicKey key) {
        return new Properties()
                .put("id", key.id())
                .put("owner", key.owner())
                .put("publicKeyPem", key.pem())
                .build();
    }

    private static JsonValue multikey(Multikey key) {
        return new Properties()
                .put("id", key.id())
                .put("type", "Multikey")
                .put("controller", key.controller())
                .put("publicKeyMultibase", key.publicKeyMultibase())
                .build();
    }

    private static void preferences(ActorProfile profile, Properties properties) {
        var preferences = profile.preferences();
        properties
                .put("manuallyApprovesFollowers", preferences.manuallyApprovesFollowers())
                .put("discoverable", preferences.discoverable())
                .put("indexable", preferences.indexable())
                .put("postingRestrictedToMods", preferences.postingRestrictedToMods())
                .putSome("alsoKnownAs", profile.relocation().alsoKnownAs(), Properties::text)
                .put("movedTo", profile.relocation().movedTo())
                .put("generator", generator(profile.generator()));
    }

    private static @Nullable JsonValue generator(@Nullable Generator generator) {
        return generator == null
                ? null
                : new Properties()
                        .put("type", "Application")
                        .put("id", generator.id())
                        .put("name", generator.name())
                        .putSome("implements", generator.capabilities(), LinkWriter::linkObject)
                        .build();
    }

    private static Properties coop(ActorProfile.CoopCollections coop, Properties properties) {
        return properties
                .put("members", coop.members())
                .put("parents", coop.parents())
                .put("children", coop.children())
                .put("offersAndNeeds", coop.offersAndNeeds())
                .put("decisions", coop.decisions())
                .put("delegates", coop.delegates())
                .put("policies", coop.policies())
                .put("noticePeriod", coop.noticePeriod())
                .put("forkOf", coop.forkOf());
    }
}
