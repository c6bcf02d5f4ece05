package coop.talkoot.api;

import coop.talkoot.people.FollowList;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** A list of the viewer's. */
@Serdeable
record FollowListView(String id, String title, String replies, boolean isExclusive) {
    static FollowListView of(FollowList list) {
        return new FollowListView(
                Long.toString(list.id()),
                list.title(),
                list.replies().name().toLowerCase(Locale.ROOT),
                list.isExclusive());
    }
}
