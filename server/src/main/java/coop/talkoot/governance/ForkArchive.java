package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Timelines;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What had been said and decided in public where a group comes from, when it was founded, and before that where that one
 * comes from: in the words, under the names and with the signatures of those who said it. Nothing is copied: a post stays its
 * author's, who can take it back, and the same server keeps both, also when the origin has ended.
 */
@Singleton
public final class ForkArchive {
    /** So many groups are gone back. */
    static final int DEEPEST = 10;

    private final Transactions transactions;
    private final Forks forks;
    private final Timelines timelines;
    private final Decisions decisions;

    ForkArchive(Transactions transactions, Forks forks, Timelines timelines, Decisions decisions) {
        this.transactions = transactions;
        this.forks = forks;
        this.timelines = timelines;
        this.decisions = decisions;
    }

    /**
     * One thing of it.
     *
     * @param origin the group in which it was said
     * @param decision the vote, where the post puts one
     */
    public record Entry(
            Identity origin, Post post, @Nullable Decision decision) {}

    /** Newest first; empty for a group that was not founded from another one. */
    public Page<Entry> of(Identity group, Page.Request page) {
        return transactions.read(() -> {
            var found = new ArrayList<Post>();
            var origins = new ArrayList<Identity>();
            var before = page.before();
            var fork = forks.of(group.id());
            // Ids sort by time: what a group wrote is later than its own, and what it brought along earlier.
            for (var step = 0; step < DEEPEST && fork.isPresent() && found.size() <= page.limit(); step++) {
                var origin = fork.get().origin();
                before = Math.min(before, fork.get().group().id());
                var left = page.limit() + 1 - found.size();
                for (var post : timelines.publicOf(origin.id(), before, left)) {
                    found.add(post);
                    origins.add(origin);
                }
                fork = forks.of(origin.id());
            }
            return Page.of(
                    entries(found, origins), page.limit(), entry -> entry.post().id());
        });
    }

    private List<Entry> entries(List<Post> posts, List<Identity> origins) {
        var votes = decisions.among(posts);
        var entries = new ArrayList<Entry>();
        for (var place = 0; place < posts.size(); place++) {
            var post = posts.get(place);
            entries.add(new Entry(origins.get(place), post, votes.get(post.id())));
        }
        return entries;
    }
}
