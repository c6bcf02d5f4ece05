package coop.talkoot.moderation;

import static coop.talkoot.schema.Tables.ACTOR_RULE;
import static coop.talkoot.schema.Tables.DOMAIN_RULE;

import coop.talkoot.people.Measure;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.DomainRuleRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Rules about servers, as they stand in their table. */
@Singleton
final class RuleRows {
    private static final int AT_ONCE = 1000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    RuleRows(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** All there is to know for {@link Contacts}. */
    HouseRules all() {
        return transactions.read(() -> new HouseRules(
                sql.selectFrom(DOMAIN_RULE).fetch(RuleRows::read).stream()
                        .collect(Collectors.toMap(DomainRule::host, rule -> rule)),
                sql.select(ACTOR_RULE.ACTOR_URI)
                        .from(ACTOR_RULE)
                        .where(ACTOR_RULE.MEASURE.eq(Measure.SUSPENDED.name()))
                        .fetchSet(ACTOR_RULE.ACTOR_URI)));
    }

    Optional<DomainRule> one(Condition condition) {
        return sql.selectFrom(DOMAIN_RULE).where(condition).fetchOptional(RuleRows::read);
    }

    /** Newest first. */
    List<DomainRule> newest(long before, int limit) {
        return sql.selectFrom(DOMAIN_RULE)
                .where(DOMAIN_RULE.ID.lt(before))
                .orderBy(DOMAIN_RULE.ID.desc())
                .limit(limit)
                .fetch(RuleRows::read);
    }

    /** Every rule, by name. */
    List<DomainRule> byName() {
        return sql.selectFrom(DOMAIN_RULE).orderBy(DOMAIN_RULE.HOST).fetch(RuleRows::read);
    }

    /** Writes a rule, or writes it over. */
    DomainRule put(HostName host, DomainRule.Terms terms) {
        var now = clock.instant();
        var row = row(host, terms);
        sql.insertInto(DOMAIN_RULE)
                .set(row)
                .onConflict(DOMAIN_RULE.HOST)
                .doUpdate()
                .set(DOMAIN_RULE.SEVERITY, row.getSeverity())
                .set(DOMAIN_RULE.REJECTS_MEDIA, row.getRejectsMedia())
                .set(DOMAIN_RULE.REJECTS_REPORTS, row.getRejectsReports())
                .set(DOMAIN_RULE.PUBLIC_COMMENT, row.getPublicComment())
                .set(DOMAIN_RULE.PRIVATE_COMMENT, row.getPrivateComment())
                .set(DOMAIN_RULE.IS_OBFUSCATED, row.getIsObfuscated())
                .set(DOMAIN_RULE.UPDATED_AT, now)
                .execute();
        return one(DOMAIN_RULE.HOST.eq(host.text())).orElseThrow();
    }

    /** Writes those whose server has no rule yet; gives the servers that have one now for the first time. */
    Set<HostName> add(Map<HostName, DomainRule.Terms> rules) {
        var added = new HashSet<HostName>();
        var waiting = new ArrayList<>(rules.entrySet());
        for (var from = 0; from < waiting.size(); from += AT_ONCE) {
            var rows = waiting.subList(from, Math.min(waiting.size(), from + AT_ONCE)).stream()
                    .map(entry -> row(entry.getKey(), entry.getValue()))
                    .toList();
            sql.insertInto(DOMAIN_RULE)
                    .set(rows)
                    .onConflict(DOMAIN_RULE.HOST)
                    .doNothing()
                    .returning(DOMAIN_RULE.HOST)
                    .forEach(row -> added.add(new HostName(row.getHost())));
        }
        return added;
    }

    /** Those of {@code hosts} that have a rule of their own. */
    Set<HostName> among(Collection<HostName> hosts) {
        return sql
                .select(DOMAIN_RULE.HOST)
                .from(DOMAIN_RULE)
                .where(DOMAIN_RULE.HOST.eq(
                        DSL.any(hosts.stream().map(HostName::text).toArray(String[]::new))))
                .fetchSet(DOMAIN_RULE.HOST)
                .stream()
                .map(HostName::new)
                .collect(Collectors.toSet());
    }

    void remove(DomainRule rule) {
        sql.deleteFrom(DOMAIN_RULE).where(DOMAIN_RULE.ID.eq(rule.id())).execute();
    }

    private DomainRuleRecord row(HostName host, DomainRule.Terms terms) {
        var now = clock.instant();
        var row = new DomainRuleRecord();
        row.setId(ids.next());
        row.setHost(host.text());
        row.setSeverity(terms.severity().name());
        row.setRejectsMedia(terms.rejectsMedia());
        row.setRejectsReports(terms.rejectsReports());
        row.setPublicComment(terms.publicComment());
        row.setPrivateComment(terms.privateComment());
        row.setIsObfuscated(terms.isObfuscated());
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        return row;
    }

    private static DomainRule read(DomainRuleRecord row) {
        return new DomainRule(
                row.getId(),
                new HostName(row.getHost()),
                new DomainRule.Terms(
                        Severity.valueOf(row.getSeverity()),
                        row.getRejectsMedia(),
                        row.getRejectsReports(),
                        row.getPublicComment(),
                        row.getPrivateComment(),
                        row.getIsObfuscated()),
                row.getCreatedAt(),
                row.getUpdatedAt());
    }
}
