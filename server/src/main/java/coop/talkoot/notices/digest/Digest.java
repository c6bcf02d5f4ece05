package coop.talkoot.notices.digest;

import coop.talkoot.notices.Notice;
import coop.talkoot.notices.Topic;
import coop.talkoot.people.Viewer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * What one letter tells.
 *
 * @param isAll whether there is nothing more unread than this
 * @param ending path of the page that ends these letters
 */
public record Digest(Viewer reader, Pace pace, List<Part> parts, boolean isAll, String ending) {
    /** What stands under one heading, latest first. */
    public record Part(Topic topic, List<Told> told) {
        public Part {
            told = List.copyOf(told);
        }
    }

    /** Something told; {@code others} did the same to the same as who did it last. */
    public record Told(Notice newest, int others) {}

    public Digest {
        parts = List.copyOf(parts);
    }

    /** {@code unread} put under headings, what says the same put together. */
    static List<Part> parts(List<Notice> unread) {
        var alike = new LinkedHashMap<List<Object>, List<Notice>>();
        unread.forEach(notice -> alike.computeIfAbsent(sameness(notice), key -> new ArrayList<>())
                .add(notice));
        var parts = new EnumMap<Topic, List<Told>>(Topic.class);
        alike.values()
                .forEach(same -> parts.computeIfAbsent(same.getFirst().kind().topic(), topic -> new ArrayList<>())
                        .add(new Told(same.getFirst(), others(same))));
        return parts.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    private static int others(List<Notice> same) {
        return (int) same.stream().map(notice -> notice.actor().id()).distinct().count() - 1;
    }

    private static List<Object> sameness(Notice notice) {
        var post = notice.post();
        var isOfAll = post != null || notice.kind().isByDay();
        return List.of(
                notice.kind(),
                isOfAll ? (post == null ? 0L : post.id()) : notice.id(),
                Objects.requireNonNullElse(notice.subjectId(), 0L));
    }
}
