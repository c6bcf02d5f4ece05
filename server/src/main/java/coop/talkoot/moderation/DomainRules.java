package coop.talkoot.moderation;

import static coop.talkoot.schema.Tables.DOMAIN_RULE;

import coop.talkoot.documents.Emojis;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Measures;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which servers this house blocks or limits. A rule holds for a server and all parts of it. */
@Singleton
public final class DomainRules implements Recurring {
    private final RuleRows rows;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Settings settings;
    private final Contacts contacts;
    private final Measures measures;
    private final Follows follows;
    private final AuditLog audit;
    private final Emojis emojis;

    DomainRules(
            RuleRows rows,
            Transactions transactions,
            DomainEvents events,
            Settings settings,
            Contacts contacts,
            Measures measures,
            Follows follows,
            AuditLog audit,
            Emojis emojis) {
        this.rows = rows;
        this.transactions = transactions;
        this.events = events;
        this.settings = settings;
        this.contacts = contacts;
        this.measures = measures;
        this.follows = follows;
        this.audit = audit;
        this.emojis = emojis;
    }

    /** Makes the rule about a server, or changes it; with a block, the follows from and to there end in silence. */
    public DomainRule put(Identity keeper, HostName host, DomainRule.Terms terms) {
        requireElsewhere(host);
        return transactions.write(() -> {
            var before = find(host);
            var rule = rows.put(host, terms);
            audit.write(
                    keeper,
                    Deed.DOMAIN_RULED,
                    host.text(),
                    terms.privateComment(),
                    before.map(old -> old.terms().inWords()).orElse(""),
                    terms.inWords());
            if (refusesFiles(terms)) {
                dropEmojis(Set.of(host));
            }
            took(terms.severity() == Severity.SUSPEND ? Set.of(host) : Set.of());
            return rule;
        });
    }

    /** Takes a rule back. Follows that ended stay ended. */
    public void lift(Identity keeper, HostName host, String reason) {
        transactions.run(() -> {
            var rule = find(host).orElseThrow(() -> Refused.notFound("There is no rule about this server."));
            rows.remove(rule);
            audit.write(
                    keeper,
                    Deed.DOMAIN_LIFTED,
                    host.text(),
                    reason,
                    rule.terms().inWords(),
                    "");
            took(Set.of());
        });
    }

    /** Makes rules for those servers that have none yet; what stands already is stricter or was meant so. */
    Set<HostName> add(Identity keeper, Map<HostName, DomainRule.Terms> wanted, String reason) {
        wanted.keySet().forEach(this::requireElsewhere);
        return transactions.write(() -> {
            var added = rows.add(wanted);
            var drafts = new ArrayList<AuditEntry.Draft>();
            var blocked = new HashSet<HostName>();
            var silent = new HashSet<HostName>();
            wanted.forEach((host, terms) -> {
                if (added.contains(host)) {
                    if (refusesFiles(terms)) {
                        silent.add(host);
                    }
                    drafts.add(new AuditEntry.Draft(Deed.DOMAIN_IMPORTED, host.text(), reason, "", terms.inWords()));
                    if (terms.severity() == Severity.SUSPEND) {
                        blocked.add(host);
                    }
                }
            });
            audit.write(keeper, drafts);
            dropEmojis(silent);
            if (!added.isEmpty()) {
                took(blocked);
            }
            return added;
        });
    }

    public Optional<DomainRule> find(HostName host) {
        return transactions.read(() -> rows.one(DOMAIN_RULE.HOST.eq(host.text())));
    }

    public Optional<DomainRule> find(long id) {
        return transactions.read(() -> rows.one(DOMAIN_RULE.ID.eq(id)));
    }

    /** The rule that holds for a server, be it about the whole it is a part of. */
    public Optional<DomainRule> holdingFor(HostName host) {
        return transactions.read(() ->
                host.itselfAndAbove().map(this::find).flatMap(Optional::stream).findFirst());
    }

    public Page<DomainRule> all(Page.Request page) {
        return transactions.read(
                () -> Page.of(rows.newest(page.before(), page.limit() + 1), page.limit(), DomainRule::id));
    }

    /** Every rule, by name, for lists that are handed on. */
    public List<DomainRule> byName() {
        return transactions.read(rows::byName);
    }

    /** Servers that have a rule of their own. */
    Set<HostName> among(Set<HostName> hosts) {
        return transactions.read(() -> rows.among(hosts));
    }

    /** A rule about this server, or about what it is a part of, would cut the house off from itself. */
    boolean isOurs(HostName host) {
        return HostName.of(settings.uri("/")).map(host::covers).orElse(false)
                || HostName.ofDomain(settings.domain()).map(host::covers).orElse(false);
    }

    /**
     * Once an hour, whoever came in between a rule's commit and its being known everywhere. Counts how many that were.
     */
    int settle() {
        contacts.refresh();
        return measures.settle(contacts);
    }

    @Override
    public String name() {
        return "house-rules";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        settle();
    }

    private void requireElsewhere(HostName host) {
        if (isOurs(host)) {
            throw Refused.invalid("domain", "This is this server itself, or what it is a part of.");
        }
    }

    private static boolean refusesFiles(DomainRule.Terms terms) {
        return terms.severity() == Severity.SUSPEND || terms.rejectsMedia();
    }

    /** Pictures of theirs that stand for words are not drawn any more. */
    private void dropEmojis(Set<HostName> hosts) {
        if (!hosts.isEmpty()) {
            emojis.drop(domain -> HostName.ofDomain(domain)
                    .map(host -> host.itselfAndAbove().anyMatch(hosts::contains))
                    .orElse(false));
        }
    }

    /** What follows from rules just written, in their transaction; the copy in memory is read after the commit. */
    private void took(Set<HostName> blocked) {
        measures.settle(rows.all());
        if (!blocked.isEmpty()) {
            follows.endWithSuspendedHosts();
            events.publish(new ModerationEvent.HostsBlocked(blocked));
        }
        transactions.afterCommit(contacts::changed);
    }
}
