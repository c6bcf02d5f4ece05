package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.MEDIA_FILE;

import coop.talkoot.documents.StoredFile.State;
import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of what other servers have, fetched when somebody first looks, by one for all who look. What could not be had
 * is not asked for again for a while, each time for longer.
 */
@Singleton
final class Copies {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 11;
    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

    private final FileSource source;
    private final KeptFiles kept;
    private final FileRows rows;
    private final Transactions transactions;
    private final Clock clock;
    private final Settings settings;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final ConcurrentMap<Long, CompletableFuture<Optional<StoredFile>>> flights = new ConcurrentHashMap<>();

    Copies(
            FileSource source,
            KeptFiles kept,
            FileRows rows,
            Transactions transactions,
            Clock clock,
            Settings settings) {
        this.source = source;
        this.kept = kept;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
    }

    /** The file with its bytes here; empty while it cannot be had. */
    Optional<StoredFile> here(StoredFile file) {
        if (file.state() == State.READY) {
            return Optional.of(file);
        }
        if (file.state() == State.WRITING || isPausing(file)) {
            return Optional.empty();
        }
        var own = new CompletableFuture<Optional<StoredFile>>();
        var underWay = flights.putIfAbsent(file.id(), own);
        return underWay == null ? lead(file, own) : follow(underWay);
    }

    private Optional<StoredFile> lead(StoredFile file, CompletableFuture<Optional<StoredFile>> own) {
        try {
            var found = fetched(file);
            own.complete(found);
            return found;
        } catch (RuntimeException cause) {
            own.completeExceptionally(cause);
            throw cause;
        } finally {
            flights.remove(file.id(), own);
        }
    }

    private static Optional<StoredFile> follow(CompletableFuture<Optional<StoredFile>> underWay) {
        try {
            return underWay.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException noFile) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<StoredFile> fetched(StoredFile file) {
        var url = file.remoteUrl();
        if (url == null) {
            return Optional.empty();
        }
        // Somebody else may have brought it since it was looked up.
        var now = transactions.read(() -> rows.one(MEDIA_FILE.ID.eq(file.id())));
        if (now.isEmpty() || now.get().state() != State.REMOTE || isPausing(now.get())) {
            return now.filter(found -> found.state() == State.READY);
        }
        enter();
        try {
            var limits = settings.media().limits();
            var usual = file.family() == FileKind.Family.IMAGE ? limits.imageBytes() : limits.largestBytes();
            var most = file.mostBytes() == null ? usual : Math.min(usual, file.mostBytes());
            kept.take(target -> source.fetch(url, target, most), any -> true, (begun, written) -> {
                rows.readyAs(file.id(), begun, written);
                return begun.id();
            });
            return transactions
                    .read(() -> rows.one(MEDIA_FILE.ID.eq(file.id())))
                    .filter(found -> found.state() == State.READY);
        } catch (Refused | UncheckedIOException cause) {
            LOG.info("{} is not to be had: {}", url, cause.getMessage());
            transactions.run(() -> rows.failed(file.id()));
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    private boolean isPausing(StoredFile file) {
        var failedAt = file.failedAt();
        if (failedAt == null || file.failures() == 0) {
            return false;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(file.failures() - 1, MOST_DOUBLINGS));
        return failedAt.plus(pause).isAfter(clock.instant());
    }

    private void enter() {
        try {
            if (places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new Refused(new Refusal.TooOften((int) PATIENCE.toSeconds(), "Many files are being fetched just now."));
    }
}
