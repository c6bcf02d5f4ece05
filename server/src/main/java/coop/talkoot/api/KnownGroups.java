package coop.talkoot.api;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;

/** Groups by the id in an address. */
@Singleton
final class KnownGroups {
    private final Groups groups;

    KnownGroups(Groups groups) {
        this.groups = groups;
    }

    Group require(String segment) {
        return require(SentQuery.id(segment));
    }

    Group require(long id) {
        return groups.find(id)
                .filter(group -> !group.identity().isGone() && !group.identity().isSuspended())
                .orElseThrow(() -> Refused.notFound("There is no such group here."));
    }

    /** For what only a group's own server decides. */
    Group requireLocal(String segment) {
        var group = require(segment);
        if (!group.isLocal()) {
            throw Refused.notAllowed("This group is run by another server.");
        }
        return group;
    }
}
