package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.ActorProfile;
import coop.talkoot.vocab.ActorProfile.CoopCollections;
import coop.talkoot.vocab.ActorProfile.Endpoints;
import coop.talkoot.vocab.ActorProfile.Keys;
import coop.talkoot.vocab.ActorProfile.Preferences;
import coop.talkoot.vocab.ActorProfile.Relocation;
import coop.talkoot.vocab.Generator;
import coop.talkoot.vocab.Multikey;
import coop.talkoot.vocab.PublicKey;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads actors. */
final class ActorReader {
    private ActorReader() {}

    static @Nullable Actor read(String type, Fields fields) {
        return switch (type) {
            case "Person" -> new Actor.Person(profile(fields));
            case "Group" -> new Actor.Group(profile(fields));
            case "Service" -> new Actor.Service(profile(fields));
            case "Application" -> new Actor.Application(profile(fields));
            case "Organization" -> new Actor.Organization(profile(fields));
            default -> null;
        };
    }

    private static ActorProfile profile(Fields fields) {
        return new ActorProfile(
                CoreReader.read(fields),
                fields.string("preferredUsername"),
                fields.string("webfinger"),
                endpoints(fields),
                new Keys(
                        fields.objects("publicKey").stream()
                                .flatMap(key -> Stream.ofNullable(publicKey(key)))
                                .toList(),
                        fields.objects("assertionMethod").stream()
                                .flatMap(key -> Stream.ofNullable(multikey(key)))
                                .toList()),
                new Preferences(
                        fields.flag("manuallyApprovesFollowers"),
                        fields.flag("discoverable"),
                        fields.flag("indexable"),
                        fields.flag("postingRestrictedToMods")),
                new Relocation(fields.ids("alsoKnownAs"), fields.id("movedTo")),
                generator(fields),
                new CoopCollections(
                        fields.id("members"),
                        fields.id("parents"),
                        fields.id("children"),
                        fields.id("offersAndNeeds"),
                        fields.id("decisions"),
                        fields.id("delegates"),
                        fields.id("policies"),
                        fields.string("noticePeriod"),
                        fields.id("forkOf")));
    }

    private static Endpoints endpoints(Fields fields) {
        var sharedInbox = fields.objects("endpoints").stream()
                .flatMap(endpoints -> endpoints.ids("sharedInbox").stream())
                .findFirst()
                .orElse(null);
        return new Endpoints(
                fields.id("inbox"),
                fields.id("outbox"),
                fields.id("followers"),
                fields.id("following"),
                fields.id("featured"),
                sharedInbox);
    }

    static @Nullable PublicKey publicKey(Fields key) {
        var id = key.id();
        var pem = key.string("publicKeyPem");
        return id == null || pem == null ? null : new PublicKey(id, key.id("owner"), pem);
    }

    private static @Nullable Multikey multikey(Fields key) {
        var id = key.id();
        var multibase = key.string("publicKeyMultibase");
        return id == null || multibase == null || !key.types().contains("Multikey")
                ? null
                : new Multikey(id, key.id("controller"), multibase);
    }

    private static @Nullable Generator generator(Fields fields) {
        return fields.objectsOrIds("generator").stream()
                .findFirst()
                .map(generator -> new Generator(
                        generator.id(), Texts.read(generator, "name").any(), LinkReader.links(generator, "implements")))
                .orElse(null);
    }
}
