package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.MEDIA_FILE;

import coop.talkoot.documents.StoredFile.State;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Takes away what nobody needs: uploads in no post after a day, files whose writing was cut off, what was released,
 * and copies that are old or together too large.
 */
@Singleton
public final class MediaSweep implements Recurring {
    private static final Duration WAITING = Duration.ofDays(1);
    private static final int AT_ONCE = 200;
    private static final int MOST_ROUNDS = 500;

    private final Transactions transactions;
    private final FileRows files;
    private final AttachmentRows attachments;
    private final KeptFiles kept;
    private final Clock clock;
    private final Settings settings;

    MediaSweep(
            Transactions transactions,
            FileRows files,
            AttachmentRows attachments,
            KeptFiles kept,
            Clock clock,
            Settings settings) {
        this.transactions = transactions;
        this.files = files;
        this.attachments = attachments;
        this.kept = kept;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "media-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        var yesterday = clock.instant().minus(WAITING);
        repeat(() -> transactions.write(() -> attachments.forget(yesterday, AT_ONCE)));
        transactions.run(() ->
                files.release(MEDIA_FILE.STATE.eq(State.WRITING.name()).and(MEDIA_FILE.CREATED_AT.lt(yesterday))));
        repeat(this::evictOld);
        repeat(this::evictMost);
        repeat(() -> kept.removeReleased(AT_ONCE));
    }

    private int evictOld() {
        var days = Duration.ofDays(settings.media().limits().cacheDays());
        var old = transactions.read(() -> files.copies(clock.instant().minus(days), AT_ONCE));
        old.forEach(file -> transactions.run(() -> files.evict(file)));
        return old.size();
    }

    private int evictMost() {
        var over = transactions.read(files::bytesOfCopies)
                - settings.media().limits().cacheBytes();
        var evicted = 0;
        for (var file : over <= 0 ? List.<StoredFile>of() : transactions.read(() -> files.copies(null, AT_ONCE))) {
            if (over <= 0) {
                break;
            }
            transactions.run(() -> files.evict(file));
            over -= file.originalBytes() + file.smallBytes();
            evicted++;
        }
        return evicted;
    }

    /** Until there is nothing more to do, or enough was done for one time. */
    private static void repeat(IntSupplier step) {
        var rounds = 0;
        while (step.getAsInt() > 0 && ++rounds < MOST_ROUNDS) {
            // again
        }
    }
}
