package coop.talkoot.activitypub.outbox;

import static coop.talkoot.schema.Tables.ACTIVITY;

import coop.talkoot.activitypub.actor.StoredActivities;
import coop.talkoot.activitypub.actor.StoredActivity;
import coop.talkoot.activitypub.delivery.Deliveries;
import coop.talkoot.activitypub.signature.DocumentSigner;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Audience;
import coop.talkoot.schema.tables.records.ActivityRecord;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What our actors did, in the very words that every inbox gets. */
@Singleton
public final class Activities implements StoredActivities {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final DocumentSigner signer;
    private final Deliveries deliveries;
    private final Contacts contacts;

    Activities(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            DocumentSigner signer,
            Deliveries deliveries,
            Contacts contacts) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.signer = signer;
        this.deliveries = deliveries;
        this.contacts = contacts;
    }

    /**
     * Signs an activity with its actor's proof, stores it, and puts it on its way to {@code inboxes}. An activity of
     * an id that is stored already (an Undo said twice) is not stored again.
     */
    JsonObject send(Identity actor, JsonObject activity, Audience audience, Collection<String> inboxes) {
        var signed = signer.sign(actor, activity);
        var id = ids.next();
        var inserted = transactions.write(() -> sql.insertInto(ACTIVITY)
                .set(ACTIVITY.ID, id)
                .set(ACTIVITY.URI, signed.getString("id"))
                .set(ACTIVITY.ACTOR_ID, actor.id())
                .set(ACTIVITY.TYPE, signed.getString("type"))
                .set(ACTIVITY.OBJECT_URI, objectUri(signed))
                .set(ACTIVITY.AUDIENCE, audience.name())
                .set(ACTIVITY.BODY, signed.toString())
                .set(ACTIVITY.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute());
        if (inserted > 0) {
            deliveries.enqueue(id, contacts.reachable(inboxes));
        }
        return signed;
    }

    @Override
    public Optional<StoredActivity> byUri(String uri) {
        return transactions.read(
                () -> sql.selectFrom(ACTIVITY).where(ACTIVITY.URI.eq(uri)).fetchOptional(Activities::read));
    }

    @Override
    public Page<StoredActivity> of(long actorId, Page.Request page) {
        Condition theirs = ACTIVITY.ACTOR_ID.eq(actorId).and(ACTIVITY.AUDIENCE.eq(Audience.PUBLIC.name()));
        return transactions.read(() -> Page.of(
                sql.selectFrom(ACTIVITY)
                        .where(theirs)
                        .and(ACTIVITY.ID.lt(page.before()))
                        .orderBy(ACTIVITY.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(Activities::read),
                page.limit(),
                StoredActivity::id));
    }

    @Override
    public int countOf(long actorId) {
        return transactions.read(() -> sql.fetchCount(
                ACTIVITY, ACTIVITY.ACTOR_ID.eq(actorId).and(ACTIVITY.AUDIENCE.eq(Audience.PUBLIC.name()))));
    }

    private static @Nullable String objectUri(JsonObject activity) {
        var object = activity.get("object");
        if (object instanceof JsonString string) {
            return string.getString();
        }
        return object instanceof JsonObject embedded && embedded.get("id") instanceof JsonString id
                ? id.getString()
                : null;
    }

    private static StoredActivity read(ActivityRecord row) {
        return new StoredActivity(
                row.getId(),
                row.getUri(),
                row.getActorId(),
                row.getType(),
                row.getObjectUri(),
                Audience.valueOf(row.getAudience()),
                row.getBody());
    }
}
