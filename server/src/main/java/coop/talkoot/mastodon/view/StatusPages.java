package coop.talkoot.mastodon.view;

import coop.talkoot.posts.Feeds;
import coop.talkoot.posts.Line;
import coop.talkoot.posts.Marks;
import coop.talkoot.posts.filter.Filter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Draws pages of lists. What a status says to everybody is kept for who reads it next ({@link RecentStatuses}); what it
 * says to the reader alone is asked each time, in one query for a page.
 */
@Singleton
public final class StatusPages {
    private final Feeds feeds;
    private final Statuses statuses;
    private final Marks marks;
    private final RecentStatuses recent;

    StatusPages(Feeds feeds, Statuses statuses, Marks marks, RecentStatuses recent) {
        this.feeds = feeds;
        this.statuses = statuses;
        this.marks = marks;
        this.recent = recent;
    }

    /** The same as {@link Statuses#all} of what stands in these lines. */
    public List<MastodonStatus> of(List<Line> lines, @Nullable Long viewerId, Filter.Context place) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var drawn = drawn(lines);
        if (viewerId == null) {
            return lines.stream()
                    .map(line -> drawn.get(line.id()))
                    .filter(Objects::nonNull)
                    .map(RecentStatuses.Drawn::status)
                    .toList();
        }
        var glance = marks.glance(
                viewerId,
                lines.stream().map(Line::postId).toList(),
                drawn.values().stream().map(RecentStatuses.Drawn::rootId).toList());
        if (glance.hasFilters()) {
            return statuses.all(feeds.filled(lines), viewerId, place);
        }
        var polls = asking(lines, drawn, viewerId, place);
        var page = new ArrayList<MastodonStatus>(lines.size());
        for (var line : lines) {
            var one = drawn.get(line.id());
            if (one != null) {
                page.add(Objects.requireNonNullElseGet(polls.get(line.id()), () -> one.seenBy(viewerId, glance)));
            }
        }
        return page;
    }

    /** As guests see them, by the lines' ids. */
    private Map<Long, RecentStatuses.Drawn> drawn(List<Line> lines) {
        var drawn = new HashMap<Long, RecentStatuses.Drawn>();
        var missing = new ArrayList<Line>();
        for (var line : lines) {
            var known = recent.find(line.id());
            if (known == null) {
                missing.add(line);
            } else {
                drawn.put(line.id(), known);
            }
        }
        if (!missing.isEmpty()) {
            var before = recent.changes();
            var appearances = feeds.filled(missing);
            var shown = statuses.all(appearances, null);
            for (var i = 0; i < appearances.size(); i++) {
                var one = RecentStatuses.Drawn.of(appearances.get(i), shown.get(i));
                drawn.put(appearances.get(i).id(), one);
                recent.keep(one, before);
            }
        }
        return drawn;
    }

    /** What asks something looks different to who answered it: these are drawn for the reader. */
    private Map<Long, MastodonStatus> asking(
            List<Line> lines, Map<Long, RecentStatuses.Drawn> drawn, long viewerId, Filter.Context place) {
        var asking = lines.stream()
                .filter(line -> {
                    var one = drawn.get(line.id());
                    return one != null && one.asks();
                })
                .toList();
        if (asking.isEmpty()) {
            return Map.of();
        }
        var found = feeds.filled(asking);
        var shown = statuses.all(found, viewerId, place);
        var byId = new HashMap<Long, MastodonStatus>();
        for (var i = 0; i < found.size() && found.size() == shown.size(); i++) {
            byId.put(found.get(i).id(), shown.get(i));
        }
        return byId;
    }
}
