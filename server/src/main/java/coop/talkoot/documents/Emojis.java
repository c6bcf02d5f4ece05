package coop.talkoot.documents;

import static coop.talkoot.schema.Tables.CUSTOM_EMOJI;

import coop.talkoot.documents.EmojiRows.Name;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What words between colons stand for: each is its author's own server's, here as elsewhere. */
@Singleton
public final class Emojis {
    /** Of one post or person. */
    static final int MOST_LEARNT = 64;
    /** So many of one server are remembered. */
    static final int MOST_OF_DOMAIN = 10_000;
    /** As Mastodon has it. */
    static final int MOST_BYTES = 256 << 10;

    private final EmojiRows rows;
    private final EmojiMemory memory;
    private final FileRows files;
    private final Transactions transactions;

    Emojis(EmojiRows rows, EmojiMemory memory, FileRows files, Transactions transactions) {
        this.rows = rows;
        this.memory = memory;
        this.files = files;
        this.transactions = transactions;
    }

    /** Texts of somebody's. */
    public record Said(Identity by, List<String> texts) {
        public Said {
            texts = List.copyOf(texts);
        }
    }

    /** What was found for the texts of a page. */
    public static final class Found {
        private final Map<Name, CustomEmoji> byName;

        private Found(Map<Name, CustomEmoji> byName) {
            this.byName = byName;
        }

        /** Those in texts of somebody's that were asked for. */
        public List<CustomEmoji> in(Identity by, List<String> texts) {
            if (byName.isEmpty()) {
                return List.of();
            }
            return Shortcodes.in(texts).stream()
                    .map(shortcode -> of(by, shortcode))
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** What somebody's word stands for. */
        public Optional<CustomEmoji> of(Identity by, String shortcode) {
            return Optional.ofNullable(byName.get(new Name(domainOf(by), shortcode)))
                    .filter(CustomEmoji::isEnabled);
        }
    }

    /** All that stand in these texts: no query when memory knows them, or one for all. */
    public Found find(Collection<Said> said) {
        var names = new LinkedHashSet<Name>();
        for (var one : said) {
            var domain = domainOf(one.by());
            Shortcodes.in(one.texts()).forEach(shortcode -> names.add(new Name(domain, shortcode)));
        }
        return new Found(names.isEmpty() ? Map.of() : memory.all(names));
    }

    /** Those in texts of one. */
    public List<CustomEmoji> in(Identity by, List<String> texts) {
        return find(List.of(new Said(by, texts))).in(by, texts);
    }

    /** Those of this instance that are drawn, by category and name. */
    public List<CustomEmoji> own() {
        return transactions.read(rows::own);
    }

    /** One of this instance that is drawn, by its id. */
    public Optional<CustomEmoji> own(long id) {
        return transactions.read(() -> rows.one(id)).filter(emoji -> emoji.domain() == null && emoji.isEnabled());
    }

    /**
     * A server says what its words stand for, in the transaction of the deed it came with. What is known already costs
     * nothing.
     */
    public void learn(Identity by, List<RemoteEmoji> said) {
        var domain = domainOf(by);
        if (domain == null || said.isEmpty()) {
            return;
        }
        // In order, so that two who learn the same do not wait for each other.
        var news = new TreeMap<String, RemoteEmoji>();
        said.stream().limit(MOST_LEARNT).forEach(emoji -> news.putIfAbsent(emoji.shortcode(), emoji));
        var known = memory.all(news.keySet().stream()
                .map(shortcode -> new Name(domain, shortcode))
                .toList());
        news.values().removeIf(emoji -> isKnown(known.get(new Name(domain, emoji.shortcode())), emoji));
        if (!news.isEmpty()) {
            transactions.run(() -> learn(domain, news.values(), known));
        }
    }

    /** A server's pictures are not wanted any more: all that came from it goes. */
    public void drop(Predicate<String> domain) {
        transactions.run(() -> {
            var domains = rows.domains(domain);
            if (!domains.isEmpty()) {
                memory.changed(rows.remove(CUSTOM_EMOJI.DOMAIN.in(domains)));
            }
        });
    }

    private void learn(String domain, Collection<RemoteEmoji> news, Map<Name, CustomEmoji> known) {
        var room = MOST_OF_DOMAIN - rows.count(CUSTOM_EMOJI.DOMAIN.eq(domain));
        var changed = new ArrayList<Name>();
        for (var emoji : news) {
            var name = new Name(domain, emoji.shortcode());
            var before = known.get(name);
            if (before == null && room <= 0) {
                continue;
            }
            var file = files.remote(emoji.file(), MOST_BYTES);
            var isTaken = before == null ? rows.insert(name, file, null).isPresent() : rows.show(before.id(), file);
            if (isTaken) {
                room -= before == null ? 1 : 0;
                changed.add(name);
            } else {
                // Somebody else learnt it just now.
                files.delete(file);
            }
        }
        memory.changed(changed);
    }

    private static boolean isKnown(@Nullable CustomEmoji known, RemoteEmoji said) {
        return known != null && Objects.equals(known.remoteUrl(), said.url());
    }

    private static @Nullable String domainOf(Identity by) {
        return by.isLocal() ? null : by.domain();
    }
}
