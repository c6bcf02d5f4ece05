package coop.talkoot.posts;

import coop.talkoot.people.Identity;
import java.util.List;

/**
 * The direct posts of one thread, as one of those sees them who take part in it.
 *
 * @param with the others of its latest post, who wrote it first
 * @param latest the last post that can be read
 */
public record Conversation(long id, List<Identity> with, Post latest, boolean isUnread) {
    public Conversation {
        with = List.copyOf(with);
    }
}
