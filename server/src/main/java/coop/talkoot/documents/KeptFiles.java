package coop.talkoot.documents;

import coop.talkoot.documents.FileRows.Written;
import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.documents.picture.Intake;
import coop.talkoot.documents.picture.Prepared;
import coop.talkoot.documents.storage.Storage;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts files where they lie and takes them away. First a row, then the files, then what refers to them: whatever is
 * cut off in between leaves a row by which the rest is found.
 */
@Singleton
final class KeptFiles {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

    private final Storage storage;
    private final Intake intake;
    private final FileRows rows;
    private final Transactions transactions;
    private final long largest;

    KeptFiles(Storage storage, Intake intake, FileRows rows, Transactions transactions, Settings settings) {
        this.storage = storage;
        this.intake = intake;
        this.rows = rows;
        this.transactions = transactions;
        this.largest = settings.media().limits().largestBytes();
    }

    /** Brings the bytes of a file to a place of this machine. */
    @FunctionalInterface
    interface Source {
        void writeTo(Path file) throws IOException;
    }

    /** What was sent here. */
    Source sent(InputStream content) {
        return sent(content, largest);
    }

    /** The same, of at most so many bytes. */
    Source sent(InputStream content, long most) {
        return file -> {
            try (var out = Files.newOutputStream(file)) {
                var buffer = new byte[1 << 16];
                var total = 0L;
                for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    total += read;
                    if (total > most) {
                        var words = most >> 20 > 0 ? (most >> 20) + " MB" : (most >> 10) + " KB";
                        throw Refused.invalid("file", "A file may have at most " + words + "; this one has more.");
                    }
                    out.write(buffer, 0, read);
                }
            }
        };
    }

    /**
     * Takes a file in. {@code settle} runs in a transaction once the files are there, and makes the row theirs. What
     * is no file of a family that is wanted is refused, as is all {@link Intake} refuses.
     */
    <T> T take(Source source, Predicate<FileKind> wanted, BiFunction<StoredFile, Written, T> settle) {
        try {
            var folder = Files.createTempDirectory("talkoot-media");
            try {
                var file = folder.resolve("input");
                source.writeTo(file);
                var prepared = intake.prepare(file, folder);
                if (!wanted.test(prepared.kind())) {
                    throw Refused.invalid("file", "Expected a picture: JPEG, PNG, GIF or WebP.");
                }
                var begun = transactions.write(rows::begin);
                var written = put(begun, prepared);
                return transactions.write(() -> settle.apply(begun, written));
            } finally {
                remove(folder);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("a file could not be kept", cause);
        }
    }

    private Written put(StoredFile begun, Prepared prepared) throws IOException {
        var place = Objects.requireNonNull(begun.place());
        var kind = prepared.kind();
        storage.put(
                StoredFile.placed(place, StoredFile.nameIn("original", kind.mediaType())),
                prepared.original(),
                kind.mediaType());
        var small = prepared.small();
        if (small.isPresent()) {
            var type = small.get().kind().mediaType();
            storage.put(
                    StoredFile.placed(place, StoredFile.nameIn("small", type)),
                    small.get().file(),
                    type);
        }
        return new Written(
                prepared,
                Files.size(prepared.original()),
                small.isPresent() ? Files.size(small.get().file()) : 0);
    }

    /** Takes away what was released. What cannot be taken away now is tried again. */
    int removeReleased(int most) {
        var removed = 0;
        for (var file : transactions.read(() -> rows.released(most))) {
            try {
                delete(file);
                transactions.run(() -> rows.delete(file.id()));
                removed++;
            } catch (IOException cause) {
                LOG.warn("Files of {} stay for now: {}", file.id(), cause.toString());
            }
        }
        return removed;
    }

    private void delete(StoredFile file) throws IOException {
        if (file.place() == null) {
            return;
        }
        if (file.mediaType() != null) {
            storage.delete(file.originalName());
            if (file.smallType() != null) {
                storage.delete(file.smallName());
            }
            return;
        }
        // Its writing was cut off: nobody wrote down what it was to be.
        for (var kind : FileKind.values()) {
            for (var name : new String[] {"original", "small"}) {
                storage.delete(StoredFile.placed(file.place(), name + "." + kind.ending()));
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
