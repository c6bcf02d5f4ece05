package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.MEDIA_FILE;

import coop.talkoot.documents.StoredFile.State;
import coop.talkoot.documents.storage.Storage;
import coop.talkoot.people.Identities;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files by their addresses, for whoever serves them. Their names are made here and guessed by nobody. */
@Singleton
public final class MediaFiles {
    private final Storage storage;
    private final FileRows rows;
    private final Copies copies;
    private final Portraits portraits;
    private final Identities identities;
    private final Transactions transactions;

    MediaFiles(
            Storage storage,
            FileRows rows,
            Copies copies,
            Portraits portraits,
            Identities identities,
            Transactions transactions) {
        this.storage = storage;
        this.rows = rows;
        this.copies = copies;
        this.portraits = portraits;
        this.identities = identities;
        this.transactions = transactions;
    }

    /** A file as it is served: what it is, and its bytes from where one likes. */
    public record Served(String name, String mediaType, long length, Opener opener) {
        /** Opens it; empty when it went a moment ago. */
        @FunctionalInterface
        public interface Opener {
            Optional<InputStream> open(long from, long length) throws IOException;
        }
    }

    /** One of ours, by the two parts of its address. */
    public Optional<Served> own(String key, String name) {
        return transactions
                .read(() -> rows.one(MEDIA_FILE.KEY.eq(key).and(MEDIA_FILE.STATE.eq(State.READY.name()))))
                .filter(file -> file.remoteUrl() == null)
                .flatMap(file -> {
                    if (name.equals(StoredFile.nameIn("original", file.mediaType()))) {
                        return Optional.of(original(file));
                    }
                    return file.smallType() != null && name.equals(StoredFile.nameIn("small", file.smallType()))
                            ? Optional.of(small(file))
                            : Optional.empty();
                });
    }

    /** Our copy of another server's, which is fetched now if it is not here. */
    public Optional<Served> copy(String key, boolean isSmall) {
        return transactions
                .read(() -> rows.one(MEDIA_FILE.KEY.eq(key).and(MEDIA_FILE.REMOTE_URL.isNotNull())))
                .flatMap(file -> here(file, isSmall));
    }

    /** Our copy of the picture of another server's actor. */
    public Optional<Served> portrait(long actorId, Portraits.Part part) {
        return identities
                .find(actorId)
                .flatMap(actor -> portraits.copy(actor, part))
                .flatMap(file -> here(file, part == Portraits.Part.AVATAR));
    }

    private Optional<Served> here(StoredFile file, boolean isSmall) {
        return copies.here(file).flatMap(found -> {
            transactions.run(() -> rows.used(found));
            if (!isSmall) {
                return Optional.of(original(found));
            }
            return found.smallType() == null ? Optional.empty() : Optional.of(small(found));
        });
    }

    private Served original(StoredFile file) {
        var name = file.originalName();
        return served(file, name, file.mediaType(), file.originalBytes());
    }

    private Served small(StoredFile file) {
        return served(file, file.smallName(), file.smallType(), file.smallBytes());
    }

    private Served served(StoredFile file, String name, @Nullable String type, long length) {
        if (type == null) {
            throw new IllegalStateException("file " + file.id() + " is of no type");
        }
        return new Served(
                name.substring(name.lastIndexOf('/') + 1),
                type,
                length,
                (from, count) -> storage.open(name, from, count));
    }
}
