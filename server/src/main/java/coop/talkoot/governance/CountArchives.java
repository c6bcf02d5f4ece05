package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.COUNT_FILE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.governance.count.CountFile;
import coop.talkoot.governance.count.Recount;
import coop.talkoot.governance.count.Unreadable;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Count files as they are given out here, of votes of any server. One of another server is fetched once, counted again
 * and compared with what its group said at the opening and at the close; what does not fit is not given on.
 */
@Singleton
public final class CountArchives {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final CountFiles own;
    private final Tallies tallies;
    private final BeanProvider<CountFileSource> sources;
    private final BeanProvider<GroupSigner> signers;
    /** What was counted never changes: of the votes that are looked at it is kept in memory. */
    private final Cache<Long, List<CountFile.Line>> lines = Caffeine.newBuilder()
            .maximumWeight(100_000)
            .<Long, List<CountFile.Line>>weigher((id, some) -> some.size())
            .build();

    CountArchives(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            CountFiles own,
            Tallies tallies,
            BeanProvider<CountFileSource> sources,
            BeanProvider<GroupSigner> signers) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.own = own;
        this.tallies = tallies;
        this.sources = sources;
        this.signers = signers;
    }

    /** For a member of the group, which the caller has checked; asks the group's server when it is not here yet. */
    public byte[] of(Decision decision, Identity reader) {
        return kept(decision).orElseGet(() -> {
            requireOpen(decision);
            return keep(
                    decision,
                    decision.isLocal()
                            ? own.write(decision)
                            : fetched(decision, reader)
                                    .orElseThrow(() -> Refused.conflict(host(decision)
                                            + " counted this vote and does not give its count file now. Try again"
                                            + " later, or ask there.")));
        });
    }

    /** The same for a group whose vote it is a part of; empty when its server does not give it now. */
    Optional<byte[]> brought(Decision decision, Identity reader) {
        return kept(decision).or(() -> {
            requireOpen(decision);
            return (decision.isLocal() ? Optional.of(own.write(decision)) : fetched(decision, reader))
                    .map(archive -> keep(decision, archive));
        });
    }

    /** What was counted, in the order of the file; empty while the file of another server has not been fetched. */
    List<CountFile.Line> lines(Decision decision) {
        if (!decision.isOver()) {
            return List.of();
        }
        var known = lines.getIfPresent(decision.id());
        if (known != null) {
            return known;
        }
        var read = read(decision);
        if (!read.isEmpty()) {
            lines.put(decision.id(), read);
        }
        return read;
    }

    private List<CountFile.Line> read(Decision decision) {
        if (decision.isLocal()) {
            return tallies.voices(decision).stream().map(CountFiles::line).toList();
        }
        return kept(decision).map(archive -> checked(decision, archive).lines()).orElse(List.of());
    }

    private Optional<byte[]> kept(Decision decision) {
        return transactions.read(() -> sql.select(COUNT_FILE.ARCHIVE)
                .from(COUNT_FILE)
                .where(COUNT_FILE.DECISION_ID.eq(decision.id()))
                .fetchOptional(COUNT_FILE.ARCHIVE));
    }

    /** Who comes first decides: all get the same bytes. */
    private byte[] keep(Decision decision, byte[] archive) {
        transactions.run(() -> sql.insertInto(COUNT_FILE)
                .set(COUNT_FILE.DECISION_ID, decision.id())
                .set(COUNT_FILE.ARCHIVE, archive)
                .set(COUNT_FILE.KEPT_AT, clock.instant())
                .onConflictDoNothing()
                .execute());
        return kept(decision).orElse(archive);
    }

    private void requireOpen(Decision decision) {
        if (decision.state() != Decision.State.CLOSED) {
            throw Refused.conflict("There is a count file once a vote was counted.");
        }
        if (decision.secrecy() == Secrecy.SECRET
                || tallies.of(decision).map(Tally::isWithheld).orElse(false)) {
            throw Refused.conflict("Of this vote only the result is left: it was secret, or too few voted to show what"
                    + " they said.");
        }
    }

    private Optional<byte[]> fetched(Decision decision, Identity reader) {
        var archive =
                sources.isPresent() ? sources.get().fetch(decision.post().uri(), reader) : Optional.<byte[]>empty();
        archive.ifPresent(brought -> requireTrue(decision, checked(decision, brought), host(decision)));
        return archive;
    }

    private static String host(Decision decision) {
        return URI.create(decision.group().uri()).getAuthority();
    }

    private static Recount.Checked checked(Decision decision, byte[] archive) {
        try {
            return Recount.check(archive);
        } catch (Unreadable wrong) {
            throw wrong(URI.create(decision.group().uri()).getAuthority(), String.valueOf(wrong.getMessage()));
        }
    }

    /** It fits together; now whether it is this vote, by the group's own key, and what the group said all along. */
    private void requireTrue(Decision decision, Recount.Checked file, String host) {
        var keys = signers.get().keysOf(List.of(decision.group().uri()));
        if (!file.decision().equals(decision.post().uri())
                || !file.group().equals(decision.group().uri())) {
            throw wrong(host, "it is of another vote");
        }
        if (!file.key().equals(keys.get(file.signer()))) {
            throw wrong(host, "it is signed with a key that is not the group's");
        }
        if (!file.rollHash().equals(decision.roll().hash())) {
            throw wrong(host, "its roll is not the one that was published when voting opened");
        }
        var conclusion = decision.conclusion();
        var counted = file.tally().outcome();
        var isSame = conclusion != null
                && conclusion.selected().equals(counted.selected())
                && (conclusion.outcome() == counted.kind()
                        || (conclusion.outcome() == Outcome.Kind.PASSED && counted.kind() == Outcome.Kind.PASSED_WEAK));
        if (!isSame) {
            throw wrong(host, "it comes to another result than was told");
        }
    }

    private static Refused wrong(String host, String what) {
        return Refused.conflict(
                "The count file that " + host + " gives is not right, and is not given on: " + what + ".");
    }
}
