package coop.talkoot.web;

import coop.talkoot.documents.MediaAddresses;
import coop.talkoot.documents.Portraits;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Post;
import coop.talkoot.web.view.Elsewhere;
import coop.talkoot.web.view.NewPlace;
import coop.talkoot.web.view.Place;
import coop.talkoot.web.view.Who;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** How pages name people, groups and posts, and where on this server each has its page. */
@Singleton
final class Names {
    private final Settings settings;
    private final MediaAddresses addresses;
    private final EmojiDrawing emojis;

    Names(Settings settings, MediaAddresses addresses, EmojiDrawing emojis) {
        this.settings = settings;
        this.addresses = addresses;
        this.emojis = emojis;
    }

    /** The broad picture above somebody's page. */
    @Nullable
    String header(Identity identity) {
        return addresses.portrait(identity, Portraits.Part.HEADER);
    }

    Who who(Identity identity) {
        return new Who(
                identity.uri(),
                identity.displayName(),
                identity.address(),
                href(identity),
                identity.kind() == Identity.Kind.GROUP,
                identity.isLocal(),
                addresses.portrait(identity, Portraits.Part.AVATAR),
                identity.displayName().isBlank() ? null : emojis.line(identity, identity.displayName()));
    }

    /** {@link #who} of a group, null where it is the one the page is about, or none. */
    @Nullable
    Who other(@Nullable Identity group, @Nullable Long placeId) {
        return group == null || (placeId != null && placeId == group.id()) ? null : who(group);
    }

    Place place(Identity group) {
        return new Place(group.uri(), group.displayName(), group.domain(), href(group));
    }

    /** The server, before there is a co-op. */
    Place server() {
        return new Place(settings.uri("/actor"), "Talkoot", settings.domain(), "/");
    }

    String domain() {
        return settings.domain();
    }

    String href(Identity identity) {
        if (!identity.isLocal()) {
            return "/people/" + identity.id();
        }
        return switch (identity.kind()) {
            case GROUP -> "/groups/" + identity.handle();
            case PERSON -> "/users/" + identity.handle();
            case SERVICE -> "/";
        };
    }

    String href(Post post) {
        return post.isLocal() && settings.isOurs(post.uri())
                ? post.uri().substring(settings.uri("").length())
                : "/posts/" + post.id();
    }

    /** Where a group lives now; null where it has not moved, or the new place does not say so. */
    @Nullable
    NewPlace newPlace(Identity group, Identities identities) {
        var uri = group.movedTo();
        if (uri == null) {
            return null;
        }
        var target = identities.byUri(uri).filter(known -> known.alsoKnownAs().contains(group.uri()));
        return target.map(known -> new NewPlace(known.address(), href(known))).orElse(null);
    }

    @Nullable
    Elsewhere elsewhere(Post post) {
        return post.isLocal() ? null : new Elsewhere(post.author().domain(), web(post.url(), post.uri()), null);
    }

    @Nullable
    Elsewhere elsewhere(Identity identity) {
        return identity.isLocal()
                ? null
                : new Elsewhere(identity.domain(), web(identity.url(), identity.uri()), identity.fetchedAt());
    }

    private static String web(String url, String uri) {
        return url.startsWith("https://") || url.startsWith("http://") ? url : uri;
    }
}
