package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.FAVOURITE;
import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/** Favourites and announces. Doing either twice is doing it once. */
@Singleton
public final class Responses {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Posts posts;
    private final PostRows rows;
    private final Identities identities;

    Responses(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            Posts posts,
            PostRows rows,
            Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.posts = posts;
        this.rows = rows;
        this.identities = identities;
    }

    public Favourite favourite(Identity actor, Post post, Origin origin) {
        return transactions.write(() -> {
            requireReadable(post, actor);
            var id = ids.next();
            var inserted = sql.insertInto(FAVOURITE)
                    .set(FAVOURITE.ID, id)
                    .set(FAVOURITE.URI, uri(origin, "like", id))
                    .set(FAVOURITE.POST_ID, post.id())
                    .set(FAVOURITE.ACTOR_ID, actor.id())
                    .set(FAVOURITE.CREATED_AT, clock.instant())
                    .onConflict(FAVOURITE.POST_ID, FAVOURITE.ACTOR_ID)
                    .doNothing()
                    .execute();
            var favourite = favouriteOf(actor, post).orElseThrow();
            if (inserted > 0) {
                events.publish(new PostEvent.Favourited(favourite));
            }
            return favourite;
        });
    }

    public void unfavourite(Identity actor, Post post) {
        transactions.run(() -> favouriteOf(actor, post).ifPresent(favourite -> {
            sql.deleteFrom(FAVOURITE).where(FAVOURITE.ID.eq(favourite.id())).execute();
            events.publish(new PostEvent.Unfavourited(favourite));
        }));
    }

    /** Passes an open post on, or one's own for followers. */
    public Announce announce(Identity actor, Post post, Origin origin) {
        return transactions.write(() -> {
            requireReadable(post, actor);
            if (!mayPassOn(actor.id(), post)) {
                throw Refused.notAllowed("Only what is public can be passed on.");
            }
            var known = announceOf(actor, post);
            var announce = record(actor, post, origin);
            if (known.isEmpty()) {
                events.publish(new PostEvent.Announced(announce));
            }
            return announce;
        });
    }

    /** Whether somebody who may read a post may pass it on too: what is for followers only its author brings up again. */
    public static boolean mayPassOn(long actorId, Post post) {
        return switch (post.audience()) {
            case PUBLIC, UNLISTED -> true;
            case FOLLOWERS -> post.author().id() == actorId;
            case GROUP, DIRECT -> false;
        };
    }

    /** Writes down that {@code actor} announced a post, and tells nobody: for a group's own announces. */
    public Announce record(Identity actor, Post post, Origin origin) {
        return transactions.write(() -> {
            var id = ids.next();
            sql.insertInto(ANNOUNCE)
                    .set(ANNOUNCE.ID, id)
                    .set(ANNOUNCE.URI, uri(origin, "announce", id))
                    .set(ANNOUNCE.POST_ID, post.id())
                    .set(ANNOUNCE.ACTOR_ID, actor.id())
                    .set(ANNOUNCE.CREATED_AT, clock.instant())
                    .onConflict(ANNOUNCE.POST_ID, ANNOUNCE.ACTOR_ID)
                    .doNothing()
                    .execute();
            return announceOf(actor, post).orElseThrow();
        });
    }

    public void unannounce(Identity actor, Post post) {
        transactions.run(() -> announceOf(actor, post).ifPresent(announce -> {
            sql.deleteFrom(ANNOUNCE).where(ANNOUNCE.ID.eq(announce.id())).execute();
            events.publish(new PostEvent.Unannounced(announce));
        }));
    }

    public Optional<Favourite> favouriteOf(Identity actor, Post post) {
        return transactions.read(() -> sql.selectFrom(FAVOURITE)
                .where(FAVOURITE.POST_ID.eq(post.id()).and(FAVOURITE.ACTOR_ID.eq(actor.id())))
                .fetchOptional(row -> new Favourite(row.getId(), row.getUri(), post, actor, row.getCreatedAt())));
    }

    public Optional<Announce> announceOf(Identity actor, Post post) {
        return transactions.read(() -> sql.selectFrom(ANNOUNCE)
                .where(ANNOUNCE.POST_ID.eq(post.id()).and(ANNOUNCE.ACTOR_ID.eq(actor.id())))
                .fetchOptional(row -> new Announce(row.getId(), row.getUri(), post, actor, row.getCreatedAt())));
    }

    /** The favourite a Like activity of this id made. */
    public Optional<Favourite> favouriteByUri(String uri) {
        return transactions.read(() -> sql.selectFrom(FAVOURITE)
                .where(FAVOURITE.URI.eq(uri))
                .fetchOptional()
                .flatMap(row -> posts.find(row.getPostId())
                        .flatMap(post -> favouriteOf(identities.get(row.getActorId()), post))));
    }

    /** Whether at least one of them announces the post. */
    public boolean isAnnouncedByOneOf(Collection<Long> actorIds, Post post) {
        return !actorIds.isEmpty()
                && transactions.read(() ->
                        sql.fetchExists(ANNOUNCE, ANNOUNCE.POST_ID.eq(post.id()).and(ANNOUNCE.ACTOR_ID.in(actorIds))));
    }

    /** The announce an Announce activity of this id made. */
    public Optional<Announce> announceByUri(String uri) {
        return transactions.read(() -> sql.selectFrom(ANNOUNCE)
                .where(ANNOUNCE.URI.eq(uri))
                .fetchOptional()
                .flatMap(row -> posts.find(row.getPostId())
                        .flatMap(post -> announceOf(identities.get(row.getActorId()), post))));
    }

    /** What somebody likes and may still read, the last liked first. */
    public Page<Favourite> favouritesOf(Identity actor, Page.Request page) {
        return transactions.read(() -> {
            var found = sql.select(FAVOURITE.ID, FAVOURITE.URI, FAVOURITE.POST_ID, FAVOURITE.CREATED_AT)
                    .from(FAVOURITE)
                    .join(POST)
                    .on(POST.ID.eq(FAVOURITE.POST_ID))
                    .where(FAVOURITE.ACTOR_ID.eq(actor.id()))
                    .and(FAVOURITE.ID.lt(page.before()))
                    .and(Visibility.to(actor.id()))
                    .orderBy(FAVOURITE.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            var known = rows.byId(found.getValues(FAVOURITE.POST_ID));
            List<Favourite> favourites = found.map(row -> new Favourite(
                    row.value1(), row.value2(), Objects.requireNonNull(known.get(row.value3())), actor, row.value4()));
            return Page.of(favourites, page.limit(), Favourite::id);
        });
    }

    private void requireReadable(Post post, Identity actor) {
        if (posts.readable(post.id(), actor.id()).isEmpty()) {
            throw Refused.notFound("There is nothing here, or nothing that you may see.");
        }
    }

    private String uri(Origin origin, String verb, long id) {
        return switch (origin) {
            case Origin.Local local -> settings.uri("/activities/" + verb + "-" + id);
            case Origin.Remote remote -> remote.uri();
        };
    }
}
