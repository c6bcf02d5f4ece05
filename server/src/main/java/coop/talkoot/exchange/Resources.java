package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.LISTING;
import static coop.talkoot.schema.Tables.RESOURCE;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Things and spaces of people: theirs to keep, and shown to others by the offers about them. */
@Singleton
public final class Resources {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final ResourceRows rows;

    Resources(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Settings settings, ResourceRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.rows = rows;
    }

    /** Somebody keeps a thing here, offered or not yet. */
    public Resource add(Identity owner, @Nullable Identity group, String typed, Features features) {
        var name = Resource.name(typed);
        return transactions.write(() -> {
            var id = ids.next();
            return insert(id, settings.uri("/things/" + id), owner, group, name, features);
        });
    }

    /**
     * Another name, or it is not what it was. Offers about it say so from now on. So many pieces come or go as
     * {@code features} has more or less than {@code resource}, which is what its owner saw: what was held for somebody
     * meanwhile stays held.
     */
    public Resource change(Resource resource, Identity by, String typed, Features features) {
        requireOwner(resource, by);
        var name = Resource.name(typed);
        return transactions.write(() -> {
            var present = rows.locked(resource.id()).orElseThrow();
            rows.update(resource.id(), name, counted(present, features, resource.features()), clock.instant());
            return rows.one(resource.id()).orElseThrow();
        });
    }

    /** Puts it away, or gets it out again. One that stands in an open offer is not put away. */
    public void archive(Resource resource, Identity by, boolean isAway) {
        requireOwner(resource, by);
        transactions.run(() -> {
            rows.locked(resource.id());
            if (isAway && isOffered(resource.id())) {
                throw Refused.conflict("It stands in an open offer. Archive the offer first.");
            }
            rows.archive(resource.id(), isAway ? clock.instant() : null);
        });
    }

    /** Those of one person, newest first; only what is put away, or only what is not. */
    public Page<Resource> of(long ownerId, boolean isAway, Page.Request page) {
        var which = isAway ? RESOURCE.ARCHIVED_AT.isNotNull() : RESOURCE.ARCHIVED_AT.isNull();
        return transactions.read(() -> rows.page(RESOURCE.OWNER_ID.eq(ownerId).and(which), page));
    }

    /** One of this person's own; anybody else's is as if it were not there. */
    public Resource require(long id, long ownerId) {
        return find(id).filter(resource -> resource.ownerId() == ownerId)
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    /** Whoever asks has checked that they may know of it. */
    public Optional<Resource> find(long id) {
        return transactions.read(() -> rows.one(id));
    }

    /**
     * What an offer is about: the thing its author chose, like what is said of it now, or a new one of the offer's
     * name. Within the transaction that writes the offer.
     */
    long offered(Identity author, @Nullable Identity group, String title, Features features, @Nullable Long chosen) {
        if (chosen == null) {
            var id = ids.next();
            return insert(id, settings.uri("/things/" + id), author, group, Resource.name(title), features)
                    .id();
        }
        var resource = rows.locked(chosen)
                .filter(found -> found.ownerId() == author.id() && !found.isArchived())
                .orElseThrow(() -> Refused.invalid("thing", "Choose one of your own things that is not put away."));
        refresh(resource, features);
        return resource.id();
    }

    /** The thing of an offer of another server: named after the offer, so that nobody can name another's. */
    long offeredFar(Identity author, @Nullable Identity group, String listing, String title, Features features) {
        var name = title.isBlank() ? "…" : title.strip();
        return insert(ids.next(), listing + "#resource", author, group, name, features)
                .id();
    }

    void isNow(long id, Features features) {
        rows.locked(id).ifPresent(resource -> refresh(resource, features));
    }

    /** Its owner changed what they saw of it into this; what it is then. */
    Features isNow(long id, Features features, Features seen) {
        var resource = rows.locked(id).orElseThrow();
        var counted = counted(resource, features, seen);
        refresh(resource, counted);
        return counted;
    }

    private static Features counted(Resource present, Features features, Features seen) {
        var stock = present.features().stock() + features.stock() - seen.stock();
        if (stock < 0) {
            throw Refused.invalid(
                    "stock",
                    "Some were taken meanwhile: " + present.features().stock() + " are there now. Look at it again.");
        }
        return features.with(stock);
    }

    private void refresh(Resource resource, Features features) {
        if (!resource.features().equals(features)) {
            rows.update(resource.id(), resource.name(), features, clock.instant());
        }
    }

    private Resource insert(
            long id, String uri, Identity owner, @Nullable Identity group, String name, Features features) {
        var resource = new Resource(
                id, uri, owner.id(), group == null ? null : group.id(), name, features, clock.instant(), null);
        rows.insert(resource);
        return resource;
    }

    private boolean isOffered(long id) {
        return sql.fetchExists(LISTING, LISTING.RESOURCE_ID.eq(id).and(LISTING.STATE.eq(Listing.State.OPEN.name())));
    }

    private static void requireOwner(Resource resource, Identity by) {
        if (resource.ownerId() != by.id()) {
            throw Refused.notAllowed("Only whose it is can change it.");
        }
    }
}
