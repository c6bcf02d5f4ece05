package coop.talkoot.moderation;

import coop.talkoot.people.HostMeasures;
import coop.talkoot.people.Measure;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whom this house deals with. Asked at each request to an inbox, each fetch and each delivery, so it answers from
 * memory: a copy that is read anew after every change of ours, and every ten seconds for those of other processes.
 */
@Singleton
public final class Contacts implements HostMeasures {
    private final RuleRows rows;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable HouseRules rules;

    Contacts(RuleRows rows) {
        this.rows = rows;
    }

    /** Nothing is taken from, fetched from or sent to this http(s) URL: its server is blocked, or its actor suspended. */
    public boolean refuses(String uri) {
        return rules().refuse(uri);
    }

    /** Nothing goes to or comes from this server, be it with a port behind its name. */
    public boolean refusesHost(String domain) {
        return rules().severity(HostName.ofDomain(domain)) == Severity.SUSPEND;
    }

    /** Reports from this actor's server are dropped. */
    public boolean refusesReportsOf(String uri) {
        return HostName.of(uri)
                .flatMap(rules()::holdingFor)
                .map(rule -> rule.terms().rejectsReports() || rule.terms().severity() == Severity.SUSPEND)
                .orElse(false);
    }

    /** Pictures, films and recordings of this URL's server are neither fetched nor shown. */
    public boolean refusesFilesOf(String uri) {
        return refuses(uri)
                || HostName.of(uri)
                        .flatMap(rules()::holdingFor)
                        .map(rule -> rule.terms().rejectsMedia())
                        .orElse(false);
    }

    /** The inboxes that may be sent to. */
    public Collection<String> reachable(Collection<String> inboxes) {
        return inboxes.stream().filter(inbox -> !refuses(inbox)).toList();
    }

    @Override
    public Measure of(String uri, String domain) {
        return rules().of(uri, domain);
    }

    /** Every process looks for what others changed; ten seconds are well below the thirty that are promised. */
    @Scheduled(initialDelay = "10s", fixedDelay = "10s")
    public void refresh() {
        var seen = changes.get();
        keep(rows.all(), seen);
    }

    /** What is in memory holds no longer: the next to ask reads anew. */
    void changed() {
        changes.incrementAndGet();
        rules = null;
    }

    private HouseRules rules() {
        var known = rules;
        if (known != null) {
            return known;
        }
        var seen = changes.get();
        var read = rows.all();
        keep(read, seen);
        return read;
    }

    /** What was read before a change must not outlive it. */
    private void keep(HouseRules read, long seen) {
        if (changes.get() == seen) {
            rules = read;
        }
    }
}
