package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.platform.Transactions;
import coop.talkoot.platform.Wording;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which posts may stand in a list that somebody is shown, for rooms that found them by conditions of their own. */
@Singleton
public final class ListedPosts {
    private static final Long[] POSTS = {Markers.VIEWER};
    private static final Field<Long> ID = DSL.field("id", Long.class);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<Wording> forGuests = SupplierUtil.memoized(() -> worded(null));
    private final Supplier<Wording> forViewers = SupplierUtil.memoized(() -> worded(Markers.VIEWER));

    ListedPosts(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Those that {@code viewerId} (null: the public) may read, whose authors are shown to them and not muted by them. */
    public Set<Long> among(Collection<Long> ids, @Nullable Long viewerId) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var wording = viewerId == null ? forGuests.get() : forViewers.get();
        var values = Map.<Object, Object>of(
                Markers.VIEWER,
                viewerId == null ? 0L : viewerId,
                Markers.NOW,
                clock.instant(),
                POSTS,
                ids.toArray(Long[]::new));
        return transactions.read(() -> wording.with(sql, values).coerce(ID).fetchSet(ID));
    }

    /** The same for each row's own person: a lent condition, asked of one post at a time. */
    public static Condition standFor(long postId, Field<Long> personId, Instant now) {
        return DSL.exists(DSL.selectOne()
                .from(POST)
                .where(POST.ID.eq(postId).and(POST.DELETED_AT.isNull()))
                .and(Visibility.reaches(personId))
                .and(Visibility.listedFor(personId))
                .and(Quiet.apartFrom(personId, now)));
    }

    private Wording worded(@Nullable Long viewerId) {
        return Wording.of(
                sql,
                sql.select(POST.ID)
                        .from(POST)
                        .where(POST.ID.eq(DSL.any(DSL.cast(DSL.val(POSTS), Long[].class))))
                        .and(Visibility.to(viewerId))
                        .and(Visibility.listed(viewerId))
                        .and(Quiet.apartFrom(viewerId, Markers.NOW)),
                Set.of(Markers.VIEWER, Markers.NOW, POSTS));
    }
}
