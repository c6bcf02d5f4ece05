package coop.talkoot.posts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Orders of what was read all at once. */
final class Tree {
    private Tree() {}

    /** Everything below {@code id}, each followed by what is below it, the oldest first. */
    static List<Post> below(long id, Map<Long, List<Post>> children) {
        var found = new ArrayList<Post>();
        var open = new ArrayDeque<Post>();
        push(open, children.get(id));
        while (!open.isEmpty()) {
            var next = open.pop();
            found.add(next);
            push(open, children.get(next.id()));
        }
        return found;
    }

    /** Posts by ids of something about them, the newest of these first. */
    static Map<Long, Post> newestFirst(Map<Long, Long> about, Map<Long, Post> posts) {
        var ordered = new LinkedHashMap<Long, Post>();
        about.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByKey(Comparator.reverseOrder()))
                .filter(entry -> posts.containsKey(entry.getValue()))
                .forEach(entry -> ordered.put(entry.getKey(), Objects.requireNonNull(posts.get(entry.getValue()))));
        return ordered;
    }

    private static void push(ArrayDeque<Post> open, @Nullable List<Post> answers) {
        if (answers != null) {
            answers.reversed().forEach(open::push);
        }
    }
}
