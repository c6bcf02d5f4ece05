package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;

import coop.talkoot.people.Identities;
import coop.talkoot.schema.tables.records.AnnounceRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Fills lines of a list, found as ids, with posts and with who passed them on. */
@Singleton
final class AppearanceRows {
    private final DSLContext sql;
    private final PostRows posts;
    private final Identities identities;

    AppearanceRows(DSLContext sql, PostRows posts, Identities identities) {
        this.sql = sql;
        this.posts = posts;
        this.identities = identities;
    }

    /** Given newest first. */
    List<Appearance> read(List<Line> lines) {
        var postIds = new LinkedHashSet<Long>();
        var announceIds = new ArrayList<Long>();
        lines.forEach(line -> {
            postIds.add(line.postId());
            if (line.isPassedOn()) {
                announceIds.add(line.id());
            }
        });
        var known = posts.inOrder(List.copyOf(postIds), DSL.noCondition()).stream()
                .collect(Collectors.toUnmodifiableMap(Post::id, post -> post));
        var announces = announces(announceIds, known);
        return lines.stream()
                .filter(line -> known.containsKey(line.postId()))
                .map(line -> new Appearance(Objects.requireNonNull(known.get(line.postId())), announces.get(line.id())))
                .sorted(Comparator.comparingLong(Appearance::id).reversed())
                .toList();
    }

    private Map<Long, Announce> announces(List<Long> ids, Map<Long, Post> known) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var rows = sql.selectFrom(ANNOUNCE).where(ANNOUNCE.ID.in(ids)).fetch();
        var actors = identities.byIds(rows.getValues(ANNOUNCE.ACTOR_ID));
        return rows.stream()
                .filter(row -> known.containsKey(row.getPostId()))
                .collect(Collectors.toUnmodifiableMap(
                        AnnounceRecord::getId,
                        row -> new Announce(
                                row.getId(),
                                row.getUri(),
                                Objects.requireNonNull(known.get(row.getPostId())),
                                Objects.requireNonNull(actors.get(row.getActorId())),
                                row.getCreatedAt())));
    }
}
