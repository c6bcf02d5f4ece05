package coop.talkoot.web;

import coop.talkoot.groups.affiliation.Link;
import coop.talkoot.people.Identity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups of a federation, for programs that take lists in; {@code id} is what a group is called on the wire. */
@Serdeable
record GroupDirectory(String name, String id, List<Entry> groups) {
    /**
     * One of them.
     *
     * @param belongsTo the groups of this tree that are right above it, the nearest to the top first
     */
    @Serdeable
    record Entry(String name, String address, String id, String url, List<Tie> belongsTo) {}

    /**
     * That it belongs to a group.
     *
     * @param id of the group above
     * @param state MEMBER or NOTICE
     * @param ends when it is over; null without notice
     */
    @Serdeable
    record Tie(String id, String state, @Nullable Instant ends) {}

    static GroupDirectory of(Identity federation, List<Link> links) {
        var entries = new LinkedHashMap<Long, Entry>();
        for (var link : links) {
            var group = link.child();
            entries.computeIfAbsent(
                            group.id(),
                            ignored -> new Entry(
                                    group.displayName(), group.address(), group.uri(), group.url(), new ArrayList<>()))
                    .belongsTo()
                    .add(new Tie(link.parent().uri(), link.endsAt() == null ? "MEMBER" : "NOTICE", link.endsAt()));
        }
        return new GroupDirectory(federation.displayName(), federation.uri(), List.copyOf(entries.values()));
    }
}
