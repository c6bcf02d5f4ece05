package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.CUSTOM_EMOJI;
import static coop.talkoot.schema.Tables.MEDIA_FILE;

import coop.talkoot.documents.EmojiRows.Name;
import coop.talkoot.documents.picture.FileKind;
import coop.talkoot.documents.storage.Storage;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Keeping emoji: this instance's own are made, changed and removed; those of others are looked through. */
@Singleton
public final class OwnEmojis {
    public static final int LONGEST_CATEGORY = 100;
    static final int MOST = 5000;

    private final EmojiRows rows;
    private final EmojiMemory memory;
    private final KeptFiles kept;
    private final FileRows files;
    private final Copies copies;
    private final Storage storage;
    private final Transactions transactions;

    OwnEmojis(
            EmojiRows rows,
            EmojiMemory memory,
            KeptFiles kept,
            FileRows files,
            Copies copies,
            Storage storage,
            Transactions transactions) {
        this.rows = rows;
        this.memory = memory;
        this.kept = kept;
        this.files = files;
        this.copies = copies;
        this.storage = storage;
        this.transactions = transactions;
    }

    /** A picture that is here and stands for nothing yet; if it never does, it goes after a day. */
    public static final class Ready {
        private final StoredFile file;
        private final FileRows.Written written;

        private Ready(StoredFile file, FileRows.Written written) {
            this.file = file;
            this.written = written;
        }
    }

    /** Takes a picture in; what is none, or too large, is refused by the field "file". Not inside a transaction. */
    public Ready prepare(InputStream content) {
        return ready(kept.sent(content, Emojis.MOST_BYTES));
    }

    /** The picture of another server's, fetched if it is not here. Not inside a transaction. */
    public Ready prepareCopy(CustomEmoji other) {
        var file = transactions
                .read(() -> files.one(MEDIA_FILE.ID.eq(
                        DSL.select(CUSTOM_EMOJI.FILE_ID).from(CUSTOM_EMOJI).where(CUSTOM_EMOJI.ID.eq(other.id())))))
                .flatMap(copies::here)
                .orElseThrow(OwnEmojis::notToBeHad);
        try (var content =
                storage.open(file.originalName(), 0, file.originalBytes()).orElseThrow(OwnEmojis::notToBeHad)) {
            return ready(kept.sent(content));
        } catch (IOException cause) {
            throw new UncheckedIOException("a copy cannot be read", cause);
        }
    }

    /** A word of this instance's from now on. */
    public CustomEmoji add(Ready ready, String shortcode, String category) {
        var word = shortcode.strip().replaceFirst("^:(.*):$", "$1");
        if (!Shortcodes.isOne(word)) {
            throw Refused.invalid("shortcode", "A name has 2 to 128 letters from a to z, digits and underscores.");
        }
        return transactions.write(() -> {
            if (rows.count(CUSTOM_EMOJI.DOMAIN.isNull()) >= MOST) {
                throw Refused.conflict("There are " + MOST + " emoji here already. Remove some first.");
            }
            files.ready(ready.file.id(), ready.written);
            var name = new Name(null, word);
            var id = rows.insert(name, ready.file.id(), checked(category));
            memory.changed(List.of(name));
            return require(
                    id.orElseThrow(() -> Refused.invalid("shortcode", "There is an emoji of this name here already.")));
        });
    }

    /** What is said of one, here or elsewhere; category and listing are of our own only. */
    public CustomEmoji change(CustomEmoji emoji, String category, boolean isListed, boolean isEnabled) {
        return transactions.write(() -> {
            var isOwn = emoji.domain() == null;
            rows.change(emoji.id(), isOwn ? checked(category) : null, !isOwn || isListed, isEnabled);
            memory.changed(List.of(new Name(emoji.domain(), emoji.shortcode())));
            return require(emoji.id());
        });
    }

    /** The word is a mere word again. */
    public void remove(CustomEmoji emoji) {
        transactions.run(() -> memory.changed(rows.remove(CUSTOM_EMOJI.ID.eq(emoji.id()))));
    }

    public Optional<CustomEmoji> find(long id) {
        return transactions.read(() -> rows.one(id));
    }

    public CustomEmoji require(long id) {
        return find(id).orElseThrow(() -> Refused.notFound("There is no such emoji."));
    }

    /** Newest first; {@code named} is a word or a server, empty for all. */
    public Page<CustomEmoji> all(boolean isOwn, String named, Page.Request page) {
        var whose = isOwn ? CUSTOM_EMOJI.DOMAIN.isNull() : CUSTOM_EMOJI.DOMAIN.isNotNull();
        var word = named.strip().replaceFirst("^:(.*):$", "$1");
        var which = word.isEmpty()
                ? whose
                : whose.and(CUSTOM_EMOJI.SHORTCODE.eq(word).or(CUSTOM_EMOJI.DOMAIN.eq(word)));
        return transactions.read(
                () -> Page.of(rows.newest(which, page.before(), page.limit() + 1), page.limit(), CustomEmoji::id));
    }

    private Ready ready(KeptFiles.Source source) {
        return kept.take(source, kind -> kind.family() == FileKind.Family.IMAGE, Ready::new);
    }

    private static @Nullable String checked(String category) {
        var words = category.strip();
        if (words.length() > LONGEST_CATEGORY || words.indexOf('\0') >= 0 || words.contains("\n")) {
            throw Refused.invalid(
                    "category", "A category has at most " + LONGEST_CATEGORY + " characters on one line.");
        }
        return words.isEmpty() ? null : words;
    }

    private static Refused notToBeHad() {
        return Refused.invalid("file", "Its picture is not to be had from there just now.");
    }
}
