package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.SUGGESTED_TAG;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/** Tags a co-op suggests to who writes in it, kept by those who tidy it. */
@Singleton
public final class SuggestedTags {
    public static final int MOST = 100;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}_]{1,100}");

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Memberships memberships;

    SuggestedTags(DSLContext sql, Transactions transactions, Clock clock, Memberships memberships) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.memberships = memberships;
    }

    /** By name, without #; {@link #MOST} at most. */
    public List<String> of(long groupId) {
        return ofAll(List.of(groupId));
    }

    /** Those of several co-ops together. */
    public List<String> ofAll(Collection<Long> groupIds) {
        return transactions.read(() -> sql.selectDistinct(SUGGESTED_TAG.TAG)
                .from(SUGGESTED_TAG)
                .where(SUGGESTED_TAG.GROUP_ID.in(groupIds))
                .orderBy(SUGGESTED_TAG.TAG)
                .limit(MOST)
                .fetch(SUGGESTED_TAG.TAG));
    }

    /** A coordinator says which are suggested from now on. */
    public List<String> set(Identity group, Collection<String> typed, Identity by) {
        if (!group.isLocal()) {
            throw Refused.notAllowed("This group is run by another server.");
        }
        memberships.require(group.id(), by.id(), Right.TIDY);
        var wanted = new LinkedHashSet<String>();
        typed.forEach(tag -> wanted.add(checked(tag)));
        return transactions.write(() -> {
            sql.deleteFrom(SUGGESTED_TAG)
                    .where(SUGGESTED_TAG.GROUP_ID.eq(group.id()))
                    .execute();
            return add(group, wanted);
        });
    }

    /** Those too, in the transaction of who has them taken on; names them as they are kept. */
    public List<String> add(Identity group, Collection<String> tags) {
        var now = clock.instant();
        return transactions.write(() -> {
            var insert =
                    sql.insertInto(SUGGESTED_TAG, SUGGESTED_TAG.GROUP_ID, SUGGESTED_TAG.TAG, SUGGESTED_TAG.CREATED_AT);
            for (var tag : tags) {
                insert = insert.values(group.id(), tag, now);
            }
            if (!tags.isEmpty()) {
                insert.onConflictDoNothing().execute();
            }
            if (sql.fetchCount(SUGGESTED_TAG, SUGGESTED_TAG.GROUP_ID.eq(group.id())) > MOST) {
                throw Refused.invalid("tags", "A co-op suggests at most " + MOST + " tags.");
            }
            return of(group.id());
        });
    }

    private static String checked(String typed) {
        var tag = typed.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
        if (!TAG.matcher(tag).matches()) {
            throw Refused.invalid("tags", "A tag is letters, digits and _ only, at most 100 of them.");
        }
        return tag;
    }
}
