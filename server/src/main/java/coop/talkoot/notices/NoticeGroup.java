package coop.talkoot.notices;

import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that say the same of the same post: thanks for it, passing it on; and those who followed on one day.
 *
 * @param key the same for all of the group, on every page
 * @param newest the latest of them
 * @param oldestId the earliest of them
 * @param count how many there are
 * @param actors some of who did it, the latest first
 */
public record NoticeGroup(String key, Notice newest, long oldestId, int count, boolean isRead, List<Identity> actors) {
    /** How many are named. */
    public static final int MOST_ACTORS = 8;

    public NoticeGroup {
        actors = List.copyOf(actors);
    }

    public Notice.Kind kind() {
        return newest.kind();
    }

    public @Nullable Post post() {
        return newest.post();
    }
}
