package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.RESOURCE;

import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.ResourceRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes the resource table. */
@Singleton
final class ResourceRows {
    private final DSLContext sql;

    ResourceRows(DSLContext sql) {
        this.sql = sql;
    }

    void insert(Resource resource) {
        var row = sql.newRecord(RESOURCE);
        row.setId(resource.id());
        row.setUri(resource.uri());
        row.setOwnerId(resource.ownerId());
        row.setGroupId(resource.groupId());
        row.setCreatedAt(resource.createdAt());
        fill(row, resource.name(), resource.features());
        row.store();
    }

    /** Its stock too: what is held for somebody is no longer in it, and comes back to what it is then. */
    void update(long id, String name, Features features, Instant now) {
        var row = sql.newRecord(RESOURCE);
        fill(row, name, features);
        row.setEditedAt(now);
        sql.update(RESOURCE).set(row).where(RESOURCE.ID.eq(id)).execute();
    }

    void archive(long id, @Nullable Instant at) {
        sql.update(RESOURCE)
                .set(RESOURCE.ARCHIVED_AT, at)
                .where(RESOURCE.ID.eq(id))
                .execute();
    }

    Optional<Resource> one(long id) {
        return sql.fetchOptional(RESOURCE, RESOURCE.ID.eq(id)).map(ResourceRows::read);
    }

    /** So that it stays as it is till the transaction ends. */
    Optional<Resource> locked(long id) {
        return sql.selectFrom(RESOURCE)
                .where(RESOURCE.ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional()
                .map(ResourceRows::read);
    }

    Page<Resource> page(Condition condition, Page.Request page) {
        var found = sql.selectFrom(RESOURCE)
                .where(condition.and(RESOURCE.ID.lt(page.before())))
                .orderBy(RESOURCE.ID.desc())
                .limit(page.limit() + 1)
                .fetch(ResourceRows::read);
        return Page.of(found, page.limit(), Resource::id);
    }

    static Features features(ResourceRecord row) {
        return new Features(
                Features.Form.valueOf(row.getKind()),
                row.getCondition() == null ? null : row.getCondition().intValue(),
                new Size(row.getLengthMm(), row.getWidthMm(), row.getHeightMm()),
                row.getWeightG(),
                row.getValue() == null ? null : new Money(row.getValue(), row.getCurrency()),
                row.getStock());
    }

    private static void fill(ResourceRecord row, String name, Features features) {
        var size = features.size();
        var value = features.value();
        row.setKind(features.form().name());
        row.setName(name);
        row.setCondition(
                features.condition() == null ? null : features.condition().shortValue());
        row.setLengthMm(size.length());
        row.setWidthMm(size.width());
        row.setHeightMm(size.height());
        row.setWeightG(features.grams());
        row.setValue(value == null ? null : value.minor());
        row.setCurrency(value == null ? null : value.currency());
        row.setStock(features.stock());
    }

    private static Resource read(ResourceRecord row) {
        return new Resource(
                row.getId(),
                row.getUri(),
                row.getOwnerId(),
                row.getGroupId(),
                row.getName(),
                features(row),
                row.getCreatedAt(),
                row.getArchivedAt());
    }
}
