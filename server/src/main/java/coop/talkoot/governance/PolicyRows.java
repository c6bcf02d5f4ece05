package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.POLICY_ADOPTION;
import static coop.talkoot.schema.Tables.POLICY_VERSION;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.PolicyAdoptionRecord;
import coop.talkoot.schema.tables.records.PolicyVersionRecord;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads and writes {@link PolicyVersion} and {@link Adoption}; in the transaction of who asks. */
@Singleton
final class PolicyRows {
    /** "poli" in ASCII: the first half of the lock by which versions of one federation come one after the other. */
    private static final int LOCK = 0x706f6c69;

    private final DSLContext sql;
    private final Identities identities;

    PolicyRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    void lock(Identity group) {
        sql.execute("select pg_advisory_xact_lock({0}, hashint8({1}))", DSL.val(LOCK), DSL.val(group.id()));
    }

    void insert(PolicyVersion version) {
        sql.insertInto(POLICY_VERSION)
                .set(POLICY_VERSION.ID, version.id())
                .set(POLICY_VERSION.URI, version.uri())
                .set(POLICY_VERSION.GROUP_ID, version.federation().id())
                .set(POLICY_VERSION.VERSION, version.version())
                .set(POLICY_VERSION.HASH, HexFormat.of().parseHex(version.hash()))
                .set(POLICY_VERSION.DOCUMENT, version.text())
                .set(POLICY_VERSION.MANDATE, version.mandate())
                .set(POLICY_VERSION.PUBLISHED_AT, version.publishedAt())
                .execute();
    }

    Optional<PolicyVersion> newest(Condition condition) {
        return read(sql.selectFrom(POLICY_VERSION)
                        .where(condition)
                        .orderBy(POLICY_VERSION.VERSION.desc())
                        .limit(1)
                        .fetch())
                .stream()
                .findFirst();
    }

    /** The newest of each of these groups, by the group's id. */
    Map<Long, PolicyVersion> newestOf(Collection<Long> groupIds) {
        var found = new HashMap<Long, PolicyVersion>();
        read(sql.select(POLICY_VERSION.fields())
                        .distinctOn(POLICY_VERSION.GROUP_ID)
                        .from(POLICY_VERSION)
                        .where(POLICY_VERSION.GROUP_ID.in(groupIds))
                        .orderBy(POLICY_VERSION.GROUP_ID, POLICY_VERSION.VERSION.desc())
                        .fetchInto(POLICY_VERSION))
                .forEach(version -> found.put(version.federation().id(), version));
        return found;
    }

    /** Newest first; {@code next} is a version. */
    Page<PolicyVersion> page(long groupId, Page.Request page) {
        var found = read(sql.selectFrom(POLICY_VERSION)
                .where(POLICY_VERSION.GROUP_ID.eq(groupId))
                .and(POLICY_VERSION.VERSION.lt((int) Math.min(page.before(), Integer.MAX_VALUE)))
                .orderBy(POLICY_VERSION.VERSION.desc())
                .limit(page.limit() + 1)
                .fetch());
        return Page.of(found, page.limit(), PolicyVersion::version);
    }

    /** False when the group has taken just this on before. */
    boolean insert(Adoption adoption) {
        return sql.insertInto(POLICY_ADOPTION)
                        .set(POLICY_ADOPTION.ID, adoption.id())
                        .set(POLICY_ADOPTION.URI, adoption.uri())
                        .set(POLICY_ADOPTION.CHILD_ID, adoption.child().id())
                        .set(POLICY_ADOPTION.PARENT_ID, adoption.parent().id())
                        .set(POLICY_ADOPTION.PART, adoption.part().name())
                        .set(POLICY_ADOPTION.VERSION, adoption.version())
                        .set(POLICY_ADOPTION.MANDATE, adoption.mandate())
                        .set(POLICY_ADOPTION.ADOPTED_AT, adoption.at())
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** The latest of each part, for each pair of a group and a federation that the condition names. */
    List<Adoption> latest(Condition condition) {
        var rows = sql.select(POLICY_ADOPTION.fields())
                .distinctOn(POLICY_ADOPTION.CHILD_ID, POLICY_ADOPTION.PARENT_ID, POLICY_ADOPTION.PART)
                .from(POLICY_ADOPTION)
                .where(condition)
                .orderBy(
                        POLICY_ADOPTION.CHILD_ID,
                        POLICY_ADOPTION.PARENT_ID,
                        POLICY_ADOPTION.PART,
                        POLICY_ADOPTION.VERSION.desc())
                .fetchInto(POLICY_ADOPTION);
        var named = new HashSet<Long>();
        rows.forEach(row -> {
            named.add(row.getChildId());
            named.add(row.getParentId());
        });
        var known = identities.byIds(named);
        return rows.stream().map(row -> read(row, known)).toList();
    }

    private static Adoption read(PolicyAdoptionRecord row, Map<Long, Identity> known) {
        return new Adoption(
                row.getId(),
                row.getUri(),
                Objects.requireNonNull(known.get(row.getChildId())),
                Objects.requireNonNull(known.get(row.getParentId())),
                Adoption.Part.valueOf(row.getPart()),
                row.getVersion(),
                row.getMandate(),
                row.getAdoptedAt());
    }

    private List<PolicyVersion> read(List<PolicyVersionRecord> rows) {
        var known = identities.byIds(
                new HashSet<>(rows.stream().map(PolicyVersionRecord::getGroupId).toList()));
        return rows.stream()
                .map(row -> new PolicyVersion(
                        row.getId(),
                        row.getUri(),
                        Objects.requireNonNull(known.get(row.getGroupId())),
                        row.getVersion(),
                        Charter.hex(row.getHash()),
                        row.getDocument(),
                        PoliciesText.read(row.getDocument()),
                        row.getMandate(),
                        row.getPublishedAt()))
                .toList();
    }
}
