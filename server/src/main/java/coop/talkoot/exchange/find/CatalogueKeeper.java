package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.CATALOGUE_ENTRY;

import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.ListingEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Keeps the catalogue as listings come, change and go, in the same transaction, and holds what comes against kept searches. */
@Singleton
final class CatalogueKeeper implements DomainListener {
    private final DSLContext sql;
    private final Languages languages;
    private final CatalogueWords words;
    private final SearchMatches matches;

    CatalogueKeeper(DSLContext sql, Languages languages, CatalogueWords words, SearchMatches matches) {
        this.sql = sql;
        this.languages = languages;
        this.words = words;
        this.matches = matches;
    }

    /** What kept searches ask of a new listing: its stems and its place, as the database wrote them. */
    record Kept(String[] stems, String[] tags) {}

    @Override
    public void on(DomainEvent event) {
        if (event instanceof ListingEvent happened) {
            switch (happened) {
                case ListingEvent.ListingPublished published ->
                    matches.tell(published.listing(), keep(published.listing()));
                case ListingEvent.ListingEdited edited -> {
                    if (edited.listing().state() == Listing.State.OPEN) {
                        keep(edited.listing());
                    } else {
                        remove(edited.listing());
                    }
                }
                case ListingEvent.ListingWithdrawn withdrawn -> remove(withdrawn.listing());
            }
        }
    }

    private Kept keep(Listing listing) {
        var post = listing.post();
        var terms = listing.terms();
        var group = post.group();
        var tags = post.tags().stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toArray(String[]::new);
        var named = String.join(" ", tags);
        Field<String> config = DSL.field("catalogue_config({0})", String.class, DSL.val(post.language()));
        var row = sql.newRecord(CATALOGUE_ENTRY);
        row.setListingId(listing.id());
        row.setPurpose(terms.purpose().name());
        row.setKind(terms.kind().name());
        row.setAuthorId(post.author().id());
        row.setGroupId(group == null ? null : group.id());
        row.setCategoryId(listing.category() == null ? null : listing.category().id());
        row.setAudience(post.audience().name());
        row.setIsLocal(post.isLocal());
        row.setTags(tags);
        row.setDueAt(terms.due());
        row.setOpenUntil(terms.openUntil());
        var search = DSL.field(
                "catalogue_vector({0}, {1}, {2}, {3})",
                String.class,
                config,
                DSL.val(post.title()),
                DSL.val(named),
                DSL.val(post.text() + " " + terms.place()));
        var plain = DSL.field("catalogue_plain({0})", String.class, DSL.val(post.title() + " " + named));
        var kept = sql.insertInto(CATALOGUE_ENTRY)
                .set(row)
                .set(CATALOGUE_ENTRY.HAS_PICTURE, DSL.field(Attachments.hangOn(DSL.val(listing.id()))))
                .set(CATALOGUE_ENTRY.EARTH, DSL.field("{0}", String.class, Earth.point(terms.spot())))
                .set(CATALOGUE_ENTRY.CONFIG, config)
                .set(CATALOGUE_ENTRY.WORDS, plain)
                .set(CATALOGUE_ENTRY.SEARCH, search)
                .onConflict(CATALOGUE_ENTRY.LISTING_ID)
                .doUpdate()
                .setAllToExcluded()
                .returningResult(
                        CATALOGUE_ENTRY.CONFIG,
                        DSL.field("tsvector_to_array({0})", String[].class, CATALOGUE_ENTRY.SEARCH),
                        CATALOGUE_ENTRY.WORDS)
                .fetchSingle();
        languages.added(kept.value1());
        words.learn(kept.value3());
        return new Kept(kept.value2(), tags);
    }

    private void remove(Listing listing) {
        sql.deleteFrom(CATALOGUE_ENTRY)
                .where(CATALOGUE_ENTRY.LISTING_ID.eq(listing.id()))
                .execute();
    }
}
