package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.MEDIA_FILE;
import static coop.talkoot.schema.Tables.PORTRAIT;

import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The pictures of actors. Ours are uploaded; of others a copy is kept while somebody looks at it. */
@Singleton
public final class Portraits {
    /** Which picture. */
    public enum Part {
        AVATAR,
        HEADER;

        /** As it stands in addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Part> of(String word) {
            return Arrays.stream(values())
                    .filter(part -> part.word().equals(word))
                    .findFirst();
        }

        @Nullable
        String of(Identity identity) {
            return switch (this) {
                case AVATAR -> identity.iconUrl();
                case HEADER -> identity.imageUrl();
            };
        }
    }

    private final DSLContext sql;
    private final Transactions transactions;
    private final Identities identities;
    private final KeptFiles kept;
    private final FileRows files;
    private final MediaAddresses addresses;

    Portraits(
            DSLContext sql,
            Transactions transactions,
            Identities identities,
            KeptFiles kept,
            FileRows files,
            MediaAddresses addresses) {
        this.sql = sql;
        this.transactions = transactions;
        this.identities = identities;
        this.kept = kept;
        this.files = files;
        this.addresses = addresses;
    }

    /** Somebody of this instance shows another picture; anything but a picture is refused by the field "file". */
    public Identity change(Identity owner, Part part, InputStream content) {
        return hang(owner, part, prepare(content));
    }

    /** A picture that is here and hangs nowhere yet; if it never does, it goes after a day. */
    public static final class Ready {
        private final StoredFile file;
        private final FileRows.Written written;

        private Ready(StoredFile file, FileRows.Written written) {
            this.file = file;
            this.written = written;
        }
    }

    /** The first half of {@link #change}: not inside a transaction. */
    public Ready prepare(InputStream content) {
        return kept.take(kept.sent(content), kind -> kind.family() == FileKind.Family.IMAGE, Ready::new);
    }

    /** The second half, together with whatever else changes. */
    public Identity hang(Identity owner, Part part, Ready ready) {
        return transactions.write(() -> {
            files.ready(ready.file.id(), ready.written);
            var file = files.one(MEDIA_FILE.ID.eq(ready.file.id())).orElseThrow();
            hang(owner.id(), part, file.id());
            var url = part == Part.AVATAR ? addresses.small(file) : addresses.original(file);
            return show(owner, part, url);
        });
    }

    /** They show none any more. */
    public Identity remove(Identity owner, Part part) {
        return transactions.write(() -> {
            takeDown(owner.id(), part);
            return show(owner, part, null);
        });
    }

    /** The file of another server's actor as it is shown now; empty when they show none. */
    Optional<StoredFile> copy(Identity actor, Part part) {
        var url = part.of(actor);
        if (url == null || actor.isLocal() || actor.isGone() || actor.isSuspended()) {
            return Optional.empty();
        }
        var known = transactions.read(() -> hanging(actor.id(), part));
        if (known.filter(file -> url.equals(file.remoteUrl())).isPresent()) {
            return known;
        }
        var said = new RemoteFile(url, FileKind.Family.IMAGE, null, null, null, "", Focus.CENTRE);
        return transactions.write(() -> {
            identities.lock(actor.id());
            var now = hanging(actor.id(), part);
            if (now.filter(file -> url.equals(file.remoteUrl())).isEmpty()) {
                hang(actor.id(), part, files.remote(said));
            }
            return hanging(actor.id(), part);
        });
    }

    private Identity show(Identity owner, Part part, @Nullable String url) {
        return switch (part) {
            case AVATAR -> identities.showIcon(owner.id(), url);
            case HEADER -> identities.showImage(owner.id(), url);
        };
    }

    private Optional<StoredFile> hanging(long actorId, Part part) {
        return sql.select(PORTRAIT.FILE_ID)
                .from(PORTRAIT)
                .where(PORTRAIT.ACTOR_ID.eq(actorId).and(PORTRAIT.PART.eq(part.name())))
                .fetchOptional(PORTRAIT.FILE_ID)
                .flatMap(id -> files.one(MEDIA_FILE.ID.eq(Objects.requireNonNull(id))));
    }

    private void hang(long actorId, Part part, long fileId) {
        takeDown(actorId, part);
        sql.insertInto(PORTRAIT)
                .set(PORTRAIT.ACTOR_ID, actorId)
                .set(PORTRAIT.PART, part.name())
                .set(PORTRAIT.FILE_ID, fileId)
                .execute();
    }

    private void takeDown(long actorId, Part part) {
        var old = sql.deleteFrom(PORTRAIT)
                .where(PORTRAIT.ACTOR_ID.eq(actorId).and(PORTRAIT.PART.eq(part.name())))
                .returning(PORTRAIT.FILE_ID)
                .fetch(PORTRAIT.FILE_ID);
        if (!old.isEmpty()) {
            files.release(MEDIA_FILE.ID.in(old));
        }
    }
}
