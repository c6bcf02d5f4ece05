package coop.talkoot.moderation;

import static coop.talkoot.schema.Tables.REPORT;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.schema.tables.records.ReportRecord;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reads reports: two queries, however many there are. */
@Singleton
final class ReportRows {
    private final DSLContext sql;
    private final Identities identities;

    ReportRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    /** Newest first. */
    List<Report> newest(Condition condition, int limit) {
        var rows = sql.selectFrom(REPORT)
                .where(condition)
                .orderBy(REPORT.ID.desc())
                .limit(limit)
                .fetch();
        var people = new LinkedHashSet<Long>();
        rows.forEach(row -> {
            people.add(row.getReporterId());
            if (row.getResolvedBy() != null) {
                people.add(row.getResolvedBy());
            }
        });
        var known = identities.byIds(people);
        return rows.map(row -> read(row, known));
    }

    private static Report read(ReportRecord row, Map<Long, Identity> people) {
        return new Report(
                row.getId(),
                row.getUri(),
                Objects.requireNonNull(people.get(row.getReporterId())),
                Arrays.asList(row.getObjectUris()),
                row.getContent(),
                row.getCreatedAt(),
                row.getIsOpen()
                        ? null
                        : new Report.Resolution(
                                Objects.requireNonNull(people.get(row.getResolvedBy())),
                                row.getResolvedAt(),
                                row.getNote()));
    }
}
