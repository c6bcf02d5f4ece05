package coop.talkoot.activitypub.actor;

import coop.talkoot.platform.Page;
import coop.talkoot.vocab.ActivityObject.Collection;
import coop.talkoot.vocab.ActivityObject.CollectionPage;
import coop.talkoot.vocab.ActivityObject.CollectionPage.Neighbours;
import coop.talkoot.vocab.ObjectCore;
import coop.talkoot.vocab.Reference;
import coop.talkoot.vocab.Thing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A collection and its leaves: {@code ?page=true} for the first, {@code &before=} for those after it. */
record Leafing(String id, Page.@Nullable Request leaf) {
    private static final int LEAF = 20;

    /** What the query asks for: nothing for the collection itself, for nonsense the first leaf. */
    static Leafing of(String id, Optional<String> page, Optional<String> before) {
        if (page.isEmpty() && before.isEmpty()) {
            return new Leafing(id, null);
        }
        var from = before.map(Addresses::number);
        return new Leafing(
                id,
                from.isPresent() && from.get().isPresent()
                        ? new Page.Request(LEAF, from.get().getAsLong())
                        : Page.Request.first(LEAF));
    }

    /** The leaf that was asked for, or the collection that points to the first. */
    <T> Thing of(int total, Function<Page.Request, Page<T>> read, Function<T, Reference> write) {
        var core = ObjectCore.with(leaf == null ? id : leafId(leaf.before())).build();
        if (leaf == null) {
            return new Collection(core, true, (long) total, Reference.to(leafId(Long.MAX_VALUE)), null, List.of());
        }
        var found = read.apply(leaf);
        var next = found.next() == null ? null : leafId(found.next());
        return new CollectionPage(
                core,
                true,
                (long) total,
                new Neighbours(id, next, null),
                found.items().stream().map(write).toList());
    }

    private String leafId(long before) {
        return id + "?page=true" + (before == Long.MAX_VALUE ? "" : "&before=" + before);
    }
}
