package coop.talkoot.people;

import static coop.talkoot.schema.Tables.PREFERENCE;

import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How people like to write and read; whoever has chosen nothing has {@link #USUAL}. */
@Singleton
public final class Preferences {
    /** Who sees what one writes, unless one says otherwise. */
    public enum Seen {
        PUBLIC,
        UNLISTED,
        FOLLOWERS,
        DIRECT
    }

    /** Whether pictures are shown: all but sensitive ones, all, none. */
    public enum Media {
        DEFAULT,
        SHOW_ALL,
        HIDE_ALL
    }

    /** {@code language} null is the one the person reads pages in. */
    public record Preference(
            Seen visibility, boolean isSensitive, @Nullable String language, Media media, boolean expandsWarnings) {
        public Preference {
            if (language != null && !language.matches("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")) {
                throw Refused.invalid("language", "A language looks like en or pt-BR.");
            }
        }
    }

    public static final Preference USUAL = new Preference(Seen.PUBLIC, false, null, Media.DEFAULT, false);

    private final DSLContext sql;
    private final Transactions transactions;

    Preferences(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    public Preference of(long actorId) {
        return transactions.read(() -> sql.selectFrom(PREFERENCE)
                .where(PREFERENCE.ACTOR_ID.eq(actorId))
                .fetchOptional(row -> new Preference(
                        Seen.valueOf(row.getVisibility()),
                        row.getIsSensitive(),
                        row.getLanguage(),
                        Media.valueOf(row.getMedia()),
                        row.getExpandsWarnings()))
                .orElse(USUAL));
    }

    public void set(long actorId, Preference preference) {
        transactions.run(() -> {
            var row = sql.newRecord(PREFERENCE);
            row.setActorId(actorId);
            row.setVisibility(preference.visibility().name());
            row.setIsSensitive(preference.isSensitive());
            row.setLanguage(preference.language());
            row.setMedia(preference.media().name());
            row.setExpandsWarnings(preference.expandsWarnings());
            sql.insertInto(PREFERENCE).set(row).onDuplicateKeyUpdate().set(row).execute();
        });
    }
}
