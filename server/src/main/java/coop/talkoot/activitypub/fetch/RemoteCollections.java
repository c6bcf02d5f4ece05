package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.vocab.ActivityObject;
import coop.talkoot.vocab.Reference;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collections of other servers, whole or leaf by leaf; no leaf is read on another host than its collection's. */
@Singleton
final class RemoteCollections {
    private static final int MOST_LEAVES = 20;

    private final RemoteDocuments documents;

    RemoteCollections(RemoteDocuments documents) {
        this.documents = documents;
    }

    /** What stands in it, as far as {@link #MOST_LEAVES} leaves go. */
    List<Reference> items(String collection) throws Unreachable {
        var items = new ArrayList<Reference>();
        if (documents.fetch(collection).thing() instanceof ActivityObject.Collection whole) {
            items.addAll(whole.items());
            var next = whole.first();
            for (var leaves = 0; next != null && leaves < MOST_LEAVES; leaves++) {
                var leaf = leaf(next, collection);
                items.addAll(leaf == null ? List.of() : leaf.items());
                var after = leaf == null ? null : leaf.neighbours().next();
                next = after == null ? null : Reference.to(after);
            }
        }
        return items;
    }

    private ActivityObject.@Nullable CollectionPage leaf(Reference reference, String collection) throws Unreachable {
        var uri = reference.id();
        if (reference.thing() instanceof ActivityObject.CollectionPage embedded) {
            return embedded;
        }
        return uri != null
                        && Hosts.same(uri, collection)
                        && documents.fetch(uri).thing() instanceof ActivityObject.CollectionPage fetched
                ? fetched
                : null;
    }
}
