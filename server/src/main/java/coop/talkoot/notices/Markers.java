package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.MARKER;

import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.MarkerRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How far people have read, for all their apps to know. */
@Singleton
public final class Markers {
    private static final String CONFLICT = "Another of your apps has written this in the meantime.";

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Notices notices;

    Markers(DSLContext sql, Transactions transactions, Clock clock, Notices notices) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.notices = notices;
    }

    /** Places nothing was ever marked in are not there. */
    public Map<Marker.Place, Marker> of(long personId) {
        return transactions.read(() -> {
            var markers = new EnumMap<Marker.Place, Marker>(Marker.Place.class);
            sql.selectFrom(MARKER).where(MARKER.PERSON_ID.eq(personId)).forEach(row -> {
                var marker = read(row);
                markers.put(marker.place(), marker);
            });
            return markers;
        });
    }

    /**
     * Moves a marker, back too; what is told up to there is read. With {@code version} it is a conflict when the marker
     * has another one by now (0: when there is one at all).
     */
    public Marker set(long personId, Marker.Place place, long lastReadId, @Nullable Integer version) {
        if (lastReadId < 0) {
            throw Refused.invalid("lastReadId", "What was read last is an id.");
        }
        return transactions.write(() -> {
            var begun = sql.insertInto(MARKER)
                            .set(MARKER.PERSON_ID, personId)
                            .set(MARKER.PLACE, place.name())
                            .set(MARKER.LAST_READ_ID, lastReadId)
                            .set(MARKER.VERSION, 1)
                            .set(MARKER.UPDATED_AT, clock.instant())
                            .onConflictDoNothing()
                            .execute()
                    > 0;
            if (begun ? version != null && version != 0 : !moved(personId, place, lastReadId, version)) {
                throw Refused.conflict(CONFLICT);
            }
            if (place == Marker.Place.NOTIFICATIONS) {
                notices.readUpTo(personId, lastReadId);
            }
            return read(sql.fetchSingle(MARKER, MARKER.PERSON_ID.eq(personId).and(MARKER.PLACE.eq(place.name()))));
        });
    }

    private boolean moved(long personId, Marker.Place place, long lastReadId, @Nullable Integer version) {
        var theirs = MARKER.PERSON_ID.eq(personId).and(MARKER.PLACE.eq(place.name()));
        return sql.update(MARKER)
                        .set(MARKER.LAST_READ_ID, lastReadId)
                        .set(MARKER.VERSION, MARKER.VERSION.plus(1))
                        .set(MARKER.UPDATED_AT, clock.instant())
                        .where(version == null ? theirs : theirs.and(MARKER.VERSION.eq(version)))
                        .execute()
                > 0;
    }

    private static Marker read(MarkerRecord row) {
        return new Marker(
                Marker.Place.valueOf(row.getPlace()), row.getLastReadId(), row.getVersion(), row.getUpdatedAt());
    }
}
