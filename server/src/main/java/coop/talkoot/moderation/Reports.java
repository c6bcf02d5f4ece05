package coop.talkoot.moderation;

import static coop.talkoot.schema.Tables.REPORT;

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
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What people asked to have looked at, and what came of it. */
@Singleton
public final class Reports {
    private static final int LONGEST = 2000;
    private static final int MOST_OBJECTS = 50;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final ReportRows rows;
    private final AuditLog audit;

    Reports(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            ReportRows rows,
            AuditLog audit) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.rows = rows;
        this.audit = audit;
    }

    /** Somebody here, or another server, reports posts or people by their ids. */
    public Report file(Identity reporter, List<String> objectUris, String content, Origin origin) {
        if (objectUris.isEmpty() || objectUris.size() > MOST_OBJECTS) {
            throw Refused.invalid("objects", "A report names 1 to " + MOST_OBJECTS + " things.");
        }
        var text = content.length() > LONGEST ? content.substring(0, LONGEST) : content;
        return transactions.write(() -> {
            var id = ids.next();
            var uri = switch (origin) {
                case Origin.Local local -> settings.uri("/activities/flag-" + id);
                case Origin.Remote remote -> remote.uri();
            };
            var inserted = sql.insertInto(REPORT)
                    .set(REPORT.ID, id)
                    .set(REPORT.URI, uri)
                    .set(REPORT.REPORTER_ID, reporter.id())
                    .set(REPORT.OBJECT_URIS, objectUris.toArray(String[]::new))
                    .set(REPORT.CONTENT, text)
                    .set(REPORT.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            var report = byUri(uri).orElseThrow();
            if (inserted > 0) {
                events.publish(new ModerationEvent.Reported(report));
            }
            return report;
        });
    }

    /** A keeper has dealt with it; once is enough. */
    public Report resolve(Identity keeper, long id, String note) {
        var noted = note.strip();
        if (noted.length() > LONGEST || noted.indexOf('\0') >= 0) {
            throw Refused.invalid("note", "A note has at most " + LONGEST + " characters.");
        }
        return transactions.write(() -> {
            var changed = sql.update(REPORT)
                    .set(REPORT.IS_OPEN, false)
                    .set(REPORT.NOTE, noted)
                    .set(REPORT.RESOLVED_BY, keeper.id())
                    .set(REPORT.RESOLVED_AT, clock.instant())
                    .where(REPORT.ID.eq(id).and(REPORT.IS_OPEN))
                    .execute();
            var report = require(id);
            if (changed > 0) {
                audit.write(keeper, Deed.REPORT_RESOLVED, target(report), noted, "open", "resolved");
            }
            return report;
        });
    }

    /** A keeper wants to look at it again. */
    public Report reopen(Identity keeper, long id) {
        return transactions.write(() -> {
            var before = require(id);
            var changed = sql.update(REPORT)
                    .set(REPORT.IS_OPEN, true)
                    .set(REPORT.NOTE, "")
                    .setNull(REPORT.RESOLVED_BY)
                    .setNull(REPORT.RESOLVED_AT)
                    .where(REPORT.ID.eq(id).and(REPORT.IS_OPEN.isFalse()))
                    .execute();
            if (changed > 0) {
                var noted =
                        before.resolution() == null ? "" : before.resolution().note();
                audit.write(keeper, Deed.REPORT_REOPENED, target(before), "", "resolved: " + noted, "open");
            }
            return require(id);
        });
    }

    public Report require(long id) {
        return transactions
                .read(() -> rows.newest(REPORT.ID.eq(id), 1).stream().findFirst())
                .orElseThrow(() -> Refused.notFound("There is no such report."));
    }

    public Optional<Report> byUri(String uri) {
        return transactions.read(
                () -> rows.newest(REPORT.URI.eq(uri), 1).stream().findFirst());
    }

    /** Newest first, for those who keep the house; {@code open} null gives both. */
    public Page<Report> all(@Nullable Boolean open, Page.Request page) {
        var wanted = open == null ? DSL.noCondition() : REPORT.IS_OPEN.eq(open);
        return transactions.read(() -> Page.of(
                rows.newest(wanted.and(REPORT.ID.lt(page.before())), page.limit() + 1), page.limit(), Report::id));
    }

    /** How many wait. */
    public int countOpen() {
        return transactions.read(() -> sql.fetchCount(REPORT, REPORT.IS_OPEN.isTrue()));
    }

    private static String target(Report report) {
        return "report " + report.id();
    }
}
