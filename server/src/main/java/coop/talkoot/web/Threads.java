package coop.talkoot.web;

import coop.talkoot.posts.Post;
import coop.talkoot.posts.Timelines;
import coop.talkoot.web.view.PostCard;
import coop.talkoot.web.view.Reply;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the answers to a post as the tree they are. */
@Singleton
final class Threads {
    private static final int MOST = 500;

    private final Timelines timelines;
    private final PostCards cards;

    Threads(Timelines timelines, PostCards cards) {
        this.timelines = timelines;
        this.cards = cards;
    }

    /** What stands below {@code post} in its thread. */
    List<Reply> below(Post post, Visit visit, @Nullable Long placeId) {
        var answers = timelines.answers(post, visit.actorId(), 0, MOST);
        var gaps = gaps(post, answers);
        var all = Stream.concat(gaps.stream(), answers.stream())
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList();
        var byParent = new HashMap<Long, List<Post>>();
        for (var answer : all) {
            var parent = answer.inReplyToId();
            if (parent != null) {
                byParent.computeIfAbsent(parent, id -> new ArrayList<>()).add(answer);
            }
        }
        return replies(post.id(), byParent, cards.thread(all, visit, placeId), new HashSet<>());
    }

    /** Deleted answers that others hang on. */
    private List<Post> gaps(Post post, List<Post> answers) {
        var present = new HashSet<Long>();
        answers.forEach(answer -> present.add(answer.id()));
        var missing = answers.stream()
                .map(Post::inReplyToId)
                .filter(Objects::nonNull)
                .filter(id -> id != post.id() && id != post.rootId() && !present.contains(id))
                .distinct()
                .toList();
        return missing.isEmpty()
                ? List.of()
                : timelines.inOrder(missing).stream().filter(Post::isDeleted).toList();
    }

    private static List<Reply> replies(
            long parent, Map<Long, List<Post>> byParent, Map<Long, PostCard> cards, Set<Long> drawn) {
        var replies = new ArrayList<Reply>();
        for (var answer : byParent.getOrDefault(parent, List.of())) {
            var card = cards.get(answer.id());
            if (card != null && drawn.add(answer.id())) {
                replies.add(new Reply(card, answer.isDeleted(), replies(answer.id(), byParent, cards, drawn)));
            }
        }
        return replies;
    }
}
