package coop.talkoot.activitypub.mapping;

import coop.talkoot.documents.CustomEmoji;
import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.groups.Group;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Profile;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.ActorProfile;
import coop.talkoot.vocab.Attachment;
import coop.talkoot.vocab.Generator;
import coop.talkoot.vocab.Link;
import coop.talkoot.vocab.Media;
import coop.talkoot.vocab.Multikey;
import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.ObjectCoreBuilder;
import coop.talkoot.vocab.PublicKey;
import coop.talkoot.vocab.Text;
import coop.talkoot.vocab.Times;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Our people, groups and the server itself as the documents peers read (wire.md 2.4, 01 and 03). */
@Singleton
public final class ActorMapping {
    private static final List<Link> CAPABILITIES = List.of(
            capability("RFC-9421: HTTP Message Signatures", Namespaces.MESSAGE_SIGNATURES),
            capability("Talkoot co-op vocabulary 1", Namespaces.CAPABILITY));

    private final Settings settings;
    private final EmojiMapping emojis;

    @Inject
    ActorMapping(Settings settings, EmojiMapping emojis) {
        this.settings = settings;
        this.emojis = emojis;
    }

    ActorMapping(Settings settings) {
        this(settings, new EmojiMapping(settings));
    }

    /** A person, or the server; a group has more to say: {@link #group}. */
    public Actor actor(Identity identity, PublishedKeys keys) {
        return actor(identity, Profile.USUAL, List.of(), keys);
    }

    /** The same with what it says of itself; a person who is a program is a Service to all others. */
    public Actor actor(Identity identity, Profile said, List<CustomEmoji> shown, PublishedKeys keys) {
        return switch (identity.kind()) {
            case PERSON -> {
                var core = core(identity)
                        .tags(emojis.tags(shown))
                        .attachments(said.fields().stream()
                                .<Attachment>map(field -> new Attachment.PropertyValue(field.name(), field.valueHtml()))
                                .toList())
                        .build();
                var profile = profile(identity, core, keys)
                        .preferring(new ActorProfile.Preferences(
                                identity.approvesFollowers(), said.isDiscoverable(), said.isIndexable(), null));
                yield said.isBot() ? new Actor.Service(profile) : new Actor.Person(profile);
            }
            case GROUP -> new Actor.Group(groupProfile(identity, core(identity), null, null, keys));
            case SERVICE ->
                new Actor.Application(profile(identity, core(identity).build(), keys));
        };
    }

    /**
     * A co-op with how many members it has.
     *
     * @param notice what a federation asks of its groups before they go; null where it is none
     * @param forkOf the group it was founded from; null where there is none
     */
    public Actor group(
            Group group,
            int members,
            @Nullable Duration notice,
            @Nullable String forkOf,
            List<CustomEmoji> shown,
            PublishedKeys keys) {
        var identity = group.identity();
        var core = core(identity)
                .tags(emojis.tags(shown))
                .additionalTypes(List.of(CoopTerms.of(group.kind())))
                .attachments(List.of(new Attachment.PropertyValue("Members", Integer.toString(members))));
        return new Actor.Group(groupProfile(identity, core, notice, forkOf, keys));
    }

    /** The keys as an actor's document lists them. */
    static ActorProfile.Keys keys(Identity identity, PublishedKeys keys) {
        var uri = identity.uri();
        return new ActorProfile.Keys(
                List.of(new PublicKey(uri + "#main-key", uri, keys.rsaPem())),
                List.of(new Multikey(uri + "#ed25519-key", uri, keys.ed25519Multibase())));
    }

    private ActorProfile groupProfile(
            Identity identity,
            ObjectCoreBuilder core,
            @Nullable Duration notice,
            @Nullable String forkOf,
            PublishedKeys keys) {
        var profile = profile(identity, core.build(), keys);
        return profile.preferring(new ActorProfile.Preferences(identity.approvesFollowers(), true, false, false))
                .withCoop(new ActorProfile.CoopCollections(
                        LocalCollections.members(identity),
                        LocalCollections.parents(identity),
                        notice == null ? null : LocalCollections.children(identity),
                        LocalCollections.offersAndNeeds(identity),
                        LocalCollections.decisions(identity),
                        LocalCollections.delegates(identity),
                        notice == null ? null : LocalCollections.policies(identity),
                        notice == null ? null : "P" + notice.toDays() + "D",
                        forkOf));
    }

    private ActorProfile profile(Identity identity, ObjectCore core, PublishedKeys keys) {
        var endpoints = identity.endpoints();
        var isServer = identity.kind() == Identity.Kind.SERVICE;
        return ActorProfile.of(core, identity.handle(), identity.handle() + "@" + identity.domain())
                .reachedAt(new ActorProfile.Endpoints(
                        endpoints.inbox(),
                        endpoints.outbox(),
                        isServer ? null : endpoints.followers(),
                        isServer ? null : endpoints.following(),
                        isServer ? null : LocalCollections.featured(identity),
                        endpoints.sharedInbox()))
                .signingWith(keys(identity, keys))
                .preferring(
                        new ActorProfile.Preferences(isServer || identity.approvesFollowers(), !isServer, false, null))
                .alsoKnownAs(new ActorProfile.Relocation(identity.alsoKnownAs(), identity.movedTo()))
                .runBy(new Generator(settings.uri("/actor"), "Talkoot", CAPABILITIES));
    }

    private static ObjectCoreBuilder core(Identity identity) {
        var core = ObjectCore.with(identity.uri())
                .name(Text.of(identity.displayName()))
                .url(identity.url())
                .times(Times.published(identity.createdAt()));
        core.icons(picture(identity.iconUrl())).images(picture(identity.imageUrl()));
        return identity.summaryHtml().isBlank() ? core : core.summary(Text.of(identity.summaryHtml()));
    }

    private static List<Media> picture(@Nullable String url) {
        if (url == null) {
            return List.of();
        }
        var ending = url.substring(url.lastIndexOf('.') + 1);
        var type = Arrays.stream(FileKind.values())
                .filter(kind -> kind.ending().equals(ending))
                .map(FileKind::mediaType)
                .findFirst()
                .orElse(null);
        return List.of(Media.image(url, type));
    }

    private static Link capability(String name, String href) {
        return new Link(href, null, null, name);
    }
}
