package coop.talkoot.exchange.find;

import coop.talkoot.exchange.Listing;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * What a listing must have one of to fit a kept search at all: the index is asked for these, and whatever it gives is then
 * held against the search itself.
 */
@Singleton
final class Anchors {
    /** For a search of which neither words nor a tag, a shelf, a group or a place say where to look. */
    static final String ANY = "*";

    private static final Pattern STEM = Pattern.compile("'((?:[^']|'')+)'");

    private final DSLContext sql;
    private final Transactions transactions;

    Anchors(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Empty for a place alone, which is found by its area. */
    String[] of(Sought sought) {
        if (sought.words() != null) {
            return ofWords(sought.words());
        }
        if (sought.tag() != null) {
            return new String[] {tag(sought.tag())};
        }
        if (sought.categoryId() != null) {
            return new String[] {category(sought.categoryId())};
        }
        if (sought.groupId() != null) {
            return new String[] {group(sought.groupId())};
        }
        return sought.near() == null ? new String[] {ANY} : new String[0];
    }

    /** All that a listing has; {@code groupIds} are its group and those above. */
    static String[] of(CatalogueKeeper.Kept kept, Listing listing, Collection<Long> groupIds) {
        var own = Arrays.stream(kept.stems()).collect(Collectors.toCollection(ArrayList::new));
        own.add(ANY);
        Arrays.stream(kept.tags()).map(Anchors::tag).forEach(own::add);
        groupIds.forEach(id -> own.add(group(id)));
        var category = listing.category();
        if (category != null) {
            own.add(category(category.id()));
        }
        return own.toArray(String[]::new);
    }

    /** In every language there is, also one that no listing is written in yet; in most the stem is the same. */
    private String[] ofWords(String words) {
        var trees = transactions.read(() -> sql.fetch("""
            select distinct querytree(catalogue_query(c.cfgname::text, {0}))
            from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where n.nspname = 'pg_catalog'\
            """, DSL.val(words)).getValues(0, String.class));
        var anchors = new TreeSet<String>();
        trees.forEach(tree -> anchors.addAll(needed(tree)));
        if (anchors.isEmpty()) {
            anchors.add(ANY);
        }
        return anchors.toArray(String[]::new);
    }

    /** One of the stems that must all be there, the longest as the rarest; all of them where one is enough. */
    private static List<String> needed(String tree) {
        var stems = STEM.matcher(tree)
                .results()
                .map(found -> found.group(1).replace("''", "'"))
                .toList();
        return tree.contains(" | ")
                ? stems
                : stems.stream().max(Comparator.comparingInt(String::length)).stream()
                        .toList();
    }

    private static String tag(String tag) {
        return "#" + tag;
    }

    private static String category(long id) {
        return "/" + id;
    }

    private static String group(long id) {
        return "@" + id;
    }
}
