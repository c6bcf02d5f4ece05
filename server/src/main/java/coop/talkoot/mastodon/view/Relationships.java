package coop.talkoot.mastodon.view;

import coop.talkoot.people.Follows;
import coop.talkoot.people.HostBlocks;
import coop.talkoot.people.Mutes;
import coop.talkoot.people.PersonalNotes;
import coop.talkoot.people.Relations;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** How somebody stands to others: for any number of them the same few queries. */
@Singleton
public final class Relationships {
    private final Relations relations;
    private final Follows follows;
    private final Mutes mutes;
    private final HostBlocks hosts;
    private final PersonalNotes notes;

    Relationships(Relations relations, Follows follows, Mutes mutes, HostBlocks hosts, PersonalNotes notes) {
        this.relations = relations;
        this.follows = follows;
        this.mutes = mutes;
        this.hosts = hosts;
        this.notes = notes;
    }

    public MastodonRelationship one(long viewerId, long otherId) {
        return all(viewerId, List.of(otherId)).getFirst();
    }

    public List<MastodonRelationship> all(long viewerId, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var wishes = follows.from(viewerId, ids);
        var muted = mutes.among(viewerId, ids);
        var hidden = hosts.among(viewerId, ids);
        var noted = notes.among(viewerId, ids);
        return relations.of(viewerId, ids).entrySet().stream()
                .map(relation -> MastodonRelationship.of(
                        relation.getKey(),
                        relation.getValue(),
                        wishes.get(relation.getKey()),
                        muted.get(relation.getKey()),
                        hidden.contains(relation.getKey()),
                        noted.getOrDefault(relation.getKey(), "")))
                .toList();
    }
}
