package coop.talkoot.exchange.find;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.ListedPosts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where offers and needs are looked for, those of here and those known of other servers together. */
@Singleton
public final class Catalogue {
    private static final int MOST_ROUNDS = 6;
    /** Of so many, nobody sees for a while that one came or went; fewer are counted each time. */
    private static final int MANY = 300;

    private static final Duration RECENT = Duration.ofSeconds(30);
    private static final int MOST_COUNTED = 2_000;

    private final Transactions transactions;
    private final CatalogueRows rows;
    private final Languages languages;
    private final Spelling spelling;
    private final ListedPosts posts;
    private final Clock clock;
    private final Ids ids;
    private final Cache<Counted, List<Counts.Cell>> counted = Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .expireAfterWrite(RECENT)
            .build();

    /** What was counted for whom. */
    private record Counted(Sought sought, @Nullable Long viewerId) {}

    Catalogue(
            Transactions transactions,
            CatalogueRows rows,
            Languages languages,
            Spelling spelling,
            ListedPosts posts,
            Clock clock,
            Ids ids) {
        this.transactions = transactions;
        this.rows = rows;
        this.languages = languages;
        this.spelling = spelling;
        this.posts = posts;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What fits and {@code viewerId} (null: the public) may see. Where nothing says the words as typed, those are taken
     * that are spelt alike.
     *
     * @param before what the page before gave as next, null for the first
     */
    public Found search(Sought sought, Order order, @Nullable Long viewerId, int limit, @Nullable String before) {
        if (limit < 1 || limit > Page.Request.MOST) {
            throw Refused.invalid("limit", "limit must be a number from 1 to " + Page.Request.MOST);
        }
        if (order == Order.NEAREST && sought.near() == null) {
            throw Refused.invalid("sort", "Say a place to look around first.");
        }
        var cursor = Cursor.read(before, order);
        return transactions.read(() -> {
            var found = page(asked(sought, typed(sought), order, viewerId), cursor, limit);
            if (sought.words() == null || !found.hits().isEmpty()) {
                return found;
            }
            var guess = spelling.guess(sought.words());
            if (guess.isEmpty()) {
                return found;
            }
            var meant = page(asked(sought, guess.get().words(), order, viewerId), cursor, limit);
            return meant.hits().isEmpty()
                    ? found
                    : new Found(meant.hits(), meant.next(), guess.get().shown());
        });
    }

    /** How many fit by what can be chosen beside them. */
    public Counts count(Sought sought, @Nullable Long viewerId) {
        var all = sought.withoutFacets();
        var key = new Counted(all, viewerId);
        var cells = counted.getIfPresent(key);
        if (cells == null) {
            var asked = asked(all, typed(sought), Order.NEWEST, viewerId);
            cells = transactions.read(() -> rows.count(asked));
            if (cells.stream().mapToInt(Counts.Cell::number).sum() >= MANY) {
                counted.put(key, cells);
            }
        }
        return Counts.of(cells, sought);
    }

    private Asked asked(Sought sought, @Nullable SearchWords words, Order order, @Nullable Long viewerId) {
        var configs = words == null ? List.<String>of() : languages.all();
        return new Asked(sought, words, configs, order, viewerId, clock.instant());
    }

    private static @Nullable SearchWords typed(Sought sought) {
        return sought.words() == null ? null : new SearchWords.Typed(sought.words());
    }

    /** Goes on until the page is full: some of what fits may not stand in a list of this viewer's. */
    private Found page(Asked asked, @Nullable Cursor cursor, int limit) {
        var first = cursor == null ? new Cursor(Long.MAX_VALUE, 0, ids.next()) : cursor;
        var at = first;
        var kept = new ArrayList<CatalogueRows.Candidate>();
        var wanted = limit + 1;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var found = rows.find(asked, at, round == 0 && cursor == null, wanted);
            var shown =
                    posts.among(found.stream().map(CatalogueRows.Candidate::id).toList(), asked.viewerId());
            found.stream().filter(each -> shown.contains(each.id())).forEach(kept::add);
            if (kept.size() > limit) {
                return found(kept.subList(0, limit), after(kept.get(limit - 1)), asked.order());
            }
            if (found.size() < wanted) {
                return found(kept, null, asked.order());
            }
            at = after(found.getLast());
            wanted = Math.min(4 * wanted, 20 * limit);
        }
        return found(kept, at, asked.order());
    }

    private static Cursor after(CatalogueRows.Candidate last) {
        return new Cursor(last.id(), last.key(), last.newest());
    }

    private static Found found(List<CatalogueRows.Candidate> kept, @Nullable Cursor next, Order order) {
        var hits = kept.stream()
                .map(each -> new Hit(each.id(), each.way() == null ? null : (Integer) Earth.metres(each.way())))
                .toList();
        return new Found(hits, next == null ? null : next.text(order), null);
    }
}
