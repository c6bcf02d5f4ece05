package coop.talkoot.activitypub.mapping;

import coop.talkoot.people.Identity;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Post;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.Addressing;
import coop.talkoot.vocab.Namespaces;
import coop.talkoot.vocab.Tag;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import coop.talkoot.vocab.jsonld.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who a post is addressed to. Only an open post ever names the public: in `to`, or as Mastodon's unlisted in `cc`. */
final class Recipients {
    private Recipients() {}

    static Addressing of(Post post) {
        var to = new LinkedHashSet<String>();
        var cc = new LinkedHashSet<String>();
        var group = post.group();
        switch (post.audience()) {
            case PUBLIC -> {
                to.add(Namespaces.PUBLIC);
                if (group != null) {
                    cc.add(group.uri());
                }
                add(cc, post.author().endpoints().followers());
                cc.addAll(uris(post.recipients()));
            }
            case UNLISTED -> {
                add(to, post.author().endpoints().followers());
                cc.add(Namespaces.PUBLIC);
                if (group != null) {
                    cc.add(group.uri());
                }
                cc.addAll(uris(post.recipients()));
            }
            case FOLLOWERS -> {
                add(to, post.author().endpoints().followers());
                cc.addAll(uris(post.recipients()));
            }
            case GROUP -> {
                if (group != null) {
                    to.add(group.uri());
                    members(group).ifPresent(cc::add);
                }
                cc.addAll(uris(post.recipients()));
            }
            case DIRECT -> to.addAll(uris(post.recipients()));
        }
        cc.removeAll(to);
        // A group that is named is spoken to: what goes to followers or to some must not name it.
        var isForGroup = post.audience().isOpen() || post.audience() == Audience.GROUP;
        var audience = group == null || !isForGroup ? List.<String>of() : List.of(group.uri());
        return new Addressing(List.copyOf(to), List.copyOf(cc), audience);
    }

    /** Everybody spoken to; without a mention GoToSocial loses a direct note. */
    static List<Tag> mentions(Post post) {
        return post.recipients().stream()
                .filter(person -> person.id() != post.author().id())
                .<Tag>map(person -> new Tag.Mention(person.uri(), person.address()))
                .toList();
    }

    /** The collection that stands for a group's members. */
    static Optional<String> members(Identity group) {
        if (group.isLocal()) {
            return Optional.of(LocalCollections.members(group));
        }
        return Optional.ofNullable(group.raw()).flatMap(Recipients::membersOf);
    }

    private static Optional<String> membersOf(String raw) {
        try {
            return ObjectReader.read(raw.getBytes(StandardCharsets.UTF_8)) instanceof Actor actor
                    ? Optional.ofNullable(WebAddress.kept(actor.profile().coop().members()))
                    : Optional.empty();
        } catch (MalformedDocument unreadable) {
            return Optional.empty();
        }
    }

    private static List<String> uris(List<Identity> people) {
        return people.stream().map(Identity::uri).toList();
    }

    private static void add(Set<String> uris, @Nullable String uri) {
        if (uri != null) {
            uris.add(uri);
        }
    }
}
