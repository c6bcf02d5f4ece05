package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.REPORT;

import coop.talkoot.people.Identities;
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
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What people asked to have looked at. */
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
    private final Identities identities;

    Reports(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.identities = identities;
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
                events.publish(new PostEvent.Reported(report));
            }
            return report;
        });
    }

    public Optional<Report> byUri(String uri) {
        return transactions.read(
                () -> sql.fetchOptional(REPORT, REPORT.URI.eq(uri)).map(this::read));
    }

    /** Newest first, for those who keep the house. */
    public Page<Report> all(Page.Request page) {
        return transactions.read(() -> {
            var rows = sql.selectFrom(REPORT)
                    .where(REPORT.ID.lt(page.before()))
                    .orderBy(REPORT.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            var people = identities.byIds(new LinkedHashSet<>(rows.getValues(REPORT.REPORTER_ID)));
            return Page.of(
                    rows.map(row -> read(row, Objects.requireNonNull(people.get(row.getReporterId())))),
                    page.limit(),
                    Report::id);
        });
    }

    private Report read(Record row) {
        return read(row, identities.get(row.get(REPORT.REPORTER_ID)));
    }

    private static Report read(Record row, Identity reporter) {
        return new Report(
                row.get(REPORT.ID),
                row.get(REPORT.URI),
                reporter,
                Arrays.asList(row.get(REPORT.OBJECT_URIS)),
                row.get(REPORT.CONTENT),
                row.get(REPORT.CREATED_AT));
    }
}
