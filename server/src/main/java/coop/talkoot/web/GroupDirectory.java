package coop.talkoot.web;

import coop.talkoot.people.Identity;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;
import java.util.List;

/** The groups of a federation, for programs that take lists in; {@code id} is what a group is called on the wire. */
@Serdeable
record GroupDirectory(String name, String id, List<Entry> groups) {
    /** One of them. */
    @Serdeable
    record Entry(String name, String address, String id, String url) {}

    static GroupDirectory of(Identity federation, Collection<Identity> groups) {
        return new GroupDirectory(
                federation.displayName(),
                federation.uri(),
                groups.stream()
                        .map(group -> new Entry(group.displayName(), group.address(), group.uri(), group.url()))
                        .toList());
    }
}
