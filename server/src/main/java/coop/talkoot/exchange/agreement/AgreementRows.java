package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;

import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.people.Identities;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Timelines;
import coop.talkoot.schema.tables.records.AgreementRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Agreement}. */
@Singleton
final class AgreementRows {
    private static final Duration FAR_AWAY = Duration.ofDays(3);

    private final DSLContext sql;
    private final Identities identities;
    private final Timelines timelines;
    private final Listings listings;
    private final CommitmentRows commitments;

    AgreementRows(
            DSLContext sql, Identities identities, Timelines timelines, Listings listings, CommitmentRows commitments) {
        this.sql = sql;
        this.identities = identities;
        this.timelines = timelines;
        this.listings = listings;
        this.commitments = commitments;
    }

    /** False when its name or key is known; whoever wrote that first has committed by then. */
    boolean insert(Agreement agreement, @Nullable String key) {
        var row = sql.newRecord(AGREEMENT);
        var listing = agreement.listing();
        var group = agreement.group();
        row.setId(agreement.id());
        row.setUri(agreement.uri());
        row.setProposalUri(agreement.proposalUri());
        row.setKind(agreement.kind().name());
        row.setListingId(listing == null ? null : listing.id());
        row.setGroupId(group == null ? null : group.id());
        row.setResourceId(agreement.resourceId());
        row.setTitle(agreement.title());
        row.setProviderId(agreement.provider().id());
        row.setReceiverId(agreement.receiver().id());
        row.setProposer(agreement.proposer().name());
        row.setProposedById(agreement.of(agreement.proposer()).id());
        row.setKey(key);
        row.setTermsVersion(1);
        row.setCreatedAt(agreement.createdAt());
        fill(row, agreement);
        return sql.insertInto(AGREEMENT).set(row).onConflictDoNothing().execute() > 0;
    }

    /** What a step changes; new terms have been written under its version. */
    void save(Agreement agreement, boolean hasNewTerms) {
        var row = sql.newRecord(AGREEMENT);
        fill(row, agreement);
        row.setRemindedAt(null);
        row.setOverdueToldAt(null);
        row.setDisputeId(agreement.disputeId());
        if (hasNewTerms) {
            row.setTermsVersion(agreement.version());
        }
        sql.update(AGREEMENT).set(row).where(AGREEMENT.ID.eq(agreement.id())).execute();
    }

    private static void fill(AgreementRecord row, Agreement agreement) {
        var deadline = agreement.deadline();
        row.setVersion(agreement.version());
        row.setSince(agreement.since());
        row.setDeadline(deadline == null ? null : deadline.kind().name());
        row.setDeadlineAt(deadline == null ? null : deadline.at());
        row.setTryAt(tryAt(agreement, deadline));
        StateColumns.write(row, agreement.course());
    }

    /** Who does not keep the deadlines waits for the word of who does, for a while. */
    private static @Nullable Instant tryAt(Agreement agreement, @Nullable Deadline deadline) {
        if (deadline == null || !deadline.kind().isLapse()) {
            return null;
        }
        return agreement.isHome() ? deadline.at() : deadline.at().plus(FAR_AWAY);
    }

    void rename(long id, String uri) {
        sql.update(AGREEMENT).set(AGREEMENT.URI, uri).where(AGREEMENT.ID.eq(id)).execute();
    }

    /** Its row is this transaction's until the commit. */
    Agreement lock(long id) {
        var row = sql.selectFrom(AGREEMENT)
                .where(AGREEMENT.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
        return complete(List.of(row)).getFirst();
    }

    Optional<Agreement> one(Condition condition) {
        return complete(sql.selectFrom(AGREEMENT).where(condition).limit(1).fetch()).stream()
                .findFirst();
    }

    /** Newest first. */
    List<Agreement> all(Condition condition, int limit) {
        return complete(sql.selectFrom(AGREEMENT)
                .where(condition)
                .orderBy(AGREEMENT.ID.desc())
                .limit(limit)
                .fetch());
    }

    /** What is due or lapses first at the top, then the newest. */
    List<Agreement> soonest(Condition condition, int limit) {
        return complete(sql.selectFrom(AGREEMENT)
                .where(condition)
                .orderBy(AGREEMENT.DEADLINE_AT.asc().nullsLast(), AGREEMENT.ID.desc())
                .limit(limit)
                .fetch());
    }

    private List<Agreement> complete(List<AgreementRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var people = new LinkedHashSet<Long>();
        var posts = new LinkedHashSet<Long>();
        for (var row : rows) {
            people.add(row.getProviderId());
            people.add(row.getReceiverId());
            if (row.getGroupId() != null) {
                people.add(row.getGroupId());
            }
            if (row.getListingId() != null) {
                posts.add(row.getListingId());
            }
        }
        var known = identities.byIds(people);
        var listed = listed(posts);
        var terms = commitments.terms(rows);
        return rows.stream()
                .map(row -> new Agreement(
                        row.getId(),
                        row.getUri(),
                        row.getProposalUri(),
                        row.getListingId() == null ? null : listed.get(row.getListingId()),
                        row.getGroupId() == null ? null : known.get(row.getGroupId()),
                        row.getResourceId(),
                        row.getTitle(),
                        Objects.requireNonNull(known.get(row.getProviderId())),
                        Objects.requireNonNull(known.get(row.getReceiverId())),
                        Side.valueOf(row.getProposer()),
                        StateColumns.read(row, Objects.requireNonNull(terms.get(row.getId()))),
                        row.getVersion(),
                        row.getCreatedAt(),
                        row.getSince(),
                        row.getDeadline() == null
                                ? null
                                : new Deadline(Deadline.Kind.valueOf(row.getDeadline()), row.getDeadlineAt()),
                        row.getDisputeId()))
                .toList();
    }

    private Map<Long, Listing> listed(Set<Long> posts) {
        return posts.isEmpty()
                ? Map.of()
                : listings.among(timelines.inOrder(List.copyOf(posts))).values().stream()
                        .collect(Collectors.toMap(Listing::id, listing -> listing));
    }
}
